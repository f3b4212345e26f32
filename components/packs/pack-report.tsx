import type { ReactNode } from 'react'
import { capital } from '@/lib/capital'
import type { PackReport } from '@/lib/packs/verifier/core.mjs'
import { Callout } from '../ui/callout'

/** What the verifier found: the verdict, what is wrong where, and what the pack says it is. */
export function PackReportView({
  report: { ok, problems, problemCount, facts },
  name,
  fingerprint,
}: {
  report: PackReport
  name: string
  /** Of the key that this installation signs with. */
  fingerprint: string | null
}) {
  const { info } = facts
  return (
    <div className="pl-verify-report">
      <Callout
        tone={ok ? 'met' : 'bad'}
        role="status"
        title={
          ok
            ? '✓ The pack holds'
            : facts.files === undefined
              ? '✗ This file can’t be read as an evidence pack'
              : `✗ The pack does not hold: ${count(problemCount, 'thing is', 'things are')} wrong`
        }
      >
        <p>
          {ok
            ? `Every byte of ${name} is as it was signed, and its rows, approvals and files are those of the log.`
            : facts.files === undefined
              ? `${name} does not hold as a pack: it is another file, or was changed.`
              : `What ${name} says can’t be relied on.`}
        </p>
      </Callout>
      {problems.length > 0 && (
        <section aria-label="What is wrong">
          <ul className="pl-verify-problems">
            {problems.map((problem) => {
              const { where, what } = partsOf(problem)
              return (
                <li key={problem}>
                  <code>{where}</code>
                  <span>{what}</span>
                </li>
              )
            })}
          </ul>
          {problemCount > problems.length && (
            <p className="pl-muted">
              And {(problemCount - problems.length).toLocaleString('en')} more.
            </p>
          )}
          {problems.some((one) => one.startsWith('the ZIP:')) && (
            <p className="pl-help">
              A pack that was unpacked and packed again is another ZIP and is refused here; its
              folder can still be checked with <code>node verify.mjs</code>.
            </p>
          )}
        </section>
      )}
      {facts.unlinked?.map((time) => (
        <Callout
          key={time}
          tone="due"
          title={`The signing key was replaced on ${time.slice(0, 10)} without the signature of the one before`}
        >
          It was lost, or somebody else made this pack: have the fingerprint below confirmed by
          another way.
        </Callout>
      ))}
      {info && (
        <dl className="pl-dl" aria-label="What the pack says it is">
          {factsOf(facts, fingerprint).map(([term, value]) => (
            <div key={term} className="pl-verify-fact">
              <dt>{term}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

function partsOf(problem: string): { where: string; what: string } {
  const at = problem.indexOf(': ')
  return { where: problem.slice(0, at), what: problem.slice(at + 2) }
}

function factsOf(
  {
    info = {},
    files,
    events,
    approvals,
    registers = {},
    evidence,
    approvalsUnproven,
    leftOut,
    stamped,
    earlier,
    key,
  }: PackReport['facts'],
  fingerprint: string | null,
): [string, ReactNode][] {
  const kind = info['Plumbline-Installation']
  const rows = Object.values(registers).reduce((sum, one) => sum + one, 0)
  return [
    ['Organisation', info['Source-Organization']],
    ['As of', momentInWords(info['Plumbline-As-Of'])],
    ['Holds', info['Plumbline-Filter']],
    ...(kind && kind !== 'production'
      ? [
          [
            'Installation',
            `A ${kind} installation: its clock can be set, so its times prove nothing`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(files
      ? [
          [
            'Files',
            `${number(files)}, of which ${number(evidence?.files ?? 0)} are evidence; ${number(evidence?.withheld ?? 0)} withheld with a reason`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(rows
      ? [
          [
            'Rows',
            `${number(rows)} in ${Object.values(registers).filter((one) => one > 0).length} registers and tables, ${leftOut?.rows ? `${number(rows - leftOut.rows)} of them` : 'each'} the last its log tells`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(approvals === undefined
      ? []
      : [
          [
            'Approvals',
            approvals
              ? `${number(approvals)}, each of the content that the log shows at its place`
              : 'None in what the pack tells',
          ] as [string, ReactNode],
        ]),
    ...(events
      ? [
          [
            'Log',
            `${number(events.total)} events: ${number(events.whole)} whole, ${number(events.header)} without their text, ${number(events.leaf)} by hash only${events.leaf ? '. Those by hash only belong to confidential registers, says the sender; the pack can’t show that' : ''}`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(leftOut
      ? [
          [
            'Left out',
            `${capital([...(leftOut.people ? ['names and mail addresses of people, who have numbers instead'] : []), ...leftOut.fields].join(', '))}. ${leftOut.rows ? `${count(leftOut.rows, 'row', 'rows')} held some of it: what is left of them can’t be compared with the log, their headers can` : 'No row held any of it'}`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(approvalsUnproven
      ? [
          [
            'Not shown',
            `${count(approvalsUnproven, 'approval is', 'approvals are')} of a text that was erased or is withheld, or from before decisions were signed, and can’t be compared with it`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(stamped
      ? [
          [
            'Time-stamped',
            `The first ${number(stamped)} events, by an authority whose signature this page does not check; OpenSSL does, with the command that verify.mjs prints`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(earlier?.holds
      ? [
          [
            'Earlier one',
            `This log extends it: its first ${number(earlier.size)} events are unchanged`,
          ] as [string, ReactNode],
        ]
      : []),
    ...(key
      ? [
          [
            'Signed with',
            <>
              <code className="pl-trail-hex">{key}</code>
              <br />
              <span className="pl-muted">
                {key === fingerprint
                  ? 'The key with which this installation signs.'
                  : 'Not the key with which this installation signs now.'}{' '}
                Compare it with the fingerprint you were told by another way.
              </span>
            </>,
          ] as [string, ReactNode],
        ]
      : []),
  ]
}

function number(value: number): string {
  return value.toLocaleString('en')
}

function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`
}

/** In UTC, as the pack has it: the page knows nobody's time zone. */
function momentInWords(at: string | undefined): string {
  return at ? `${at.slice(0, 10)}, ${at.slice(11, 16)} UTC` : ''
}
