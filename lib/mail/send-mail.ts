import nodemailer from 'nodemailer'
import { env } from '../env.ts'
import { log } from '../log.ts'

export type Mail = { to: string; subject: string; text: string }

/** Whether a mail left; `because` says in a sentence why not. */
export type Sent = { sent: true } | { sent: false; because: string }

/**
 * Hands a mail to the SMTP server of SMTP_URL, and answers once that has taken it. Without one
 * nothing is sent; a server that refuses is logged. Either way the caller is told and goes on,
 * because no work of the product depends on a mail.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<Sent> {
  const { SMTP_URL, MAIL_FROM } = env()
  if (!SMTP_URL) return { sent: false, because: 'No mail server is set (SMTP_URL).' }
  const transport = nodemailer.createTransport(SMTP_URL, { from: MAIL_FROM })
  try {
    await transport.sendMail({ to, subject, text, disableFileAccess: true, disableUrlAccess: true })
    return { sent: true }
  } catch (error) {
    log().error({ error, to, subject }, 'mail not sent')
    return { sent: false, because: 'The mail server did not take the message.' }
  } finally {
    transport.close()
  }
}
