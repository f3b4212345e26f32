import type { Metadata } from 'next'
import { FieldDisplay } from '@/components/fields/displays'
import { AddLink } from '@/components/records/add-link'
import { ApprovalBlock } from '@/components/records/approval-block'
import { AttachFiles } from '@/components/records/attach-files'
import { columnLabel, isTelling, stateLabel } from '@/components/records/column-label'
import { CommentsPanel } from '@/components/records/comments-panel'
import { Differences } from '@/components/records/differences'
import { displayContext } from '@/components/records/display-context'
import { fieldsNamed, namesById } from '@/components/records/form-values'
import { HistoryList } from '@/components/records/history-list'
import { LinksPanel } from '@/components/records/links-panel'
import { MissingPanel } from '@/components/records/missing-panel'
import { RecordView } from '@/components/records/record-view'
import { recordActions, recordPanels, shownInPanels } from '@/components/records/sections'
import { SourcePanel } from '@/components/records/source-panel'
import { trailOf } from '@/components/records/trail'
import { TransitionBar } from '@/components/records/transition-bar'
import { HoldCard } from '@/components/retention/hold-card'
import { HoldNotice } from '@/components/retention/hold-notice'
import { TombstoneNotice } from '@/components/retention/tombstone-notice'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Tag } from '@/components/ui/tag'
import type { Actor } from '@/lib/access/actor'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { sinceThen } from '@/lib/records/compare'
import { historyOf } from '@/lib/records/history'
import { readRecord, requireRemains } from '@/lib/records/record-page'
import {
  type AnyRecord,
  type RegisterDefinition,
  standingOf,
  titleField,
} from '@/lib/registers/define'
import { registerOf } from '@/lib/registers/index'
import {
  archiveOrRestore,
  attachFile,
  comment,
  holdByForm,
  liftHoldByForm,
  linkTo,
  moveOn,
  unlinkFrom,
} from '../actions'
import { orNotFound, registerOr404 } from '../register-or-404'

type Props = { params: Promise<{ register: string; id: string }> }

/** Entries of the history on the record's own page; the rest is a page of its own. */
const historyShown = 12

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const actor = await requireActor()
  const { register: key, id } = await params
  const definition = registerOr404(actor, key)
  const asOf = await readAsOf(actor)
  const record = await orNotFound(requireRemains(actor, key, id, { asOf: asOf?.moment }))
  return { title: `${record.code} ${String(record[titleField(definition)] ?? '')}` }
}

/** A record: what it is, its next step, what it still needs, what hangs on it, what happened. */
export default async function RecordPage({ params }: Props) {
  const actor = await requireActor()
  const { register: key, id } = await params
  const definition = registerOr404(actor, key)
  const asOf = await readAsOf(actor)
  const page = await orNotFound(readRecord(actor, key, id, { asOf: asOf?.moment }))
  const { record, can, names, links, comments, approvals, closedWith, hold, tombstone } = page
  const [context, happenings, since] = await Promise.all([
    displayContext(actor, names, asOf?.moment),
    historyOf(actor, definition, record.id, { asOf: asOf?.moment, limit: historyShown + 1 }),
    asOf ? sinceThen(actor, definition, record) : null,
  ])
  const shown = { ...context, tone: standingOf(definition, record.state) }
  const href = `/${key}/${record.code}`
  const asked = can.transitions.flatMap((step) => step.asks)
  const panelProps = { actor, page, context: shown, asOf: asOf?.moment }
  const shownLinks = links.filter((group) => !shownInPanels[key]?.includes(group.register))
  const review = definition.fields.reviewAt
  const owner = record.ownerId && names.person(record.ownerId)?.name
  const canLink = can.comment && !record.archivedAt
  const canUnlink = can.change && !record.archivedAt
  const crumbs = (
    <Breadcrumbs trail={trailOf(definition, record, { codeOf: (id) => names.record(id)?.code })} />
  )
  if (tombstone) {
    return (
      <>
        <PageHeader crumbs={crumbs} title={`${record.code} was erased`} />
        <div className="pl-grid">
          <TombstoneNotice tombstone={tombstone} asOf={asOf} timeZone={actor.timeZone} />
          <LinksPanel groups={shownLinks} record={record} />
          <Card title="History">
            <HistoryList happenings={happenings} timeZone={actor.timeZone} page={() => null} />
          </Card>
        </div>
      </>
    )
  }
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={String(record[titleField(definition)] ?? record.code)}
        actions={
          <>
            {/* Keyed by place: built, several of them have the same short name, and one would stay. */}
            {(recordActions[key] ?? []).map((Action, place) => (
              <Action key={`${key}-${place.toString()}`} {...panelProps} />
            ))}
            {hasReach(actor, definition, 'export') && (
              <a
                className="pl-btn pl-btn-quiet"
                href={`/api/export/${key}/${record.code}?format=pdf`}
                download
              >
                PDF
              </a>
            )}
            {can.update && <LinkButton href={`${href}/edit`}>Edit</LinkButton>}
            <TransitionBar
              code={record.code}
              transitions={can.transitions}
              state={record.state}
              lifecycle={definition.lifecycle}
              fields={fieldsNamed(definition, asked)}
              values={Object.fromEntries(asked.map((one) => [one, record[one] ?? null]))}
              names={namesById(definition, record, names)}
              scales={context.scales}
              register={key}
              move={moveOn.bind(null, key, record.id, record.revision)}
              archive={
                can.archive
                  ? archiveOrRestore.bind(
                      null,
                      key,
                      record.id,
                      record.revision,
                      record.archivedAt !== null,
                    )
                  : null
              }
              archiveForetold={can.archiveForetold}
              archived={record.archivedAt !== null}
              download={
                hasReach(actor, definition, 'export')
                  ? {
                      href: `/api/export/${key}/${record.code}?format=json`,
                      label: 'JSON, to take in',
                    }
                  : null
              }
            />
          </>
        }
      >
        <div className="pl-tags">
          {isTelling(definition, record.state) && (
            <Tag tone={definition.lifecycle[record.state]}>{stateLabel(record.state)}</Tag>
          )}
          {factsOf(definition, record).map((fact) => (
            <Tag key={fact.label} tone={fact.tone} title={fact.label}>
              {fact.value.startsWith(fact.label) ? fact.value : `${fact.label}: ${fact.value}`}
            </Tag>
          ))}
          {owner && (
            <span className="pl-muted">
              {columnLabel(definition, 'ownerId')} {owner}
            </span>
          )}
          {review && record.reviewAt && shown.tone !== 'na' && (
            <span className="pl-muted">
              {review.label}{' '}
              <FieldDisplay
                fieldKey="reviewAt"
                field={review}
                value={record.reviewAt}
                context={shown}
              />
            </span>
          )}
        </div>
      </PageHeader>
      {since && (
        <div className="mb-4">
          <Callout title="This record has changed since then.">
            {since.length > 0 ? <Differences of={since} /> : 'Its state or what is kept with it.'}
          </Callout>
        </div>
      )}
      {hold && <HoldNotice hold={hold} timeZone={actor.timeZone} />}
      {record.archivedAt && (
        <div className="mb-4">
          <Callout tone="due" title="This record is archived.">
            {record.archivedReason}
          </Callout>
        </div>
      )}
      <div className="pl-record-grid">
        <div className="pl-grid">
          {(recordPanels[key] ?? []).map((Panel, place) => (
            <Panel key={`${key}-${place.toString()}`} {...panelProps} />
          ))}
          <MissingPanel definition={definition} record={record} transitions={can.transitions} />
          <RecordView
            definition={definition}
            record={record}
            links={shownLinks}
            closed={closedWith !== null}
            context={shown}
          />
          <SourcePanel source={record.source} sourceKey={record.sourceKey} />
        </div>
        <div className="pl-grid pl-record-side">
          <ApprovalBlock approvals={approvals} timeZone={actor.timeZone} />
          <LinksPanel
            groups={shownLinks}
            record={record}
            unlink={canUnlink ? unlinkFrom.bind(null, key, record.id) : null}
          />
          {canLink && (
            <Card title="Add" className="pl-no-print">
              <div className="grid gap-3">
                {takesEvidence(actor, definition) && (
                  <AttachFiles attach={attachFile.bind(null, key, record.id)} />
                )}
                <AddLink link={linkTo.bind(null, key, record.id)} />
              </div>
            </Card>
          )}
          {can.hold && (
            <HoldCard
              hold={hold}
              place={holdByForm.bind(null, key, record.id)}
              lift={liftHoldByForm.bind(null, key, record.id)}
            />
          )}
        </div>
        <div className="pl-grid">
          <CommentsPanel
            comments={comments}
            timeZone={actor.timeZone}
            add={can.comment ? comment.bind(null, key, record.id) : null}
          />
          <Card title="History">
            <HistoryList
              happenings={happenings.slice(0, historyShown)}
              timeZone={actor.timeZone}
              page={() => href}
            />
            {happenings.length > historyShown && (
              <Link className="pl-link" href={`${href}/history`}>
                All of the history
              </Link>
            )}
          </Card>
        </div>
      </div>
    </>
  )
}

/** Evidence is for every auditor to see, so nothing confidential becomes one. */
function takesEvidence(actor: Actor, { key, access }: RegisterDefinition): boolean {
  if (key === 'evidence' || access === 'confidential') return false
  return hasReach(actor, registerOf('evidence'), 'create')
}

/** The choices that the list shows too: what kind of record this is, at a glance. */
function factsOf(definition: RegisterDefinition, record: AnyRecord) {
  return definition.list.columns.flatMap((key) => {
    const field = definition.fields[key]
    if (field?.kind !== 'choice') return []
    const option = field.options.find((one) => one.value === record[key])
    return option
      ? [{ label: field.label, value: option.label, tone: option.tone ?? ('plain' as const) }]
      : []
  })
}
