import { createHash } from 'node:crypto'
import { createCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import type { SigningKey } from '../../lib/audit-trail/keys.ts'
import { Frontier, leafHash } from '../../lib/audit-trail/merkle.ts'
import { type PackReport, readZip, verifyPack } from '../../lib/packs/verifier/core.mjs'
import { platform } from '../../lib/packs/verifier/node.mjs'
import { madeGood } from './forged.ts'
import { type Files, unzip } from './zip-of.ts'

/** A pack that is changed, with an older one of the same log, its key and a key of somebody else. */
export type Victim = {
  root: string
  bytes: Buffer
  files: Record<string, Buffer>
  older: Record<string, Buffer>
  key: SigningKey
  otherKey: SigningKey
}

/** What became of a pack: its bytes, or its files where making a ZIP of them would change nothing. */
export type Mutant = ({ bytes: Buffer } | { files: Files }) & {
  options?: { key?: string; earlier?: string }
}

export type Random = {
  /** A whole number from 0 up to, not including, `below`. */
  upTo(below: number): number
  oneOf<T>(all: readonly T[]): T
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (below: number) => Math.floor(next() * below)
  return {
    upTo,
    oneOf(all) {
      const one = all[upTo(all.length)]
      if (one === undefined) throw new Error('there is nothing to choose from')
      return one
    },
  }
}

export async function victimOf(
  bytes: Buffer,
  older: Buffer,
  keys: { key: SigningKey; otherKey: SigningKey },
): Promise<Victim> {
  const { root, files } = await unzip(bytes)
  return { root, bytes, files, older: (await unzip(older)).files, ...keys }
}

const EVENTS = 'data/trail/events.jsonl'
const CHECKPOINT = 'data/trail/checkpoint'
const INFO = 'bag-info.txt'
const LEFT_OUT = 'data/left-out.json'
const SIGNATURE = 'tagmanifest-sha256.txt.sig'

/** Every kind of change, each a new one at every call; each must be found. */
export const mutations: Record<string, (victim: Victim, random: Random) => Mutant> = {
  'a bit of the ZIP is flipped': ({ bytes }, { upTo }) => {
    const changed = Buffer.from(bytes)
    const at = upTo(bytes.length)
    changed[at] = (changed[at] ?? 0) ^ (1 << upTo(8))
    return { bytes: changed }
  },
  'the ZIP is cut': ({ bytes }, { upTo }) => ({ bytes: bytes.subarray(0, upTo(bytes.length)) }),
  'bytes are put into the ZIP': ({ bytes }, { upTo }) => {
    const at = upTo(bytes.length + 1)
    const more = Buffer.alloc(1 + upTo(40), upTo(256))
    return { bytes: Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]) }
  },
  'a bit of an entry is flipped': ({ files }, random) => {
    const name = random.oneOf(filled(files))
    return { files: { ...files, [name]: flipped(files[name], random) } }
  },
  'a bit of an entry is flipped, and the manifests are made good': (victim, random) => {
    const covered = filled(victim.files).filter((one) => !one.startsWith('tagmanifest'))
    // What the manifests themselves say is what making them good puts right again.
    const name = random.oneOf(covered.filter((one) => one !== 'manifest-sha256.txt'))
    return good({ ...victim.files, [name]: flipped(victim.files[name], random) })
  },
  'an entry is dropped': ({ files }, { oneOf }) => ({ files: without(files, oneOf(names(files))) }),
  'an entry is dropped, and the manifests are made good': ({ files }, { oneOf }) =>
    good(without(files, oneOf(names(files).filter((one) => one.startsWith('data/'))))),
  'an entry is added': ({ files }, random) => ({ files: { ...files, ...anotherFile(random) } }),
  'an entry is added, and the manifests are made good': ({ files }, random) =>
    good({ ...files, ...anotherFile(random) }),
  'two entries are swapped': ({ files }, random) => ({ files: swapped(files, random) }),
  'two entries are swapped, and the manifests are made good': ({ files }, random) =>
    good(swapped(files, random, (name) => name.startsWith('data/'))),
  'an entry has another name': ({ files }, { oneOf, upTo }) => {
    const name = oneOf(names(files))
    return { files: { ...without(files, name), [`${name}.${upTo(10)}`]: files[name] ?? '' } }
  },
  'a row is edited': ({ files }, random) => ({ files: rowEdited(files, random) }),
  'a row is edited, and the manifests are made good': ({ files }, random) =>
    good(rowEdited(files, random)),
  'a row is edited, and the organisation itself signs that': ({ files, key }, random) =>
    good(rowEdited(files, random), key),
  'a row is left out, and the organisation itself signs that': ({ files, key }, random) =>
    good(
      rowsChanged(files, random, (rows, at) => rows.toSpliced(at, 1)),
      key,
    ),
  'a row comes twice, and the organisation itself signs that': ({ files, key }, random) =>
    good(
      rowsChanged(files, random, (rows, at) => rows.toSpliced(at, 0, rows[at] ?? {})),
      key,
    ),
  'the trail is cut at its end, with all sums made good': (victim, { upTo }) => {
    const lines = linesOf(victim.files)
    return good(rerooted(victim.files, lines.slice(0, 1 + upTo(lines.length - 1))))
  },
  'the trail is cut at its end, and the organisation itself signs all but an earlier checkpoint': (
    victim,
    { upTo },
  ) => {
    const lines = linesOf(victim.files)
    const files = rerooted(victim.files, lines.slice(0, 1 + upTo(lines.length - 1)), victim.key)
    return { ...good(files, victim.key), options: { earlier: noteOf(victim.files) } }
  },
  'the trail is rewritten from the middle, with all hashes made anew': (victim, random) =>
    good(rewritten(victim, random)),
  'the trail is rewritten from the middle, and signed with another key': (victim, random) => ({
    ...good(rewritten(victim, random, victim.otherKey), victim.otherKey),
    options: { key: victim.key.fingerprint },
  }),
  'the trail is rewritten from the middle, and the organisation itself signs it': (
    victim,
    random,
  ) => ({
    ...good(rewritten(victim, random, victim.key), victim.key),
    options: { earlier: noteOf(victim.files) },
  }),
  'events of the trail are swapped, with all hashes made anew': ({ files }, { upTo }) => {
    const lines = linesOf(files)
    const at = upTo(lines.length - 1)
    const [one = '', other = ''] = [lines[at], lines[at + 1]]
    return good(rerooted(files, lines.toSpliced(at, 2, other, one)))
  },
  'an event is dropped from the middle, and the organisation itself signs that': (
    { files, key },
    { upTo },
  ) => {
    const lines = linesOf(files)
    return good({ ...files, [EVENTS]: textOf(lines.toSpliced(upTo(lines.length - 1), 1)) }, key)
  },
  'the signature is one of another key': ({ files, otherKey }) => ({
    files: { ...files, [SIGNATURE]: madeGood(files, otherKey)[SIGNATURE] ?? '' },
  }),
  'all is signed with another key': ({ files, otherKey }) => good(files, otherKey),
  'all is signed with another key, checkpoint too': (victim) => ({
    ...good(rerooted(victim.files, linesOf(victim.files), victim.otherKey), victim.otherKey),
    options: { key: victim.key.fingerprint },
  }),
  'data of an older pack lie under a newer manifest': ({ files, older }, random) => ({
    files: { ...files, ...someOlder(files, older, random) },
  }),
  'data of an older pack lie under a newer manifest that was made good': (
    { files, older },
    random,
  ) => good({ ...files, ...someOlder(files, older, random) }),
  'all data of an older pack lie under a newer manifest': ({ files, older }, { upTo }) => {
    const tags = Object.entries(files).filter(([name]) => !name.startsWith('data/'))
    const data = Object.entries(older).filter(([name]) => name.startsWith('data/'))
    const both = Object.fromEntries([...tags, ...data])
    return upTo(2) ? good(both) : { files: both }
  },
  'an older pack has the bag-info of a newer one': ({ files, older }) =>
    good({ ...older, [INFO]: files[INFO] ?? '' }),
}

/** Changes of a pack without some personal data, beside all of the others. */
export const mutationsOfLeftOut: typeof mutations = {
  'another row is listed as left out, and the organisation itself signs that': (
    { files, key },
    { oneOf },
  ) =>
    good(
      relisted(files, (list, rows) => {
        const listed = new Set(list.rows.map((one) => one.id))
        const id = String(oneOf(rows.filter((row) => !listed.has(String(row.id)))).id)
        list.rows.push({ register: 'risks', id, without: [], renamed: [] })
      }),
      key,
    ),
  'a row is taken off what is listed as left out, and the organisation itself signs that': (
    { files, key },
    { upTo },
  ) =>
    good(
      relisted(files, (list) => list.rows.splice(upTo(list.rows.length), 1)),
      key,
    ),
  'what is left out is in a row all the same, and the organisation itself signs that': (
    { files, key },
    random,
  ) => {
    const changed = rowsChanged(files, random, (rows, at) =>
      rows.with(at, { ...rows[at], source: { Contact: `Somebody ${random.upTo(99)}` } }),
    )
    return good(changed, key)
  },
  'the line of a row in the list says something else, and the organisation itself signs that': (
    { files, key },
    { upTo, oneOf },
  ) =>
    good(
      relisted(files, (list) => {
        const row = list.rows[upTo(list.rows.length)]
        if (!row) throw new Error('nothing is listed')
        const change = oneOf(['without', 'renamed', 'register', 'id'] as const)
        if (change === 'without') row.without = ['title']
        else if (change === 'renamed') row.renamed = ['nothing']
        else row[change] = `${row[change]}x`
      }),
      key,
    ),
  'a bit of the list of what is left out is flipped, and the manifests are made good': (
    { files },
    random,
  ) => good({ ...files, [LEFT_OUT]: flipped(files[LEFT_OUT], random) }),
}

export type LeftOut = {
  people: string[] | null
  fields: Record<string, string[]>
  rows: { register: string; id: string; without: string[]; renamed: string[] }[]
}

/** The list changed, in its one form and with the labels of the bag made good. */
export function relisted(
  files: Record<string, Buffer>,
  change: (list: LeftOut, rows: Row[]) => unknown,
): Files {
  const list = JSON.parse(String(files[LEFT_OUT])) as LeftOut
  change(list, JSON.parse(String(files['data/registers/risks.json'])))
  const sorted = list.rows.sort((a, b) =>
    `${a.register}/${a.id}` < `${b.register}/${b.id}` ? -1 : 1,
  )
  const rows = sorted.map((row) => `\n${JSON.stringify(row)}`).join()
  const [people, fields] = [JSON.stringify(list.people), JSON.stringify(list.fields)]
  const what = Object.entries(list.fields).flatMap(([register, names]) =>
    names.map((name) => `${register}.${name}`),
  )
  return {
    ...files,
    [LEFT_OUT]: `{"people":${people},\n"fields":${fields},\n"rows":[${rows}\n]}\n`,
    [INFO]: String(files[INFO])
      .replace(/(Left-Out: ).*/, `$1${[...(list.people ? ['people'] : []), ...what].join('; ')}`)
      .replace(/(Left-Out-Rows: ).*/, `$1${sorted.length}`),
  }
}

/** Verifies what became of a pack, without reading again what did not change. */
export async function verifyMutant(mutant: Mutant): Promise<PackReport> {
  try {
    if ('bytes' in mutant) {
      const { bytes } = mutant
      const file = {
        size: bytes.length,
        slice: async (from: number, to: number) => bytes.subarray(from, to),
      }
      return await verifyPack(await readZip(file), remembering, mutant.options)
    }
    const { files } = mutant
    const source = {
      names: Object.keys(files).sort(),
      async *chunks(name: string) {
        const content = Buffer.from(files[name] ?? '')
        if (content.length)
          yield typeof files[name] === 'string' ? content : (files[name] as Buffer)
      },
    }
    return await verifyPack(source, remembering, mutant.options)
  } catch (error) {
    return { ok: false, problems: [String(error)], problemCount: 1, facts: {} }
  }
}

const known = new WeakMap<Uint8Array, Buffer>()

/** Node's platform, which hashes the same bytes once: entries that no change touched. */
const remembering = {
  ...platform,
  hasher() {
    const parts: Uint8Array[] = []
    return {
      update: (part: Uint8Array) => parts.push(part),
      digest() {
        const [only] = parts
        const found = parts.length === 1 && only ? known.get(only) : undefined
        if (found) return found
        const hash = createHash('sha256')
        for (const part of parts) hash.update(part)
        const digest = hash.digest()
        if (parts.length === 1 && only) known.set(only, digest)
        return digest
      },
    }
  },
}

function hexOf(content: string | Uint8Array): string {
  if (typeof content === 'string') return createHash('sha256').update(content).digest('hex')
  const found = known.get(content) ?? createHash('sha256').update(content).digest()
  known.set(content, found)
  return found.toString('hex')
}

function good(files: Files, by?: SigningKey): { files: Files } {
  return { files: madeGood(files, by, hexOf) }
}

const names = (files: Files) => Object.keys(files)
const filled = (files: Files) => names(files).filter((name) => (files[name]?.length ?? 0) > 0)
const without = ({ ...files }: Files, name: string): Files => {
  delete files[name]
  return files
}

function flipped(content: Buffer | undefined, { upTo }: Random): Buffer {
  const changed = Buffer.from(content ?? '')
  const at = upTo(changed.length)
  changed[at] = (changed[at] ?? 0) ^ (1 << upTo(8))
  return changed
}

function anotherFile({ oneOf, upTo }: Random): Files {
  const name = oneOf([
    `data/documents/more-${upTo(99)}.pdf`,
    `data/registers/more-${upTo(99)}.json`,
    `data/evidence/${'ab'.repeat(32)}/more.txt`,
    `data/trail/more-${upTo(99)}`,
    `more-${upTo(99)}.txt`,
  ])
  return { [name]: `more ${upTo(1e6)}` }
}

function swapped(
  files: Record<string, Buffer>,
  { oneOf }: Random,
  which: (name: string) => boolean = () => true,
): Files {
  for (;;) {
    const [one, other] = [oneOf(names(files).filter(which)), oneOf(names(files).filter(which))]
    const [left, right] = [files[one], files[other]]
    if (left && right && !left.equals(right)) return { ...files, [one]: right, [other]: left }
  }
}

type Row = Record<string, unknown>

function rowsChanged(
  files: Record<string, Buffer>,
  { oneOf, upTo }: Random,
  change: (rows: Row[], at: number) => Row[],
): Files {
  const tables = names(files).filter(
    (name) => /^data\/registers\/.*\.json$/.test(name) && (files[name]?.length ?? 0) > 4,
  )
  const name = oneOf(tables)
  const rows = JSON.parse(String(files[name])) as Row[]
  const written = change(rows, upTo(rows.length)).map((row) => JSON.stringify(row))
  return { ...files, [name]: written.length ? `[\n${written.join(',\n')}\n]\n` : '[]\n' }
}

function rowEdited(files: Record<string, Buffer>, random: Random): Files {
  // What is kept of a row without what was left out is as the organisation signed it, and no more.
  const treated = new Set<unknown>(
    files[LEFT_OUT]
      ? JSON.parse(String(files[LEFT_OUT])).rows.map((one: { id: string }) => one.id)
      : [],
  )
  return rowsChanged(files, random, (rows, some) => {
    const proven = rows.flatMap((row, index) => (treated.has(row.id) ? [] : index))
    const at = proven.includes(some) ? some : random.oneOf(proven)
    const row = { ...rows[at] }
    const key = random.oneOf(Object.keys(row))
    row[key] = another(row[key], random)
    return rows.with(at, row)
  })
}

function another(value: unknown, { upTo, oneOf }: Random): unknown {
  if (value === null) return oneOf(['x', 0, false, []])
  if (typeof value === 'string') {
    const at = upTo(value.length + 1)
    return oneOf([null, `${value.slice(0, at)}x${value.slice(at)}`])
  }
  if (typeof value === 'number') return oneOf([value + 1, null, String(value)])
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return oneOf([[...value, 'x'], null])
  return { ...(value as object), more: 1 }
}

const linesOf = (files: Files) => String(files[EVENTS]).split('\n').slice(0, -1)
const textOf = (lines: string[]) => lines.map((line) => `${line}\n`).join('')
const noteOf = (files: Files) => String(files[CHECKPOINT])

/** The trail of these lines, with counts, size and root made good; the checkpoint too, where a key can sign it. */
function rerooted(files: Files, lines: string[], by?: SigningKey): Files {
  const tree = new Frontier()
  const counts = { Whole: 0, Header: 0, Leaf: 0 }
  for (const line of lines) {
    const { header, leaf, content } = JSON.parse(line)
    counts[leaf ? 'Leaf' : content === undefined ? 'Header' : 'Whole'] += 1
    tree.append(leaf ? Buffer.from(leaf, 'hex') : leafHash(header))
  }
  const [origin = '', , , ...rest] = noteOf(files).split('\n')
  const head = { origin, size: tree.size, root: tree.root() }
  const note = by
    ? createCheckpoint(head, by)
    : [origin, head.size, head.root.toString('base64'), ...rest].join('\n')
  let info = String(files[INFO])
  const say = (label: string, value: string | number) => {
    info = info.replace(new RegExp(`(${label}: ).*`), `$1${value}`)
  }
  say('Plumbline-Log-Size', head.size)
  say('Plumbline-Log-Root', head.root.toString('base64'))
  for (const [form, count] of Object.entries(counts)) say(`Plumbline-Events-${form}`, count)
  return { ...files, [EVENTS]: textOf(lines), [CHECKPOINT]: note, [INFO]: info }
}

/** Another history from some event on, each hash of it made anew. */
function rewritten({ files }: Victim, random: Random, by?: SigningKey): Files {
  const lines = linesOf(files)
  const from = 1 + random.upTo(lines.length - 1)
  const changed = lines.map((line, seq) =>
    seq === from || (seq > from && random.upTo(4) === 0) ? eventRewritten(line, random) : line,
  )
  return rerooted(files, changed, by)
}

function eventRewritten(line: string, { upTo }: Random): string {
  const event = JSON.parse(line)
  if (event.leaf) return JSON.stringify({ ...event, leaf: hexOf(`another ${upTo(1e6)}`) })
  const header = JSON.parse(event.header)
  if (event.content === undefined || upTo(2)) header[3] = `${header[3]}x`
  else {
    event.content = JSON.stringify({ ...JSON.parse(event.content), reason: `why ${upTo(1e6)}` })
    header[9] = createHash('sha256')
      .update(Buffer.from(event.salt, 'hex'))
      .update(event.content)
      .digest('hex')
  }
  event.header = JSON.stringify(header)
  return JSON.stringify(event)
}

function someOlder(
  files: Record<string, Buffer>,
  older: Record<string, Buffer>,
  { oneOf, upTo }: Random,
): Files {
  const differ = names(older).filter(
    (name) => name.startsWith('data/') && files[name] && !files[name].equals(older[name] ?? NONE),
  )
  const first = oneOf(differ)
  const chosen = differ.filter((name) => name === first || upTo(3) === 0)
  return Object.fromEntries(chosen.map((name) => [name, older[name] ?? '']))
}

const NONE = Buffer.alloc(0)
