import { createHash } from 'node:crypto'
import { type SigningKey, sshString } from '../audit-trail/keys.ts'
import { toSshSignature } from './verifier/core.mjs'

/** The namespace that keeps a pack's signature from standing for anything else. */
export const PACK_NAMESPACE = 'plumbline-pack'

/** The principal of `ssh-keygen -Y verify -I plumbline`. */
export const PACK_PRINCIPAL = 'plumbline'

/**
 * An OpenSSH signature (SSHSIG, SHA-512) over a message in the namespace of packs. Ed25519 is
 * deterministic: the same message and key give the same text.
 */
export function signAsSsh(message: Uint8Array, key: SigningKey): string {
  const digest = createHash('sha512').update(message).digest()
  const signed = Buffer.concat([
    Buffer.from('SSHSIG'),
    sshString(PACK_NAMESPACE),
    sshString(''),
    sshString('sha512'),
    sshString(digest),
  ])
  return toSshSignature({ publicKey: key.publicKey, signature: key.sign(signed) })
}

/** The allowed signers file that `ssh-keygen -Y verify -f` reads: this key, for packs only. */
export function allowedSigners(key: SigningKey): string {
  return `${PACK_PRINCIPAL} namespaces="${PACK_NAMESPACE}" ${key.publicLine}\n`
}
