import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  sign,
} from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export type SigningKey = {
  /** 32 bytes. */
  publicKey: Buffer
  /** `ssh-ed25519 AAAA…`, as OpenSSH writes it, without a comment. */
  publicLine: string
  /** `SHA256:…`, as `ssh-keygen -l` prints it. */
  fingerprint: string
  /** Ed25519 signature, 64 bytes; the same message gives the same bytes. */
  sign(message: Uint8Array): Buffer
}

/**
 * The installation's Ed25519 key in `<dataDir>/secrets/signing.key` (PKCS 8, mode 0600), made when
 * it is first needed. Several processes may ask at once: all get the same key.
 */
export async function signingKey(dataDir: string): Promise<SigningKey> {
  const file = join(dataDir, 'secrets', 'signing.key')
  const pem = (await readIfThere(file)) ?? (await createKey(dataDir, file))
  return toSigningKey(pem)
}

/** The installation's key if it has one already; null where none was ever made. */
export async function findSigningKey(dataDir: string): Promise<SigningKey | null> {
  const pem = await readIfThere(join(dataDir, 'secrets', 'signing.key'))
  return pem === null ? null : toSigningKey(pem)
}

/** Makes a key beside the one that signs, to take its place when the trail says so. */
export async function draftKey(dataDir: string): Promise<SigningKey> {
  await rm(nextKeyFile(dataDir), { force: true })
  return toSigningKey(await createKey(dataDir, nextKeyFile(dataDir)))
}

/** Puts the key beside the one that signs in its place if it is the one with this fingerprint. */
export async function adoptKey(dataDir: string, fingerprint: string): Promise<boolean> {
  const next = nextKeyFile(dataDir)
  const pem = await readIfThere(next)
  if (pem === null || toSigningKey(pem).fingerprint !== fingerprint) return false
  await rename(next, join(dataDir, 'secrets', 'signing.key'))
  return true
}

function nextKeyFile(dataDir: string): string {
  return join(dataDir, 'secrets', 'signing.key.next')
}

/** A signing key from its PKCS 8 text. Throws if it is not Ed25519. */
export function toSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('The signing key is not Ed25519')
  const publicKey = createPublicKey(privateKey)
    .export({ format: 'der', type: 'spki' })
    .subarray(-32)
  return {
    publicKey,
    publicLine: publicLineOf(publicKey),
    fingerprint: fingerprintOf(publicKey),
    sign: (message) => sign(null, message, privateKey),
  }
}

/** `ssh-ed25519 AAAA…` of a raw public key. */
export function publicLineOf(publicKey: Uint8Array): string {
  return `ssh-ed25519 ${sshBlob(publicKey).toString('base64')}`
}

/** `SHA256:…` of a raw public key. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const digest = createHash('sha256').update(sshBlob(publicKey)).digest('base64')
  return `SHA256:${digest.replace(/=+$/, '')}`
}

/** The public key as SSH's wire format holds it: two strings, each with its length. */
export function sshBlob(publicKey: Uint8Array): Buffer {
  return Buffer.concat([sshString('ssh-ed25519'), sshString(publicKey)])
}

/** A string of SSH's wire format: four bytes of length, then the bytes. */
export function sshString(value: string | Uint8Array): Buffer {
  const bytes = Buffer.from(value)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

async function createKey(dataDir: string, file: string): Promise<string> {
  await mkdir(join(dataDir, 'secrets'), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 })
  try {
    // A link appears whole or not at all, and never replaces: the first process wins.
    await link(draft, file)
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(draft, { force: true })
  }
  return readFile(file, 'utf8')
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
