import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterEach, expect, test, vi } from 'vitest'
import { describeInvitation } from '../../lib/access/link-mails.ts'
import { sendMail } from '../../lib/mail/send-mail.ts'

type Taken = { from: string; to: string[]; raw: string; user: string | undefined }

afterEach(() => vi.unstubAllEnvs())

test('a mail arrives at a real SMTP server, whole and in UTF-8', async () => {
  await using server = await mailServer()
  const link = `https://plumbline.kestrel.test/invitation/${'a1B2-'.repeat(9)}`
  const mail = describeInvitation({ organisation: 'Käpt’n & Söhne', link })
  expect(await sendMail({ to: 'maya@kestrel.test', ...mail })).toEqual({ sent: true })
  const [taken] = server.taken
  expect(taken).toMatchObject({
    from: 'aims@kestrel.test',
    to: ['maya@kestrel.test'],
    user: 'plumbline',
  })
  const text = decoded(taken?.raw ?? '')
  expect(text).toContain(link)
  expect(text).toContain('Käpt’n & Söhne')
})

test('without a mail server nothing is sent, and the caller is told', async () => {
  vi.stubEnv('SMTP_URL', '')
  const sent = await sendMail({ to: 'maya@kestrel.test', subject: 's', text: 't' })
  expect(sent).toEqual({ sent: false, because: expect.stringContaining('SMTP_URL') })
})

test('a mail server that is away or refuses does not stop the work, and the caller is told', async () => {
  await using server = await mailServer()
  const refused = await sendMail({ to: 'nobody@refused.test', subject: 's', text: 't' })
  expect(refused).toMatchObject({ sent: false })
  await server.close()
  const away = await sendMail({ to: 'maya@kestrel.test', subject: 's', text: 't' })
  expect(away).toMatchObject({ sent: false })
  expect(server.taken).toHaveLength(0)
})

test('what people typed does not become a header', async () => {
  await using server = await mailServer()
  const subject = 'Join us\r\nBcc: everybody@kestrel.test'
  await sendMail({ to: 'maya@kestrel.test', subject, text: 'x' })
  expect(server.taken[0]?.to).toEqual(['maya@kestrel.test'])
  expect(server.taken[0]?.raw).not.toMatch(/^Bcc:/im)
})

async function mailServer() {
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
        taken.push({ from, to, raw: Buffer.concat(chunks).toString('utf8'), user })
        done()
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

/** Body of a mail, whichever transfer encoding it came in. */
function decoded(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const joined = body.replaceAll('=\r\n', '')
  const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => `%${hex}`)
  return /quoted-printable/i.test(head) ? decodeURIComponent(bytes) : body
}
