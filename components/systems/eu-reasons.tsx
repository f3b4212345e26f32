import type { EuReason } from '@/lib/eu-act/propose'
import { leadsToInWords } from '@/lib/eu-act/words'

/** Which answers lead to which class, each with its article. */
export function EuReasons({ reasons }: { reasons: readonly EuReason[] }) {
  if (reasons.length === 0) return null
  return (
    <ul className="pl-eu-reasons">
      {reasons.map(({ says, article, leadsTo }) => (
        <li key={says}>
          <span>
            {says} <span className="pl-muted">→ {leadsToInWords(leadsTo)}</span>
          </span>
          <span className="pl-code">{article}</span>
        </li>
      ))}
    </ul>
  )
}
