import type { Condition, Field, FieldKind, FieldOfKind } from '@/lib/fields/field'

/** A field as the browser gets it: everything but the schema of structured values. */
export type FormFieldOfKind = {
  [K in FieldKind]: Omit<FieldOfKind[K], 'schema'> & { key: string }
}
export type FormField = FormFieldOfKind[FieldKind]

/** What inputs and displays show instead of ids. */
export type NamedId = { id: string; label: string; code?: string; href?: string; note?: string }
export type NamesById = Record<string, NamedId>

/** One step of a scale of the risk criteria in force. */
export type ScaleStep = { value: number; label: string; meaning?: string }
/** Levels from `from` up to the next band. */
export type LevelBand = { from: number; label: string; tone: 'met' | 'due' | 'bad' }
export type Scales = {
  likelihood: ScaleStep[]
  impact: ScaleStep[]
  confidence: ScaleStep[]
  bands: LevelBand[]
  acceptanceLevel: number | null
}

/** The band a level falls in. */
export function bandOf(scales: Pick<Scales, 'bands'>, level: number): LevelBand | undefined {
  return scales.bands.filter((band) => level >= band.from).at(-1)
}

/** A field of a definition for the browser. */
export function toFormField(key: string, field: Field): FormField {
  const { schema: _schema, ...rest } = { schema: undefined, ...field }
  return { ...rest, key } as FormField
}

export type { Condition }
