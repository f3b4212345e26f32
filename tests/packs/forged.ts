import { createHash } from 'node:crypto'
import type { SigningKey } from '../../lib/audit-trail/keys.ts'
import { allowedSigners, signAsSsh } from '../../lib/packs/sshsig.ts'
import type { Files } from './zip-of.ts'

/** The files of a pack with manifests and sums that fit them again; signed with a key, if one is given. */
export function madeGood(changed: Files, by?: SigningKey, hash = sha256): Files {
  const files: Files = { ...changed }
  const list = (test: (name: string) => boolean) =>
    Object.keys(files)
      .filter(test)
      .sort()
      .map((name) => `${hash(files[name] ?? '')}  ${name}\n`)
      .join('')
  const payload = Object.keys(files).filter((name) => name.startsWith('data/'))
  const octets = payload.reduce((total, name) => total + Buffer.from(files[name] ?? '').length, 0)
  files['bag-info.txt'] = String(files['bag-info.txt']).replace(
    /(Payload-Oxum: ).*/,
    `$1${octets}.${payload.length}`,
  )
  files['manifest-sha256.txt'] = list((name) => name.startsWith('data/'))
  if (by) {
    files['signing-key.pub'] = `${by.publicLine}\n`
    files.allowed_signers = allowedSigners(by)
  }
  files['tagmanifest-sha256.txt'] = list(
    (name) => !name.startsWith('data/') && !name.startsWith('tagmanifest'),
  )
  if (by)
    files['tagmanifest-sha256.txt.sig'] = signAsSsh(
      Buffer.from(files['tagmanifest-sha256.txt']),
      by,
    )
  return files
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
