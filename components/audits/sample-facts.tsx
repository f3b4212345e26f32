import { describeDay } from '@/components/ui/dates'
import { type AuditSample, auditSamples } from '@/lib/registers/audit-samples/definition'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

/** How a sample was drawn, so that it can be drawn again. */
export function SampleFacts({ sample, drawnBy }: { sample: AuditSample; drawnBy: string }) {
  const word = (key: 'register' | 'method') =>
    auditSamples.fields[key].options.find((one) => one.value === sample[key])?.label ?? ''
  const facts: [string, string | null][] = [
    ['Drawn from', `${word('register')}${sample.filter ? `, ${sample.filter}` : ''}`],
    [
      'As it stood',
      sample.asOfDay ? `at the end of ${describeDay(sample.asOfDay)}` : 'when it was drawn',
    ],
    ['Position in the audit trail', String(sample.position ?? '')],
    ['Method', word('method')],
    ['Drawn by', drawnBy],
    ['Why the organisation draws', sample.insideReason],
    ['Drawn', `${sample.drawn ?? 0} of ${sample.total ?? 0}`],
    ['Groups by', sample.stratifyBy],
    ['Seed', sample.seed],
    ['Why these', sample.reason],
    ['What it showed', sample.conclusion],
  ]
  return (
    <>
      {sample.insideReason && (
        <p className="mb-2">
          <Tag tone="due">Drawn by the organisation</Tag>
        </p>
      )}
      <dl className="pl-dl">
        {facts.map(([label, value]) =>
          value ? (
            <div key={label} className="contents">
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <p className="mt-2">
        <Link className="pl-link" href={`/audit-samples/${sample.code}`}>
          Open {sample.code}
        </Link>
      </p>
    </>
  )
}
