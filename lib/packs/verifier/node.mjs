import * as nodeCrypto from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { describeReport, readZip, verifyPack, Wrong } from './core.mjs'

const USAGE = `node verify.mjs [PACK] [--earlier OLD] [--key SHA256:…]
  PACK     a pack: the ZIP or the unzipped folder; without it, the folder this is run in
  OLD      an earlier pack (ZIP or folder) or a checkpoint file
  --key    the fingerprint of the key that must have signed`

/** Runs the command line, and answers the exit status: 0 the pack holds, 1 it does not or can't be read. */
export async function main(args, write = (line) => process.stdout.write(`${line}\n`)) {
  const options = {}
  let path
  for (let index = 0; index < args.length; index++) {
    const argument = args[index]
    if (argument === '--earlier') options.earlierPath = args[++index]
    else if (argument === '--key') options.key = args[++index]
    else if (argument.startsWith('-') || path !== undefined) {
      write(USAGE)
      return 1
    } else path = argument
  }
  const report = await verifyPackAt(path ?? '.', options)
  for (const line of describeReport(report)) write(line)
  return report.ok ? 0 : 1
}

/** Verifies the ZIP or folder at a path. Throws nothing: what can't be read is a problem of the report. */
export async function verifyPackAt(path, { earlierPath, key, onProgress } = {}) {
  let pack
  try {
    pack = await openPack(path)
    const earlier = earlierPath === undefined ? undefined : await readCheckpointAt(earlierPath)
    return await verifyPack(pack.source, platform, { earlier, key, onProgress })
  } catch (error) {
    const where = error instanceof Wrong ? error.where : path
    return { ok: false, problems: [`${where}: ${error.message}`], problemCount: 1, facts: {} }
  } finally {
    await pack?.close()
  }
}

/** Node's SHA-2 and Ed25519, as the core asks for them. */
export const platform = {
  // The one-shot hash is three times as fast, and missing from the first releases of Node 20.
  sha256: nodeCrypto.hash
    ? (bytes) => nodeCrypto.hash('sha256', bytes, 'buffer')
    : (bytes) => nodeCrypto.createHash('sha256').update(bytes).digest(),
  sha512: (bytes) => nodeCrypto.createHash('sha512').update(bytes).digest(),
  hasher: () => nodeCrypto.createHash('sha256'),
  verifyEd25519(publicKey, message, signature) {
    const x = Buffer.from(publicKey).toString('base64url')
    const key = nodeCrypto.createPublicKey({
      format: 'jwk',
      key: { kty: 'OKP', crv: 'Ed25519', x },
    })
    return nodeCrypto.verify(null, message, key, signature)
  },
}

async function openPack(path) {
  if ((await stat(path)).isDirectory())
    return { source: await readFolder(path), close: async () => undefined }
  const handle = await open(path)
  try {
    const source = await readZip({
      size: (await handle.stat()).size,
      async slice(from, to) {
        const bytes = new Uint8Array(to - from)
        let done = 0
        while (done < bytes.length) {
          const { bytesRead } = await handle.read(bytes, done, bytes.length - done, from + done)
          if (bytesRead === 0) throw new Wrong('the ZIP', 'it is cut')
          done += bytesRead
        }
        return bytes
      },
    })
    return { source, close: () => handle.close() }
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function readFolder(path) {
  const names = await namesUnder(path, '')
  return {
    names: names.sort(),
    chunks: (name) => createReadStream(joinPath(path, name), { highWaterMark: 1 << 20 }),
  }
}

async function namesUnder(path, prefix) {
  const names = []
  for (const entry of await readdir(joinPath(path, prefix), { withFileTypes: true })) {
    const name = `${prefix}${entry.name}`
    if (entry.isDirectory()) names.push(...(await namesUnder(path, `${name}/`)))
    else if (entry.isFile()) names.push(name)
    else throw new Wrong(name, 'it is neither a file nor a folder')
  }
  return names
}

/** The checkpoint's text out of a checkpoint file or of an earlier pack. */
async function readCheckpointAt(path) {
  const about = await stat(path)
  if (about.isFile() && about.size < 4096) return readFile(path, 'utf8')
  const { source, close } = await openPack(path)
  try {
    const parts = []
    if (!source.names.includes('data/trail/checkpoint'))
      throw new Wrong(path, 'it is no pack: it holds no checkpoint')
    for await (const chunk of source.chunks('data/trail/checkpoint')) parts.push(chunk)
    return Buffer.concat(parts).toString('utf8')
  } finally {
    await close()
  }
}
