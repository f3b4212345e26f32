import { isNear, type Obligation, obligation, ownerOr } from './obligation.ts'
import type { Seen } from './seen.ts'
import { named, type State } from './state.ts'

/** What incidents, nonconformities and certificates ask for (ISO/IEC 42001, A.8.4, 10.2, 9.2). */
export function improvementObligations(state: State): Obligation[] {
  return [
    ...state.incidents.flatMap((one) => ofIncident(one, state)),
    ...state.nonconformities.flatMap((one) => ofNonconformity(one, state)),
    ...state.certificates.flatMap((one) => ofCertificate(one, state)),
  ]
}

function ofIncident(one: Seen<'incidents'>, state: State): Obligation[] {
  if (one.state === 'closed') return []
  const found: Obligation[] = []
  const record = named('incidents', one)
  const falls = ownerOr(one.ownerId, 'compliance-lead')
  if (one.reportDueOn !== null && one.reportedOn === null) {
    found.push(
      obligation(state, 'report-incident', record, {
        says: 'Report it to the authority',
        why: 'A.8.4',
        dueOn: one.reportDueOn,
        ...falls,
      }),
    )
  }
  if (one.state === 'open') {
    found.push(
      obligation(state, 'contain-incident', record, {
        says: 'Stop the harm and say how',
        why: '10.2',
        ...falls,
        tone: 'bad',
      }),
    )
  } else if (one.state === 'contained') {
    found.push(
      obligation(state, 'resolve-incident', record, {
        says: 'Find the cause and what is learned from it',
        why: '10.2',
        ...falls,
      }),
    )
  } else {
    found.push(
      obligation(state, 'verify-incident', record, {
        says: 'Close the incident or open it again',
        why: '10.2',
        roles: ['governance-lead', 'executive'],
        except: one.ownerId ? [one.ownerId] : [],
      }),
    )
  }
  return found
}

function ofNonconformity(one: Seen<'nonconformities'>, state: State): Obligation[] {
  const record = named('nonconformities', one)
  const falls = ownerOr(one.ownerId, 'governance-lead')
  const says = {
    open: 'Correct it and find its cause',
    acting: 'Carry out what keeps it from happening again',
  }
  if (one.state === 'open' || one.state === 'acting') {
    return [
      obligation(state, `work-on-${one.state}`, record, {
        says: says[one.state],
        why: '10.2',
        dueOn: one.dueOn,
        ...falls,
      }),
    ]
  }
  const waits = one.verifyFrom === null || one.verifyFrom > state.today
  if (one.state !== 'verifying' || waits) return []
  return [
    obligation(state, 'verify-effect', record, {
      says: 'Judge whether the correction works',
      why: '10.2',
      roles: ['governance-lead', 'compliance-lead', 'risk-owner'],
      except: [one.ownerId, ...one.authorIds].filter((id) => id !== null),
      tone: 'due',
    }),
  ]
}

function ofCertificate(one: Seen<'certificates'>, state: State): Obligation[] {
  if (one.state === 'ended' || !isNear(one.reviewAt, state.today)) return []
  return [
    obligation(state, 'next-audit', named('certificates', one), {
      says: 'Prepare the next audit of the certificate',
      why: '9.2',
      dueOn: one.reviewAt,
      ...ownerOr(one.ownerId, 'governance-lead'),
    }),
  ]
}
