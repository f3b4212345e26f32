import nodemailer from 'nodemailer'
import { env } from '../env.ts'
import { log } from '../log.ts'

export type Mail = {
  to: string
  subject: string
  text: string
  html?: string
  attachments?: { filename: string; content: string }[]
}

/**
 * Whether a mail left; `because` says in a sentence why not. The server was `away`, wants it `later`,
 * or `refused` it for good; `unsure`: the line broke, and it may have been taken.
 */
export type Sent =
  | { sent: true }
  | { sent: false; because: string; how: 'away' | 'later' | 'refused' | 'unsure' }

/**
 * Hands a mail to the SMTP server of SMTP_URL, and answers once that has taken it. Without one
 * nothing is sent; a server that refuses is logged. Either way the caller is told and goes on,
 * because no work of the product depends on a mail.
 */
export async function sendMail({ to, ...content }: Mail): Promise<Sent> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) return { sent: false, because: 'No mail server is set (SMTP_URL).', how: 'away' }
  const transport = nodemailer.createTransport(SMTP_URL, { from: MAIL_FROM })
  try {
    await transport.sendMail({ to, ...content, disableFileAccess: true, disableUrlAccess: true })
    return { sent: true }
  } catch (error) {
    log().error({ error, to, subject: content.subject }, 'mail not sent')
    return { sent: false, because: 'The mail server did not take the message.', how: howOf(error) }
  } finally {
    transport.close()
  }
}

/** What an error of nodemailer says about the mail: by the server's answer, or how far it came. */
function howOf(error: unknown): Exclude<Sent, { sent: true }>['how'] {
  const { code, responseCode, syscall, timeoutType } = error as {
    code?: string
    responseCode?: number
    syscall?: string
    timeoutType?: string
  }
  const isBefore =
    ['EAUTH', 'EDNS', 'ETLS', 'EOAUTH2'].includes(code ?? '') ||
    ['connect', 'getaddrinfo'].includes(syscall ?? '') ||
    ['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'].includes(timeoutType ?? '')
  if (isBefore) return 'away'
  if (!responseCode) return 'unsure'
  return responseCode < 500 ? 'later' : 'refused'
}
