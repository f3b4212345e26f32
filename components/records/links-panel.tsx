import { type LinkGroup, titleOf, withoutRepeats } from '@/lib/records/links'
import type { AnyRecord } from '@/lib/registers/define'
import { periodInWords } from '@/lib/registers/evidence/period'
import { registerOf } from '@/lib/registers/index'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { isTelling, stateLabel } from './column-label'
import type { Refused } from './outcome'
import { UnlinkButton } from './unlink-button'

/** How many of a group are shown before "n more". */
const shownAtOnce = 8

/** Everything that hangs on a record, in named groups; what was linked by hand can be taken away. */
export function LinksPanel({
  groups,
  record,
  unlink = null,
}: {
  groups: LinkGroup[]
  record: { id: string; code: string }
  unlink?: ((other: { register: string; id: string }) => Promise<{ kind: 'done' } | Refused>) | null
}) {
  const evidence = groups
    .filter((group) => group.label === 'Evidence')
    .flatMap((one) => one.records)
  const counting = evidence.filter((one) => one.state === 'current' && !one.archivedAt)
  return (
    <>
      {withoutRepeats(groups).map((group) => {
        const definition = registerOf(group.register)
        const rest = group.records.length - shownAtOnce
        const row = (one: AnyRecord) => (
          <li key={one.id} className="pl-quiet">
            <Link href={`/${group.register}/${one.code}`}>
              <span className="pl-num">{one.code}</span> {titleOf(group.register, one)}
              {group.register === 'evidence' && (
                <span className="pl-muted pl-num block">{periodInWords(one)}</span>
              )}
            </Link>
            {one.archivedAt ? (
              <Tag tone="na">archived</Tag>
            ) : (
              isTelling(definition, one.state) && (
                <Tag tone={definition.lifecycle[one.state]}>{stateLabel(one.state)}</Tag>
              )
            )}
            {unlink && canTake(group) && (
              <UnlinkButton
                code={one.code}
                foretold={foretold(group, one, record, counting)}
                unlink={unlink.bind(null, { register: group.register, id: one.id })}
              />
            )}
          </li>
        )
        return (
          <Card key={`${group.label}-${group.register}-${group.field}`} title={group.label}>
            <ul className="pl-rows">{group.records.slice(0, shownAtOnce).map(row)}</ul>
            {rest > 0 &&
              (group.field && group.field in definition.fields ? (
                <Link className="pl-link" href={`/${group.register}?${group.field}=${record.id}`}>
                  {rest} more
                </Link>
              ) : (
                <details>
                  <summary className="pl-summary">{rest} more</summary>
                  <ul className="pl-rows">{group.records.slice(shownAtOnce).map(row)}</ul>
                </details>
              ))}
          </Card>
        )
      })}
    </>
  )
}

function canTake({ label, field }: LinkGroup): boolean {
  return field === null && (label === 'Evidence' || label === 'Related')
}

/** What taking it away means. */
function foretold(
  { label, register }: LinkGroup,
  one: AnyRecord,
  record: { code: string },
  counting: AnyRecord[],
): string {
  if (label !== 'Evidence') return `${one.code} stays in ${registerOf(register).name.many}.`
  const isLast = counting.length === 1 && counting[0]?.id === one.id
  return `${one.code} stays in the register of evidence.${isLast ? ` Nothing else shows ${record.code}.` : ''} The owner of ${record.code} is told.`
}
