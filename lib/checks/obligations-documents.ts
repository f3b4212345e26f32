import { isAudience } from '../documents/audience.ts'
import { controlStatuses } from './controls.ts'
import { isNear, type Obligation, obligation, obligationOnMany, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { indexOf, named, type State } from './state.ts'

/**
 * What documents, the Statement of Applicability, criteria and evidence ask for (ISO/IEC 42001,
 * 5.2, 6.1.1, 6.1.3, 7.3, 7.5).
 */
export function documentObligations(state: State): Obligation[] {
  return [
    ...state.versions.flatMap((version) => ofVersion(version, state)),
    ...reviewsOfDocuments(state),
    ...acknowledgements(state),
    ...ofStatement(state),
    ...ofControls(state),
    ...ofCriteria(state),
    ...ofEvidence(state),
  ]
}

function ofVersion(version: Seen<'document-versions'>, state: State): Obligation[] {
  const record = named('document-versions', version)
  const authors = [version.ownerId, version.submittedById, ...version.authorIds].filter(
    (id) => id !== null,
  )
  if (version.state === 'draft') {
    return [
      obligation(state, 'finish-version', record, {
        says: 'Finish the text and send it to review',
        why: '7.5.2',
        ...ownerOr(version.ownerId, 'governance-lead'),
        tone: 'plain',
      }),
    ]
  }
  if (version.state === 'in-review') {
    return [
      obligation(state, 'approve-version', record, {
        says: 'Approve the document or return it',
        why: '7.5.2',
        roles: ['governance-lead', 'compliance-lead', 'executive'],
        except: authors,
      }),
    ]
  }
  if (version.state === 'approved') {
    return [
      obligation(state, 'put-into-force', record, {
        says: 'Put the approved version into force',
        why: '7.5.3',
        roles: ['governance-lead', 'compliance-lead'],
      }),
    ]
  }
  return []
}

function reviewsOfDocuments(state: State): Obligation[] {
  return state.documents.flatMap((document) =>
    document.state === 'effective' && isNear(document.reviewAt, state.today)
      ? [
          obligation(state, 'review-document', named('documents', document), {
            says: 'Review the document',
            why: '7.5.2',
            dueOn: document.reviewAt,
            ...ownerOr(document.ownerId, 'governance-lead'),
          }),
        ]
      : [],
  )
}

/** One for each person who has not yet said that they have read a version in force (7.3). */
function acknowledgements(state: State): Obligation[] {
  const { hasAcknowledged } = indexOf(state)
  return state.documents.flatMap((document) => {
    const { effectiveVersionId, audience } = document
    if (document.state !== 'effective' || !effectiveVersionId || audience.length === 0) return []
    const version = state.versions.find((one) => one.id === effectiveVersionId)
    if (!version) return []
    return state.users
      .filter((user) => isAudience(audience, user) && !hasAcknowledged(version.id, user.id))
      .map((user) => {
        const asked = obligation(state, 'acknowledge', named('document-versions', version), {
          says: 'Read it and say that you have',
          why: '7.3',
          ownerId: user.id,
        })
        return { ...asked, id: `${asked.id}:${user.id}` }
      })
  })
}

function ofStatement(state: State): Obligation[] {
  const undecided = state.controls.filter(
    (control) => control.state === 'current' && control.applicable === 'undecided',
  ).length
  if (undecided) {
    const title = undecided === 1 ? '1 control' : `${undecided} controls`
    return [
      obligationOnMany(
        'decide-controls',
        { register: 'controls', query: 'applicable=undecided', title },
        { says: 'Decide which controls apply, and why', why: '6.1.3', roles: ['governance-lead'] },
      ),
    ]
  }
  if (state.controls.length === 0) return []
  const draft = state.soaVersions.find((version) => version.state === 'draft')
  if (draft) {
    return [
      obligation(state, 'approve-statement', named('soa-versions', draft), {
        says: 'Approve the Statement of Applicability',
        why: '6.1.3',
        roles: ['governance-lead', 'compliance-lead', 'executive'],
        except: [draft.ownerId, draft.createdById].filter((id) => id !== null),
      }),
    ]
  }
  const approved = state.soaVersions.find((version) => version.state === 'approved')
  if (!approved) {
    return [
      obligationOnMany(
        'draft-statement',
        { register: 'soa-versions', query: '', title: 'Statement of Applicability' },
        { says: 'Draft the first version for approval', why: '6.1.3', roles: ['governance-lead'] },
      ),
    ]
  }
  return isNear(approved.reviewAt, state.today)
    ? [
        obligation(state, 'review-statement', named('soa-versions', approved), {
          says: 'Review the Statement of Applicability',
          why: '6.1.3',
          dueOn: approved.reviewAt,
          roles: ['governance-lead'],
        }),
      ]
    : []
}

/** Applicable controls that are not met, and reviews of those that are. */
function ofControls(state: State): Obligation[] {
  const byId = new Map(state.controls.map((control) => [control.id, control]))
  return controlStatuses(state).flatMap((status) => {
    const control = status.record && byId.get(status.record.id)
    if (control?.applicable !== 'yes') return []
    const record = named('controls', control)
    const falls = ownerOr(control.ownerId, 'governance-lead')
    if (!control.ownerId) {
      return [
        obligation(state, 'own-control', record, {
          says: 'Name an owner of the control',
          why: '5.3',
          ...falls,
        }),
      ]
    }
    if (status.met === 'bad' || status.met === 'due') {
      return [
        obligation(state, 'meet-control', record, {
          says: status.asks ?? status.detail,
          why: status.controlId,
          ...falls,
          tone: status.met,
        }),
      ]
    }
    return isNear(control.reviewAt, state.today)
      ? [
          obligation(state, 'review-control', record, {
            says: 'Review the control',
            why: '9.1',
            dueOn: control.reviewAt,
            ...falls,
          }),
        ]
      : []
  })
}

function ofCriteria(state: State): Obligation[] {
  const draft = state.criteriaRecords.find((one) => one.state === 'draft')
  const approved = state.criteriaRecords.find((one) => one.state === 'approved')
  if (draft) {
    return [
      obligation(state, 'approve-criteria', named('risk-criteria', draft), {
        says: 'Approve the risk criteria',
        why: '6.1.1',
        roles: ['governance-lead', 'compliance-lead', 'executive'],
        except: [draft.ownerId, ...draft.authorIds].filter((id) => id !== null),
      }),
    ]
  }
  return approved && isNear(approved.reviewAt, state.today)
    ? [
        obligation(state, 'review-criteria', named('risk-criteria', approved), {
          says: 'Review the risk criteria',
          why: '6.1.1',
          dueOn: approved.reviewAt,
          roles: ['governance-lead'],
        }),
      ]
    : []
}

function ofEvidence(state: State): Obligation[] {
  return state.evidence.flatMap((one) => {
    if (one.state !== 'current') return []
    const record = named('evidence', one)
    const falls = ownerOr(one.ownerId, 'governance-lead')
    if (isNear(one.reviewAt, state.today)) {
      return [
        obligation(state, 'renew-evidence', record, {
          says: 'Renew the evidence',
          why: '9.1',
          dueOn: one.reviewAt,
          ...falls,
        }),
      ]
    }
    return !one.legalHold && isNear(one.retainUntil, state.today)
      ? [
          obligation(state, 'end-retention', record, {
            says: 'Its retention ends: keep it longer or archive it',
            why: '7.5.3',
            dueOn: one.retainUntil,
            ...falls,
          }),
        ]
      : []
  })
}
