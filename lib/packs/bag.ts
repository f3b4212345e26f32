import type { SigningKey } from '../audit-trail/keys.ts'
import type { Spool, Spooled } from './spool.ts'
import { allowedSigners, signAsSsh } from './sshsig.ts'
import { verifierFiles } from './verifier/assemble.ts'

/**
 * Makes a BagIt bag (RFC 8493) of the payload in the spool (`data/…`): declaration, bag-info.txt,
 * manifests, the verifier, the key, and its signature over the tag manifest. The tag manifest covers
 * every tag file but itself and the signature. Payload-Oxum is added to `info`.
 */
export async function closeBag(
  spool: Spool,
  info: [label: string, value: string][],
  key: SigningKey,
): Promise<void> {
  const payload = spool.sorted()
  const octets = payload.reduce((sum, file) => sum + file.size, 0)
  await spool.add('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
  await spool.add(
    'bag-info.txt',
    [...info, ['Payload-Oxum', `${octets}.${payload.length}`]]
      .map(([label, value]) => `${label}: ${oneLine(value ?? '')}\n`)
      .join(''),
  )
  await spool.add('manifest-sha256.txt', manifestOf(payload))
  await spool.add('signing-key.pub', `${key.publicLine}\n`)
  await spool.add('allowed_signers', allowedSigners(key))
  for (const [name, content] of Object.entries(await verifierFiles()))
    await spool.add(name, content)

  const tagManifest = manifestOf(spool.sorted().filter((file) => !file.name.startsWith('data/')))
  await spool.add('tagmanifest-sha256.txt', tagManifest)
  await spool.add('tagmanifest-sha256.txt.sig', signAsSsh(Buffer.from(tagManifest), key))
}

/** As `sha256sum` writes and checks it. */
function manifestOf(files: Spooled[]): string {
  return files.map((file) => `${file.sha256}  ${file.name}\n`).join('')
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}
