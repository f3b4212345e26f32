import type { Finding } from '@/lib/readiness/finding'
import { verdictTones, verdictWords } from '@/lib/readiness/words'
import { registerOf } from '@/lib/registers/index'
import { listHref } from '../shell/navigation'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { NamedRecords } from './named-records'

/** What records show: each sentence looked for, whether it is so, and the records that say it. */
export function Findings({
  findings,
  maySee,
}: {
  findings: readonly Finding[]
  maySee: (register: string) => boolean
}) {
  return (
    <ul className="pl-findings">
      {findings.map((one) => {
        const records = one.faults.length > 0 ? one.faults : one.records
        const isShort = one.looked > 1 && one.short > 0
        return (
          <li key={one.says}>
            <Tag tone={verdictTones[one.verdict]}>{verdictWords[one.verdict]}</Tag>
            <span>
              {one.says}{' '}
              {isShort && (
                <span className="pl-muted">
                  Not for {one.short.toLocaleString('en')} of {one.looked.toLocaleString('en')}
                  {records.length > 0 && ':'}{' '}
                </span>
              )}
              {maySee(one.register) && <NamedRecords records={records} />}
              {maySee(one.register) && records.length === 0 && one.looked > 1 && (
                <Link className="pl-link" href={listHref(one.register)}>
                  {registerOf(one.register).name.many}
                </Link>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
