import type { State } from '../checks/state.ts'
import type { Row, Sql } from '../db/sql.ts'
import { isEmpty, type Names } from '../fields/codec.ts'
import { fieldsWithout, people as namesOfPeople } from './without.ts'

/** Somebody with an account, and every name and address that the log has for them. */
export type Account = { id: string; called: readonly string[] }

/** A row that is not word for word that of the log, and in what. */
type TreatedRow = { register: string; id: string; without: string[]; renamed: string[] }

/**
 * Leaves personal data out of a pack (docs/decisions/what-a-pack-leaves-out.md). An event of the log is
 * hashed as a whole, so one that holds some of it is told without its text, and the row it left is given
 * without the fields, with numbers for names. Which rows these are is remembered, for the pack to say.
 */
export class LeavingOut {
  private readonly fields: ReadonlyMap<string, readonly string[]>
  /** In the order in which the log has the accounts; null where names stay. */
  private readonly accounts: readonly string[] | null
  private readonly numbers: ReadonlyMap<string, number>
  private readonly rename: (text: string) => string
  private readonly treated = new Map<string, TreatedRow>()

  constructor(fields: ReadonlyMap<string, readonly string[]>, people: readonly Account[] | null) {
    this.fields = fields
    this.accounts = people?.map(({ id }) => id) ?? null
    this.numbers = new Map(this.accounts?.map((id, index) => [id, index + 1]))
    this.rename = renaming(people ?? [])
  }

  /** What is left out, as bag-info.txt says it: `people; incidents.affected`. */
  what(): string {
    const fields = [...this.fields].flatMap(([register, names]) =>
      names.map((one) => `${register}.${one}`),
    )
    return [...(this.accounts ? [namesOfPeople] : []), ...fields].join('; ')
  }

  /** Rows that were treated so far, of a register or of all. */
  rows(register?: string): number {
    const all = [...this.treated.values()]
    return all.filter((one) => register === undefined || one.register === register).length
  }

  /** Whether the text of an event has to be withheld. */
  withholds(register: string, content: string): boolean {
    if (!this.accounts && !this.fields.has(register)) return false
    const { text, without } = this.read(register, content)
    return without.length > 0 || this.named(text) !== text
  }

  /** The row of a text, as the pack gives it. */
  rowOf(register: string, id: string, content: string): Row {
    const { text, without } = this.read(register, content)
    const named = this.named(text)
    if (without.length > 0 || named !== text) {
      const renamed = Object.keys(text.row).filter((key) => named.row[key] !== text.row[key])
      this.treated.set(`${register}/${id}`, { register, id, without, renamed })
    }
    return named.row
  }

  /** Whatever is made of texts, such as the tree of a document, with numbers for names. */
  named<T>(value: T): T {
    return (this.accounts ? mapTexts(value, this.rename) : value) as T
  }

  /** Names for documents and spreadsheets. */
  names(names: Names): Names {
    if (!this.accounts) return names
    return {
      ...names,
      person: (id) => {
        const said = this.numbers.has(id) ? `Person ${this.numbers.get(id)}` : undefined
        return said === undefined ? names.person(id) : { name: said, email: said }
      },
    }
  }

  /** A state whose sentences about people have numbers. */
  state(state: State): State {
    const users = state.users.map((one) => ({
      ...one,
      name: this.numbers.has(one.id) ? `Person ${this.numbers.get(one.id)}` : one.name,
    }))
    return { ...state, users }
  }

  /** Text of data/left-out.json, once all rows were given: one row a line, sorted. */
  list(): string {
    const rows = [...this.treated].sort(([a], [b]) => (a < b ? -1 : 1))
    const lines = rows.map(([, row]) => `\n${JSON.stringify(row)}`).join()
    const fields = JSON.stringify(Object.fromEntries(this.fields))
    return `{"people":${JSON.stringify(this.accounts)},\n"fields":${fields},\n"rows":[${lines}\n]}\n`
  }

  private read(register: string, content: string): { text: { row: Row }; without: string[] } {
    const text = JSON.parse(content)
    const without = (this.fields.get(register) ?? []).filter((name) => !isEmpty(text.row?.[name]))
    if (without.length > 0) {
      text.row = { ...text.row }
      for (const name of without) delete text.row[name]
    }
    return { text, without }
  }
}

/** What leaves out of a pack of the first `size` events what is asked for; null if that is nothing. */
export async function leavingOut(
  sql: Sql,
  { without, size }: { without: readonly string[]; size: number },
): Promise<LeavingOut | null> {
  if (without.length === 0) return null
  const people = without.includes(namesOfPeople) ? await accountsAt(sql, size) : null
  return new LeavingOut(fieldsWithout(without), people)
}

/** The log numbers them, so a person has the same number in every pack of an installation. */
async function accountsAt(sql: Sql, size: number): Promise<Account[]> {
  return sql<Account>(
    `SELECT "recordId" AS id,
       array_remove(array_agg(DISTINCT content::jsonb -> 'row' ->> 'name')
         || array_agg(DISTINCT content::jsonb -> 'row' ->> 'email'), NULL) AS called
     FROM audit_events WHERE register = 'users' AND seq < $1::bigint GROUP BY 1 ORDER BY min(seq)`,
    [String(size)],
  )
}

/**
 * Puts numbers for names: of several words wherever they stand, and of one word where it is all that a
 * text says, because a word may mean something else in a sentence.
 */
function renaming(people: readonly Account[]): (text: string) => string {
  const said = new Map<string, number[]>()
  const whole = new Map<string, string>()
  for (const [index, { called }] of people.entries()) {
    for (const key of new Set(called.map(asSearched)))
      said.set(key, [...(said.get(key) ?? []), index + 1])
    for (const name of called) whole.set(name.trim(), asSearched(name))
  }
  for (const nothing of [said, whole]) nothing.delete('')
  const numberOf = (key: string) => `Person ${said.get(key)?.join(' or ')}`
  const within = [...said.keys()]
    .filter((key) => key.includes(' '))
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((key) => key.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(' ', gap))
  const pattern =
    within.length > 0 &&
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${within.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return (text) => {
    const key = whole.get(text.trim())
    if (key) return numberOf(key)
    return pattern ? text.replace(pattern, (name) => numberOf(asSearched(name))) : text
  }
}

/** Between the words of a name: as people write it, and as names of files and addresses do. */
const gap = '[\\s._-]+'

function asSearched(name: string): string {
  return name.toLowerCase().split(new RegExp(gap)).filter(Boolean).join(' ')
}

/** The same value where nothing in it changes; keys count as texts, too. */
function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value)
  if (Array.isArray(value)) {
    const mapped = value.map((one) => mapTexts(one, map))
    return mapped.some((one, index) => one !== value[index]) ? mapped : value
  }
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
  const entries = Object.entries(value)
  const mapped = entries.map(([key, one]) => [map(key), mapTexts(one, map)] as const)
  const isSame = mapped.every(([key, one], index) => {
    const before = entries[index]
    return before !== undefined && key === before[0] && one === before[1]
  })
  return isSame ? value : Object.fromEntries(mapped)
}
