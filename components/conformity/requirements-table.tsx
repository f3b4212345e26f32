import { requirementTitle } from '@/lib/catalogue/requirements'
import type { CheckResult } from '@/lib/checks/check'
import type { Conformity } from '@/lib/checks/conformity'
import { DataTable, Td, Th } from '../ui/data-table'
import { Link } from '../ui/link'
import { conformityHref } from './standing'
import { StandingTag } from './standing-tag'

/** Sentences in sight; the page of the requirement has all. */
const shownFailing = 2

/** Sub-clauses or controls with how far each is met and what is missing. */
export function RequirementsTable({ label, of }: { label: string; of: readonly Conformity[] }) {
  return (
    <DataTable label={label} stack>
      <thead>
        <tr>
          <Th>Number</Th>
          <Th>Requirement</Th>
          <Th>Standing</Th>
          <Th>What does not hold</Th>
          <Th numeric>Checks that hold</Th>
        </tr>
      </thead>
      <tbody>
        {of.map((one) => (
          <Row key={one.requirement} of={one} />
        ))}
      </tbody>
    </DataTable>
  )
}

function Row({ of: { requirement, met, results } }: { of: Conformity }) {
  const asked = met === 'na' ? [] : results.filter(({ verdict }) => verdict !== 'na')
  const failing = asked.filter(({ verdict }) => verdict === 'fails')
  const more = failing.length - shownFailing
  return (
    <tr>
      <Td className="pl-lead pl-code">{requirement}</Td>
      <Td className="pl-lead pl-beside-code">
        <Link className="pl-link" href={conformityHref(requirement)}>
          {requirementTitle(requirement)}
        </Link>
      </Td>
      <Td label="Standing" className="whitespace-nowrap">
        <StandingTag met={met} />
      </Td>
      <Td label={failing.length > 0 ? 'Does not hold' : undefined} className="pl-failing">
        {met === 'na' && <span className="pl-muted">Left out of the statement with a reason.</span>}
        {met === 'not-met' && asked.length === 0 && (
          <span className="pl-muted">Nothing is on record yet that a check could look at.</span>
        )}
        {failing.slice(0, shownFailing).map((result) => (
          <p key={result.check.id}>
            {result.check.says} {ofHowMany(result)}
          </p>
        ))}
        {more > 0 && <p className="pl-muted">{`and ${more} more`}</p>}
      </Td>
      <Td numeric label="Checks that hold" className="whitespace-nowrap">
        {asked.length > 0 && `${asked.length - failing.length} of ${asked.length}`}
      </Td>
    </tr>
  )
}

/** `3 of 14 don’t`: nothing where it is about the organisation as a whole. */
function ofHowMany({ looked, faults }: CheckResult) {
  if (faults.length === 0 || looked < 2) return null
  return (
    <span className="pl-muted whitespace-nowrap">{`Not so: ${faults.length.toLocaleString('en')} of ${looked.toLocaleString('en')}.`}</span>
  )
}
