import { hrefOf, type Obligation } from '@/lib/checks/obligation'
import { registerOf } from '@/lib/registers/index'
import { DataTable, Td, Th } from '../ui/data-table'
import { describeDay, relativeDays } from '../ui/dates'
import { Link } from '../ui/link'
import { Tag } from '../ui/tag'

const shownAtOnce = 40

/** Obligations as rows: what to do, on what, why, and by when. */
export function WorkList({
  obligations,
  today,
}: {
  obligations: readonly Obligation[]
  today: string
}) {
  return (
    <>
      <DataTable label="What is to be done" bare stack>
        <thead className="pl-visually-hidden">
          <tr>
            <Th>What</Th>
            <Th>On</Th>
            <Th>Clause</Th>
            <Th>Due</Th>
          </tr>
        </thead>
        <tbody>
          {obligations.slice(0, shownAtOnce).map((one) => (
            <tr key={one.id}>
              <Td className="pl-lead pl-work-what">
                <Link href={hrefOf(one)} className="font-medium hover:underline">
                  {one.says}
                </Link>
              </Td>
              <Td
                label={one.code ? undefined : registerOf(one.register).name.one}
                className="pl-quiet pl-whole-line"
              >
                <Link href={hrefOf(one)}>
                  {one.code && <span className="pl-code">{one.code} </span>}
                  {one.title}
                </Link>
              </Td>
              <Td label="Clause" className="pl-code r">
                {one.why}
              </Td>
              <Td label={one.dueOn ? 'Due' : undefined} className="r pl-work-by">
                {one.dueOn ? (
                  <Tag tone={one.tone} title={describeDay(one.dueOn)}>
                    {relativeDays(one.dueOn, today)}
                  </Tag>
                ) : (
                  <Tag tone={one.tone}>{one.tone === 'bad' ? 'not met' : 'open'}</Tag>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </DataTable>
      {obligations.length > shownAtOnce && (
        <p className="pl-muted mt-2">
          and {obligations.length - shownAtOnce} more, less urgent; they move up as these are done
        </p>
      )}
    </>
  )
}
