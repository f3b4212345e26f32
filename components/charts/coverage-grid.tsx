import { Link } from '../ui/link'
import { Tag, type TagTone } from '../ui/tag'

export type CoverageCell = {
  code: string
  title: string
  tone: TagTone
  says: string
  href?: string | undefined
}
export type CoverageArea = { code: string; name: string; cells: CoverageCell[] }

const words: Record<TagTone, string> = {
  met: 'met',
  due: 'due',
  bad: 'not met',
  na: 'not applicable',
  plain: 'not yet judged',
}

/**
 * Controls as a grid, one row per area; each cell is a shape, a colour and, on asking, a sentence.
 * `called` are words for tones where they are others than for controls.
 */
export function CoverageGrid({
  areas,
  called = {},
}: {
  areas: readonly CoverageArea[]
  called?: Partial<Record<TagTone, string>>
}) {
  const says = { ...words, ...called }
  const cells = areas.flatMap((area) => area.cells)
  return (
    <>
      <div className="pl-coverage">
        {areas.map((area) => (
          <div key={area.code} className="pl-coverage-row">
            <span className="pl-code">{area.code}</span>
            <span className="pl-muted">{area.name}</span>
            <span className="pl-coverage-cells">
              {area.cells.map((cell) => (
                <Cell key={cell.code} cell={cell} />
              ))}
            </span>
          </div>
        ))}
      </div>
      <div className="pl-tags" style={{ marginTop: 12 }}>
        {(Object.keys(words) as TagTone[]).map((tone) => {
          const n = cells.filter((cell) => cell.tone === tone).length
          return n > 0 && <Tag key={tone} tone={tone}>{`${n} ${says[tone]}`}</Tag>
        })}
      </div>
    </>
  )
}

function Cell({ cell }: { cell: CoverageCell }) {
  const says = `${cell.code} ${cell.title}: ${cell.says}`
  const inside = <span className="pl-visually-hidden">{says}</span>
  const style = `pl-tag pl-${cell.tone}`
  if (!cell.href)
    return (
      <span className={style} title={says}>
        {inside}
      </span>
    )
  return (
    <Link className={style} title={says} href={cell.href}>
      {inside}
    </Link>
  )
}
