import { Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import { isEmpty, type Names } from '../fields/codec.ts'
import { applies } from '../fields/condition.ts'
import type { Block } from '../pdf/document.ts'
import { type Mention, mentions } from '../pdf/documents/frame.ts'
import { buildRecord, type RecordInput, type RecordSection } from '../pdf/documents/record.ts'
import { renderPdf } from '../pdf/render.ts'
import { readCriteria } from '../records/criteria.ts'
import { historyOf } from '../records/history.ts'
import { type LinkGroup, titleOf, withoutRepeats } from '../records/links.ts'
import { readRecord } from '../records/record-page.ts'
import type { Moment } from '../records/source.ts'
import { deedOf } from '../records/write.ts'
import { type AnyRecord, type RegisterDefinition, titleField } from '../registers/define.ts'
import { periodInWords } from '../registers/evidence/period.ts'
import { registerOf } from '../registers/index.ts'
import type { Monitor } from '../registers/monitors/definition.ts'
import type { OversightPlan } from '../registers/oversight/definition.ts'
import { mention, stateChip } from '../reports/context.ts'
import { signatureBlocks } from '../reports/decisions.ts'
import { designedRecord } from '../reports/designed.ts'
import { type Printing, printed } from './cells-pdf.ts'
import { eventBlocks } from './events-pdf.ts'
import { documentFrame } from './frame-pdf.ts'
import { readingBlocks } from './readings-pdf.ts'
import { structuredBlocks } from './structured-pdf.ts'

/** A record with what hangs on it and its history, as PDF. Throws NotFound unless it may be exported. */
export async function recordPdf(
  actor: Actor,
  key: string,
  idOrCode: string,
  asOf?: Moment,
): Promise<Readable> {
  const definition = registerOf(key)
  const page = await readRecord(actor, key, idOrCode, { asOf, to: 'export' })
  const { record, names } = page
  const designed = await designedRecord(actor, key, record, asOf)
  if (designed) return Readable.from(renderPdf(designed))
  const [frame, history, criteria, more] = await Promise.all([
    documentFrame(asOf),
    historyOf(actor, definition, record.id, { asOf, limit: 500 }),
    readCriteria(asOf),
    moreOf(key, record, asOf),
  ])
  const owner = record.ownerId ? names.person(record.ownerId)?.name : undefined
  const own = page.links.filter((group) => isNamedBy(definition, group))
  const document = buildRecord({
    ...frame,
    one: definition.name.one,
    ...(definition.clauses[0] ? { clause: definition.clauses[0] } : {}),
    code: record.code,
    title: titleOf(key, record),
    states: [stateChip(key, record.state)],
    ...(owner ? { owner } : {}),
    missing: [],
    sections: Object.entries(definition.sections).flatMap(([title, keys]) => {
      const section = sectionOf(definition, record, keys, { names, criteria }, own)
      return section ? [{ title, ...section }] : []
    }),
    more,
    links: groupsByLabel(withoutRepeats(page.links).filter((group) => !own.includes(group))),
    approvals: signatureBlocks(page.approvals),
    history: history
      .filter(({ action }) => !(key === 'monitors' && action === deedOf(definition, 'read')))
      .map(({ at, actorName, sentence, reason, differences }) => ({
        at,
        who: actorName,
        what: reason ? `${sentence}: “${reason}”` : sentence,
        differences,
      })),
  })
  return Readable.from(renderPdf(document))
}

/** What was appended to a record in bulk. */
async function moreOf(key: string, record: AnyRecord, asOf?: Moment): Promise<Block[]> {
  if (key === 'monitors') return readingBlocks(record as unknown as Monitor, asOf)
  if (key === 'oversight') return eventBlocks(record as unknown as OversightPlan, asOf)
  return []
}

/** The fields of a section; null when it holds nothing but the title, which stands above. */
function sectionOf(
  definition: RegisterDefinition,
  record: AnyRecord,
  keys: readonly string[],
  printing: Printing,
  own: readonly LinkGroup[],
): Omit<RecordSection, 'title'> | null {
  const shown = keys.flatMap((name) => {
    const field = definition.fields[name]
    if (!field || name === titleField(definition) || !applies(field, record)) return []
    return [{ name, field }]
  })
  if (shown.length === 0) return null
  const filled = shown.filter(({ name }) => !isEmpty(record[name]))
  return {
    fields: filled
      .filter(({ field }) => field.kind !== 'structured')
      .map(({ name, field }) => {
        const group = own.find((one) => one.field === name)
        return {
          label: field.label,
          value: group
            ? mentions(mentioned(group, [record[name]].flat().map(String), printing.names))
            : printed(definition, record, name, printing),
        }
      }),
    blocks: filled.flatMap(
      ({ name }) => structuredBlocks[`${definition.key}.${name}`]?.(record[name]) ?? [],
    ),
    unfilled: shown
      .filter(
        ({ name, field }) =>
          isEmpty(record[name]) && !(field.derived || field.managed || field.optional),
      )
      .map(({ field }) => field.label),
  }
}

/** True for the records that one of the record's own fields names. */
function isNamedBy(definition: RegisterDefinition, { field, label }: LinkGroup): boolean {
  return field !== null && definition.fields[field]?.label === label
}

/** Named records with title and state; of those the reader may not open, the code alone. */
function mentioned({ register, records }: LinkGroup, ids: string[], names: Names): Mention[] {
  return ids.flatMap((id) => {
    const found = records.find((one) => one.id === id)
    if (found) return [mention(register, { ...found, title: titleOf(register, found) })]
    const named = names.record(id)
    return named ? [{ code: named.code, title: '' }] : []
  })
}

/** Linked records under each heading once, whichever registers they are of. */
function groupsByLabel(groups: readonly LinkGroup[]): RecordInput['links'] {
  const byLabel = new Map<string, Mention[]>()
  for (const { label, register, records } of groups) {
    const items = records.map((one) =>
      mention(register, { ...one, title: titleWithPeriod(register, one) }),
    )
    byLabel.set(label, [...(byLabel.get(label) ?? []), ...items])
  }
  return [...byLabel].map(([title, items]) => ({ title, items }))
}

/** Evidence is named with the period it is about. */
function titleWithPeriod(register: string, record: AnyRecord): string {
  const title = titleOf(register, record)
  return register === 'evidence' ? `${title} (${periodInWords(record)})` : title
}
