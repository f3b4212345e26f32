import { env } from '../env.ts'

/** The address people reach this installation by, without a slash at the end: PUBLIC_URL, or the one asked by. */
export function originOf(headers: Headers): string {
  const { PUBLIC_URL } = env()
  if (PUBLIC_URL) return new URL(PUBLIC_URL).origin
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'
  return `${headers.get('x-forwarded-proto')?.split(',')[0] ?? 'http'}://${host}`
}

/** The same where nobody asks, as in mails that the clock sends. */
export function originForMails(): string {
  const { PUBLIC_URL, PORT } = env()
  return PUBLIC_URL ? new URL(PUBLIC_URL).origin : `http://localhost:${PORT}`
}
