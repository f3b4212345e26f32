import { rm } from 'node:fs/promises'
import type { Pool } from 'pg'
import { createCheckpoint, originOf } from '../audit-trail/checkpoint.ts'
import { chainText, chainTo } from '../audit-trail/key-chain.ts'
import type { SigningKey } from '../audit-trail/keys.ts'
import type { Moment } from '../audit-trail/log.ts'
import { stampAt } from '../audit-trail/time-stamps.ts'
import { type Row, type Sql, sqlOf } from '../db/sql.ts'
import { extensionOf } from '../files/file-name.ts'
import type { PdfDocument } from '../pdf/document.ts'
import { closeBag } from './bag.ts'
import { csvLine } from './csv-line.ts'
import { DrawingThreads } from './drawing-threads.ts'
import type { LeavingOut } from './leaving-out.ts'
import { type Content, Spool } from './spool.ts'
import { type EventCounts, TrailReader, type TrailScope } from './trail.ts'
import { writeZip } from './zip.ts'

/** Documents at hand at a time: four at the threads that draw, and the next two being gathered. */
const lanes = 6

/** All that goes into a pack, collected and authorised already. The same input gives the same bytes. */
export type PackInput = {
  info: {
    organisation: string
    /** As `momentOf` answers it. */
    asOf: Moment
    /** The filter in words. */
    filter: string
    /** The days it is about, such as '2026-01-01 to 2026-06-30'. */
    period?: string
    /** The personal data that it does without, such as 'people; incidents.affected'. */
    leftOut?: string
    /** What else shaped the bytes, e.g. { Version: '0.1.0', Catalogue: '1', Templates: '1' }. */
    versions: Record<string, string>
  }
  /** data/index.pdf, which says how many events the trail was told of in which form. */
  index(events: EventCounts): DocumentContent | Promise<DocumentContent>
  /** Paths below data/, such as `documents/soa.pdf`; each opens as a text, or as what is drawn. */
  documents: { path: string; open(): DocumentContent | Promise<DocumentContent> }[]
  registers: PackRegister[]
  evidence(): Promise<EvidenceFile[]>
  withheld?: { sha256: string; name: string; reason: string }[]
  /** Of each register with approvals, the fields that an approval covers. */
  approvedFields: Record<string, string[]>
  /** How much of an event the pack tells: whole, all but its text, or its hash alone. */
  scope: TrailScope
  /** What leaves personal data out of the rows, which it was given for, and of the events. */
  leavingOut?: LeavingOut
}

export type EvidenceFile = { sha256: string; name: string; open(): Content | Promise<Content> }

export type DocumentContent = string | PdfDocument

export type PackRegister = {
  key: string
  /** Columns of the CSV after id and code, which every CSV begins with. */
  columns: { label: string; value(row: Row): string | number | boolean | null }[]
  /** Exactly the trail's rows as of the moment, but for what is left out, of every record whose last event is in scope. */
  rows: Iterable<Row> | AsyncIterable<Row>
}

export type PackOptions = {
  pool: Pool
  key: SigningKey
  /** A folder for files in the making (DATA_DIR/tmp); emptied of them whatever happens. */
  tempDir: string
  signal?: AbortSignal
  /**
   * A folder in `tempDir` where drawn documents and evidence stay, so that another try goes on from there
   * after a crash or a stop; whoever asks for it removes it when the pack is safe.
   */
  goOn?: string
  onProgress?: (progress: { step: string; done: number; of: number }) => void
}

export type WrittenPack = {
  sha256: string
  bytes: number
  /** Text of data/trail/checkpoint, for audit_checkpoints. */
  checkpoint: string
  events: EventCounts
}

/**
 * Writes the evidence pack as a ZIP to a file, of which nothing is left if it throws. Memory is bounded;
 * nothing of the present (no date, no random number, no machine) enters the bytes. Throws if a file of
 * the evidence is not the one its hash names, or if an event does not make its leaf: a broken trail is
 * never signed.
 */
export async function writePack(
  collected: PackInput | Promise<PackInput>,
  path: string,
  options: PackOptions,
): Promise<WrittenPack> {
  const drawing = new DrawingThreads()
  // What is still being collected leaves them the time that they take to begin.
  if (collected instanceof Promise) drawing.begin()
  try {
    return await writeDrawing(drawing, await collected, { ...options, path })
  } catch (error) {
    await rm(path, { force: true })
    throw error
  } finally {
    await drawing.close()
  }
}

async function writeDrawing(
  drawing: DrawingThreads,
  input: PackInput,
  options: PackOptions & { path: string },
): Promise<WrittenPack> {
  const failing = new AbortController()
  const signal = AbortSignal.any([failing.signal, ...(options.signal ? [options.signal] : [])])
  const spool = new Spool(
    options.tempDir,
    signal,
    options.goOn === undefined
      ? undefined
      : {
          folder: options.goOn,
          of: JSON.stringify({ ...input.info, key: options.key.fingerprint }),
          // Rows and events are read anew: of them come counts and the tree.
          keeps: (name) => !/^data\/(registers|trail)\//.test(name),
        },
  )
  const stop = () => void drawing.close()
  signal.addEventListener('abort', stop)
  let of = input.documents.length + input.registers.length + 3
  let done = 0
  const progress = (step: string) => options.onProgress?.({ step, done: done++, of })
  const { leavingOut } = input
  const trail = new TrailReader(options.pool, input.info.asOf.seq, {
    scope: input.scope,
    ...(leavingOut ? { withholds: leavingOut.withholds.bind(leavingOut) } : {}),
  })
  const addDocument = async ({ path, open }: PackInput['documents'][number]) => {
    const name = `data/${path}`
    if (!spool.hasTakenOver(name)) {
      // Nothing here holds a document while it is drawn: a long one weighs as much as all else.
      const takeIn = (content: DocumentContent) =>
        typeof content === 'string'
          ? spool.add(name, content)
          : spool.addWritten(name, drawing.take(content))
      await Promise.resolve(open()).then(takeIn)
    }
    progress(path)
  }
  const addData = async () => {
    await spool.add('data/trail/events.jsonl', trail.lines())
    progress('audit trail')
    for (const register of input.registers) {
      progress(register.key)
      await addRegister(spool, register)
    }
    await addDocument({ path: 'index.pdf', open: () => input.index(trail.counts) })
    const evidence = await input.evidence()
    of += evidence.length
    for (const file of evidence) {
      progress(file.name)
      await addEvidence(spool, file)
    }
  }
  try {
    await spool.takeOver()
    // Other threads draw, so the data are written meanwhile. What fails ends both.
    const parts = [addData(), inLanes(input.documents, addDocument)]
    await Promise.all(parts).catch(async (error: unknown) => {
      failing.abort(error)
      await Promise.allSettled(parts)
      throw error
    })
    // They give back what they hold before the ZIP is written.
    await drawing.close()
    if (input.withheld?.length) {
      const files = input.withheld.map(({ sha256, name, reason }) => ({ sha256, name, reason }))
      await spool.add('data/evidence/withheld.json', `${JSON.stringify(files, null, 1)}\n`)
    }

    if (leavingOut) await spool.add('data/left-out.json', leavingOut.list())

    const head = {
      origin: originOf(trail.installation),
      size: input.info.asOf.seq,
      root: trail.tree.root(),
    }
    const checkpoint = createCheckpoint(head, options.key)
    await spool.add('data/trail/checkpoint', checkpoint)
    await spool.add('data/trail/approved-fields.json', linesOf(input.approvedFields))
    await addProofs(spool, sqlOf(options.pool), head, options.key)
    await closeBag(spool, bagInfo(input, trail, head), options.key)

    progress('ZIP')
    const root = `plumbline-pack-${head.size}`
    const files = spool.sorted().map((file) => ({ ...file, name: `${root}/${file.name}` }))
    const zip = await writeZip(files, options.path, options.signal)
    return { ...zip, checkpoint, events: trail.counts }
  } finally {
    signal.removeEventListener('abort', stop)
    await drawing.close()
    if (options.goOn === undefined) await spool.remove()
  }
}

/**
 * The last time stamp that the trail held at the moment, with the checkpoint it is of; and how the key
 * that signs came, where it is not the first one (docs/decisions/what-a-time-stamp-is-of.md).
 */
async function addProofs(
  spool: Spool,
  sql: Sql,
  head: { origin: string; size: number },
  key: SigningKey,
) {
  const stamp = await stampAt(sql, head.size)
  if (stamp) {
    await spool.add('data/trail/stamped-checkpoint', stamp.note)
    await spool.add('data/trail/stamped-checkpoint.tsr', Buffer.from(stamp.token, 'base64'))
  }
  const chain = await chainTo(sql, head.origin, key)
  if (chain.length > 1) await spool.add('data/trail/key-chain', chainText(chain))
}

function bagInfo(
  { info, leavingOut }: PackInput,
  trail: TrailReader,
  head: { origin: string; size: number; root: Buffer },
): [string, string][] {
  return [
    ['Source-Organization', info.organisation],
    ['Plumbline-Format', 'plumbline-pack/1'],
    ['Plumbline-Installation', trail.kind],
    ['Plumbline-Origin', head.origin],
    ['Plumbline-As-Of', info.asOf.at],
    ['Plumbline-Filter', info.filter],
    ...(info.period ? [['Plumbline-Period', info.period] as [string, string]] : []),
    ...(info.leftOut && leavingOut
      ? ([
          ['Plumbline-Left-Out', info.leftOut],
          ['Plumbline-Left-Out-Rows', String(leavingOut.rows())],
        ] as [string, string][])
      : []),
    ['Plumbline-Log-Size', String(head.size)],
    ['Plumbline-Log-Root', head.root.toString('base64')],
    ['Plumbline-Events-Whole', String(trail.counts.whole)],
    ['Plumbline-Events-Header', String(trail.counts.header)],
    ['Plumbline-Events-Leaf', String(trail.counts.leaf)],
    ...Object.entries(info.versions)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([label, value]): [string, string] => [`Plumbline-${label}`, value]),
  ]
}

/**
 * Each document once, some while others are drawn; their order in the pack is that of their names.
 * After a failure no other is begun, and it is thrown once those at hand have ended.
 */
async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const rest = all.values()
  let failed = false
  const lane = async () => {
    for (const one of rest) {
      if (failed) return
      try {
        await work(one)
      } catch (error) {
        failed = true
        throw error
      }
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}

/** JSON with one register a line. */
function linesOf(fields: Record<string, string[]>): string {
  const lines = Object.entries(fields).map(
    ([register, names]) => `${JSON.stringify(register)}: ${JSON.stringify(names)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}

/** One pass over the rows writes JSON and CSV, side by side. */
async function addRegister(spool: Spool, register: PackRegister): Promise<void> {
  const json = await spool.create(`data/registers/${register.key}.json`)
  const csv = await spool.create(`data/registers/${register.key}.csv`)
  try {
    await csv.write(csvLine(['id', 'code', ...register.columns.map((column) => column.label)]))
    let separator = '[\n'
    for await (const row of register.rows) {
      await json.write(`${separator}${JSON.stringify(row)}`)
      separator = ',\n'
      const cells = register.columns.map((column) => column.value(row))
      await csv.write(csvLine([String(row.id), row.code == null ? '' : String(row.code), ...cells]))
    }
    await json.write(separator === '[\n' ? '[]\n' : '\n]\n')
  } catch (error) {
    await Promise.all([json.discard(), csv.discard()])
    throw error
  }
  await json.close()
  await csv.close()
}

async function addEvidence(spool: Spool, file: EvidenceFile): Promise<void> {
  if (spool.hasTakenOver(evidencePath(file.sha256, file.name))) return
  const spooled = await spool.add(evidencePath(file.sha256, file.name), await file.open())
  if (spooled.sha256 !== file.sha256) {
    throw new Error(`The stored file "${file.name}" is not the one with the hash ${file.sha256}`)
  }
}

/**
 * data/evidence/<sha256>/<name>. The name is brought to ASCII that every tool unpacks alike (some
 * mangle anything else), and to its first characters and its ending, 120 together; the row that names
 * the file keeps it whole.
 */
export function evidencePath(sha256: string, name: string): string {
  const safe = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|[\\/:*?"<>|%]/gu, '_')
    .replace(/^[. ]+|[. ]+$/g, '_')
  const ending = extensionOf(safe)
  const short = safe.length > 120 ? `${safe.slice(0, 120 - ending.length)}${ending}` : safe
  return `data/evidence/${sha256}/${short || '_'}`
}
