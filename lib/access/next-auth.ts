import type { AuthOptions } from 'next-auth'
import CredentialsProvider from 'next-auth/providers/credentials'
import { ExpectedError } from '../errors.ts'
import { addressOf } from './address.ts'
import { isSecure, longestSession, sessionKey } from './session-token.ts'
import { signIn } from './sign-in.ts'

/**
 * next-auth with the product's own sign-in: its cookie carries nothing but a session's id, and the
 * `sessions` table decides at each request whether that still counts.
 */
export function authOptions(): AuthOptions {
  // next-auth reads these from the environment alone. The app's own address is PUBLIC_URL, or
  // whatever host it was asked by.
  process.env.AUTH_TRUST_HOST ??= 'true'
  return {
    secret: sessionKey(),
    useSecureCookies: isSecure(),
    session: { strategy: 'jwt', maxAge: longestSession },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      CredentialsProvider({
        credentials: { email: { label: 'E-mail' }, password: { label: 'Password' } },
        authorize: async (given, request) => {
          const headers = new Headers(request.headers)
          const sessionId = await signIn({
            email: given?.email ?? '',
            password: given?.password ?? '',
            address: addressOf(headers),
            userAgent: headers.get('user-agent') ?? '',
          }).catch(refused)
          return sessionId ? { id: sessionId } : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sid: user ? user.id : token.sid }),
      session: ({ session }) => ({ expires: session.expires }),
    },
  }
}

function refused(error: unknown): null {
  if (error instanceof ExpectedError) return null
  throw error
}
