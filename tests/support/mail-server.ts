import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { vi } from 'vitest'

type Taken = { from: string; to: string[]; raw: string; user: string | undefined }

/** A real SMTP server, which the settings name; `onTaken` hears of each mail before it is acknowledged. */
export async function mailServer(onTaken: (mail: Taken) => Promise<void> = async () => {}) {
  const taken: Taken[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      password === 'its-password' ? done(null, { user: username }) : done(new Error('no')),
    onRcptTo: ({ address }, _session, done) =>
      address.endsWith('@refused.test') ? done(new Error('550 no such box')) : done(),
    onData: (stream, { envelope, user }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        const mail = { from, to, raw: Buffer.concat(chunks).toString('utf8'), user }
        taken.push(mail)
        onTaken(mail).then(() => done(), done)
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  vi.stubEnv('SMTP_URL', `smtp://plumbline:its-password@127.0.0.1:${port}`)
  vi.stubEnv('MAIL_FROM', 'Kestrel AIMS <aims@kestrel.test>')
  let closed = false
  const close = () =>
    new Promise<void>((done) => {
      if (closed) return done()
      closed = true
      server.close(done)
    })
  return { taken, close, [Symbol.asyncDispose]: close }
}

/** Body of a mail of one part, whichever transfer encoding it came in. */
export function decoded(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const joined = body.replaceAll('=\r\n', '')
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`)
  return /quoted-printable/i.test(head) ? decodeURIComponent(bytes) : body
}
