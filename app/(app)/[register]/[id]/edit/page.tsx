import type { Metadata } from 'next'
import { stateLabel } from '@/components/records/column-label'
import { scalesOf } from '@/components/records/display-context'
import { formFields, formSections, namesById, toFormValues } from '@/components/records/form-values'
import { RecordForm } from '@/components/records/record-form'
import { trailOf } from '@/components/records/trail'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { LinkButton } from '@/components/ui/button'
import { Callout } from '@/components/ui/callout'
import { describeInstant } from '@/components/ui/dates'
import { PageHeader } from '@/components/ui/page-header'
import { requireActor } from '@/lib/access/session'
import { readCriteria } from '@/lib/records/criteria'
import { readDraft } from '@/lib/records/drafts'
import { readRecord } from '@/lib/records/record-page'
import { titleField } from '@/lib/registers/define'
import { saveDraft, saveRecord } from '../../actions'
import { orNotFound, registerOr404 } from '../../register-or-404'

type Props = { params: Promise<{ register: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Edit ${(await params).id}` }
}

/** A record's form. */
export default async function EditRecordPage({ params }: Props) {
  const actor = await requireActor()
  const { register: key, id } = await params
  const definition = registerOr404(actor, key)
  const asOf = await readAsOf(actor)
  const { record, can, names, closedWith } = await orNotFound(
    readRecord(actor, key, id, { asOf: asOf?.moment }),
  )
  const title = String(record[titleField(definition)] ?? record.code)
  const href = `/${key}/${record.code}`
  const header = (
    <PageHeader
      crumbs={
        <Breadcrumbs
          trail={trailOf(definition, record, {
            codeOf: (id) => names.record(id)?.code,
            page: 'Edit',
          })}
        />
      }
      title={title}
    />
  )
  if (!can.update) {
    return (
      <>
        {header}
        <Callout tone="due" title="This record can’t be edited here">
          <p>
            {asOf
              ? 'You are reading the past; return to now to change something.'
              : record.archivedAt
                ? 'It is archived; restore it first.'
                : closedWith
                  ? `${closedWith.code} is ${stateLabel(closedWith.state)}, and this with it.`
                  : definition.sealed?.includes(record.state)
                    ? `It is ${stateLabel(record.state)}: only its next steps change it.`
                    : 'Your role does not allow you to change it.'}
          </p>
          <LinkButton href={href}>Back to {record.code}</LinkButton>
        </Callout>
      </>
    )
  }
  const draftKey = `${key}/${record.id}`
  const [draft, criteria] = await Promise.all([readDraft(actor, draftKey), readCriteria()])
  return (
    <>
      {header}
      <RecordForm
        register={key}
        submitLabel="Save changes"
        fields={formFields(definition)}
        sections={formSections(definition)}
        values={toFormValues(definition, record)}
        revision={record.revision}
        names={namesById(definition, record, names)}
        scales={scalesOf(criteria)}
        cancelHref={href}
        draft={{
          key: draftKey,
          saved: draft && { values: draft.values, at: describeInstant(draft.at, actor.timeZone) },
        }}
        save={saveRecord.bind(null, key, record.id, draftKey)}
        saveDraft={saveDraft}
      />
    </>
  )
}
