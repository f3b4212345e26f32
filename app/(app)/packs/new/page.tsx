import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PackForm } from '@/components/packs/pack-form'
import { stateLabel } from '@/components/records/column-label'
import { readAsOf } from '@/components/shell/as-of'
import { Breadcrumbs } from '@/components/ui/breadcrumbs'
import { PageHeader } from '@/components/ui/page-header'
import { hasPermission } from '@/lib/access/reach'
import { requireActor } from '@/lib/access/session'
import { capital } from '@/lib/capital'
import { personalDataHeld } from '@/lib/packs/personal-data'
import { listRecords } from '@/lib/records/read'
import type { AnyRecord } from '@/lib/registers/define'
import { systems } from '@/lib/registers/systems/definition'
import { askForPack } from '../actions'

export const metadata: Metadata = { title: 'Build an evidence pack' }

/** Choices of a system that a pack may be narrowed by. */
const narrowing = ['tier', 'impactClass', 'scope', 'euAiActClass'] as const

function optionOf({ code, title }: AnyRecord) {
  return { value: code, label: `${code} ${title ?? ''}`.trim() }
}

/** What a pack is for, which systems it holds, and as of which moment. */
export default async function NewPackPage() {
  const actor = await requireActor()
  if (!hasPermission(actor, 'packs.build')) notFound()
  const asOf = await readAsOf(actor)
  const { total } = await listRecords(actor, 'systems', { limit: 1, asOf: asOf?.moment })
  const [audits, chosen, personal] = await Promise.all([
    listRecords(actor, 'audits', { limit: 200, asOf: asOf?.moment }),
    listRecords(actor, 'systems', { limit: 200, asOf: asOf?.moment }),
    personalDataHeld(actor, asOf?.moment),
  ])
  const filters = [
    {
      key: 'state',
      label: 'Stage',
      options: Object.keys(systems.lifecycle).map((value) => ({
        value,
        label: capital(stateLabel(value)),
      })),
    },
    ...narrowing.map((key) => {
      const { label, options } = systems.fields[key]
      return { key, label, options: options.map((one) => ({ value: one.value, label: one.label })) }
    }),
  ]
  return (
    <>
      <PageHeader
        crumbs={
          <Breadcrumbs trail={[{ label: 'Evidence packs', href: '/packs' }, { label: 'New' }]} />
        }
        title="Build an evidence pack"
        about="It is built in the background, and this page can be left. Asked for again with the same systems and the same moment, it comes out the same, byte for byte."
      />
      <PackForm
        filters={filters}
        systems={total}
        audits={audits.records.map(optionOf)}
        someSystems={chosen.records.map(optionOf)}
        personal={personal}
        asOf={asOf ? { chosen: asOf.chosen, says: asOf.says } : null}
        ask={askForPack}
      />
    </>
  )
}
