import { Fragment } from 'react'
import { Link } from '../ui/link'

export type BarRow = {
  label: string
  parts: { key: string; n: number; href?: string | undefined }[]
}

/**
 * Rows of bars divided by a second property (systems by stage, divided by tier). Shades of one
 * hue from light to dark, since the parts are an order and not a judgement; figures stand in them.
 */
export function StackedBar({
  caption,
  keys,
  rows,
}: {
  caption: string
  /** Parts in order, with their names for the legend. */
  keys: readonly { key: string; label: string }[]
  rows: readonly BarRow[]
}) {
  const longest = Math.max(1, ...rows.map((row) => sum(row)))
  return (
    <figure>
      <table className="pl-bars">
        <caption className="pl-visually-hidden">{caption}</caption>
        <thead className="pl-visually-hidden">
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col">{keys.map((one) => one.label).join(', ')}</th>
            <th scope="col">Total</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.label}>
              <th scope="row">{row.label}</th>
              <td>
                <span className="pl-bar-track">
                  {row.parts.map((part) => {
                    if (part.n === 0) return null
                    const index = keys.findIndex((one) => one.key === part.key)
                    const says = `${keys[index]?.label ?? part.key}: ${part.n}`
                    const inside = (
                      <>
                        <span aria-hidden>{part.n}</span>
                        <span className="pl-visually-hidden">{says}</span>
                      </>
                    )
                    const style = { width: `${(part.n / longest) * 100}%` }
                    const name = `pl-bar-part pl-shade-${index}`
                    return (
                      <Fragment key={part.key}>
                        {part.href ? (
                          <Link className={name} style={style} title={says} href={part.href}>
                            {inside}
                          </Link>
                        ) : (
                          <span className={name} style={style} title={says}>
                            {inside}
                          </span>
                        )}
                      </Fragment>
                    )
                  })}
                </span>
              </td>
              <td className="pl-num">{sum(row)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <figcaption className="pl-legend">
        {keys.map((one, index) =>
          rows.some((row) => row.parts.some((part) => part.key === one.key && part.n > 0)) ? (
            <span key={one.key}>
              <i className={`pl-shade-${index}`} aria-hidden />
              {one.label}
            </span>
          ) : null,
        )}
      </figcaption>
    </figure>
  )
}

function sum(row: BarRow): number {
  return row.parts.reduce((total, part) => total + part.n, 0)
}
