// Verifies a Plumbline evidence pack. No dependency, no network: the caller hands in the pack as a
// source of named byte streams and a platform with SHA-2 and Ed25519 (Node's or the browser's).
//
// A pack is a BagIt bag (RFC 8493), usually in a ZIP. What is checked, in this order:
//   1. the ZIP is exactly the one ZIP that these entries make (readZip)
//   2. no file is missing, added or changed (checkManifests)
//   3. the list of files is signed, and by which key (checkSignature)
//   4. the audit log: every event hashes to its leaf, the leaves make the tree's root, and the
//      root is the signed checkpoint's (checkLog, a Merkle tree as in RFC 6962)
//   5. what is left out of personal data is in no row and in no event (readLeftOut)
//   6. every approval names the hash of its record's content at that place of the log (checkApproval)
//   7. every row of data/registers is the last event of its record, and no record is missing (checkRows);
//      those of which something is left out are given without proof, and counted (checkTreatedRow)
//   8. files that rows name are there with that hash (checkEvidence)
//   9. an earlier checkpoint's tree, and that of the time-stamped one, are the beginning of this one
//      (in checkLog); they may be signed by a key that the pack's key came from (readKeyChain)

const PRINCIPAL = 'plumbline'
const NAMESPACE = 'plumbline-pack'
const TAG_MANIFEST = 'tagmanifest-sha256.txt'
const SIGNATURE = 'tagmanifest-sha256.txt.sig'
const TAG_FILES = [
  'allowed_signers',
  'bag-info.txt',
  'bagit.txt',
  'manifest-sha256.txt',
  'signing-key.pub',
  'verify.html',
  'verify.mjs',
]
const CHECKPOINT = 'data/trail/checkpoint'
const STAMPED = 'data/trail/stamped-checkpoint'
const KEY_CHAIN = 'data/trail/key-chain'
const EVENTS = 'data/trail/events.jsonl'
const APPROVED = 'data/trail/approved-fields.json'
const WITHHELD = 'data/evidence/withheld.json'
const LEFT_OUT = 'data/left-out.json'
const MAX_TEXT = 1 << 29
const MAX_PROBLEMS = 200

const utf8 = new TextEncoder()
const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Checks a pack and answers what it is and everything that is wrong with it. Never throws for a bad pack. */
export async function verifyPack(source, platform, options = {}) {
  const pack = {
    source,
    platform,
    problems: [],
    problemCount: 0,
    facts: {},
    say(where, what) {
      this.problemCount += 1
      if (this.problems.length < MAX_PROBLEMS) this.problems.push(`${where}: ${what}`)
    },
  }
  try {
    const hashes = await hashFiles(pack, options)
    await checkManifests(pack, hashes)
    const key = await checkSignature(pack, options)
    const info = await checkBagInfo(pack)
    const checkpoint = await checkCheckpoint(pack, key, info)
    const keys = await readKeyChain(pack, key, checkpoint.origin)
    const earlier = await readEarlier(pack, keys, options)
    const stamped = await readStamped(pack, keys)
    const leftOut = await readLeftOut(pack, info)
    const latest = await checkLog(pack, { info, checkpoint, earlier, stamped, leftOut, options })
    const rows = await checkRows(pack, latest, leftOut)
    await checkEvidence(pack, hashes, rows)
  } catch (error) {
    if (error instanceof Wrong) pack.say(error.where, error.message)
    else pack.say('the pack', `it could not be read to its end (${error.message})`)
  }
  return {
    ok: pack.problemCount === 0,
    problems: pack.problems,
    problemCount: pack.problemCount,
    facts: pack.facts,
  }
}

/** Something so wrong that the checks which build on it cannot be made. */
export class Wrong extends Error {
  constructor(where, what) {
    super(what)
    this.where = where
  }
}

// ── 1. The ZIP ──────────────────────────────────────────────────────────────────────────────────
// Stored, not compressed; sorted; dated 1980-01-01; no comments, no extra fields but ZIP64's where a
// number needs it. Names, sizes and CRCs therefore determine every other byte.

/** The header in front of an entry's bytes. `entry` is { name, size, crc }. */
export function localHeader({ name, size, crc }) {
  const large = size >= FULL
  const shown = Math.min(size, FULL)
  const extra = large ? record('HHQQ', 1, 16, size, size) : NOTHING
  const version = large ? 45 : 20
  return join([
    record('IHHHHHI', 0x04034b50, version, ...FIXED, crc),
    record('IIHH', shown, shown, name.length, extra.length),
    utf8.encode(name),
    extra,
  ])
}

/** What follows the last entry: the central directory and its end. `entries` carry their `offset`. */
export function zipEnd(entries, start) {
  const directory = join(entries.map(directoryHeader))
  const count = entries.length
  const length = directory.length
  const shown = Math.min(count, 0xffff)
  const end = record('IHHHH', 0x06054b50, 0, 0, shown, shown)
  const where = record('IIH', Math.min(length, FULL), Math.min(start, FULL), 0)
  if (count < 0xffff && start < FULL && length < FULL) return join([directory, end, where])
  const end64 = record('IQHHIIQQQQ', 0x06064b50, 44, 45, 45, 0, 0, count, count, length, start)
  const locator = record('IIQI', 0x07064b50, 0, start + length, 1)
  return join([directory, end64, locator, end, where])
}

function directoryHeader({ name, size, crc, offset }) {
  const sizes = size >= FULL ? record('QQ', size, size) : NOTHING
  const place = offset >= FULL ? record('Q', offset) : NOTHING
  const length = sizes.length + place.length
  const extra = length ? join([record('HH', 1, length), sizes, place]) : NOTHING
  const version = length ? 45 : 20
  const shown = Math.min(size, FULL)
  return join([
    record('IHHHHHHI', 0x02014b50, version, version, ...FIXED, crc),
    record(
      'IIHHHHHII',
      shown,
      shown,
      name.length,
      extra.length,
      0,
      0,
      0,
      0,
      Math.min(offset, FULL),
    ),
    utf8.encode(name),
    extra,
  ])
}

const FULL = 0xffffffff
const NOTHING = new Uint8Array()
/** Flags (UTF-8), method (stored), time (00:00), date (1980-01-01). */
const FIXED = [0x0800, 0, 0, 0x0021]

/** Numbers, little end first: H has two bytes, I four, Q eight. */
function record(form, ...values) {
  const bytes = []
  for (const [index, letter] of [...form].entries()) {
    let rest = BigInt(values[index])
    for (let count = { H: 2, I: 4, Q: 8 }[letter]; count > 0; count--) {
      bytes.push(Number(rest & 255n))
      rest >>= 8n
    }
  }
  return Uint8Array.from(bytes)
}

/**
 * Opens a canonical ZIP as a source. `file` is { size, slice(from, to) → bytes }.
 * Throws Wrong for any other ZIP: every header byte is compared with the one it must be.
 */
export async function readZip(file) {
  const zip = (what) => new Wrong('the ZIP', what)
  if (file.size < 22) throw zip('it is too short to be a ZIP')
  if (reader(await file.slice(0, 4)).u32(0) !== 0x04034b50)
    throw zip('the file does not begin as a ZIP does: it is another file, or something precedes it')
  const last = reader(await file.slice(Math.max(0, file.size - 98), file.size))
  const eocd = last.length - 22
  if (last.u32(eocd) !== 0x06054b50)
    throw zip('it does not end as a canonical ZIP does: it is cut, or something follows it')
  let length = last.u32(eocd + 12)
  let start = last.u32(eocd + 16)
  if (last.length === 98 && last.u32(eocd - 20) === 0x07064b50 && last.u32(0) === 0x06064b50) {
    length = last.u64(40)
    start = last.u64(48)
  }
  if (start + length > file.size || length > MAX_TEXT)
    throw zip('its directory is not where its end says')

  const directory = reader(await file.slice(start, start + length))
  const entries = []
  let offset = 0
  for (let at = 0; at < length; ) {
    if (at + 46 > length || directory.u32(at) !== 0x02014b50)
      throw zip(`entry ${entries.length + 1} of its directory is broken`)
    const nameLength = directory.u16(at + 28)
    const extraLength = directory.u16(at + 30)
    const next = at + 46 + nameLength + extraLength + directory.u16(at + 32)
    if (next > length) throw zip(`entry ${entries.length + 1} of its directory is cut`)
    const name = decode(directory.slice(at + 46, at + 46 + nameLength), 'the ZIP')
    const stated = directory.u32(at + 24)
    const size =
      stated === 0xffffffff && extraLength >= 20 ? directory.u64(at + 46 + nameLength + 4) : stated
    const entry = { name, size, crc: directory.u32(at + 16), offset, start: 0 }
    entry.start = offset + localHeader(entry).length
    offset = entry.start + size
    const before = entries.at(-1)
    if (!isSafeName(name)) throw zip(`the name "${name}" is not one that a pack may hold`)
    if (before && before.name >= name)
      throw zip(`its entries are not sorted: "${name}" follows "${before.name}"`)
    entries.push(entry)
    at = next
  }
  if (offset !== start)
    throw zip('its entries do not lie one behind the other from its first byte to its directory')
  if (!sameBytes(zipEnd(entries, start), await file.slice(start, file.size))) {
    throw zip('its directory is not in canonical form')
  }
  for (const entry of entries) {
    if (!sameBytes(localHeader(entry), await file.slice(entry.offset, entry.start))) {
      throw zip(`the header of "${entry.name}" is not the one its directory asks for`)
    }
  }
  const root = /^plumbline-pack-\d+\//.exec(entries[0]?.name ?? '')?.[0]
  if (!root) throw zip('it does not hold one folder plumbline-pack-…')
  const stray = entries.find((entry) => !entry.name.startsWith(root))
  if (stray) throw zip(`"${stray.name}" lies outside of the folder ${root}`)
  const byName = new Map(entries.map((entry) => [entry.name.slice(root.length), entry]))
  return {
    root: root.slice(0, -1),
    names: [...byName.keys()],
    crc: (name) => byName.get(name).crc,
    async *chunks(name) {
      const entry = byName.get(name)
      const until = entry.start + entry.size
      for (let from = entry.start; from < until; from += 1 << 20) {
        yield await file.slice(from, Math.min(until, from + (1 << 20)))
      }
    },
  }
}

// ── 2. The files ────────────────────────────────────────────────────────────────────────────────

async function hashFiles(pack, options) {
  const hashes = new Map()
  const total = pack.source.names.length
  let octets = 0
  for (const name of pack.source.names) {
    const hasher = pack.platform.hasher()
    let crc = 0xffffffff
    for await (const chunk of pack.source.chunks(name)) {
      hasher.update(chunk)
      if (pack.source.crc) crc = crc32(crc, chunk)
      if (name.startsWith('data/')) octets += chunk.length
    }
    if (pack.source.crc && (crc ^ 0xffffffff) >>> 0 !== pack.source.crc(name)) {
      pack.say(name, 'its bytes are not those that the ZIP was written with (CRC)')
    }
    hashes.set(name, toHex(await hasher.digest()))
    options.onProgress?.(`hashed ${hashes.size} of ${total} files`, (hashes.size / total) * 0.5)
  }
  const payload = pack.source.names.filter((name) => name.startsWith('data/')).length
  pack.facts.files = pack.source.names.length
  pack.facts.oxum = `${octets}.${payload}`
  return hashes
}

/** Each manifest lists exactly the files it is for, sorted, with the hashes they have. */
async function checkManifests(pack, hashes) {
  const isPayload = (name) => name.startsWith('data/')
  const isTag = (name) => !isPayload(name) && name !== TAG_MANIFEST && name !== SIGNATURE
  for (const [manifest, covers] of [
    ['manifest-sha256.txt', isPayload],
    [TAG_MANIFEST, isTag],
  ]) {
    const listed = new Set()
    let before = ''
    for (const line of (await readText(pack, manifest)).split('\n').slice(0, -1)) {
      const [, hash, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
      if (!name) {
        pack.say(manifest, `this line is not a hash and a name: ${line.slice(0, 120)}`)
        continue
      }
      if (before >= name) pack.say(manifest, `"${name}" is out of order`)
      before = name
      listed.add(name)
      if (!covers(name)) pack.say(manifest, `it must not list "${name}"`)
      else if (!hashes.has(name)) pack.say(name, 'it is missing from the pack')
      else if (hashes.get(name) !== hash)
        pack.say(name, `it was changed: ${manifest} states another hash`)
    }
    for (const name of hashes.keys()) {
      if (covers(name) && !listed.has(name))
        pack.say(name, `it was added: ${manifest} does not list it`)
    }
  }
  for (const name of TAG_FILES) if (!hashes.has(name)) pack.say(name, 'it is missing from the pack')
  if (
    (await readText(pack, 'bagit.txt')) !==
    'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'
  ) {
    pack.say('bagit.txt', 'it does not declare BagIt 1.0 in UTF-8')
  }
}

// ── 3. The signature ────────────────────────────────────────────────────────────────────────────
// OpenSSH's SSHSIG (openssh-portable, PROTOCOL.sshsig): also checked by `ssh-keygen -Y verify`.

/** Checks the signature over the tag manifest, and answers the raw public key that made it. */
async function checkSignature(pack, options) {
  const armored = await readText(pack, SIGNATURE)
  const base64 =
    /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n$/.exec(
      armored,
    )?.[1]
  if (!base64) throw new Wrong(SIGNATURE, 'it is not an SSH signature')
  const blob = fromBase64(base64.replaceAll('\n', ''), SIGNATURE)
  const fields = sshFields(blob)
  const publicKey = fields.publicKey
  if (toSshSignature(fields) !== armored)
    throw new Wrong(SIGNATURE, 'it is not an Ed25519 signature in the form that packs have')

  const signed = join([
    utf8.encode('SSHSIG'),
    sshString(NAMESPACE),
    sshString(''),
    sshString('sha512'),
    sshString(await pack.platform.sha512(await readBytes(pack, TAG_MANIFEST))),
  ])
  if (!(await pack.platform.verifyEd25519(publicKey, signed, fields.signature))) {
    pack.say(SIGNATURE, `the signature does not hold for ${TAG_MANIFEST}`)
  }
  const line = `ssh-ed25519 ${toBase64(sshKey(publicKey))}`
  if ((await readText(pack, 'signing-key.pub')) !== `${line}\n`) {
    pack.say('signing-key.pub', 'it is not the key that signed the pack')
  }
  if (
    (await readText(pack, 'allowed_signers')) !== `${PRINCIPAL} namespaces="${NAMESPACE}" ${line}\n`
  ) {
    pack.say('allowed_signers', 'it does not name the key that signed the pack, and only that')
  }
  pack.facts.key = `SHA256:${toBase64(await pack.platform.sha256(sshKey(publicKey))).replace(/=+$/, '')}`
  if (options.key && options.key !== pack.facts.key) {
    pack.say(
      SIGNATURE,
      `the pack is signed with ${pack.facts.key}, not with the key you expect, ${options.key}`,
    )
  }
  return publicKey
}

/** The armored text of a signature, lines of 70 as OpenSSH writes them. */
export function toSshSignature({ publicKey, signature }) {
  const version = new Uint8Array([0, 0, 0, 1])
  const blob = join([
    utf8.encode('SSHSIG'),
    version,
    sshString(sshKey(publicKey)),
    sshString(NAMESPACE),
    sshString(''),
    sshString('sha512'),
    sshString(join([sshString('ssh-ed25519'), sshString(signature)])),
  ])
  const lines = toBase64(blob).match(/.{1,70}/g) ?? []
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`
}

/** Takes key and signature from their places; toSshSignature then proves that all else is as it must be. */
function sshFields(blob) {
  const prefix = 6 + 4 + 4 + (4 + 11 + 4)
  return { publicKey: blob.slice(prefix, prefix + 32), signature: blob.slice(-64) }
}

function sshKey(publicKey) {
  return join([sshString('ssh-ed25519'), sshString(publicKey)])
}

function sshString(value) {
  const bytes = typeof value === 'string' ? utf8.encode(value) : value
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, bytes.length)
  return join([length, bytes])
}

// ── 4. The log ──────────────────────────────────────────────────────────────────────────────────

/** bag-info.txt as a record, after the sums in it have been compared. */
async function checkBagInfo(pack) {
  const info = {}
  for (const line of (await readText(pack, 'bag-info.txt')).split('\n').slice(0, -1)) {
    const [, label, value] = /^([A-Za-z0-9-]+): (.*)$/.exec(line) ?? []
    if (!label || label in info)
      pack.say(
        'bag-info.txt',
        `this line is no label with a value, or comes twice: ${line.slice(0, 120)}`,
      )
    else info[label] = value
  }
  if (info['Plumbline-Format'] !== 'plumbline-pack/1')
    pack.say('bag-info.txt', 'the format is not plumbline-pack/1, the one this verifier knows')
  if (info['Payload-Oxum'] !== pack.facts.oxum)
    pack.say(
      'bag-info.txt',
      `the payload has ${pack.facts.oxum} octets and files, not ${info['Payload-Oxum']}`,
    )
  if (pack.source.root && pack.source.root !== `plumbline-pack-${info['Plumbline-Log-Size']}`) {
    pack.say('the ZIP', 'its folder is not named after the size of the log')
  }
  pack.facts.info = info
  return info
}

/** The checkpoint is a C2SP signed note by the same key, and says what bag-info.txt says. */
async function checkCheckpoint(pack, key, info) {
  const checkpoint = await readNote(
    pack.platform,
    await readText(pack, CHECKPOINT),
    key,
    CHECKPOINT,
  )
  for (const [label, value] of [
    ['Plumbline-Log-Size', String(checkpoint.size)],
    ['Plumbline-Log-Root', toBase64(checkpoint.root)],
    ['Plumbline-Origin', checkpoint.origin],
  ]) {
    if (info[label] !== value)
      pack.say('bag-info.txt', `${label} is ${info[label]}, the checkpoint says ${value}`)
  }
  return checkpoint
}

/** Reads a checkpoint: { origin, size, root }. With a key, its signature must be by that key. */
export async function readNote(platform, note, key, where) {
  const parts =
    /^(([^\n\s+]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n)\n— ([^\n ]+) ([A-Za-z0-9+/=]+)\n$/.exec(
      note,
    )
  if (!parts) throw new Wrong(where, 'it is not a signed checkpoint of origin, size and root')
  const [, body, origin, size, root, name, signature] = parts
  const bytes = fromBase64(signature, where)
  if (name !== origin || bytes.length !== 68)
    throw new Wrong(where, 'it is not signed in the name of its origin')
  if (key) {
    const id = await platform.sha256(join([utf8.encode(`${name}\n`), new Uint8Array([1]), key]))
    if (!sameBytes(id.slice(0, 4), bytes.slice(0, 4)))
      throw new Wrong(where, 'it is signed with another key than the pack')
    if (!(await platform.verifyEd25519(key, utf8.encode(body), bytes.slice(4))))
      throw new Wrong(where, 'its signature does not hold')
  }
  return { origin, size: Number(size), root: fromBase64(root, where) }
}

/** An earlier checkpoint (`options.earlier` is its text): same origin, a key of the chain. */
async function readEarlier(pack, keys, options) {
  const where = 'the earlier checkpoint'
  if (options.earlier === undefined) return null
  const by = await keyOfNote(pack.platform, options.earlier, keys, where)
  const earlier = await readNote(pack.platform, options.earlier, by.key, where)
  if (!by.linked && options.key !== pack.facts.key)
    pack.say(
      where,
      `it is signed with a key that was replaced without its signature, so nothing shows that the pack is by the same organisation: have the fingerprint of the new key, ${pack.facts.key}, told to you by another way, and give it as the one you expect (--key)`,
    )
  pack.facts.earlier = { size: earlier.size, origin: earlier.origin, holds: false }
  return earlier
}

/** The checkpoint that an authority stamped (RFC 3161), if there is one. The stamp itself is for OpenSSL. */
async function readStamped(pack, keys) {
  if (!pack.source.names.includes(STAMPED)) return null
  const note = await readText(pack, STAMPED)
  const { key } = await keyOfNote(pack.platform, note, keys, STAMPED)
  const stamped = await readNote(pack.platform, note, key, STAMPED)
  const token = toHex(await readBytes(pack, `${STAMPED}.tsr`))
  // Its imprint: the identifier of SHA-256, and then the digest as an octet string.
  const imprint = `060960864801650304020105000420${toHex(await pack.platform.sha256(utf8.encode(note)))}`
  if (!token.includes(imprint)) pack.say(`${STAMPED}.tsr`, `it is no time stamp of ${STAMPED}`)
  pack.facts.stamped = stamped.size
  return stamped
}

// Statements about the signing key (docs/checkpoints.md), a C2SP signed note each: the format, the
// origin, a number, how the key came, the key before and the key, the time. The old key signs a
// rotation, then the new one; a key that was lost signs nothing.

/** The keys that older notes may be signed with, from the pack's back: { key, linked }. */
async function readKeyChain(pack, key, origin) {
  const keys = [{ key, linked: true }]
  if (!pack.source.names.includes(KEY_CHAIN)) return keys
  const byName = new Map()
  for (const statement of (await readText(pack, KEY_CHAIN)).split(/(?<=\n)\n(?=plumbline-key)/)) {
    const one = await readStatement(pack.platform, statement, origin)
    byName.set(one.name, one)
  }
  let at = byName.get(await verifierKey(pack.platform, origin, key))
  if (!at) pack.say(KEY_CHAIN, 'it does not name the key that signed the pack')
  pack.facts.unlinked = []
  for (let linked = true; at?.before && keys.length <= byName.size; at = byName.get(at.before)) {
    if (at.how === 'unlinked') pack.facts.unlinked.push(at.time)
    linked &&= at.how === 'rotated'
    keys.push({ key: keyOfName(at.before, origin), linked })
  }
  return keys
}

async function readStatement(platform, statement, origin) {
  const wrong = () => new Wrong(KEY_CHAIN, 'a statement in it is not signed by the keys that must')
  const parts =
    /^(plumbline-key\/1\n([^\n]+)\n\d+\n(first|rotated|unlinked)\n([^\n]+)\n([^\n]+)\n([^\n]+)\n)\n((?:— [^\n ]+ [A-Za-z0-9+/=]+\n)+)$/.exec(
      statement,
    )
  if (!parts || parts[2] !== origin) throw wrong()
  const [, body, , how, before, name, time, signatures] = parts
  const signers = how === 'rotated' ? [before, name] : [name]
  const lines = signatures.split('\n').slice(0, -1)
  if (lines.length !== signers.length) throw wrong()
  for (const [index, signer] of signers.entries()) {
    const key = keyOfName(signer, origin)
    const bytes = fromBase64(lines[index].slice(lines[index].lastIndexOf(' ') + 1), KEY_CHAIN)
    const isNamed = (await verifierKey(platform, origin, key)) === signer
    if (!isNamed || !(await platform.verifyEd25519(key, utf8.encode(body), bytes.slice(4))))
      throw wrong()
  }
  return { how, name, time, before: before === '-' ? null : before }
}

/** As C2SP names a key: `<origin>+<hash>+<base64 of 1 and the key>`. */
async function verifierKey(platform, origin, key) {
  const hash = toHex((await keyHash(platform, origin, key)).slice(0, 4))
  return `${origin}+${hash}+${toBase64(join([ONE, key]))}`
}

function keyOfName(name, origin) {
  return fromBase64(name.slice(origin.length + 10), KEY_CHAIN).slice(1)
}

async function keyHash(platform, origin, key) {
  return platform.sha256(join([utf8.encode(`${origin}\n`), ONE, key]))
}

/** Which of the keys a note says it is signed with; the pack's, if it names none of them. */
async function keyOfNote(platform, note, keys, where) {
  const [, name = '', signature = ''] = /\n— ([^\n ]+) ([A-Za-z0-9+/=]+)\n$/.exec(note) ?? []
  const id = fromBase64(signature, where).slice(0, 4)
  for (const one of keys)
    if (sameBytes((await keyHash(platform, name, one.key)).slice(0, 4), id)) return one
  return keys[0]
}

/**
 * Walks the events: {"seq","header","salt","content"} is whole, {"seq","header"} withholds the text,
 * {"seq","leaf"} all but the hash. Answers the last event of each record as `register/id` → event.
 */
async function checkLog(pack, { info, checkpoint, earlier, stamped, leftOut, options }) {
  const { platform } = pack
  const counts = { Whole: 0, Header: 0, Leaf: 0 }
  const latest = new Map()
  const fields = await approvedFields(pack)
  pack.facts.approvals = 0
  pack.facts.approvalsUnproven = 0
  const tree = growTree(platform)
  const accounts = new Set()
  let time = ''
  let earlierRoot = earlier?.size === 0 ? await tree.root() : null
  let stampedRoot = null
  for await (const line of lines(pack.source, EVENTS)) {
    const seq = tree.size()
    const say = (what) => pack.say(EVENTS, `event ${seq}: ${what}`)
    const event = parseJson(line, `${EVENTS}, line ${seq + 1}`)
    if (event.seq !== seq)
      throw new Wrong(EVENTS, `event ${event.seq} stands where event ${seq} must be`)
    if (JSON.stringify(event) !== line) say('its line is not in the one form that packs have')
    const shape = Object.keys(event).join()
    if (shape === 'seq,leaf') {
      counts.Leaf += 1
      await tree.append(fromHex(event.leaf, `${EVENTS}, line ${seq + 1}`))
    } else if (shape === 'seq,header' || shape === 'seq,header,salt,content') {
      await tree.append(await platform.sha256(join([ZERO, utf8.encode(event.header)])))
      const header = parseJson(event.header, `${EVENTS}, header of event ${seq}`)
      const [format, number, at, , , register, recordId, , operation, contentHash] = header
      if (format !== 'plumbline-event/1' || header.length !== 10 || number !== seq)
        say('its header is not that of this event')
      if (at < time) say(`its time ${at} is before that of an earlier event, ${time}`)
      time = at
      const whole = shape !== 'seq,header'
      counts[whole ? 'Whole' : 'Header'] += 1
      if (whole) {
        const salted = join([
          fromHex(event.salt, `${EVENTS}, line ${seq + 1}`),
          utf8.encode(event.content),
        ])
        if (toHex(await platform.sha256(salted)) !== contentHash)
          say('its text does not have the hash that its header states')
        for (const name of filledOf(leftOut.fields.get(register), () => rowOf(event.content)))
          say(`it tells “${name}” of ${register}, which is left out of this pack`)
      }
      if (register === 'users') accounts.add(recordId)
      if (register === 'approvals' && operation !== 'delete' && whole)
        await checkApproval(pack, { seq, approval: rowOf(event.content), fields, latest })
      latest.set(`${register}/${recordId}`, {
        seq,
        operation,
        content: whole ? event.content : null,
      })
      if (seq === 0) checkGenesis(pack, { header, event, info, checkpoint })
    } else {
      throw new Wrong(EVENTS, `event ${seq} is in none of the three forms`)
    }
    if (earlier && tree.size() === earlier.size) earlierRoot = await tree.root()
    if (stamped && tree.size() === stamped.size) stampedRoot = await tree.root()
    if (seq % 1_000 === 999)
      options.onProgress?.(
        `read ${seq + 1} of ${checkpoint.size} events`,
        0.5 + (seq / checkpoint.size) * 0.4,
      )
  }

  pack.facts.events = {
    total: tree.size(),
    whole: counts.Whole,
    header: counts.Header,
    leaf: counts.Leaf,
  }
  for (const [form, count] of Object.entries(counts)) {
    const label = `Plumbline-Events-${form}`
    if (info[label] !== String(count))
      pack.say('bag-info.txt', `${label} is ${info[label]}, the log holds ${count}`)
  }
  if (tree.size() !== checkpoint.size)
    pack.say(EVENTS, `it holds ${tree.size()} events, the checkpoint says ${checkpoint.size}`)
  if (!sameBytes(await tree.root(), checkpoint.root))
    pack.say(EVENTS, 'the events do not make the root of the checkpoint')
  if (!(time <= info['Plumbline-As-Of']))
    pack.say(
      EVENTS,
      `its last event, of ${time}, is not before the moment of the pack, ${info['Plumbline-As-Of']}`,
    )
  if (stamped && !(stampedRoot && sameBytes(stampedRoot, stamped.root)))
    pack.say(STAMPED, `the first ${stamped.size} events of this log are not those it was taken of`)
  if (leftOut.people && leftOut.people.join() !== [...accounts].join())
    pack.say(LEFT_OUT, 'the people in it are not the accounts of the log, in the order it has them')
  if (earlier) {
    if (earlier.origin !== checkpoint.origin)
      pack.say('the earlier checkpoint', `it is of another installation, ${earlier.origin}`)
    else if (earlier.size > tree.size())
      pack.say(
        'the earlier checkpoint',
        `it has ${earlier.size} events, this pack only ${tree.size()}: this is the older one, or events were removed`,
      )
    else if (!sameBytes(earlierRoot, earlier.root))
      pack.say(
        'the earlier checkpoint',
        `the first ${earlier.size} events of this log are not those it was taken of: history was rewritten`,
      )
    else pack.facts.earlier.holds = true
  }
  return latest
}

/** The first event says which installation this is, and of which kind. */
function checkGenesis(pack, { header, event, info, checkpoint }) {
  const row = event.content ? rowOf(event.content) : null
  if (header[8] !== 'genesis' || !row)
    pack.say(EVENTS, 'event 0 must be the creation of the installation, whole')
  else if (row.kind !== info['Plumbline-Installation'])
    pack.say(
      'bag-info.txt',
      `the installation is of kind ${row.kind}, not ${info['Plumbline-Installation']}`,
    )
  if (`plumbline/${header[6]}` !== checkpoint.origin)
    pack.say(CHECKPOINT, 'its origin is not the installation that the log began with')
}

const ZERO = new Uint8Array([0])
const ONE = new Uint8Array([1])

/** RFC 6962: a leaf is SHA-256(0 ‖ header), a node SHA-256(1 ‖ left ‖ right). Keeps one root per perfect subtree. */
function growTree(platform) {
  const subtrees = []
  let size = 0
  const node = (left, right) => platform.sha256(join([ONE, left, right]))
  return {
    size: () => size,
    async append(leaf) {
      let root = leaf
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2)
        root = await node(subtrees.pop(), root)
      subtrees.push(root)
      size += 1
    },
    async root() {
      if (size === 0) return platform.sha256(new Uint8Array())
      let root = subtrees.at(-1)
      for (let index = subtrees.length - 2; index >= 0; index--)
        root = await node(subtrees[index], root)
      return root
    },
  }
}

// ── 5. What is left out ─────────────────────────────────────────────────────────────────────────
// An event is hashed as a whole, so one that holds what is left out comes without its text, and what is
// left of its row can't be compared with it. data/left-out.json says which rows these are.

/** { people: ids of accounts or null, fields: register → names, rows: register/id → what is left out of it }. */
async function readLeftOut(pack, info) {
  const leftOut = { people: null, fields: new Map(), rows: new Map() }
  const isThere = pack.source.names.includes(LEFT_OUT)
  if (isThere !== 'Plumbline-Left-Out' in info)
    pack.say('bag-info.txt', `Plumbline-Left-Out or ${LEFT_OUT} is there without the other`)
  if (!isThere) return leftOut
  const written = await readText(pack, LEFT_OUT)
  const { people, fields, rows } = parseJson(written, LEFT_OUT)
  const json = JSON.stringify
  const lines = rows.map((row) => `\n${json(row)}`).join()
  if (written !== `{"people":${json(people)},\n"fields":${json(fields)},\n"rows":[${lines}\n]}\n`)
    pack.say(LEFT_OUT, 'it is not written in the one form that packs have: one row a line')
  leftOut.people = people
  leftOut.fields = new Map(Object.entries(fields))
  let before = ''
  for (const row of rows) {
    const key = `${row.register}/${row.id}`
    const say = (what) => pack.say(LEFT_OUT, `${key}: ${what}`)
    if (Object.keys(row).join() !== 'register,id,without,renamed')
      say('its line is not in the one form that packs have')
    if (before >= key) say('it comes twice, or out of order')
    before = key
    for (const name of row.without)
      if (!leftOut.fields.get(row.register)?.includes(name))
        say(`“${name}” is none of the fields that are left out`)
    if (!people && (row.without.length === 0 || row.renamed.length > 0))
      say('nothing of it is left out, or names are replaced though they are not left out')
    leftOut.rows.set(key, row)
  }
  const what = [
    ...(people ? ['people'] : []),
    ...[...leftOut.fields].flatMap(([register, names]) => names.map((one) => `${register}.${one}`)),
  ]
  for (const [label, value] of [
    ['Plumbline-Left-Out', what.join('; ')],
    ['Plumbline-Left-Out-Rows', String(rows.length)],
  ])
    if (info[label] !== value)
      pack.say('bag-info.txt', `${label} is ${info[label]}, ${LEFT_OUT} says ${value}`)
  pack.facts.leftOut = {
    people: Boolean(people),
    fields: what.slice(people ? 1 : 0),
    rows: rows.length,
  }
  return leftOut
}

/** Those of the fields that a row has filled. */
function filledOf(names, row) {
  return names ? names.filter((name) => !isBlank(row()?.[name])) : []
}

// ── 6. The approvals ────────────────────────────────────────────────────────────────────────────

/** Which fields of a register an approval covers, as register → names. */
async function approvedFields(pack) {
  const fields = parseJson(await readText(pack, APPROVED), APPROVED)
  return new Map(Object.entries(fields))
}

/**
 * An approval names the SHA-256 of what was decided on: register, id and the filled fields of the record
 * as its last event before the approval left it, as JSON with sorted keys.
 */
async function checkApproval(pack, { seq, approval, fields, latest }) {
  const say = (what) => pack.say(EVENTS, `event ${seq}: ${what}`)
  const { register, recordId, revision, contentHash } = approval
  const record = latest.get(`${register}/${recordId}`)
  const names = fields.get(register)
  if (!Array.isArray(names))
    return say(`${APPROVED} does not say what an approval in ${register} covers`)
  if (!record) return say(`the ${register} ${recordId} it approves is not in the log before it`)
  // Erased by law, kept back, or from before decisions were signed, when the hash was made of other
  // fields: nothing is wrong for that, but nothing is shown either.
  if (record.content === null || !approval.signedWith) {
    pack.facts.approvalsUnproven += 1
    return
  }
  const row = rowOf(record.content)
  const content = { register, id: recordId }
  for (const name of names) if (!isBlank(row?.[name])) content[name] = row[name]
  const hash = toHex(await pack.platform.sha256(utf8.encode(canonical(content))))
  if (row?.revision !== revision || hash !== contentHash)
    say(
      `${labelOf(row ?? approval)} was approved with another content than event ${record.seq} left`,
    )
  else pack.facts.approvals += 1
}

/** What nobody has filled is no part of what is approved. */
function isBlank(value) {
  if (typeof value === 'string') return value.trim() === ''
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0)
}

// ── 7. The rows ─────────────────────────────────────────────────────────────────────────────────

/** Each register's rows are those of the log, no more and no fewer, in JSON and in CSV. */
async function checkRows(pack, latest, leftOut) {
  const all = []
  const registers = new Map()
  for (const name of pack.source.names) {
    const register = /^data\/registers\/([a-z0-9-]+)\.json$/.exec(name)?.[1]
    if (!register) {
      if (name.startsWith('data/registers/') && !/\/[a-z0-9-]+\.csv$/.test(name))
        pack.say(name, 'a folder of registers holds JSON and CSV only')
      continue
    }
    const written = await readText(pack, name)
    const rows = parseJson(written, name)
    if (!Array.isArray(rows)) throw new Wrong(name, 'it is not a list of rows')
    // One way to write it, so that no reader sees anything else in it (a key twice, say) than this one.
    const lines = rows.map((row) => JSON.stringify(row)).join(',\n')
    if (written !== (lines ? `[\n${lines}\n]\n` : '[]\n')) {
      pack.say(name, 'it is not written in the one form that packs have: one row a line')
    }
    const seen = new Set()
    for (const row of rows) {
      if (seen.has(row.id)) pack.say(name, `${labelOf(row)} comes twice`)
      seen.add(row.id)
      all.push({ name, row })
      const event = latest.get(`${register}/${row.id}`)
      const treated = leftOut.rows.get(`${register}/${row.id}`)
      if (treated) checkTreatedRow(pack, { name, row, treated })
      for (const one of filledOf(leftOut.fields.get(register), () => row))
        pack.say(name, `${labelOf(row)} has “${one}”, which is left out of this pack`)
      if (!event) pack.say(name, `${labelOf(row)} is not in the log`)
      else if (event.operation === 'delete')
        pack.say(name, `${labelOf(row)} was removed by event ${event.seq}`)
      else if (treated && event.content !== null)
        pack.say(
          LEFT_OUT,
          `it lists ${labelOf(row)}, though the log gives its text: nothing is left out of that`,
        )
      else if (event.content === null && !treated)
        pack.say(
          name,
          `the text of ${labelOf(row)}'s last event, ${event.seq}, is withheld: the row cannot be proven`,
        )
      else if (!treated && canonical(rowOf(event.content)) !== canonical(row))
        pack.say(name, `${labelOf(row)} is not as event ${event.seq} left it`)
    }
    registers.set(register, seen)
    await checkCsv(pack, `data/registers/${register}.csv`, rows)
  }
  for (const [key, event] of latest) {
    const [register, id] = [key.slice(0, key.indexOf('/')), key.slice(key.indexOf('/') + 1)]
    const rows = registers.get(register)
    if (!rows || rows.has(id) || event.content === null || event.operation === 'delete') continue
    pack.say(
      `data/registers/${register}.json`,
      `${labelOf(rowOf(event.content))} is left out, though the log gives it whole`,
    )
  }
  for (const [key, { register, id }] of leftOut.rows)
    if (!registers.get(register)?.has(id))
      pack.say(LEFT_OUT, `it lists ${key}, which no register holds`)
  pack.facts.registers = Object.fromEntries(
    [...registers].map(([register, rows]) => [register, rows.size]),
  )
  return all
}

/** Of a row that can't be compared with its event: that it lacks and holds what its line in the list says. */
function checkTreatedRow(pack, { name, row, treated }) {
  for (const one of treated.without)
    if (one in row)
      pack.say(name, `${labelOf(row)} has “${one}”, though ${LEFT_OUT} says it does not`)
  for (const one of treated.renamed)
    if (!(one in row)) pack.say(name, `${labelOf(row)} lacks “${one}”, in which names are replaced`)
}

/** The CSV beside a register names the same records, in the same order, by its first columns, id and code. */
async function checkCsv(pack, name, rows) {
  if (!pack.source.names.includes(name)) return pack.say(name, 'it is missing beside the JSON')
  const [head, ...cells] = parseCsv(await readText(pack, name))
  if (head?.[0] !== 'id' || head?.[1] !== 'code')
    return pack.say(name, 'its first columns are not id and code')
  if (cells.length !== rows.length)
    pack.say(name, `it has ${cells.length} rows, the JSON ${rows.length}`)
  for (const [index, row] of rows.entries()) {
    const cell = cells[index]
    if (cell && (cell[0] !== row.id || cell[1] !== (row.code ?? '')))
      return pack.say(name, `row ${index + 1} is not ${labelOf(row)}, as in the JSON`)
  }
}

/** The row that the text of an event holds; null after a deletion. */
function rowOf(content) {
  return parseJson(content, EVENTS).row
}

function labelOf(row) {
  return row.code ? `${row.code} (${row.id})` : String(row.id)
}

/** The same text for the same JSON value, whatever the order of its keys. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
    .join()}}`
}

// ── 8. The evidence ─────────────────────────────────────────────────────────────────────────────

/** A file lies in a folder named by its hash; every file that a row names is there, or withheld with a reason. */
async function checkEvidence(pack, hashes, rows) {
  const there = new Set()
  for (const [name, hash] of hashes) {
    if (!name.startsWith('data/evidence/') || name === WITHHELD) continue
    const stated = /^data\/evidence\/([0-9a-f]{64})\/[^/]+$/.exec(name)?.[1]
    if (stated !== hash) pack.say(name, 'its folder is not named by its hash')
    there.add(stated)
  }
  const list = hashes.has(WITHHELD) ? parseJson(await readText(pack, WITHHELD), WITHHELD) : []
  const withheld = new Set(list.map((file) => file.sha256))
  for (const file of list)
    if (!file.reason) pack.say(WITHHELD, `${file.sha256} is withheld without a reason`)
  for (const { name, row } of rows) {
    for (const file of filesIn(row)) {
      if (!there.has(file.sha256) && !withheld.has(file.sha256)) {
        pack.say(
          name,
          `${labelOf(row)} names the file "${file.name}" (${file.sha256}), which the pack neither holds nor withholds`,
        )
      }
    }
  }
  pack.facts.evidence = { files: there.size, withheld: withheld.size }
}

/** Whatever in a row has the form of a file: an object with a name and a SHA-256. */
function filesIn(value) {
  if (value === null || typeof value !== 'object') return []
  if (typeof value.name === 'string' && /^[0-9a-f]{64}$/.test(value.sha256)) return [value]
  return Object.values(value).flatMap(filesIn)
}

// ── What was found, in words ────────────────────────────────────────────────────────────────────

/** The verdict as lines of text. */
export function describeReport({ ok, problems, problemCount, facts }) {
  const { info = {}, events, registers = {}, evidence, earlier } = facts
  const lines = []
  if (info['Source-Organization'])
    lines.push(`Evidence pack of ${info['Source-Organization']}, as of ${info['Plumbline-As-Of']}`)
  if (info['Plumbline-Installation'] && info['Plumbline-Installation'] !== 'production') {
    lines.push(
      `A ${info['Plumbline-Installation']} installation: its clock can be set, so its times prove nothing.`,
    )
  }
  if (info['Plumbline-Filter']) lines.push(`Scope: ${info['Plumbline-Filter']}`)
  if (facts.files)
    lines.push(
      `Files: ${facts.files}; evidence ${evidence?.files ?? 0}, withheld ${evidence?.withheld ?? 0}`,
    )
  for (const [register, rows] of Object.entries(registers))
    lines.push(`Register ${register}: ${rows} rows`)
  if (events)
    lines.push(
      `Log: ${events.total} events; ${events.whole} whole, ${events.header} without their text, ${events.leaf} by hash only`,
    )
  if (facts.leftOut) lines.push(`NOTE  ${leftOutInWords(facts.leftOut)}`)
  if (facts.approvalsUnproven)
    lines.push(
      `NOTE  ${facts.approvalsUnproven} approvals are of a text that was erased or is withheld, or from before decisions were signed: they cannot be compared with it.`,
    )
  if (facts.approvals)
    lines.push(`Approvals: ${facts.approvals}, each of the content that the log shows at its place`)
  if (events?.leaf)
    lines.push(
      `The ${events.leaf} events given by hash only belong to confidential registers, says the sender; the pack cannot show that.`,
    )
  if (earlier?.holds)
    lines.push(`The log extends the earlier one: its first ${earlier.size} events are unchanged.`)
  if (facts.stamped)
    lines.push(
      `Time-stamped: the first ${facts.stamped} events, by an authority whose signature is not checked here; that does: openssl ts -verify -data data/trail/stamped-checkpoint -in data/trail/stamped-checkpoint.tsr -CAfile its-certificates.pem`,
    )
  for (const time of facts.unlinked ?? [])
    lines.push(
      `NOTE  On ${time} the signing key was replaced without the signature of the one before: it was lost, or somebody else made this pack.`,
    )
  if (facts.key)
    lines.push(
      `Signed with ${facts.key}. Compare it with the fingerprint the organisation gave you by another way.`,
    )
  for (const problem of problems) lines.push(`WRONG  ${problem}`)
  if (problemCount > problems.length)
    lines.push(`WRONG  and ${problemCount - problems.length} more`)
  lines.push(
    ok
      ? 'The pack holds.'
      : `The pack does not hold: ${problemCount} ${problemCount === 1 ? 'thing is' : 'things are'} wrong.`,
  )
  return lines
}

function leftOutInWords({ people, fields, rows }) {
  const what = [
    ...(people ? ['names and mail addresses of people, who have numbers instead'] : []),
    ...(fields.length ? [`the fields ${fields.join(', ')}`] : []),
  ].join('; ')
  const cost =
    rows === 0
      ? 'No row held any of it.'
      : `${rows} ${rows === 1 ? 'row' : 'rows'} held some of it: what is left of them can't be compared with the log; their headers can. Ask for a pack without this if it matters.`
  return `Left out: ${what}. ${cost}`
}

// ── Bytes and texts ─────────────────────────────────────────────────────────────────────────────

async function readBytes(pack, name) {
  if (!pack.source.names.includes(name)) throw new Wrong(name, 'it is missing from the pack')
  const parts = []
  let length = 0
  for await (const chunk of pack.source.chunks(name)) {
    parts.push(chunk)
    length += chunk.length
    if (length > MAX_TEXT) throw new Wrong(name, 'it is too large to be read as text')
  }
  return join(parts)
}

async function readText(pack, name) {
  return decode(await readBytes(pack, name), name)
}

function decode(bytes, where) {
  try {
    return text.decode(bytes)
  } catch {
    throw new Wrong(where, 'it is not UTF-8')
  }
}

/** The lines of a file without holding more than one of them. */
async function* lines(source, name) {
  if (!source.names.includes(name)) throw new Wrong(name, 'it is missing from the pack')
  let rest = new Uint8Array()
  for await (const chunk of source.chunks(name)) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield decode(
        rest.length ? join([rest, chunk.subarray(from, end)]) : chunk.subarray(from, end),
        name,
      )
      rest = new Uint8Array()
      from = end + 1
    }
    rest = join([rest, chunk.subarray(from)])
    if (rest.length > MAX_TEXT) throw new Wrong(name, 'a line of it is too long')
  }
  if (rest.length) throw new Wrong(name, 'its last line does not end')
}

function parseJson(value, where) {
  try {
    return JSON.parse(value) ?? {}
  } catch {
    throw new Wrong(where, 'it is not JSON')
  }
}

/** RFC 4180. */
function parseCsv(value) {
  const rows = []
  let row = []
  for (const [, quoted, plain, end] of value
    .replace(/^\ufeff/, '')
    .matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (end === '' && row.length === 0 && !plain && quoted === undefined) break
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

/** Relative, ASCII, no empty or dotted parts, nothing that a shell, Windows or a manifest reads in its own way. */
export function isSafeName(name) {
  return (
    /^[ -~]+$/.test(name) &&
    !/[\\:*?"<>|%]/.test(name) &&
    name.split('/').every((part) => !/^(|\.\.?)$/.test(part))
  )
}

function sameBytes(left, right) {
  return left.length === right.length && left.every((byte, index) => byte === right[index])
}

function join(parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function toHex(bytes) {
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return hex
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function fromHex(hex, where) {
  if (typeof hex !== 'string' || !/^([0-9a-f]{2})*$/.test(hex))
    throw new Wrong(where, 'a hash or salt is not hexadecimal')
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index++)
    bytes[index] = Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16)
  return bytes
}

function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes))
}

/** Refuses any base64 but the one way to write these bytes. */
function fromBase64(value, where) {
  let binary = ''
  try {
    binary = atob(value)
  } catch {
    throw new Wrong(where, 'it is not base64')
  }
  if (btoa(binary) !== value) throw new Wrong(where, 'it is not canonical base64')
  return Uint8Array.from(binary, (character) => character.charCodeAt(0))
}

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc >>> 0
})

function crc32(crc, bytes) {
  let next = crc
  for (let index = 0; index < bytes.length; index++)
    next = CRC[(next ^ bytes[index]) & 255] ^ (next >>> 8)
  return next
}

function reader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    length: bytes.length,
    u16: (at) => view.getUint16(at, true),
    u32: (at) => view.getUint32(at, true),
    u64: (at) => Number(view.getBigUint64(at, true)),
    slice: (from, to) => bytes.subarray(from, to),
  }
}
