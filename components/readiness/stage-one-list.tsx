import { requirementTitle } from '@/lib/catalogue/requirements'
import type { DocumentStanding } from '@/lib/readiness/documents'
import { documentTones } from '@/lib/readiness/words'
import { DataTable, Td, Th } from '../ui/data-table'
import { Stat } from '../ui/stat'
import { Tag } from '../ui/tag'
import { NamedRecords } from './named-records'

/** What an auditor asks to see before coming: each document there, past its review, or missing. */
export function StageOneList({
  documents,
  maySee,
}: {
  documents: readonly DocumentStanding[]
  maySee: (register: string) => boolean
}) {
  const required = documents.filter((one) => one.isRequired)
  const usual = documents.filter((one) => !one.isRequired)
  const count = (standing: string) => required.filter((one) => one.standing === standing).length
  return (
    <div className="pl-grid">
      <div className="pl-grid pl-columns-4">
        <Stat
          label="The standard asks for"
          value={required.length}
          note={`and ${usual.length} more are usual`}
        />
        <Stat label="Present" value={count('present')} note="there and in date" />
        <Stat
          label="Stale"
          value={count('stale')}
          note="past the review day"
          tone={count('stale') ? 'due' : undefined}
        />
        <Stat
          label="Absent"
          value={count('absent')}
          note={count('absent') ? 'a stage 1 audit would stop at these' : 'nothing is missing'}
          tone={count('absent') ? 'bad' : undefined}
        />
      </div>
      <Documents label="What the standard itself asks for" documents={required} maySee={maySee} />
      <Documents label="What is usual besides" documents={usual} maySee={maySee} />
    </div>
  )
}

function Documents({
  label,
  documents,
  maySee,
}: {
  label: string
  documents: readonly DocumentStanding[]
  maySee: (register: string) => boolean
}) {
  return (
    <section className="pl-readiness-lists" aria-label={label}>
      <h2 className="pl-h2">{label}</h2>
      <DataTable label={label} stack>
        <thead>
          <tr>
            <Th>Clause</Th>
            <Th>Document or record</Th>
            <Th>State</Th>
            <Th>Where it is</Th>
          </tr>
        </thead>
        <tbody>
          {documents.map((one) => {
            const { faults, records, register } = one.finding
            return (
              <tr key={`${one.requirement} ${one.name}`}>
                <Td className="pl-code pl-lead">
                  <abbr className="no-underline" title={requirementTitle(one.requirement)}>
                    {one.requirement}
                  </abbr>
                </Td>
                <Td className="pl-lead pl-beside-code">{one.name}</Td>
                <Td label="State">
                  <Tag tone={documentTones[one.standing]}>{one.standing}</Tag>
                </Td>
                <Td label="Where it is">
                  {maySee(register) && records.length + faults.length > 0 ? (
                    <NamedRecords records={records.length > 0 ? records : faults} />
                  ) : (
                    <span className="pl-muted">Nowhere yet</span>
                  )}
                </Td>
              </tr>
            )
          })}
        </tbody>
      </DataTable>
    </section>
  )
}
