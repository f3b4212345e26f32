import {
  type CriteriaEffect,
  criteriaEffect,
  describeEffect,
  type Shift,
} from '@/lib/checks/criteria-effect'
import { type CriteriaChange, criteriaChanges } from '@/lib/criteria/changes'
import { approvedAmong, completeCriteria } from '@/lib/criteria/in-force'
import { loadState } from '@/lib/records/load-state'
import type { RecordTypes } from '@/lib/registers/record-types'
import { readableState } from '@/lib/reports/readable-state'
import type { RecordPanelProps } from '../records/sections'
import { Card } from '../ui/card'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'

/** What a draft of the criteria changes against those in force, and what that would do (6.1.1). */
export async function CriteriaPanel({ actor, page, asOf }: RecordPanelProps) {
  const { record } = page
  if (record.state !== 'draft') return null
  const state = readableState(actor, await loadState({ asOf }))
  const inForce = approvedAmong(state.criteriaRecords)
  const after = completeCriteria(record as unknown as RecordTypes['risk-criteria'])
  const changes = criteriaChanges(state.criteria, after)
  const effect = criteriaEffect(state, state.criteria, after)
  return (
    <Card title="What it would change">
      <p className="text-ink-2 mb-3">
        {inForce ? (
          <>
            Against{' '}
            <Link className="pl-link" href={`/risk-criteria/${inForce.code}`}>
              {inForce.code}
            </Link>
            , which is in force
            {changes.length === 0 && ': nothing yet'}.
          </>
        ) : (
          `No set is in force; the product’s own criteria hold until one is approved${changes.length === 0 ? ', and these are the same' : ''}.`
        )}
      </p>
      {changes.length > 0 && <Changes changes={changes} />}
      <h3 className="pl-h3 mt-4 mb-1">On the records that are there</h3>
      <ul className="pl-plain-list">
        {describeEffect(effect).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Shifts effect={effect} />
    </Card>
  )
}

function Changes({ changes }: { changes: readonly CriteriaChange[] }) {
  return (
    <dl className="pl-diff">
      {changes.map(({ what, before, after }) => (
        <div key={what} className="contents">
          <dt>{what}</dt>
          <dd>
            {before && <del>{before}</del>}
            {before && after && ' → '}
            {after && <ins>{after}</ins>}
            {!after && <span className="pl-muted"> (taken out)</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Shifts({ effect }: { effect: CriteriaEffect }) {
  const rows: (Shift & { what: string })[] = [
    ...effect.risks.shifts.map((shift) => ({ ...shift, what: 'Risks' })),
    ...effect.systems.shifts.map((shift) => ({ ...shift, what: 'AI systems' })),
  ]
  if (rows.length === 0) return null
  return (
    <div className="mt-3">
      <DataTable label="Records that would change band or tier" bare>
        <thead>
          <tr>
            <Th>What</Th>
            <Th>Now</Th>
            <Th>Then</Th>
            <Th numeric>How many</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, from, to, n }) => (
            <tr key={`${what} ${from} ${to}`}>
              <Td>{what}</Td>
              <Td>{from}</Td>
              <Td>{to}</Td>
              <Td numeric>{n.toLocaleString('en')}</Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}
