import { randomBytes } from 'node:crypto'
import { drawCodes } from '../../audits/draw.ts'
import { conflictWith } from '../../audits/independence.ts'
import { Invalid } from '../../errors.ts'
import type { AnyRecord } from '../define.ts'
import { recordIn } from '../record-types.ts'
import { defineRules, type Problems, type RuleContext } from '../rules.ts'
import { type AuditSample, auditSamples, type Population } from './definition.ts'

/** More are not looked at one by one. */
const mostDrawn = 2000
const mostGroups = 60
/** What makes the draw; none of it changes afterwards. */
const ofTheDraw = [
  'auditId',
  'register',
  'filter',
  'asOfDay',
  'method',
  'size',
  'stratifyBy',
  'seed',
  'chosen',
  'insideReason',
] as const

/** Rules of samples (ISO/IEC 42001, 9.2.2; ISO 19011, A.6). */
export const auditSampleRules = defineRules(auditSamples, {
  derive: async ({ record, before, context }) => {
    if (before || !record.register || !record.method) return {}
    const frozen = await context.freeze(record.register, record.filter ?? '', record.asOfDay)
    const strata = groupsOf(record, frozen.records)
    const drawing = {
      ...record,
      population: { seq: frozen.seq, at: frozen.at, strata },
      seed: isByChance(record) ? record.seed?.trim() || randomBytes(8).toString('hex') : null,
    }
    const [total, drawn] = [frozen.records.length, codesOf(drawing).length]
    return {
      title: `${record.purpose ?? ''} (${drawn} of ${total})`,
      population: drawing.population,
      position: frozen.seq,
      seed: drawing.seed,
      total,
      drawn,
      ownerId: context.actor.id,
    }
  },

  check: async ({ record, before, context }) => {
    const problems: Problems = {}
    const audit = await recordIn(context, 'audits', record.auditId)
    if (audit && ['signed', 'cancelled'].includes(audit.state))
      problems[''] = `${audit.code} is ${audit.state}: nothing is drawn or changed any more.`
    for (const key of before ? ofTheDraw : []) {
      if (record[key] !== before?.[key])
        problems[key] = 'A draw stays as it was made; draw another sample.'
    }
    if (before || !audit) return problems
    const isFromOutside = context.actor.roles.includes('external-auditor')
    if (record.method === 'judgement' && !record.reason?.trim())
      problems.reason = 'Say why these and not others.'
    if (isByChance(record) && record.size === null) problems.size = 'Say how many.'
    if (audit.kind !== 'internal' && !isFromOutside && !record.insideReason?.trim())
      problems.insideReason = `The auditors of ${audit.code} draw for themselves. Say at whose request you draw, and why they did not.`
    if ((audit.kind === 'internal' || isFromOutside) && record.insideReason)
      problems.insideReason = 'The audit’s own people draw here: there is nothing to say.'
    if (record.total === 0)
      problems.filter = isFromOutside
        ? 'Nothing that you see passes this filter. What is not about the systems in scope somebody inside can draw for you.'
        : 'No record passes this filter.'
    else if ((record.drawn ?? 0) > mostDrawn)
      problems.size = `At most ${mostDrawn}: narrow the filter, or draw at random.`
    if (Object.keys(problems).length) return problems
    const team = [audit.leadAuditorId, ...audit.auditorIds].filter((id) => id !== null)
    const conflict = conflictWith(await drawnRecords(record, context), await context.namesOf(team))
    return conflict ? { '': conflict } : {}
  },

  transitions: {},

  /** Each record drawn is a question of the audit. */
  effects: async ({ record, before, context }) => {
    if (before) return
    for (const drawn of await drawnRecords(record, context)) {
      await context.create('audit-questions', {
        title: `${drawn.code} ${String(drawn.title ?? '')}`.trim(),
        auditId: record.auditId,
        sampleId: record.id,
        subjectId: drawn.id,
        guidance: record.purpose,
      })
    }
  },
})

function isByChance({ method }: Pick<AuditSample, 'method'>): boolean {
  return method === 'random' || method === 'stratified'
}

/** The codes that population, method and seed draw. */
function codesOf(record: AuditSample): string[] {
  const strata = record.population?.strata ?? []
  if (isByChance(record)) return drawCodes(strata, record.size ?? 0, record.seed ?? '')
  const all = strata.flatMap(({ codes }) => codes)
  if (record.method === 'all') return all
  const chosen = (record.chosen ?? '')
    .toUpperCase()
    .split(/[\s,;]+/)
    .filter(Boolean)
  const unknown = chosen.find((code) => !all.includes(code))
  if (unknown) throw new Invalid({ chosen: `${unknown} is not in the population.` })
  if (chosen.length === 0) throw new Invalid({ chosen: 'Name at least one record by its code.' })
  return [...new Set(chosen)].sort()
}

async function drawnRecords(record: AuditSample, context: RuleContext): Promise<AnyRecord[]> {
  if (!record.register) return []
  const found = await context.list(record.register, { field: 'code', in: codesOf(record) })
  return found.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The population's codes in order, by group where the method asks for groups. */
function groupsOf(record: AuditSample, records: readonly AnyRecord[]): Population['strata'] {
  const groups = new Map<string, string[]>()
  for (const one of records) {
    const name = record.method === 'stratified' ? groupOf(one, record.stratifyBy) : ''
    groups.set(name, [...(groups.get(name) ?? []), one.code])
  }
  if (groups.size > mostGroups)
    throw new Invalid({ stratifyBy: `This makes more than ${mostGroups} groups.` })
  return [...groups]
    .map(([name, codes]) => ({ name, codes: codes.sort() }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function groupOf(record: AnyRecord, field: string | null): string {
  const key = field?.trim() ?? ''
  const value = Object.hasOwn(record, key) ? record[key] : undefined
  if (value === undefined || (typeof value === 'object' && value !== null))
    throw new Invalid({ stratifyBy: 'Name state, or a field that holds one choice.' })
  return value === null ? 'none' : String(value)
}
