import type { Metadata } from 'next'
import { Suspense } from 'react'
import { CoverageGrid } from '@/components/charts/coverage-grid'
import { Trend } from '@/components/charts/trend'
import { QuestionItem } from '@/components/readiness/question-item'
import { RequirementTable } from '@/components/readiness/requirement-table'
import { Roadmap } from '@/components/readiness/roadmap'
import { StageOneList } from '@/components/readiness/stage-one-list'
import { StageTwoList } from '@/components/readiness/stage-two-list'
import { readAsOf } from '@/components/shell/as-of'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Stat } from '@/components/ui/stat'
import { Tabs } from '@/components/ui/tabs'
import { PillLink, Toolbar } from '@/components/ui/toolbar'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { dayInWords } from '@/lib/calendar'
import { requirementTitle } from '@/lib/catalogue/requirements'
import type { State } from '@/lib/checks/state'
import { stageOne } from '@/lib/readiness/documents'
import { isWithin, parts } from '@/lib/readiness/parts'
import { stageTwo } from '@/lib/readiness/stage-two'
import {
  type QuestionStanding,
  type Readiness,
  type RequirementStanding,
  readinessOf,
  type Standing,
  shareMet,
} from '@/lib/readiness/standing'
import { describeCounts, standingWords, toneOfCounts } from '@/lib/readiness/words'
import { loadState } from '@/lib/records/load-state'
import { readinessTrend } from '@/lib/records/readiness-trend'
import { isRegister, registerOf } from '@/lib/registers/index'
import { registerOr404 } from '../[register]/register-or-404'
import { giveAnswer, planChosen } from './actions'

export const metadata: Metadata = { title: 'Readiness' }

const views = [
  { key: '', label: 'Questions' },
  { key: 'stage-1', label: 'Stage 1: documents' },
  { key: 'stage-2', label: 'Stage 2: at work' },
  { key: 'roadmap', label: 'Roadmap' },
]

/** How far the management system does what the standard asks, question by question (4.4, 9.1). */
export default async function ReadinessPage({ searchParams }: PageProps<'/readiness'>) {
  const actor = await requireActor()
  const definition = registerOr404(actor, 'readiness')
  const asked = await searchParams
  const [view, clause, standing, gap] = ['view', 'clause', 'standing', 'gap'].map((key) =>
    String(asked[key] ?? ''),
  ) as [string, string, string, string]
  const asOf = await readAsOf(actor)
  const state = await loadState({ asOf: asOf?.moment })
  const now = readinessOf(state)
  const { asked: count, share } = shareMet(now.counts)
  const mayAnswer = !asOf && hasReach(actor, definition, 'create')
  const seen = {
    maySee: (register: string) =>
      isRegister(register) && hasReach(actor, registerOf(register), 'read'),
    nameOf: (id: string | null) => state.users.find((one) => one.id === id)?.name ?? '',
  }
  return (
    <>
      <PageHeader
        title="Readiness"
        about={definition.about}
        clauses={definition.clauses}
        actions={
          hasReach(actor, definition, 'export') && (
            <>
              <LinkButton href="/api/export/readiness?format=csv">Answers as CSV</LinkButton>
              <LinkButton tone="primary" href="/api/export/readiness?format=pdf">
                Gap report (PDF)
              </LinkButton>
            </>
          )
        }
      />
      <div className="pl-grid">
        <div className="pl-grid pl-columns-4">
          <Stat
            label="Met"
            value={`${Math.round(share * 100)}%`}
            note={`${now.counts.met} of ${count} questions that apply`}
            href="/readiness?standing=met"
          />
          <Stat
            label="Gaps"
            value={now.counts.partly + now.counts['not-met']}
            note={`${now.counts.partly} partly met, ${now.counts['not-met']} not met`}
            tone={now.counts['not-met'] ? 'bad' : now.counts.partly ? 'due' : undefined}
            href="/readiness?standing=gap"
          />
          <Stat
            label="Open"
            value={now.counts.open}
            note={now.counts.open ? 'nobody has answered' : 'every question is answered'}
            tone={now.counts.open ? 'due' : undefined}
            href="/readiness?standing=open"
          />
          <Stat
            label="Gaps without an action"
            value={unplanned(now)}
            note={unplanned(now) ? 'plan them on the roadmap' : 'each gap has its action'}
            tone={unplanned(now) ? 'due' : undefined}
            href="/readiness?view=roadmap"
          />
        </div>
        <Tabs
          label="Readiness"
          tabs={views.map(({ key, label }) => ({
            href: key ? `/readiness?view=${key}` : '/readiness',
            label,
            current: view === key,
          }))}
        />
        {view === 'stage-1' && <StageOneList documents={stageOne(state)} maySee={seen.maySee} />}
        {view === 'stage-2' && <StageTwoList list={stageTwo(state)} maySee={seen.maySee} />}
        {view === 'roadmap' && (
          <Roadmap
            state={state}
            chosen={gap || null}
            nameOf={seen.nameOf}
            plan={mayAnswer ? planChosen : undefined}
          />
        )}
        {view === '' && <Filters clause={clause} standing={standing} now={now} />}
        {view === '' &&
          (clause || standing ? (
            <Questions
              requirements={found(now, clause, standing)}
              today={state.today}
              {...seen}
              give={mayAnswer ? giveAnswer : undefined}
            />
          ) : (
            <Overall now={now} state={state} timeZone={actor.timeZone} />
          ))}
      </div>
    </>
  )
}

function unplanned({ questions }: Readiness): number {
  return questions.filter(
    (one) => ['partly', 'not-met'].includes(one.standing) && one.actions.length === 0,
  ).length
}

/** The filters: a part, a clause or a single question; a standing, or every gap. */
function found(now: Readiness, clause: string, standing: string): RequirementStanding[] {
  const isAsked = (one: QuestionStanding) =>
    (!clause || one.id === clause || isWithin(one.requirement, clause)) &&
    (!standing ||
      one.standing === standing ||
      (standing === 'gap' && ['partly', 'not-met'].includes(one.standing)))
  return now.requirements
    .map((one) => ({ ...one, questions: one.questions.filter(isAsked) }))
    .filter((one) => one.questions.length > 0)
}

const standings: (Standing | 'gap')[] = ['gap', 'not-met', 'partly', 'open', 'met', 'na']

function Filters({ clause, standing, now }: { clause: string; standing: string; now: Readiness }) {
  const href = (given: { clause?: string; standing?: string }) => {
    const query = new URLSearchParams(
      Object.entries({ clause, standing, ...given }).filter(([, value]) => value),
    ).toString()
    return query ? `/readiness?${query}` : '/readiness'
  }
  const count = (one: Standing | 'gap') =>
    one === 'gap' ? now.counts.partly + now.counts['not-met'] : now.counts[one]
  return (
    <div className="pl-readiness-filters pl-no-print">
      <Toolbar label="By standing">
        <PillLink href={href({ standing: '' })} on={!standing}>
          Every standing
        </PillLink>
        {standings.map((one) => (
          <PillLink key={one} href={href({ standing: one })} on={standing === one}>
            {one === 'gap' ? 'any gap' : standingWords[one]}{' '}
            <span className="pl-muted">{count(one)}</span>
          </PillLink>
        ))}
      </Toolbar>
      <Toolbar label="By clause and area">
        <PillLink href={href({ clause: '' })} on={!clause}>
          Whole standard
        </PillLink>
        {parts.map((one) => (
          <PillLink
            key={one.id}
            href={href({ clause: one.id })}
            on={clause === one.id || isWithin(clause, one.id)}
          >
            <abbr className="no-underline" title={one.title}>
              {one.id}
            </abbr>
          </PillLink>
        ))}
      </Toolbar>
    </div>
  )
}

function Questions({
  requirements,
  give,
  ...seen
}: Omit<Parameters<typeof QuestionItem>[0], 'question'> & {
  requirements: readonly RequirementStanding[]
}) {
  if (requirements.length === 0)
    return <EmptyState title="No question is left with these filters" />
  return requirements.map(({ requirement, questions, counts }) => (
    <Card
      key={requirement}
      title={
        <>
          <span className="pl-code">{requirement}</span> {requirementTitle(requirement)}
        </>
      }
      actions={<span className="pl-muted">{describeCounts(counts)}</span>}
    >
      <ol className="pl-lined pl-readiness-questions">
        {questions.map((question) => (
          <QuestionItem key={question.id} question={question} give={give} {...seen} />
        ))}
      </ol>
    </Card>
  ))
}

function Overall({ now, state, timeZone }: { now: Readiness; state: State; timeZone: string }) {
  const ofPart = parts.map((part) => ({
    ...part,
    requirements: now.requirements.filter((one) => isWithin(one.requirement, part.id)),
  }))
  return (
    <>
      {state.readinessAnswers.length === 0 && now.counts.met === 0 && (
        <EmptyState title="Nothing is met yet, and nothing is answered">
          What records can tell is computed as they come; the other questions wait for the
          governance lead or the compliance lead. Begin with clause 4.
        </EmptyState>
      )}
      <div className="pl-grid pl-columns-2">
        <Card title="Clauses and controls">
          <CoverageGrid
            areas={ofPart.map(({ id, name, requirements }) => ({
              code: id,
              name,
              cells: requirements.map(({ requirement, counts }) => ({
                code: requirement,
                title: requirementTitle(requirement),
                tone: toneOfCounts(counts),
                says: describeCounts(counts),
                href: `/readiness?clause=${requirement}`,
              })),
            }))}
          />
        </Card>
        <Card title="Questions met, last 12 months">
          <Suspense fallback={<p className="pl-muted">Reading the months before …</p>}>
            <Months state={state} timeZone={timeZone} />
          </Suspense>
        </Card>
      </div>
      {ofPart.map(({ id, title, requirements }) => (
        <section key={id} className="pl-area pl-readiness-part" aria-labelledby={`part-${id}`}>
          <h2 id={`part-${id}`} className="pl-h2">
            <span className="pl-code">{id}</span> {title}
          </h2>
          <RequirementTable
            label={id.startsWith('A') ? 'Control' : 'Clause'}
            requirements={requirements}
          />
        </section>
      ))}
    </>
  )
}

/** How the share of met questions came to be what it is; the past is read from the trail. */
async function Months({ state, timeZone }: { state: State; timeZone: string }) {
  const months = await readinessTrend(state, timeZone)
  return (
    <>
      <Trend
        name="Share of questions that were met"
        points={months.map(({ day, share }) => ({
          label: dayInWords(day).replace(/^\d+ /, '').replace(/ 20/, ' '),
          value: share,
        }))}
      />
      <p className="pl-muted mt-2">
        Share of the questions that apply, at the end of each month as the audit trail has it.
      </p>
    </>
  )
}
