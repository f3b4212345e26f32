import { readZip, verifyPack, Wrong } from './core.mjs'

/**
 * Verifies a pack that was chosen or dropped as a file. Nothing is sent anywhere, and no more than a
 * piece of the file is read at a time. Throws nothing: what can't be read is a problem of the report.
 */
export async function verifyBlobs({ pack, earlier, key, onProgress }) {
  try {
    const source = await readZip(fileOf(pack))
    const checkpoint = earlier && (await checkpointOf(earlier))
    return await verifyPack(source, platform, { key, earlier: checkpoint, onProgress })
  } catch (error) {
    const problem = `${error.where ?? 'the file'}: ${error.message}`
    return { ok: false, problems: [problem], problemCount: 1, facts: {} }
  }
}

/** The checkpoint's text out of a checkpoint file or of an earlier pack. */
async function checkpointOf(blob) {
  if (blob.size < 4096) return blob.text()
  try {
    const source = await readZip(fileOf(blob))
    if (!source.names.includes('data/trail/checkpoint')) throw new Error('it holds no checkpoint')
    const parts = []
    for await (const chunk of source.chunks('data/trail/checkpoint')) parts.push(chunk)
    return await new Blob(parts).text()
  } catch (error) {
    throw new Wrong('the earlier pack', error.message)
  }
}

function fileOf(blob) {
  return {
    size: blob.size,
    slice: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  }
}

/** The browser's SHA-512 and Ed25519, as the core asks for them; its SHA-256 can't take a file by pieces. */
export const platform = {
  sha256: (bytes) => new Sha256().update(bytes).digest(),
  sha512: async (bytes) => new Uint8Array(await subtle().digest('SHA-512', bytes)),
  hasher: () => new Sha256(),
  async verifyEd25519(publicKey, message, signature) {
    let key
    try {
      key = await subtle().importKey('raw', publicKey, { name: 'Ed25519' }, false, ['verify'])
    } catch (error) {
      if (error instanceof Wrong) throw error
      throw new Wrong(
        'this browser',
        'it cannot check Ed25519 signatures: use a newer one (Chromium 137, Firefox 129, Safari 17), or node verify.mjs',
      )
    }
    return subtle().verify({ name: 'Ed25519' }, key, signature, message)
  },
}

function subtle() {
  if (!crypto.subtle)
    throw new Wrong(
      'this browser',
      'it checks signatures only on pages that come by https or from disk: open verify.html of a pack, or use node verify.mjs',
    )
  return crypto.subtle
}

/** SHA-256 (FIPS 180-4) that takes its message piece by piece. */
export class Sha256 {
  state = Int32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19,
  )
  words = new Int32Array(64)
  block = new Uint8Array(64)
  length = 0

  update(bytes) {
    let at = 0
    let filled = this.length % 64
    this.length += bytes.length
    while (at < bytes.length) {
      if (filled === 0 && bytes.length - at >= 64) {
        this.compress(bytes, at)
        at += 64
        continue
      }
      const taken = Math.min(64 - filled, bytes.length - at)
      this.block.set(bytes.subarray(at, at + taken), filled)
      at += taken
      filled = (filled + taken) % 64
      if (filled === 0) this.compress(this.block, 0)
    }
    return this
  }

  digest() {
    const bits = this.length * 8
    const end = new Uint8Array((this.length % 64 < 56 ? 64 : 128) - (this.length % 64))
    end[0] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(bits / 2 ** 32))
    view.setUint32(end.length - 4, bits >>> 0)
    this.update(end)
    const out = new DataView(new ArrayBuffer(32))
    for (let index = 0; index < 8; index++) out.setInt32(index * 4, this.state[index])
    return new Uint8Array(out.buffer)
  }

  compress(bytes, at) {
    const w = this.words
    for (let t = 0, p = at; t < 16; t++, p += 4)
      w[t] = (bytes[p] << 24) | (bytes[p + 1] << 16) | (bytes[p + 2] << 8) | bytes[p + 3]
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15]
      const y = w[t - 2]
      const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)
      const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10)
      w[t] = (w[t - 16] + s0 + w[t - 7] + s1) | 0
    }
    const s = this.state
    let a = s[0]
    let b = s[1]
    let c = s[2]
    let d = s[3]
    let e = s[4]
    let f = s[5]
    let g = s[6]
    let h = s[7]
    for (let t = 0; t < 64; t++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
      const one = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[t] + w[t]) | 0
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
      const two = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + one) | 0
      d = c
      c = b
      b = a
      a = (one + two) | 0
    }
    s[0] += a
    s[1] += b
    s[2] += c
    s[3] += d
    s[4] += e
    s[5] += f
    s[6] += g
    s[7] += h
  }
}

function turn(word, by) {
  return (word >>> by) | (word << (32 - by))
}

/** The first bits of the cube roots of the first 64 primes, as FIPS 180-4 has them. */
const ROUND = Int32Array.from(firstPrimes(64), (prime) => {
  const root = Math.cbrt(prime)
  return ((root - Math.floor(root)) * 2 ** 32) | 0
})

function firstPrimes(count) {
  const primes = []
  for (let n = 2; primes.length < count; n++)
    if (primes.every((prime) => n % prime !== 0)) primes.push(n)
  return primes
}
