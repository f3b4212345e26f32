import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { httpServer } from './http-server.ts'

/** A time-stamp authority of OpenSSL with a CA of its own, in a folder that is there. */
export async function timeStampAuthority(dir: string) {
  const at = (name: string) => join(dir, name)
  mkdirSync(dir, { recursive: true })
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' })
  writeFileSync(at('serial'), '01\n')
  writeFileSync(
    at('tsa.cnf'),
    `[tsa]
default_tsa = here
[here]
serial = ${at('serial')}
crypto_device = builtin
signer_cert = ${at('tsa.pem')}
signer_key = ${at('tsa.key')}
certs = ${at('ca.pem')}
default_policy = 1.2.3.4.1
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_chain = no
[ext]
extendedKeyUsage = critical,timeStamping
basicConstraints = CA:false
`,
  )
  const key = ['-newkey', 'rsa:2048', '-nodes', '-batch']
  openssl('req', '-x509', ...key, '-subj', '/CN=A CA', '-keyout', 'ca.key', '-out', 'ca.pem')
  openssl('req', ...key, '-subj', '/CN=A TSA', '-keyout', 'tsa.key', '-out', 'tsa.csr')
  const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial']
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    ...by,
    '-extfile',
    'tsa.cnf',
    '-extensions',
    'ext',
    '-out',
    'tsa.pem',
  )
  const reply = (query: Buffer): Buffer => {
    const name = at(randomUUID())
    writeFileSync(`${name}.tsq`, query)
    openssl(
      'ts',
      '-reply',
      '-config',
      'tsa.cnf',
      '-section',
      'here',
      '-queryfile',
      `${name}.tsq`,
      '-out',
      `${name}.tsr`,
    )
    return readFileSync(`${name}.tsr`)
  }
  const server = await httpServer(({ headers, body }) =>
    headers['content-type'] === 'application/timestamp-query'
      ? {
          status: 200,
          body: reply(body),
          headers: { 'content-type': 'application/timestamp-reply' },
        }
      : { status: 415 },
  )
  /** What `openssl ts -verify` says of a stamp over a text; throws when it does not hold. */
  const verify = (text: string | Buffer, token: Buffer): string => {
    const name = at(randomUUID())
    writeFileSync(`${name}.txt`, text)
    writeFileSync(`${name}.tsr`, token)
    return String(
      openssl('ts', '-verify', '-data', `${name}.txt`, '-in', `${name}.tsr`, '-CAfile', 'ca.pem'),
    )
  }
  return { ...server, reply, verify }
}
