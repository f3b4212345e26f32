import { roleNames } from '@/lib/access/actor'
import { subClause } from '@/lib/catalogue/clauses'
import { catalogueControl } from '@/lib/catalogue/controls'
import { roleOfHint } from '@/lib/catalogue/owner-roles'
import { Card } from '../ui/card'

/** What an auditor asks of a sub-clause or control, and what usually shows it. */
export function Guidance({ requirement }: { requirement: string }) {
  const clause = subClause(requirement)
  const control = catalogueControl(requirement)
  const questions = clause?.requirements ?? control?.questions ?? []
  const role = control && roleOfHint[control.suggestedOwnerRole]
  const items = clause?.documentedInformation.items ?? []
  return (
    <Card title="What an auditor asks" className="pl-guidance">
      <ul className="pl-bullets">
        {questions.map((one) => (
          <li key={one.id}>{one.question}</li>
        ))}
      </ul>
      {items.length > 0 && (
        <>
          <h3 className="pl-h3">Documented information</h3>
          <ul className="pl-bullets">
            {items.map((one) => (
              <li key={one.name}>
                {one.name}{' '}
                <span className="pl-muted">
                  ({one.kind}, {basisWords[one.basis] ?? one.basis})
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {control && (
        <>
          <h3 className="pl-h3">What usually shows it</h3>
          <ul className="pl-bullets">
            {control.typicalEvidence.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <p className="pl-muted">
            {control.documentationBasis === 'explicit'
              ? 'The control itself asks for this in writing. '
              : 'The control asks for nothing in writing, but an auditor expects it. '}
            {role && `Usually owned by: ${roleNames[role]}. `}
            {control.exclusionNote}
          </p>
        </>
      )}
    </Card>
  )
}

const basisWords: Record<string, string> = {
  explicit: 'asked for by the standard',
  recommended: 'usually expected',
}
