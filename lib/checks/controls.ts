import { addMonths, dayInWords } from '../calendar.ts'
import { catalogueControl, catalogueControls } from '../catalogue/controls.ts'
import type { Seen } from './seen.ts'
import { indexOf, type State } from './state.ts'

/** How one control stands, and why. */
export type ControlStatus = {
  controlId: string
  area: string
  title: string
  met: 'met' | 'due' | 'bad' | 'na'
  /** One sentence. */
  detail: string
  /** What would make it met, where that is somebody's work. */
  asks?: string
  record: { id: string; code: string } | null
}

/**
 * The 38 controls of Annex A in order, then the organisation's own (ISO/IEC 42001, 6.1.3, 9.1). A
 * control is met when it applies, is implemented, and evidence or a test of the last twelve months
 * (or what the criteria say) shows it; so an empty installation has none.
 */
export function controlStatuses(state: State): ControlStatus[] {
  const current = state.controls.filter((control) => control.state === 'current')
  const byNumber = new Map(current.map((control) => [control.controlId, control]))
  const annex = catalogueControls.map((known): ControlStatus => {
    const record = byNumber.get(known.id)
    if (record) return statusOf(record, state)
    const { id, area, title } = known
    return { controlId: id, area, title, met: 'bad', detail: 'Not in the register.', record: null }
  })
  const own = current.filter((control) => !catalogueControl(control.controlId ?? ''))
  return [...annex, ...own.map((control) => statusOf(control, state))]
}

/** How many controls stand how. */
export function countStatuses(statuses: readonly ControlStatus[]) {
  const counts = { met: 0, due: 0, bad: 0, na: 0 }
  for (const { met } of statuses) counts[met] += 1
  return counts
}

function statusOf(control: Seen<'controls'>, state: State): ControlStatus {
  return {
    controlId: control.controlId ?? '',
    area: control.area ?? 'own',
    title: control.title ?? '',
    record: { id: control.id, code: control.code },
    ...judged(control, state),
  }
}

function judged(
  control: Seen<'controls'>,
  state: State,
): Pick<ControlStatus, 'met' | 'detail' | 'asks'> {
  if (control.applicable === 'no') {
    return control.reason?.trim()
      ? { met: 'na', detail: `Not applicable: ${control.reason}` }
      : { met: 'bad', detail: 'Left out without a reason.' }
  }
  if (control.applicable !== 'yes') return { met: 'bad', detail: 'Applicability is undecided.' }
  if (control.lastTestResult === 'fails')
    return {
      met: 'bad',
      detail: 'The last test found it not working.',
      asks: 'Make the control work: its last test failed',
    }
  if (control.status === 'planned')
    return { met: 'due', detail: 'Planned.', asks: 'Implement the control: it is planned' }
  if (control.status === 'partly')
    return { met: 'due', detail: 'Partly implemented.', asks: 'Finish implementing the control' }
  if (control.status !== 'implemented' && control.status !== 'verified') {
    return { met: 'bad', detail: 'Not started.', asks: 'Implement the control' }
  }
  const latest = latestProof(control, state)
  if (!latest) {
    if (indexOf(state).evidenceOf(control.id).length > 0) {
      const detail = 'Implemented; its evidence does not say which period it covers.'
      return { met: 'due', detail, asks: 'Say which period its evidence covers' }
    }
    const detail = 'Implemented; no evidence or test shows it.'
    return { met: 'due', detail, asks: 'Show by evidence or a test that the control works' }
  }
  const { evidenceMonths } = state.criteria.intervals
  if (latest < addMonths(state.today, -evidenceMonths)) {
    const since = `the latest is from ${dayInWords(latest)}`
    return {
      met: 'due',
      detail: `The latest evidence is from ${dayInWords(latest)}.`,
      asks: `Renew the evidence: ${since}`,
    }
  }
  return { met: 'met', detail: `Shown by evidence up to ${dayInWords(latest)}.` }
}

/** The last day that evidence or a test is about; the day of an upload is not one. */
function latestProof(control: Seen<'controls'>, state: State): string | null {
  const days = indexOf(state)
    .evidenceOf(control.id)
    .flatMap((one) => one.coversTo ?? [])
  if (control.lastTestedOn && control.lastTestResult) days.push(control.lastTestedOn)
  return days.sort().at(-1) ?? null
}
