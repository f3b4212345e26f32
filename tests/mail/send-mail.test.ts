import { afterEach, expect, test, vi } from 'vitest'
import { describeInvitation } from '../../lib/access/link-mails.ts'
import { sendMail } from '../../lib/mail/send-mail.ts'
import { decoded, mailServer } from '../support/mail-server.ts'

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
  expect(sent).toMatchObject({ sent: false, because: expect.stringContaining('SMTP_URL') })
})

test('a mail server that is away or refuses does not stop the work, and the caller is told', async () => {
  await using server = await mailServer()
  const refused = await sendMail({ to: 'nobody@refused.test', subject: 's', text: 't' })
  expect(refused).toMatchObject({ sent: false, how: 'refused' })
  await server.close()
  const away = await sendMail({ to: 'maya@kestrel.test', subject: 's', text: 't' })
  expect(away).toMatchObject({ sent: false, how: 'away' })
  expect(server.taken).toHaveLength(0)
})

test('what people typed does not become a header', async () => {
  await using server = await mailServer()
  const subject = 'Join us\r\nBcc: everybody@kestrel.test'
  await sendMail({ to: 'maya@kestrel.test', subject, text: 'x' })
  expect(server.taken[0]?.to).toEqual(['maya@kestrel.test'])
  expect(server.taken[0]?.raw).not.toMatch(/^Bcc:/im)
})
