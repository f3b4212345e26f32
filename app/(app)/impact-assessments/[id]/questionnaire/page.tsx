import type { Metadata } from 'next'
import { Questionnaire } from '@/components/assessments/questionnaire'
import { filledOf, type QuestionnaireDraft } from '@/components/assessments/questionnaire-values'
import { stateLabel } from '@/components/records/column-label'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { describeInstant } from '@/components/ui/dates'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { readDraft } from '@/lib/records/drafts'
import { titleOf } from '@/lib/records/links'
import { readRecord } from '@/lib/records/record-page'
import { registerOf } from '@/lib/registers/index'
import { attachFile, saveDraft, saveRecord } from '../../../[register]/actions'
import { orNotFound, registerOr404 } from '../../../[register]/register-or-404'
import { submitAssessment } from '../../actions'

const register = 'impact-assessments'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Questionnaire of ${(await params).id}` }
}

/** The questions of an impact assessment, to be answered (A.5.3). */
export default async function QuestionnairePage({ params }: Props) {
  const actor = await requireActor()
  registerOr404(actor, register)
  const asOf = await readAsOf(actor)
  const { record, can, names, links } = await orNotFound(
    readRecord(actor, register, (await params).id, { asOf: asOf?.moment }),
  )
  const href = `/${register}/${record.code}`
  const system = names.record(String(record.systemId ?? ''))
  const header = (
    <PageHeader
      crumbs={
        <Breadcrumbs
          trail={[
            { label: 'Impact assessments', href: `/${register}` },
            { label: record.code, href },
            { label: 'Questionnaire' },
          ]}
        />
      }
      title={String(record.title ?? record.code)}
      about={
        system && (
          <>
            On{' '}
            <Link className="pl-link" href={`/systems/${system.code}`}>
              {system.title}
            </Link>
            , as it is used in one context.
          </>
        )
      }
      clauses={['A.5.2', 'A.5.3', '8.4']}
    />
  )
  if (!can.update) {
    return (
      <>
        {header}
        <Callout tone="due" title="These answers can’t be changed here">
          <p>
            {asOf
              ? 'You are reading the past; return to now to change something.'
              : registerOf(register).sealed?.includes(record.state)
                ? `The assessment is ${stateLabel(record.state)}: its answers are closed.`
                : 'Your role does not allow you to change it.'}
          </p>
          <LinkButton href={href}>Read {record.code}</LinkButton>
        </Callout>
      </>
    )
  }
  const draftKey = `${register}/${record.id}/questionnaire`
  const draft = await readDraft(actor, draftKey)
  const mayAttach = can.comment && hasReach(actor, registerOf('evidence'), 'create')
  const evidence = links.find((group) => group.label === 'Evidence')?.records ?? []
  const maySubmit = can.transitions.some((step) => step.name === 'submit')

  return (
    <>
      {header}
      <Questionnaire
        href={href}
        saved={filledOf(record)}
        revision={record.revision}
        draft={
          draft && isQuestionnaire(draft.values)
            ? { values: draft.values, at: describeInstant(draft.at, actor.timeZone) }
            : null
        }
        keep={saveDraft.bind(null, draftKey)}
        save={saveRecord.bind(null, register, record.id, draftKey)}
        submit={maySubmit ? submitAssessment.bind(null, record.id) : null}
        attach={mayAttach ? attachFile.bind(null, register, record.id) : null}
        evidence={
          evidence.length === 0 ? (
            <p className="pl-muted mb-3">
              Test reports, consultations, approvals: what an answer refers to.
            </p>
          ) : (
            <ul className="pl-lines mb-3">
              {evidence.map((one) => (
                <li key={one.id}>
                  <Link href={`/evidence/${one.code}`} className="min-w-0 hover:underline">
                    <span className="pl-code">{one.code}</span> {titleOf('evidence', one)}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      />
    </>
  )
}

function isQuestionnaire(values: Record<string, unknown>): values is QuestionnaireDraft {
  return typeof values.changes === 'object' && values.changes !== null
}
