import { capital } from '@/lib/capital'
import type { PackPreview } from '@/lib/packs/collect'
import { describeSize } from '../fields/upload'
import { Callout } from '../ui/callout'
import { DataTable, Td, Th } from '../ui/data-table'

/** What a pack will hold and how large it will be, before it is asked for. */
export function PackPreviewView({ preview }: { preview: PackPreview }) {
  const { registers, documents, evidence, events, outside, leftOut } = preview
  const filled = registers.filter((one) => one.records > 0)
  const number = (value: number) => value.toLocaleString('en')
  return (
    <section className="pl-pack-preview" aria-label="What it will hold">
      <h2 className="pl-h2">What it will hold</h2>
      <dl className="pl-dl">
        <dt>Scope</dt>
        <dd>{preview.holds}</dd>
        <dt>Size</dt>
        <dd>About {describeSize(preview.size)}</dd>
        <dt>Documents</dt>
        <dd>{number(documents)}</dd>
        <dt>Evidence</dt>
        <dd>
          {evidence.files === 1 ? '1 file' : `${number(evidence.files)} files`},{' '}
          {describeSize(evidence.bytes)}
        </dd>
        <dt>Audit trail</dt>
        <dd>
          {number(events.whole)} events whole, {number(events.headerOnly)} without their text,{' '}
          {number(events.hashOnly)} by hash only
        </dd>
      </dl>
      {leftOut && (
        <Callout
          tone="due"
          title={
            leftOut.rows.length === 0
              ? 'No row holds what is left out'
              : `${number(leftOut.rows.reduce((sum, one) => sum + one.rows, 0))} rows can’t be compared with the audit trail`
          }
        >
          <p>Left out: {leftOut.says}.</p>
          {leftOut.rows.length > 0 && (
            <p>{leftOut.rows.map(({ name, rows }) => `${name} ${number(rows)}`).join(', ')}</p>
          )}
        </Callout>
      )}
      {outside.length > 0 && (
        <Callout
          tone="due"
          title={`${outside.length === 1 ? '1 piece of evidence does' : `${outside.length} pieces of evidence do`} not fit the period`}
        >
          <ul className="pl-pack-outside">
            {outside.slice(0, 20).map(({ code, title, says }) => (
              <li key={code}>
                <span className="pl-code">{code}</span> {title}: {says}
              </li>
            ))}
          </ul>
          {outside.length > 20 && <p>And {outside.length - 20} more; the pack lists them all.</p>}
        </Callout>
      )}
      <details>
        <summary>Records in {filled.length} registers and tables</summary>
        <DataTable label="Records by register">
          <thead>
            <tr>
              <Th>Register</Th>
              <Th>Records</Th>
            </tr>
          </thead>
          <tbody>
            {filled.map(({ name, records }) => (
              <tr key={name}>
                <Td>{capital(name)}</Td>
                <Td>{number(records)}</Td>
              </tr>
            ))}
          </tbody>
        </DataTable>
      </details>
    </section>
  )
}
