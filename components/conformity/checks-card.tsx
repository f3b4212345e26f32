import { requirementTitle } from '@/lib/catalogue/requirements'
import type { CheckResult } from '@/lib/checks/check'
import type { Conformity } from '@/lib/checks/conformity'
import type { Named } from '@/lib/checks/state'
import { registerOf } from '@/lib/registers/index'
import { inSentence } from '@/lib/registers/wording'
import { listHref } from '../shell/navigation'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { conformityHref } from './standing'

/** Records in sight, and at most so many more on asking. */
const shownFaults = 6
const moreFaults = 94

type Props = {
  of: Conformity
  /** Ids of the records at fault that the person may see. */
  readable: ReadonlySet<string>
  /** Keys of the registers that the person may open. */
  open: ReadonlySet<string>
}

/** The checks of a requirement: what each found, and the way to each record at fault. */
export function ChecksCard({ of: { requirement, results }, readable, open }: Props) {
  return (
    <Card title="What is checked">
      <ul className="pl-lined pl-checks">
        {[...results].sort(byVerdict).map((result) => (
          <li key={result.check.id}>
            <div className="pl-check-line">
              <p>{result.check.says}</p>
              <Verdict of={result} />
            </div>
            <p className="pl-muted">
              {lookedAt(result)}
              <AlsoIn requirements={result.check.requirements} here={requirement} />
            </p>
            {result.verdict === 'fails' && (
              <Faults result={result} readable={readable} open={open} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function byVerdict(a: CheckResult, b: CheckResult): number {
  const order = ['fails', 'holds', 'na']
  return order.indexOf(a.verdict) - order.indexOf(b.verdict)
}

function Verdict({ of: { verdict, check } }: { of: CheckResult }) {
  if (verdict === 'holds') return <Tag tone="met">holds</Tag>
  if (verdict === 'na') return <Tag tone="na">nothing to look at</Tag>
  const tone = check.severity === 'major' ? 'bad' : 'due'
  return <Tag tone={tone}>{`does not hold, ${check.severity}`}</Tag>
}

function lookedAt({ verdict, check, looked, faults }: CheckResult): string {
  const { name } = registerOf(check.register)
  const many = inSentence(name.many)
  if (verdict === 'na') return `No ${inSentence(name.one)} that this applies to.`
  if (looked === 1 && faults.length === 0) return `Looked at ${many}.`
  if (verdict === 'holds') return `Looked at ${looked.toLocaleString('en')} ${many}.`
  return `Looked at ${looked.toLocaleString('en')} ${looked === 1 ? inSentence(name.one) : many}, ${faults.length.toLocaleString('en')} at fault.`
}

function AlsoIn({ requirements, here }: { requirements: readonly string[]; here: string }) {
  const others = requirements.filter((one) => one !== here)
  if (others.length === 0) return null
  return (
    <>
      {' A part of '}
      {others.map((one, index) => (
        <span key={one} className="whitespace-nowrap">
          {index > 0 && ', '}
          <Link className="pl-link" href={conformityHref(one)} title={requirementTitle(one)}>
            {one}
          </Link>
        </span>
      ))}
      {' too.'}
    </>
  )
}

function Faults({
  result: { check, faults },
  readable,
  open,
}: { result: CheckResult } & Pick<Props, 'readable' | 'open'>) {
  const seen = faults.filter((one) => readable.has(one.id))
  const more = seen.slice(shownFaults, shownFaults + moreFaults)
  const hidden = faults.length - seen.length
  const beyond = seen.length - shownFaults - more.length
  const register = registerOf(check.register)
  return (
    <>
      {seen.length > 0 && <Records of={seen.slice(0, shownFaults)} />}
      {more.length > 0 && (
        <details>
          <summary className="pl-summary py-1">
            {`and ${(seen.length - shownFaults).toLocaleString('en')} more`}
          </summary>
          <Records of={more} />
          {beyond > 0 && <p className="pl-muted">{`and ${beyond.toLocaleString('en')} more`}</p>}
        </details>
      )}
      {hidden > 0 && (
        <p className="pl-muted">{`${hidden.toLocaleString('en')} of these you may not see.`}</p>
      )}
      {faults.length === 0 && open.has(check.register) && (
        <p>
          <Link className="pl-link" href={listHref(check.register)}>
            {`Go to ${inSentence(register.navigation ?? register.name.many)}`}
          </Link>
        </p>
      )}
    </>
  )
}

function Records({ of }: { of: readonly Named[] }) {
  return (
    <ul className="pl-faults">
      {of.map((one) => (
        <li key={one.id}>
          <Link className="pl-link-quiet" href={`/${one.register}/${one.code}`}>
            <span className="pl-code">{one.code}</span> {one.title === one.code ? '' : one.title}
          </Link>
        </li>
      ))}
    </ul>
  )
}
