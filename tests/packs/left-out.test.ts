import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SigningKey, signingKey } from '../../lib/audit-trail/keys.ts'
import { LeavingOut } from '../../lib/packs/leaving-out.ts'
import { describeReport } from '../../lib/packs/verifier/core.mjs'
import { MAYA, type TrailDatabase, trailDatabases } from '../audit-trail/trail-databases.ts'
import { madeGood } from './forged.ts'
import { type LeftOut, relisted } from './mutations.ts'
import {
  fillTrail,
  fillWithPeople,
  packBytes,
  packWithoutPeople,
  smallPack,
  verifyBytes,
} from './small-pack.ts'
import { type Files, rezip, unzip } from './zip-of.ts'

const LIST = 'data/left-out.json'
const RISKS = 'data/registers/risks.json'
const EVENTS = 'data/trail/events.jsonl'
const INFO = 'bag-info.txt'

let databases: Awaited<ReturnType<typeof trailDatabases>>
let database: TrailDatabase
let key: SigningKey
let pack: Buffer
let root: string
let files: Record<string, Buffer>
let whole: Record<string, Buffer>

beforeAll(async () => {
  databases = await trailDatabases()
  key = await signingKey(databases.dataDir)
  database = await databases.fresh()
  await fillTrail(database)
  await fillWithPeople(database)
  pack = await build()
  ;({ root, files } = await unzip(pack))
  whole = (await unzip((await packBytes(await smallPack(database.sql), by())).bytes)).files
})
afterAll(() => databases?.stop())

const by = () => ({ pool: database.pool, key, tempDir: join(databases.dataDir, 'tmp') })
const build = async () => (await packBytes(await packWithoutPeople(database.sql), by())).bytes
const textOf = (name: string, of = files) => String(of[name])
const rowsOf = (of = files) => JSON.parse(textOf(RISKS, of)) as Record<string, unknown>[]
const risk = (code: string, of = files) => rowsOf(of).find((row) => row.code === code)

describe('a pack without names and imported columns', () => {
  test('holds, and says in its verdict what is left out and what that costs', async () => {
    const report = await verifyBytes(pack)
    expect(report.problems).toEqual([])
    expect(report.facts.leftOut).toEqual({ people: true, fields: ['risks.source'], rows: 4 })
    expect(report.facts.registers).toEqual({ risks: 7 })
    const said = describeReport(report).join('\n')
    expect(said).toContain('Left out: names and mail addresses of people')
    expect(said).toContain('the fields risks.source')
    expect(said).toContain(
      "4 rows held some of it: what is left of them can't be compared with the log",
    )
    expect(textOf(INFO)).toContain(
      'Plumbline-Left-Out: people; risks.source\nPlumbline-Left-Out-Rows: 4\n',
    )
  })

  test('is the same, byte for byte, when it is made again', async () => {
    expect((await build()).equals(pack)).toBe(true)
  })

  test('has none of it in any file, and a number for a name', () => {
    const all = Object.values(files).join('\n').toLowerCase()
    for (const said of ['maya lind', 'maya@nordwind', 'ann porter', 'ben carver', 'the secret'])
      expect(all, said).not.toContain(said)
    expect(Object.values(whole).join('\n')).toContain('Ben Carver, maya@nordwind.test')
    expect(risk('RSK-6')?.title).toBe('Only Person 1 knows how')
    expect(textOf('data/registers/risks.csv')).toContain('Only Person 1 knows how')
  })

  test('lists exactly the rows that are not word for word, and proves all others', () => {
    const list = JSON.parse(textOf(LIST))
    expect(list).toMatchObject({ people: [MAYA.id], fields: { risks: ['source'] } })
    const inList = (code: string) =>
      list.rows.find((one: { id: string }) => one.id === risk(code)?.id)
    expect(inList('RSK-1')).toMatchObject({ without: ['source'], renamed: [] })
    expect(inList('RSK-6')).toMatchObject({ without: [], renamed: ['title'] })
    expect(inList('RSK-7')).toMatchObject({ without: ['source'], renamed: [] })
    expect(inList('RSK-8')).toMatchObject({ without: ['source'], renamed: [] })
    expect(list.rows).toHaveLength(4)
    for (const row of rowsOf()) {
      const before = risk(String(row.code), whole)
      if (!inList(String(row.code))) expect(row).toEqual(before)
      if (inList(String(row.code))?.without.length) {
        const { source, ...rest } = before ?? {}
        expect(row).toEqual(rest)
        expect(source).not.toBeNull()
      }
    }
  })

  test('withholds the text of exactly the events that say it', () => {
    const lines = (of: typeof files) => textOf(EVENTS, of).split('\n')
    const changed = lines(whole).flatMap((line, seq) => (line === lines(files)[seq] ? [] : line))
    expect(changed.every((line) => /porter|carver|maya lind|secret\.txt/i.test(line))).toBe(true)
    expect(changed).toHaveLength(4)
  })
})

describe('somebody changes what is left out', () => {
  const list = (change: (list: LeftOut) => void) => (of: Record<string, Buffer>) =>
    relisted(of, change)
  const rows =
    (change: (row: Record<string, unknown>) => object) => (of: Record<string, Buffer>) => {
      const written = rowsOf(of).map((row) => JSON.stringify(change({ ...row })))
      return { [RISKS]: `[\n${written.join(',\n')}\n]\n` }
    }
  const ofRisk = (code: string) => ({ register: 'risks', id: String(risk(code)?.id) })

  test.each<[string, (of: Record<string, Buffer>) => Files, string]>([
    [
      'lists a row although nothing is left out of it',
      list((one) => one.rows.push({ ...ofRisk('RSK-2'), without: [], renamed: ['title'] })),
      'though the log gives its text',
    ],
    [
      'lists it and alters that row, to pass it off as left out',
      (of) => ({
        ...list((one) => one.rows.push({ ...ofRisk('RSK-2'), without: [], renamed: ['title'] }))(
          of,
        ),
        ...rows((row) => (row.code === 'RSK-2' ? { ...row, title: 'Harmless' } : row))(of),
      }),
      'though the log gives its text',
    ],
    [
      'takes a row off the list',
      list((one) => one.rows.splice(1, 1)),
      'is withheld: the row cannot be proven',
    ],
    [
      'takes a row off the list and out of its register, and forgets the count',
      (of) => {
        const { [LIST]: text } = list((one) => one.rows.splice(0, 1))(of)
        return { [LIST]: text ?? '' }
      },
      'Plumbline-Left-Out-Rows is 4',
    ],
    [
      'lists a row twice',
      list((one) => one.rows.push({ ...(one.rows[0] as LeftOut['rows'][0]) })),
      'twice',
    ],
    [
      'lists a row that there is not',
      list((one) => one.rows.push({ ...ofRisk('RSK-2'), id: MAYA.id, without: [], renamed: [] })),
      'which no register holds',
    ],
    [
      'puts a field back into a row without it',
      rows((row) => (row.code === 'RSK-7' ? { ...row, source: { Contact: 'Ann Porter' } } : row)),
      'which is left out of this pack',
    ],
    [
      'puts an empty field back into a row without it',
      rows((row) => (row.code === 'RSK-7' ? { ...row, source: null } : row)),
      'though data/left-out.json says it does not',
    ],
    [
      'puts a field into a row that never had it',
      rows((row) => (row.code === 'RSK-2' ? { ...row, source: { Contact: 'Ann Porter' } } : row)),
      'which is left out of this pack',
    ],
    [
      'takes another field out of a row in which names are replaced',
      rows(({ title, ...row }) => (row.code === 'RSK-6' ? row : { ...row, title })),
      'lacks “title”',
    ],
    [
      'tells the text of an event that holds such a field',
      (of) => {
        const lines = textOf(EVENTS, of).split('\n')
        const seq = textOf(EVENTS, whole)
          .split('\n')
          .findIndex((line) => line.includes('Ann Porter'))
        lines[seq] = textOf(EVENTS, whole).split('\n')[seq] ?? ''
        return { [EVENTS]: lines.join('\n') }
      },
      'it tells “source” of risks, which is left out',
    ],
    [
      'says that less is left out',
      list((one) => {
        one.fields = {}
      }),
      'is none of the fields that are left out',
    ],
    [
      'says that names are not left out',
      list((one) => {
        one.people = null
      }),
      'nothing of it is left out, or names are replaced',
    ],
    [
      'gives people other numbers',
      list((one) => {
        one.people = [String(risk('RSK-2')?.id), MAYA.id]
      }),
      'are not the accounts of the log',
    ],
    [
      'says in the bag that something else is left out',
      (of) => ({ [INFO]: textOf(INFO, of).replace('people; risks.source', 'people') }),
      'Plumbline-Left-Out is people',
    ],
    [
      'takes the note out of the bag',
      (of) => ({ [INFO]: textOf(INFO, of).replace(/Plumbline-Left-Out.*\n/g, '') }),
      'is there without the other',
    ],
    [
      'writes the list in another form',
      (of) => ({ [LIST]: JSON.stringify(JSON.parse(textOf(LIST, of))) }),
      'not written in the one form',
    ],
  ])('and %s: it is found though the organisation itself signed it', async (_, change, said) => {
    const forged = madeGood({ ...files, ...change(files) }, key)
    const report = await verifyBytes(await rezip(root, forged))
    expect(report.ok).toBe(false)
    expect(report.problems.join('\n')).toContain(said)
  })

  test('and drops the whole list: each row that it listed is accused', async () => {
    const { [LIST]: _, ...rest } = files
    const info = textOf(INFO).replace(/Plumbline-Left-Out.*\n/g, '')
    const report = await verifyBytes(await rezip(root, madeGood({ ...rest, [INFO]: info }, key)))
    expect(report.problems.filter((one) => one.includes('the row cannot be proven'))).toHaveLength(
      4,
    )
  })

  test('and alters what is kept of such a row: that cannot be found, as the documentation says', async () => {
    const altered = rows((row) => (row.code === 'RSK-7' ? { ...row, title: 'Harmless' } : row))(
      files,
    )
    const report = await verifyBytes(await rezip(root, madeGood({ ...files, ...altered }, key)))
    expect(report.ok).toBe(true)
  })
})

describe('names of people', () => {
  const leaving = new LeavingOut(new Map(), [
    { id: 'a', called: ['Maya Lind', 'Maya Weber', 'm.lind@nordwind.test'] },
    { id: 'b', called: ['Zoë', 'zoe@nordwind.test'] },
    { id: 'c', called: ['Jo Ek', 'jo@x.test'] },
    { id: 'd', called: ['Jo Ek', 'ek@x.test'] },
    { id: 'e', called: ['Ann (Annie) Lee+', 'lee@x.test'] },
  ])
  test.each([
    ['Told by Maya Lind.', 'Told by Person 1.'],
    ['MAYA LIND’s, then maya   weber’s', 'Person 1’s, then Person 1’s'],
    ['Maya_Lind-CV.pdf', 'Person 1-CV.pdf'],
    ['write to m.lind@nordwind.test', 'write to Person 1'],
    ['Maya Lindner and Amaya Lind stay', 'Maya Lindner and Amaya Lind stay'],
    ['Zoë', 'Person 2'],
    ['Zoë said so; so did zoe@nordwind.test', 'Zoë said so; so did Person 2'],
    ['ask Jo Ek', 'ask Person 3 or 4'],
    ['jo@x.test', 'Person 3'],
    ['with Ann (Annie) Lee+, too', 'with Person 5, too'],
  ])('“%s” reads “%s”', (text, told) => {
    expect(leaving.named(text)).toBe(told)
    expect(leaving.named({ list: [{ text }], bytes: new Uint8Array(2) })).toEqual({
      list: [{ text: told }],
      bytes: new Uint8Array(2),
    })
  })

  test('are labels for documents and tables, the same everywhere', () => {
    const names = leaving.names({
      record: () => undefined,
      person: (id) => (id === 'plumbline' ? { name: 'Plumbline', email: '' } : undefined),
    })
    expect(names.person('b')).toEqual({ name: 'Person 2', email: 'Person 2' })
    expect(names.person('plumbline')?.name).toBe('Plumbline')
  })
})
