import { type Check, recordCheck, reviewCheck } from './check.ts'
import { obligation, ownerOr, waitsLong } from './obligation.ts'
import { named } from './state.ts'

/** What ISO/IEC 42001, A.4.3 and A.7 ask for about data. */
export const dataChecks: Check[] = [
  /** A.7.2, A.4.3: data is used once somebody else has looked at where it comes from and whether it serves. */
  recordCheck({
    id: 'datasets-approved',
    requirements: ['A.7.4', 'A.4.3', 'A.7.2', 'A.7.5', 'A.7.6'],
    severity: 'minor',
    says: 'Each dataset is approved or blocked; none waits long for it.',
    of: 'datasets',
    applies: (dataset) => dataset.state !== 'retired',
    holds: (dataset, { today }) => dataset.state !== 'proposed' || !waitsLong(dataset, today),
    asks: (dataset, state) =>
      dataset.state === 'proposed'
        ? obligation(state, 'approve-dataset', named('datasets', dataset), {
            says: 'Approve the dataset or block it',
            why: 'A.7.4',
            roles: ['governance-lead', 'compliance-lead'],
            except: [dataset.ownerId, dataset.createdById].filter((id) => id !== null),
          })
        : null,
  }),
  /** A.7.3: how data was come by decides what may be done with it. */
  recordCheck({
    id: 'acquisition-known',
    requirements: ['A.7.3', 'A.7.5'],
    severity: 'minor',
    says: 'Of each dataset it is known how it was acquired.',
    of: 'datasets',
    applies: (dataset) => dataset.state !== 'retired',
    holds: (dataset) => dataset.acquisition !== null,
  }),
  /** A.7.4: quality is judged by criteria, not assumed. */
  recordCheck({
    id: 'data-quality-met',
    requirements: ['A.7.4'],
    severity: 'major',
    says: 'Each approved dataset meets its quality criteria at least in part.',
    of: 'datasets',
    applies: (dataset) => dataset.state === 'approved',
    holds: (dataset) => dataset.quality === 'meets' || dataset.quality === 'partly',
  }),
  /** A.7.4: data ages. */
  reviewCheck({
    id: 'datasets-in-date',
    requirements: ['A.7.4', 'A.4.3'],
    says: 'Each approved dataset has been checked again by its day.',
    of: 'datasets',
    applies: (dataset) => dataset.state === 'approved',
    kind: 'review-dataset',
    asks: 'Check the data again',
    why: 'A.7.4',
    late: 'Check of the data is due',
    falls: (dataset) => ownerOr(dataset.ownerId, 'data-owner'),
  }),
]
