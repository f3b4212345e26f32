import type { FrozenRecord, ReviewInput } from '@/lib/reviews/shape'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { InputChart } from './input-chart'

/** Records in sight, the others on asking. */
const shown = 6

/** One input of a review as it was frozen: sentence, figures, picture, records, and what was said. */
export function InputCard({
  title,
  input,
  discussion,
  isOver,
}: {
  title: string
  input: ReviewInput
  discussion: string
  /** Nothing more can be said about it. */
  isOver: boolean
}) {
  const { says, figures, chart, records } = input
  return (
    <Card title={title}>
      <p>{says}</p>
      <dl className="pl-input-figures">
        {figures.map(({ label, value, before, tone }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <span className={tone === 'bad' ? 'text-bad' : ''}>{value.toLocaleString('en')}</span>
              {before !== null && (
                <span className="pl-muted"> {before.toLocaleString('en')} at the start</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <div className="pl-input-body">
        {chart && <InputChart chart={chart} />}
        {records.length > 0 && (
          <div>
            <Records records={records.slice(0, shown)} />
            {records.length > shown && (
              <details className="pl-more">
                <summary className="pl-summary">
                  {`and ${records.length - shown + input.more} more`}
                </summary>
                <Records records={records.slice(shown)} />
                {input.more > 0 && <p className="pl-muted mt-2">{`and ${input.more} more`}</p>}
              </details>
            )}
          </div>
        )}
      </div>
      {(discussion || !isOver) && (
        <div className="pl-input-said">
          <h3 className="pl-h3">Discussed</h3>
          {discussion ? (
            <p className="pl-prose">{discussion}</p>
          ) : (
            <p className="pl-muted">Nothing recorded yet.</p>
          )}
        </div>
      )}
    </Card>
  )
}

function Records({ records }: { records: FrozenRecord[] }) {
  return (
    <ul className="pl-lined">
      {records.map((one) => (
        <li key={`${one.code}${one.says}`} className="pl-input-record">
          <Link href={`/${one.register}/${one.code}`}>
            <span className="pl-code">{one.code}</span> {one.title}
          </Link>
          <Tag tone={one.tone}>{one.says}</Tag>
        </li>
      ))}
    </ul>
  )
}
