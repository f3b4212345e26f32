import { isNear, type Obligation, obligation, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/** What changes, data, validations and suppliers ask for (ISO/IEC 42001, 8.1, A.6.2.4, A.7, A.10.3). */
export function operationObligations(state: State): Obligation[] {
  return [
    ...state.changes.flatMap((one) => ofChange(one, state)),
    ...state.datasets.flatMap((one) => ofDataset(one, state)),
    ...state.validations.flatMap((one) => ofValidation(one, state)),
    ...state.suppliers.flatMap((one) => ofSupplier(one, state)),
  ]
}

function ofChange(change: Seen<'changes'>, state: State): Obligation[] {
  const record = named('changes', change)
  const falls = ownerOr(change.ownerId, 'governance-lead')
  if (change.state === 'submitted') {
    return [
      obligation(state, 'approve-change', record, {
        says: 'Approve the change or return it',
        why: '8.1',
        dueOn: change.plannedOn,
        roles: ['governance-lead', 'executive'],
        except: [change.ownerId, ...change.authorIds].filter((id) => id !== null),
      }),
    ]
  }
  if (change.state === 'approved' && isNear(change.plannedOn, state.today)) {
    return [
      obligation(state, 'release-change', record, {
        says: 'Release the change, or say why not',
        why: '8.1',
        dueOn: change.plannedOn,
        ...falls,
      }),
    ]
  }
  return []
}

function ofDataset(dataset: Seen<'datasets'>, state: State): Obligation[] {
  const record = named('datasets', dataset)
  if (dataset.state === 'proposed') {
    return [
      obligation(state, 'approve-dataset', record, {
        says: 'Approve the dataset or block it',
        why: 'A.7.4',
        roles: ['governance-lead', 'compliance-lead'],
        except: [dataset.ownerId, dataset.createdById].filter((id) => id !== null),
      }),
    ]
  }
  return dataset.state === 'approved' && isNear(dataset.reviewAt, state.today)
    ? [
        obligation(state, 'review-dataset', record, {
          says: 'Check the data again',
          why: 'A.7.4',
          dueOn: dataset.reviewAt,
          ...ownerOr(dataset.ownerId, 'data-owner'),
        }),
      ]
    : []
}

function ofValidation(one: Seen<'validations'>, state: State): Obligation[] {
  return one.state === 'planned' && isNear(one.dueOn, state.today)
    ? [
        obligation(state, 'validate', named('validations', one), {
          says: 'Validate it',
          why: 'A.6.2.4',
          dueOn: one.dueOn,
          ...ownerOr(one.ownerId, 'risk-owner'),
        }),
      ]
    : []
}

function ofSupplier(one: Seen<'suppliers'>, state: State): Obligation[] {
  const record = named('suppliers', one)
  const falls = ownerOr(one.ownerId, 'compliance-lead')
  if (one.state === 'prospective') {
    return [
      obligation(state, 'approve-supplier', record, {
        says: 'Decide whether the supplier may be used',
        why: 'A.10.3',
        roles: ['governance-lead', 'risk-owner'],
        except: [one.ownerId, one.createdById].filter((id) => id !== null),
      }),
    ]
  }
  if (one.state === 'suspended') {
    return [
      obligation(state, 'settle-supplier', record, {
        says: 'The supplier is suspended: approve it again or end it',
        why: 'A.10.3',
        ...falls,
      }),
    ]
  }
  return one.state === 'approved' && isNear(one.reviewAt, state.today)
    ? [
        obligation(state, 'review-supplier', record, {
          says: 'Review the supplier',
          why: 'A.10.3',
          dueOn: one.reviewAt,
          ...falls,
        }),
      ]
    : []
}
