import { type LinkGroup, titleOf, withoutRepeats } from '@/lib/records/links'
import { registerOf } from '@/lib/registers/index'
import { Card } from '../ui/card'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'
import { isTelling, stateLabel } from './column-label'

/** How many of a group are shown before "n more". */
const shownAtOnce = 8

/** Everything that hangs on a record, in named groups. */
export function LinksPanel({ groups, recordId }: { groups: LinkGroup[]; recordId: string }) {
  return (
    <>
      {withoutRepeats(groups).map((group) => {
        const definition = registerOf(group.register)
        const rest = group.records.length - shownAtOnce
        return (
          <Card key={`${group.label}-${group.register}-${group.field}`} title={group.label}>
            <ul className="pl-rows">
              {group.records.slice(0, shownAtOnce).map((record) => (
                <li key={record.id} className="pl-quiet">
                  <Link href={`/${group.register}/${record.code}`}>
                    <span className="pl-num">{record.code}</span> {titleOf(group.register, record)}
                  </Link>
                  {isTelling(definition, record.state) && (
                    <Tag tone={definition.lifecycle[record.state]}>{stateLabel(record.state)}</Tag>
                  )}
                </li>
              ))}
              {rest > 0 && (
                <li className="pl-quiet">
                  {group.field && group.field in definition.fields ? (
                    <Link
                      className="pl-link"
                      href={`/${group.register}?${group.field}=${recordId}`}
                    >
                      {rest} more
                    </Link>
                  ) : (
                    <span className="pl-muted">{rest} more</span>
                  )}
                </li>
              )}
            </ul>
          </Card>
        )
      })}
    </>
  )
}
