import { z } from 'zod'

/** The inputs that ISO/IEC 42001, 9.3.2 asks for, in the order in which a review reads them. */
export const inputNames = {
  actions: 'Actions from earlier reviews',
  issues: 'External and internal issues',
  parties: 'Needs of interested parties',
  nonconformities: 'Nonconformities and corrective actions',
  monitoring: 'Monitoring and measurement',
  audits: 'Audit results',
  objectives: 'Objectives',
  risks: 'Risks and their treatment',
  incidents: 'Incidents and concerns',
  opportunities: 'Opportunities for improvement',
} as const

export type InputKey = keyof typeof inputNames
export const inputKeys = Object.keys(inputNames) as [InputKey, ...InputKey[]]

/** The field of a review that holds what was said about an input: `risks` → `onRisks`. */
export function discussionField<K extends InputKey>(key: K): `on${Capitalize<K>}` {
  return `on${key.charAt(0).toUpperCase()}${key.slice(1)}` as `on${Capitalize<K>}`
}

const tone = z.enum(['plain', 'met', 'due', 'bad', 'na'])

/** A record as it was called and stood when the input was frozen. */
export const frozenRecordSchema = z.object({
  register: z.string(),
  code: z.string(),
  title: z.string(),
  says: z.string(),
  tone,
})

const chartSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('bars'),
    title: z.string(),
    keys: z.array(z.object({ key: z.string(), label: z.string() })),
    rows: z.array(z.object({ label: z.string(), counts: z.record(z.string(), z.number()) })),
  }),
  z.object({
    kind: z.literal('line'),
    title: z.string(),
    points: z.array(z.object({ day: z.string(), value: z.number() })),
  }),
  z.object({
    kind: z.literal('matrix'),
    title: z.string(),
    likelihood: z.array(z.object({ value: z.number(), label: z.string() })),
    impact: z.array(z.object({ value: z.number(), label: z.string() })),
    /** `counts[likelihood][impact]`, both from the least on. */
    counts: z.array(z.array(z.number())),
    tones: z.array(z.array(tone)),
  }),
])

/** One input: what it says in a sentence, its figures, its picture, the records it speaks of. */
export const reviewInputSchema = z.object({
  key: z.enum(inputKeys),
  says: z.string(),
  figures: z.array(
    z.object({
      label: z.string(),
      value: z.number(),
      /** At the start of the period; null where nothing was measured then. */
      before: z.number().nullable(),
      tone,
    }),
  ),
  chart: chartSchema.nullable(),
  records: z.array(frozenRecordSchema),
  /** Records that are counted, but not named. */
  more: z.number(),
})

/** All inputs as they were frozen, with the period they speak of. */
export const frozenInputsSchema = z.object({
  frozenAt: z.string(),
  from: z.string(),
  to: z.string(),
  inputs: z.array(reviewInputSchema),
})

/** A decision as the review keeps it; its later fate is in its own record. */
export const takenDecisionSchema = z.object({
  id: z.string(),
  code: z.string(),
  about: z.string(),
  title: z.string(),
  details: z.string(),
  ownerId: z.string().nullable(),
  owner: z.string(),
  dueOn: z.string().nullable(),
})

export type ReviewInput = z.infer<typeof reviewInputSchema>
export type InputChart = z.infer<typeof chartSchema>
export type FrozenRecord = z.infer<typeof frozenRecordSchema>
export type FrozenInputs = z.infer<typeof frozenInputsSchema>
export type TakenDecision = z.infer<typeof takenDecisionSchema>
