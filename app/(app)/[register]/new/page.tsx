import type { Metadata } from 'next'
import { scalesOf } from '@/components/records/display-context'
import { formFields, formSections, namesById, toFormValues } from '@/components/records/form-values'
import type { SearchParams } from '@/components/records/list-query'
import { RecordForm } from '@/components/records/record-form'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { Callout } from '@/components/ui/callout'
import { describeInstant } from '@/components/ui/dates'
import { PageHeader } from '@/components/ui/page-header'
import { hasReach } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { readCriteria } from '@/lib/records/criteria'
import { readDraft } from '@/lib/records/drafts'
import { namesIn } from '@/lib/records/names'
import { startingValues } from '@/lib/records/start'
import type { RegisterDefinition } from '@/lib/registers/define'
import { inSentence } from '@/lib/registers/wording'
import { saveDraft, saveRecord } from '../actions'
import { registerOr404 } from '../register-or-404'

type Props = { params: Promise<{ register: string }>; searchParams: Promise<SearchParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const definition = registerOr404(await requireActor(), (await params).register)
  return { title: `New ${definition.name.one}` }
}

/** A new record; fields named in the address are filled from it, so that other screens can lead here. */
export default async function NewRecordPage({ params, searchParams }: Props) {
  const actor = await requireActor()
  const { register: key } = await params
  const definition = registerOr404(actor, key)
  const title = `New ${inSentence(definition.name.one)}`
  const crumbs = (
    <Breadcrumbs
      trail={[
        { label: definition.navigation ?? definition.name.many, href: `/${key}` },
        { label: 'New' },
      ]}
    />
  )
  const asOf = await readAsOf(actor)
  if (asOf || !hasReach(actor, definition, 'create')) {
    return (
      <>
        <PageHeader crumbs={crumbs} title={title} />
        <Callout tone="due" title="This is not allowed">
          {asOf
            ? 'You are reading the past; return to now to record something.'
            : `Your role does not allow you to add to ${inSentence(definition.name.many)}.`}
        </Callout>
      </>
    )
  }
  const given = {
    ...(await startingValues(actor, definition)),
    ...fromAddress(definition, await searchParams),
  }
  const draftKey = `${key}/new`
  const [draft, criteria, names] = await Promise.all([
    readDraft(actor, draftKey),
    readCriteria(),
    namesIn(actor, definition, [given as never]),
  ])
  const values = toFormValues(
    definition,
    'ownerId' in definition.fields ? { ownerId: actor.id, ...given } : given,
  )
  return (
    <>
      <PageHeader
        crumbs={crumbs}
        title={title}
        about={definition.about}
        clauses={definition.clauses}
      />
      <RecordForm
        register={key}
        submitLabel={`Record this ${inSentence(definition.name.one)}`}
        fields={formFields(definition)}
        sections={formSections(definition)}
        values={values}
        revision={null}
        names={{
          [actor.id]: { id: actor.id, label: actor.name },
          ...namesById(definition, given, names),
        }}
        scales={scalesOf(criteria)}
        cancelHref={`/${key}`}
        draft={{
          key: draftKey,
          saved: draft && { values: draft.values, at: describeInstant(draft.at, actor.timeZone) },
        }}
        save={saveRecord.bind(null, key, null, draftKey)}
        saveDraft={saveDraft}
      />
    </>
  )
}

/** Values of the address for fields of the form; lists by commas. */
function fromAddress(
  definition: RegisterDefinition,
  params: SearchParams,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const field of formFields(definition)) {
    const text = [params[field.key]].flat()[0]
    if (!text) continue
    if (field.kind === 'references' || field.kind === 'people' || field.kind === 'choices')
      found[field.key] = text.split(',')
    else if (field.kind === 'number' || field.kind === 'score') found[field.key] = Number(text)
    else if (field.kind === 'yesNo') found[field.key] = text === 'yes'
    else if (field.kind !== 'files' && field.kind !== 'structured') found[field.key] = text
  }
  return found
}
