import type { Seen } from '@/lib/checks/seen'
import { controls } from '@/lib/registers/controls/definition'
import { Td } from '../ui/data-table'
import { Link } from '../ui/link'
import { Tag, type TagTone } from '../ui/tag'

const applicableTones: Record<string, TagTone> = { yes: 'met', no: 'na', undecided: 'due' }
const applicableWords: Record<string, string> = {
  yes: 'applies',
  no: 'does not apply',
  undecided: 'undecided',
}

/** One control of the statement, with the way to work on it. */
export function ControlRow({
  control,
  owner,
  linked,
  mayEdit,
}: {
  control: Seen<'controls'>
  owner: string | null
  linked: { risks: number; documents: number; evidence: number }
  mayEdit: boolean
}) {
  const applicable = control.applicable ?? 'undecided'
  const status = controls.fields.status.options.find((one) => one.value === control.status)
  const parts = [
    countOf(linked.risks, 'risk'),
    countOf(linked.documents, 'document'),
    countOf(linked.evidence, 'evidence', 'evidence'),
  ].filter(Boolean)
  return (
    <tr id={control.controlId ?? control.code}>
      <Td className="pl-code pl-lead">{control.controlId}</Td>
      <Td className="pl-lead pl-beside-code">
        <Link className="pl-link" href={`/controls/${control.code}`}>
          {control.title}
        </Link>
        {mayEdit && (
          <>
            <br />
            <Link className="pl-muted pl-link-quiet" href={`/controls/${control.code}/edit`}>
              {applicable === 'undecided' ? 'Decide' : 'Edit'}
              <span className="pl-visually-hidden">
                {' '}
                {control.controlId} {control.title}
              </span>
            </Link>
          </>
        )}
      </Td>
      <Td label="Applies">
        <Tag tone={applicableTones[applicable]}>{applicableWords[applicable] ?? applicable}</Tag>
      </Td>
      <Td label="Why and how" className="pl-prose-cell">
        {control.reason ?? <span className="pl-muted">No reason yet</span>}
        {control.implementation && applicable !== 'no' && (
          <>
            <br />
            <span className="pl-muted">{control.implementation}</span>
          </>
        )}
      </Td>
      <Td label="Status">
        {applicable !== 'no' && status && (
          <Tag tone={status.tone}>{status.label.toLowerCase()}</Tag>
        )}
      </Td>
      <Td label="Owner">{owner ?? <span className="pl-muted">Nobody</span>}</Td>
      <Td label="Linked" className="pl-muted pl-num">
        {parts.length === 0 && 'Nothing'}
        {parts.map((part) => (
          <span key={part} className="pl-linked-code">
            {part}{' '}
          </span>
        ))}
      </Td>
    </tr>
  )
}

function countOf(n: number, one: string, many = `${one}s`): string {
  return n ? `${n} ${n === 1 ? one : many}` : ''
}
