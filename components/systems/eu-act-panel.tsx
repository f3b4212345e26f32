import { dayInWords } from '@/lib/calendar'
import { euCheckBeforeRelying } from '@/lib/catalogue/eu-ai-act'
import { hrefOfField } from '@/lib/checks/obligation'
import { euClassLabel, euClassOf } from '@/lib/eu-act/classes'
import { type EuDuty, euDuties } from '@/lib/eu-act/duties'
import { euStanding } from '@/lib/eu-act/standing'
import { concernsEuAct, distanceInWords, whyEuClass } from '@/lib/eu-act/words'
import type { RecordTypes } from '@/lib/registers/record-types'
import type { RecordPanelProps } from '../records/sections'
import { LinkButton } from '../ui/button'
import { Card } from '../ui/card'
import { DateText } from '../ui/date-text'
import { Tag } from '../ui/tag'
import { EuAnswersList } from './eu-answers-list'
import { EuReasons } from './eu-reasons'

type System = RecordTypes['systems']

/** The class of a system under the EU AI Act, why, and which duties apply from when. */
export function EuActPanel({ page, context }: RecordPanelProps) {
  const system = page.record as unknown as System
  if (!concernsEuAct(system)) return null
  const chosen = euClassOf(system.euAiActClass)
  const duties = euDuties(system)
  const href = hrefOfField(`/systems/${system.code}`, 'euAnswers')
  const isClassified = euStanding(system) === 'classified'
  return (
    <Card
      title="EU AI Act"
      actions={
        <Tag tone={chosen === 'prohibited' ? 'bad' : chosen ? 'plain' : 'due'}>
          {chosen ? euClassLabel(chosen) : 'Not yet determined'}
        </Tag>
      }
    >
      <Why system={system} />
      {system.euAnswers !== null && (
        <details className="mt-2">
          <summary className="pl-summary">All answers</summary>
          <EuAnswersList answers={system.euAnswers} />
        </details>
      )}
      {page.can.update && (
        <span className="pl-actions mt-3 pl-no-print">
          <LinkButton tone={isClassified ? 'quiet' : 'primary'} href={href}>
            {isClassified ? 'Go through the questions' : 'Answer the questions'}
          </LinkButton>
        </span>
      )}
      {duties.length > 0 && (
        <>
          <h3 className="pl-h3 mt-4 mb-1">What applies from when</h3>
          {system.organisationRoles.length === 0 && (
            <p className="pl-muted mb-1">
              The organisation’s role is not said: duties of provider and deployer are shown.
            </p>
          )}
          {[...Map.groupBy(duties, ({ from }) => from)].map(([day, beginning]) => (
            <Day key={day} duties={beginning} today={context.today} />
          ))}
          <p className="pl-help mt-2">{euCheckBeforeRelying}</p>
        </>
      )}
      {chosen === 'outside' && <p className="pl-muted mt-3">The Act asks nothing of it.</p>}
    </Card>
  )
}

function Why({ system }: { system: System }) {
  const { says, reasons } = whyEuClass(system)
  const chosen = euClassOf(system.euAiActClass)
  return (
    <>
      <p className="text-ink-2">{says}</p>
      <EuReasons reasons={reasons} />
      {chosen && system.euReason && (
        <p className="mt-2">
          <span className="pl-muted">Why “{euClassLabel(chosen)}”:</span> {system.euReason}
        </p>
      )}
    </>
  )
}

/** What begins on a day: at a glance, and in full when it is opened. */
function Day({ duties, today }: { duties: EuDuty[]; today: string }) {
  const [first] = duties
  if (!first) return null
  const { from } = first
  const isOfAll = duties.every(({ before }) => before === first.before)
  const isInForce = from <= today
  return (
    <details className="pl-answers-section">
      <summary>
        <span className="pl-h3">
          <DateText day={from} />
          <span className="pl-muted">
            {' · '}
            {distanceInWords(from, today)}
          </span>
        </span>
        <Tag tone={isInForce ? 'met' : 'plain'}>{isInForce ? 'applies' : 'not yet'}</Tag>
        <span className="pl-eu-glance">
          {glance(duties)}
          {isOfAll && <span className="pl-muted"> · {beforeInWords(first)}</span>}
        </span>
      </summary>
      <ul className="pl-eu-duties">
        {duties.map((duty) => (
          <li key={`${duty.article} ${duty.title}`}>
            <span className="pl-code">{duty.article}</span>
            <span className="min-w-0">
              <span className="font-medium">{duty.title}</span>{' '}
              <span className="pl-muted">as {duty.roles.join(', ')}</span>
              <br />
              <span className="text-ink-2">{duty.summary}</span>
              <span className="pl-muted">
                {' '}
                {duty.note} {!isOfAll && `(${beforeInWords(duty)})`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Few duties by their titles, many by the articles they span. */
function glance(duties: readonly EuDuty[]): string {
  if (duties.length <= 3) return duties.map(({ title }) => title).join(', ')
  const numbers = duties.map(({ article }) => Number.parseInt(article.slice(5), 10))
  return `${duties.length} duties, Articles ${Math.min(...numbers)} to ${Math.max(...numbers)}`
}

function beforeInWords({ from, before }: EuDuty): string {
  if (before === null) return 'new with the amendment'
  return before === from
    ? 'not moved by the amendment'
    : `before the amendment ${dayInWords(before)}`
}
