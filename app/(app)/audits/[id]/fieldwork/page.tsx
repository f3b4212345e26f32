import type { Metadata } from 'next'
import { AuditAnswer } from '@/components/audits/audit-answer'
import { evidenceOf, groupLabel, readFieldwork } from '@/components/audits/fieldwork'
import { QuestionGroups } from '@/components/audits/question-groups'
import { SampleFacts } from '@/components/audits/sample-facts'
import { AttachFiles } from '@/components/records/attach-files'
import { scalesOf } from '@/components/records/display-context'
import { fieldsNamed, namesById } from '@/components/records/form-values'
import { TransitionBar } from '@/components/records/transition-bar'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { describeDay } from '@/components/ui/dates'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Progress } from '@/components/ui/progress'
import { Tag } from '@/components/ui/tag'
import { hasReach, reach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { matches } from '@/lib/access/where'
import { readCriteria } from '@/lib/records/criteria'
import { namesIn, personNames } from '@/lib/records/names'
import { requireRecord } from '@/lib/records/read'
import { offeredTransitions } from '@/lib/records/transitions'
import { type AuditQuestion, auditQuestions } from '@/lib/registers/audit-questions/definition'
import type { AnyRecord } from '@/lib/registers/define'
import { registerOf } from '@/lib/registers/index'
import { attachFile, moveOn } from '../../../[register]/actions'
import { orNotFound, registerOr404 } from '../../../[register]/register-or-404'
import { answerQuestion } from '../../actions'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ at?: string | string[] }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Fieldwork of ${(await params).id}` }
}

/** The questions of an audit part by part, answered where one stands (9.2.1, 9.2.2). */
export default async function FieldworkPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  registerOr404(actor, 'audits')
  const definition = registerOr404(actor, 'audit-questions')
  const asOf = await readAsOf(actor)
  const audit = await orNotFound(
    requireRecord(actor, 'audits', (await params).id, { asOf: asOf?.moment }),
  )
  const href = `/audits/${audit.code}`
  const { questions, samples, groups } = await readFieldwork(actor, audit.id, asOf?.moment)
  const wanted = [(await searchParams).at].flat()[0]
  const group =
    groups.find((one) => one.key === wanted) ??
    groups.find((one) => one.answered < one.questions.length) ??
    groups[0]
  const sample = samples.find((one) => one.id === group?.key)
  const shown = group?.questions ?? []
  const next = group && groups[groups.indexOf(group) + 1]
  const answered = questions.filter((one) => one.verdict !== null).length
  const isOpen = ['planned', 'under-way'].includes(audit.state)
  const mayDraw = !asOf && isOpen && hasReach(actor, registerOf('audit-samples'), 'create')
  const records = shown as unknown as AnyRecord[]
  const [names, evidence, criteria, offered, drawers] = await Promise.all([
    namesIn(actor, definition, records, asOf?.moment),
    evidenceOf(
      actor,
      shown.map((one) => one.id),
      asOf?.moment,
    ),
    readCriteria(asOf?.moment),
    Promise.all(records.map((one) => (asOf ? [] : offeredTransitions(actor, definition, one)))),
    personNames(sample?.ownerId ? [sample.ownerId] : []),
  ])
  const mayAttach = (one: AnyRecord) =>
    !asOf &&
    isOpen &&
    matches(reach(actor, definition, 'comment'), one) &&
    hasReach(actor, registerOf('evidence'), 'create')

  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs
            trail={[
              { label: 'Audits', href: '/audits' },
              { label: audit.code, href },
              { label: 'Fieldwork' },
            ]}
          />
        }
        title={String(audit.title)}
        actions={
          mayDraw && (
            <LinkButton href={`/audit-samples/new?auditId=${audit.id}`}>Draw a sample</LinkButton>
          )
        }
      >
        <div className="pl-tags">
          <Tag tone={registerOf('audits').lifecycle[audit.state]}>
            {audit.state.replaceAll('-', ' ')}
          </Tag>
          <span className="pl-muted">
            {answered} of {questions.length} answered
          </span>
        </div>
      </PageHeader>
      {audit.state === 'planned' && (
        <div className="mb-4">
          <Callout tone="due" title="The audit has not begun.">
            The checklist is made of the clauses and controls of the plan when it begins.
          </Callout>
        </div>
      )}
      {group ? (
        <div className="pl-questionnaire pl-fieldwork">
          <div className="pl-questionnaire-steps">
            <div className="mb-3">
              <Progress value={answered / questions.length} label="Questions answered" />
            </div>
            <QuestionGroups
              href={`${href}/fieldwork`}
              at={group.key}
              groups={groups.map((one) => ({
                key: one.key,
                label: groupLabel(one, samples),
                answered: one.answered,
                of: one.questions.length,
              }))}
            />
          </div>
          <section className="pl-card" aria-labelledby="part-title">
            <h2 id="part-title" className="pl-section-title">
              {groupLabel(group, samples)}
            </h2>
            {sample && (
              <SampleFacts
                sample={sample}
                drawnBy={drawers.get(sample.ownerId ?? '')?.name ?? ''}
              />
            )}
            {shown.map((one, place) => (
              <QuestionBlock key={one.id} question={one}>
                {offered[place]?.some((step) => step.name === 'answer' && step.allowed) &&
                one.findingId === null ? (
                  <AuditAnswer
                    id={one.id}
                    revision={one.revision}
                    saved={{ verdict: one.verdict, notes: one.notes ?? '' }}
                    verdicts={auditQuestions.fields.verdict.options}
                    notesHelp={auditQuestions.fields.notes.help ?? ''}
                    save={answerQuestion.bind(null, one.id)}
                  />
                ) : (
                  <GivenAnswer
                    question={one}
                    by={one.answeredById ? (names.person(one.answeredById)?.name ?? '') : ''}
                  />
                )}
                {one.findingId && (
                  <p>
                    Raised as{' '}
                    <Link
                      className="pl-link"
                      href={`/nonconformities/${names.record(one.findingId)?.code ?? ''}`}
                    >
                      {names.record(one.findingId)?.code ?? 'a nonconformity'}
                    </Link>
                    .
                  </p>
                )}
                {offered[place]?.some((step) => step.name === 'raise' && step.allowed) && (
                  <div className="pl-actions">
                    <TransitionBar
                      code={one.code}
                      transitions={offered[place].filter((step) => step.name === 'raise')}
                      state={one.state}
                      lifecycle={definition.lifecycle}
                      fields={fieldsNamed(definition, ['finding', 'auditeeId'])}
                      values={{ finding: one.finding, auditeeId: one.auditeeId }}
                      names={namesById(definition, one, names)}
                      scales={scalesOf(criteria)}
                      register="audit-questions"
                      move={moveOn.bind(null, 'audit-questions', one.id, one.revision)}
                      archive={null}
                      archived={false}
                    />
                  </div>
                )}
                <EvidenceOf records={evidence.get(one.id) ?? []}>
                  {mayAttach(one as unknown as AnyRecord) && (
                    <AttachFiles attach={attachFile.bind(null, 'audit-questions', one.id)} />
                  )}
                </EvidenceOf>
              </QuestionBlock>
            ))}
            <div className="pl-form-foot">
              {next && (
                <LinkButton
                  tone="primary"
                  href={`${href}/fieldwork?at=${encodeURIComponent(next.key)}`}
                >
                  Go on to the next part
                </LinkButton>
              )}
              <LinkButton tone="plain" href={href}>
                Leave
              </LinkButton>
            </div>
          </section>
        </div>
      ) : (
        <EmptyState title="Nothing is asked yet">
          Questions come from the clauses and controls of the plan, and from samples.
        </EmptyState>
      )}
    </>
  )
}

function QuestionBlock({
  question,
  children,
}: {
  question: AuditQuestion
  children: React.ReactNode
}) {
  return (
    <section className="pl-question" aria-labelledby={`q-${question.id}`}>
      <div className="pl-question-head">
        <Link className="pl-code pl-link" href={`/audit-questions/${question.code}`}>
          {question.code}
        </Link>
        <h3 id={`q-${question.id}`} className="pl-h3">
          {question.title}
        </h3>
      </div>
      {question.guidance && !question.sampleId && <p className="pl-help">{question.guidance}</p>}
      {children}
    </section>
  )
}

function GivenAnswer({ question, by }: { question: AuditQuestion; by: string }) {
  const verdict = auditQuestions.fields.verdict.options.find(
    (one) => one.value === question.verdict,
  )
  if (!verdict) return <p className="pl-muted">Not answered.</p>
  return (
    <div className="pl-grid">
      <div className="pl-tags">
        <Tag tone={verdict.tone}>{verdict.label}</Tag>
        <span className="pl-muted">
          {[by, question.answeredOn && describeDay(question.answeredOn)].filter(Boolean).join(', ')}
        </span>
      </div>
      {question.notes && <p className="pl-prose-cell whitespace-pre-line">{question.notes}</p>}
    </div>
  )
}

function EvidenceOf({
  records,
  children,
}: {
  records: readonly { id: string; code: string; title: string | null }[]
  children: React.ReactNode
}) {
  if (records.length === 0 && !children) return null
  return (
    <details className="pl-audit-evidence" open={records.length > 0}>
      <summary className="pl-link">
        {records.length === 0 ? 'Attach evidence' : `Evidence (${records.length})`}
      </summary>
      {records.length > 0 && (
        <ul className="pl-lines">
          {records.map((one) => (
            <li key={one.id}>
              <Link href={`/evidence/${one.code}`} className="min-w-0 hover:underline">
                <span className="pl-code">{one.code}</span> {one.title}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {children}
    </details>
  )
}
