import { controls } from '@/lib/registers/controls/definition'
import type { SoaRow } from '@/lib/registers/soa-versions/definition'
import { soaRowSchema } from '@/lib/registers/soa-versions/definition'
import type { FieldSectionProps } from '../records/sections'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** The controls as a version froze them. */
export function FrozenRows({ value }: FieldSectionProps) {
  const rows = soaRowSchema.array().catch([]).parse(value)
  return (
    <div className="pl-frozen">
      <DataTable label="Controls of this version" stack bare>
        <thead>
          <tr>
            <Th>Number</Th>
            <Th>Control</Th>
            <Th>Why, and how it is implemented</Th>
            <Th>Status</Th>
            <Th>Owner</Th>
            <Th>Linked</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.controlId}>
              <Td className="pl-code pl-lead">{row.controlId}</Td>
              <Td className="pl-lead pl-beside-code">
                <Link className="pl-link" href={`/controls/${row.code}`}>
                  {row.title}
                </Link>
              </Td>
              <Td label="Why and how" className="pl-prose-cell">
                {row.reason}
                {row.implementation && row.applicable !== 'no' && (
                  <>
                    <br />
                    <span className="pl-muted">{row.implementation}</span>
                  </>
                )}
              </Td>
              <Td label="Status">
                <Standing row={row} />
              </Td>
              <Td label="Owner">{row.owner}</Td>
              <Td
                label="Linked"
                className={`pl-muted ${linkedOf(row).length ? '' : 'pl-empty-cell'}`}
              >
                {linkedOf(row).map((one) => (
                  <span key={one.code} className="pl-linked-code">
                    {one.code}{' '}
                  </span>
                ))}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
    </div>
  )
}

function linkedOf(row: SoaRow) {
  return [...row.risks, ...row.documents, ...row.evidence]
}

function Standing({ row }: { row: SoaRow }) {
  if (row.applicable === 'no') return <Tag tone="na">does not apply</Tag>
  const status = controls.fields.status.options.find((one) => one.value === row.status)
  return <Tag tone={status?.tone}>{(status?.label ?? row.status).toLowerCase()}</Tag>
}
