import { tierFields } from '../criteria/shape.ts'
import type { RecordTypes } from '../registers/record-types.ts'

const always = ['id', 'code', 'title', 'state', 'ownerId', 'reviewAt', 'createdById'] as const

/**
 * The columns that checks look at, by register. All records of an organisation lie in memory by
 * these columns; texts that nobody judges stay in the database.
 */
export const seenColumns = {
  systems: [...always, 'scope', 'tier', 'tierOverride', 'gateOverrideUntil', ...tierFields],
  risks: [
    ...always,
    'systemIds',
    'controlIds',
    'treatment',
    'treatmentDueOn',
    'acceptedUntil',
    'likelihood',
    'impact',
    'level',
    'currentLikelihood',
    'currentImpact',
    'currentLevel',
    'residualLikelihood',
    'residualImpact',
    'residualLevel',
  ],
  'impact-assessments': [
    ...always,
    'systemId',
    'validUntil',
    'submittedById',
    'authorIds',
    'residualBand',
  ],
  controls: [
    ...always,
    'controlId',
    'area',
    'applicable',
    'reason',
    'status',
    'implementation',
    'documentIds',
    'lastTestedOn',
    'lastTestResult',
  ],
  'soa-versions': [...always, 'number', 'createdAt', 'approvedById', 'approvedOn', 'changes'],
  documents: [...always, 'type', 'audience', 'effectiveVersionId'],
  'document-versions': [
    ...always,
    'documentId',
    'number',
    'authorIds',
    'submittedById',
    'approvedById',
    'effectiveFrom',
    'supersededOn',
    'summaryOfChanges',
  ],
  monitors: [
    ...always,
    'systemId',
    'thresholdKind',
    'frequencyDays',
    'lastReadingAt',
    'breachedThreshold',
    'createdAt',
  ],
  evidence: [
    ...always,
    'systemIds',
    'coversFrom',
    'coversTo',
    'files',
    'url',
    'retainUntil',
    'legalHold',
    'createdAt',
  ],
  actions: [...always, 'kind', 'systemIds', 'originId', 'dueOn', 'completedById'],
  'risk-criteria': [
    ...always,
    'authorIds',
    'approvedById',
    'approvedOn',
    'likelihoodScale',
    'impactScale',
    'confidenceScale',
    'bands',
    'acceptanceLevel',
    'tierRules',
    'intervals',
  ],
} as const satisfies { [K in keyof RecordTypes]: readonly (keyof RecordTypes[K] & string)[] }

/** A record of a register as checks see it; a whole record is one, too. */
export type Seen<K extends keyof RecordTypes> = Readonly<
  Pick<RecordTypes[K], (typeof seenColumns)[K][number] & keyof RecordTypes[K]>
>
