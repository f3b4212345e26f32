import fc from 'fast-check'
import type { FieldKind, FieldOfKind } from '../../lib/fields/field.ts'
import { questions } from '../../lib/readiness/catalogue.ts'
import type { Values } from '../../lib/records/values.ts'
import type { RegisterDefinition } from '../../lib/registers/define.ts'

/** People whom fields of persons may name. */
export type Cast = readonly string[]

type Arbitraries = {
  [K in FieldKind]: (field: FieldOfKind[K], cast: Cast) => fc.Arbitrary<unknown>
}

const words = (max: number) =>
  fc
    .oneof(
      fc.constantFrom(
        'Credit scoring',
        '=1+1',
        '-3',
        '+49 30',
        '@home',
        'a;b,"c"',
        'Zürich',
        '用户',
        '0012',
        'toString',
        '__proto__',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(max, 30) }),
    )
    .map((text) => text.trim().slice(0, max).trim())
    .filter((text) => text !== '' && text.isWellFormed())
const days = fc
  .integer({ min: Date.parse('2020-01-01'), max: Date.parse('2025-12-31') })
  .map((time) => new Date(time).toISOString().slice(0, 10))

/** Values of a field that people could write; references are filled by whoever makes the records. */
const arbitraries: Arbitraries = {
  text: (field) => words(field.max),
  longText: (field) =>
    fc
      .array(words(40), { minLength: 1, maxLength: 3 })
      .map((lines) => lines.join('\n').slice(0, field.max)),
  choice: (field) => fc.constantFrom(...field.options.map((option) => option.value)),
  choices: (field) => fc.subarray(field.options.map((option) => option.value)),
  number: (field) =>
    fc.integer({
      min: Math.ceil(field.min ?? -1e6),
      max: Math.floor(Math.min(field.max ?? 1e6, 1e6)),
    }),
  score: () => fc.integer({ min: 1, max: 3 }),
  date: () => days,
  yesNo: () => fc.boolean(),
  person: (_, cast) => fc.constantFrom(...cast, null),
  people: (_, cast) => fc.subarray([...cast]),
  reference: () => fc.constant(null),
  references: () => fc.constant([]),
  anyReference: () => fc.constant(null),
  files: () => fc.constant([]),
  structured: () => fc.constant(null),
}

/** Values for every field that people fill, such that the register's rules take them. */
export function anyValues(definition: RegisterDefinition, cast: Cast): fc.Arbitrary<Values> {
  const writable = Object.entries(definition.fields).filter(
    ([, field]) =>
      !field.derived && !field.managed && !(field.kind === 'reference' && field.required),
  )
  const shape = writable.map(([key, field]) => {
    const make = arbitraries[field.kind] as (field: unknown, cast: Cast) => fc.Arbitrary<unknown>
    return [
      key,
      field.required ? make(field, cast) : fc.option(make(field, cast), { freq: 4 }),
    ] as const
  })
  return fc
    .record(Object.fromEntries(shape))
    .map((values) => ({ ...values, ...asRulesWant(definition.key, values, cast) }))
}

/** One set of such values, another at each call. */
export function validValues(definition: RegisterDefinition, cast: Cast = []): Values {
  calls += 1
  const [values] = fc.sample(anyValues(definition, cast), { numRuns: 1, seed: calls })
  return values ?? {}
}

let calls = 0
let ownControls = 0
let answers = 0

/** What the rules of a register want beyond each field by itself. */
function asRulesWant(register: string, values: Values, cast: Cast): Values {
  const or = (value: unknown, instead: unknown) => value ?? instead
  switch (register) {
    case 'risks':
      return {
        residualLikelihood: null,
        residualImpact: null,
        currentLikelihood: null,
        currentImpact: null,
      }
    case 'systems':
      return {
        tierOverride: null,
        retiredOn: null,
        euAnswers: {
          isAiSystem: 'yes',
          exclusion: 'none',
          practices: ['emotion', 'face-scraping'],
        },
        euReason: or(values.euReason, 'Counsel says so'),
        scopeReason: or(values.scopeReason, 'Used by nobody outside'),
      }
    case 'impact-assessments':
      return { tierOverride: null, answers: {} }
    case 'monitors':
      return { thresholdLow: -1, thresholdHigh: 1 }
    case 'controls':
      ownControls += 1
      return {
        controlId: `K.${ownControls}`,
        status: 'not-started',
        description: or(values.description, 'Models are tested by somebody else'),
        reason: or(values.reason, 'A customer asks for it'),
      }
    case 'evidence': {
      const [coversFrom, coversTo] = [values.coversFrom, values.coversTo].sort()
      return {
        kind: 'note',
        note: or(values.note, 'Seen on site'),
        coversFrom,
        coversTo,
        retainUntil: null,
      }
    }
    case 'document-versions':
      return { number: null }
    case 'context':
      return { response: or(values.response, 'Watched by the governance lead') }
    case 'parties':
      return {
        response: or(values.response, 'Told in the policy'),
        obligation: values.obligation === 'law' ? 'contract' : values.obligation,
      }
    case 'roles':
      return { kind: 'body' }
    case 'objectives':
      return { baseline: null, unit: null }
    case 'readiness':
      answers += 1
      return {
        questionId: questions[answers % questions.length]?.id,
        remark: or(values.remark, 'Seen in the minutes'),
      }
    case 'incidents':
      return { occurredOn: null }
    case 'management-reviews':
      return { periodFrom: null, periodTo: null, chairId: null }
    case 'certificates':
      return { stage2On: null, validUntil: null }
    case 'audits':
      return { endsOn: null, periodTo: null, body: null, kind: 'internal' }
    case 'audit-samples':
      return {
        register: 'controls',
        filter: 'area=A.2',
        asOfDay: null,
        method: 'all',
        size: null,
        stratifyBy: null,
        seed: null,
        chosen: null,
        reason: null,
        insideReason: null,
      }
    case 'training-records': {
      // The last of the cast: the first writes, and nobody writes their own.
      const person = cast.at(-1)
      return { score: or(values.score, 50), ...(person ? { ownerId: person } : {}) }
    }
    case 'risk-criteria':
      return { acceptanceLevel: 9 }
    default:
      return {}
  }
}
