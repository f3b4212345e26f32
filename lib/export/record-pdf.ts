import { PassThrough, type Readable } from 'node:stream'
import type { Actor } from '../access/actor.ts'
import { isEmpty } from '../fields/codec.ts'
import { applies } from '../fields/condition.ts'
import type { PdfDocument } from '../pdf/document.ts'
import { buildRecord } from '../pdf/documents/record.ts'
import { renderPdf } from '../pdf/render.ts'
import { historyOf } from '../records/history.ts'
import { titleOf } from '../records/links.ts'
import { readRecord } from '../records/record-page.ts'
import type { Moment } from '../records/source.ts'
import { registerOf } from '../registers/index.ts'
import { rulesOf } from '../registers/rules-index.ts'
import { designedRecord } from '../reports/designed.ts'
import { printed, stateChip } from './cells-pdf.ts'
import { documentFrame } from './frame-pdf.ts'

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
  if (designed) return streamOf(designed)
  const [frame, history] = await Promise.all([
    documentFrame(asOf),
    historyOf(actor, definition, record.id, { asOf, limit: 500 }),
  ])
  const owner = record.ownerId ? names.person(record.ownerId)?.name : undefined
  const { transitions } = rulesOf(key)
  const document = buildRecord({
    ...frame,
    one: definition.name.one,
    ...(definition.clauses[0] ? { clause: definition.clauses[0] } : {}),
    code: record.code,
    title: titleOf(key, record),
    states: [stateChip(definition, record.state)],
    ...(owner ? { owner } : {}),
    missing: [],
    sections: Object.entries(definition.sections).map(([title, keys]) => ({
      title,
      fields: keys.flatMap((name) => {
        const field = definition.fields[name]
        if (
          !field ||
          field.kind === 'structured' ||
          !applies(field, record) ||
          isEmpty(record[name])
        )
          return []
        return [{ label: field.label, value: printed(definition, record, name, names) }]
      }),
    })),
    links: page.links.map(({ label, register, records }) => ({
      title: label,
      items: records.map((one) => ({
        code: one.code,
        title: titleOf(register, one),
        state: stateChip(registerOf(register), one.state),
      })),
    })),
    approvals: page.approvals.map((one) => ({
      meaning: transitions[one.transition]?.label ?? one.decision,
      name: one.byName,
      at: one.at,
      contentHash: one.contentHash,
      stale: one.stale,
      ...(one.remarks ? { remark: one.remarks } : {}),
    })),
    history: history.map(({ at, actorName, sentence, reason, differences }) => ({
      at,
      who: actorName,
      what: reason ? `${sentence}: “${reason}”` : sentence,
      differences,
    })),
  })
  return streamOf(document)
}

function streamOf(document: PdfDocument): Readable {
  const out = new PassThrough()
  renderPdf(document, out).catch((error) => out.destroy(error))
  return out
}
