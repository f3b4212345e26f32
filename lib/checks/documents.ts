import { isAudience } from '../documents/audience.ts'
import { type Check, organisationCheck, recordCheck, reviewCheck } from './check.ts'
import { isNear, obligation, ownerOr, waitsLong } from './obligation.ts'
import type { Seen } from './seen.ts'
import { indexOf, named, recordOf, type State } from './state.ts'

/** Whether a document in force says that it covers a requirement (7.5.1). */
export function isDocumented(requirement: string, state: State): boolean {
  return state.documents.some(
    (one) => one.state === 'effective' && one.requirements.includes(requirement),
  )
}

const isEffective = (one: { state: string }) => one.state === 'effective'

/** What ISO/IEC 42001, 7.3, 7.5 and A.2.4 ask for about documents. */
export const documentChecks: Check[] = [
  /** 7.5.1: what the standard wants in writing is there in writing. */
  organisationCheck({
    id: 'documents-kept',
    requirements: ['7.5.1'],
    severity: 'major',
    says: 'Policy and scope, criteria and Statement of Applicability are documents in force.',
    begins: 'documents',
    holds: (state) =>
      state.documents.some((one) => one.type === 'policy' && isEffective(one)) &&
      [state.scopeVersions, state.criteriaRecords, state.soaVersions].every((list) =>
        list.some((one) => one.state === 'approved'),
      ),
  }),
  /** A.2.3: a policy on AI that another policy contradicts is followed by nobody. */
  organisationCheck({
    id: 'policies-aligned',
    requirements: ['A.2.3'],
    severity: 'minor',
    says: 'A document in force beside the AI policy says how other policies and it fit together.',
    begins: 'documents',
    holds: (state) =>
      state.documents.some(
        (one) =>
          isEffective(one) &&
          one.requirements.includes('A.2.3') &&
          !one.requirements.includes('5.2'),
      ),
  }),
  /** 7.5.2: a text counts from its approval on. */
  organisationCheck({
    id: 'versions-in-force',
    requirements: ['7.5.2', '7.5.3'],
    severity: 'major',
    says: 'At least one approved version of a document is in force.',
    begins: 'documents',
    holds: (state) => state.versions.some(isEffective),
  }),
  /** 7.5.2: nobody approves what they wrote. */
  recordCheck({
    id: 'versions-approved-by-others',
    requirements: ['7.5.2'],
    severity: 'minor',
    says: 'Each version in force was approved by somebody who did not write it.',
    of: 'document-versions',
    applies: isEffective,
    holds: (version) =>
      version.approvedById !== null && !version.authorIds.includes(version.approvedById),
  }),
  /** 7.5.2: a version that waits is finished, judged and put into force. */
  recordCheck({
    id: 'versions-decided',
    requirements: ['7.5.2', '7.5.3'],
    severity: 'minor',
    says: 'No version of a document waits long for approval or for its day.',
    of: 'document-versions',
    applies: ({ state }) => ['draft', 'in-review', 'approved', 'effective'].includes(state),
    holds: (version, { today }) =>
      (version.state !== 'in-review' && version.state !== 'approved') || !waitsLong(version, today),
    asks: nextOfVersion,
  }),
  /** 7.5.3: where a document is in use, it is known which version. */
  recordCheck({
    id: 'documents-have-one-version',
    requirements: ['7.5.3'],
    severity: 'major',
    says: 'Each document in force has one version that counts.',
    of: 'documents',
    applies: isEffective,
    holds: (one) => one.effectiveVersionId !== null,
  }),
  /** 7.5.2, A.2.4: a text nobody has looked at for long no longer says what is done. */
  reviewCheck({
    id: 'documents-in-date',
    requirements: ['7.5.2'],
    says: 'Each document has been reviewed by its day.',
    of: 'documents',
    applies: (one) => isEffective(one) && one.type !== 'policy',
    kind: 'review-document',
    asks: 'Review the document',
    why: '7.5.2',
    late: 'Review of the document is due',
    falls: (one) => ownerOr(one.ownerId, 'governance-lead'),
  }),
  /** A.2.4: the policy is reviewed as planned. */
  reviewCheck({
    id: 'policy-in-date',
    requirements: ['A.2.4', '7.5.2', '5.2'],
    says: 'Each policy has been reviewed by its day.',
    of: 'documents',
    applies: (one) => isEffective(one) && one.type === 'policy',
    kind: 'review-document',
    asks: 'Review the document',
    why: '7.5.2',
    late: 'Review of the document is due',
    falls: (one) => ownerOr(one.ownerId, 'governance-lead'),
  }),
  /** 7.3: people know what is expected of them once they have read it. */
  recordCheck({
    id: 'documents-read',
    requirements: ['7.3', '5.2'],
    severity: 'minor',
    says: 'Everybody who is to read a document in force says that they have.',
    of: 'documents',
    applies: (one) =>
      isEffective(one) && one.audience.length > 0 && one.effectiveVersionId !== null,
    holds: (one, state) => unread(one, state).length === 0,
    asks: (one, state) => {
      const version = versionOf(one, state)
      if (!version) return null
      return unread(one, state).map((user) => {
        const asked = obligation(state, 'acknowledge', named('document-versions', version), {
          says: 'Read it and say that you have',
          why: '7.3',
          ownerId: user.id,
        })
        return { ...asked, id: `${asked.id}:${user.id}` }
      })
    },
  }),
  /** 7.5.3: what is kept is kept as long as it must be, and no longer. */
  reviewCheck({
    id: 'retention-decided',
    requirements: ['7.5.3'],
    says: 'No evidence is kept beyond its retention without a decision.',
    of: 'evidence',
    applies: (one) => one.state === 'current',
    day: (one) => one.retainUntil,
    kind: 'end-retention',
    asks: 'Its retention ends: keep it longer or archive it',
    why: '7.5.3',
    late: 'Retention has ended',
    falls: (one, { today }) =>
      isNear(one.reviewAt, today) ? null : ownerOr(one.ownerId, 'governance-lead'),
  }),
]

function versionOf(
  { effectiveVersionId }: Seen<'documents'>,
  state: State,
): Seen<'document-versions'> | undefined {
  return recordOf(state, 'document-versions', effectiveVersionId ?? '') as
    | Seen<'document-versions'>
    | undefined
}

/** Those who are to read the version in force and have not said that they have. */
function unread(one: Seen<'documents'>, state: State) {
  const version = versionOf(one, state)
  if (!version) return []
  const { hasAcknowledged } = indexOf(state)
  return state.users.filter(
    (user) => isAudience(one.audience, user) && !hasAcknowledged(version.id, user.id),
  )
}

function nextOfVersion(version: Seen<'document-versions'>, state: State) {
  const record = named('document-versions', version)
  if (version.state === 'draft') {
    return obligation(state, 'finish-version', record, {
      says: 'Finish the text and send it to review',
      why: '7.5.2',
      ...ownerOr(version.ownerId, 'governance-lead'),
      tone: 'plain',
    })
  }
  if (version.state === 'in-review') {
    return obligation(state, 'approve-version', record, {
      says: 'Approve the document or return it',
      why: '7.5.2',
      roles: ['governance-lead', 'compliance-lead', 'executive'],
      except: [version.ownerId, version.submittedById, ...version.authorIds].filter(
        (id) => id !== null,
      ),
    })
  }
  if (version.state !== 'approved') return null
  return obligation(state, 'put-into-force', record, {
    says: 'Put the approved version into force',
    why: '7.5.3',
    roles: ['governance-lead', 'compliance-lead'],
  })
}
