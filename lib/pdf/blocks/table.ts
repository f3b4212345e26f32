import type { Canvas } from '../canvas.ts'
import type { Column, Inline, Table } from '../document.ts'
import { type Line, linesOf, longestPiece } from '../lines.ts'
import { type Frame, type SharedTag, type Slice, sharedTag, together } from '../slices.ts'
import { colour, type TextStyle, text } from '../theme.ts'

/** Rows a tagged file can carry without needing a gigabyte to write: ten thousand, and the small tables around them. */
export const taggedRowLimit = 10_500

const pad = { x: 5, y: 3.6 }
const cellStyle = text.cell
const { leading } = cellStyle
const codeStyle: TextStyle = { ...cellStyle, tabular: true }

type Laid = { column: Column; x: number; width: number }

/** A table of so few rows stays on one page. */
const shortTable = 5

/**
 * A table row by row: the header repeats on each page, a row keeps to one page unless it is higher
 * than a third of it, a cell longer than a page runs on, nothing is cut off.
 */
export function* tableSlices(block: Table, frame: Frame, tagged: boolean): Generator<Slice> {
  if (block.rows.length <= shortTable) {
    const short = together([...rowSlices(block, frame, tagged)])
    if (short.height < 150) {
      yield short
      return
    }
  }
  yield* rowSlices(block, frame, tagged)
}

function* rowSlices(block: Table, frame: Frame, tagged: boolean): Generator<Slice> {
  const columns = lay(block, frame)
  const table = sharedTag('Table')
  const body = sharedTag('TBody', table)
  const header = headerSlice(columns, frame, table, tagged)
  yield { ...header.first, gap: 8 }
  const { length } = block.rows
  if (length === 0) {
    yield emptySlice(block.empty ?? 'Nothing to show.', frame, table, body)
    return
  }
  let index = 0
  for (const row of block.rows) {
    index++
    const last = index === length
    const slice = Array.isArray(row)
      ? rowSlice({
          row,
          columns,
          frame,
          table,
          body,
          last,
          zebra: block.zebra === true && index % 2 === 0,
          repeat: header.again,
        })
      : groupSlice({ label: row.group, frame, table, body, last, repeat: header.again })
    // One row alone at the foot of a page, or at the head of the next, reads as a mistake.
    const edge = index === 1 || index === length - 1
    if (length > 2 && edge && slice.height < 120) slice.keep = true
    yield tagged ? slice : untagged(slice)
  }
}

/** Rows looked at to find how narrow a column may be. */
const sampled = 60

/**
 * Splits the width by weight, then widens columns whose words or states would be broken, at the
 * cost of those with room to spare.
 */
function lay({ columns, rows }: Table, frame: Frame): Laid[] {
  const weights = columns.map(({ weight }) => (Number.isFinite(weight) && weight > 0 ? weight : 1))
  const sum = weights.reduce((total, weight) => total + weight, 0) || 1
  const most = frame.width * 0.34
  const needs = columns.map((column, index) => {
    let need = longestPiece(column.label, text.columnHead)
    for (const row of rows.slice(0, sampled)) {
      const cell = Array.isArray(row) ? row[index] : undefined
      if (cell) need = Math.max(need, longestPiece(cell, cellStyle))
    }
    return Math.min(most, need + 2 * pad.x + 0.5)
  })
  const widths = weights.map((weight) => (weight / sum) * frame.width)
  const lacking = widths.reduce(
    (total, width, index) => total + Math.max(0, (needs[index] ?? 0) - width),
    0,
  )
  const spare = widths.reduce(
    (total, width, index) => total + Math.max(0, width - (needs[index] ?? 0)),
    0,
  )
  const share = spare > 0 ? Math.min(1, lacking / spare) : 0
  const granted = lacking > 0 ? Math.min(1, spare / lacking) : 0
  let x = frame.x
  return columns.map((column, index) => {
    const own = widths[index] ?? 0
    const need = needs[index] ?? 0
    const width = own < need ? own + (need - own) * granted : own - (own - need) * share
    const laid = { column, x, width }
    x += width
    return laid
  })
}

function headerSlice(
  columns: Laid[],
  frame: Frame,
  table: SharedTag,
  tagged: boolean,
): { first: Slice; again: Slice } {
  const heads = columns.map(({ column, width }) =>
    linesOf(column.label, text.columnHead, width - 2 * pad.x),
  )
  const rows = Math.max(1, ...heads.map((lines) => lines.length))
  const height = rows * text.columnHead.leading + 8
  const background = (canvas: Canvas, y: number) => {
    canvas.rect(frame.x, y, frame.width, height, { fill: colour.soft })
    canvas.rule(frame.x, y + height, frame.x + frame.width, y + height, {
      colour: colour.lineStrong,
      width: 0.7,
    })
  }
  const labels = (canvas: Canvas, y: number, each: (draw: () => void, index: number) => void) => {
    columns.forEach(({ column, x, width }, index) => {
      const lines = heads[index] ?? []
      const top = y + 4 + (rows - lines.length) * text.columnHead.leading
      each(() => {
        canvas.lines(undefined, lines, {
          x: x + pad.x,
          y: top,
          width: width - 2 * pad.x,
          leading: text.columnHead.leading,
          align: column.align,
        })
      }, index)
    })
  }
  return {
    first: {
      height,
      gap: 0,
      keep: true,
      draw(canvas, y) {
        canvas.artifact('Layout', () => {
          background(canvas, y)
        })
        if (!tagged)
          return canvas.untagged(() =>
            labels(canvas, y, (draw) => {
              draw()
            }),
          )
        const head = sharedTag('THead', table)
        const row = sharedTag('TR', head)
        labels(canvas, y, (draw) => {
          const cell = canvas.open('TH', row.get(canvas), { scope: 'Column' })
          canvas.mark(cell, draw)
          canvas.close(cell)
        })
        row.close(canvas)
        head.close(canvas)
      },
    },
    again: {
      height,
      gap: 0,
      draw: (canvas, y) => {
        canvas.artifact('Layout', () => {
          background(canvas, y)
          canvas.untagged(() =>
            labels(canvas, y, (draw) => {
              draw()
            }),
          )
        })
      },
    },
  }
}

/** Below what names a row, where it goes on. */
const continued = linesOf([{ text: 'continued', muted: true }], cellStyle, 100)

type RowSpec = {
  row: Inline[]
  columns: Laid[]
  frame: Frame
  table: SharedTag
  body: SharedTag
  last: boolean
  zebra: boolean
  repeat: Slice
}

function rowSlice(spec: RowSpec): Slice {
  const { columns, frame, table, body } = spec
  const cells = columns.map(({ column, width }, index) =>
    linesOf(spec.row[index] ?? '', column.code ? codeStyle : cellStyle, width - 2 * pad.x),
  )
  const total = Math.max(1, ...cells.map((lines) => lines.length))
  const named = [...(cells[0] ?? []), ...continued]
  const tr = sharedTag('TR', body)
  const tds = columns.map(() => sharedTag('TD', tr))

  const draw = (canvas: Canvas, y: number, from: number, count: number): void => {
    const end = from + count >= total
    const height = heightOf(from, count)
    canvas.artifact('Layout', () => {
      if (spec.zebra) canvas.rect(frame.x, y, frame.width, height, { fill: '#fafbfc' })
      canvas.rule(
        frame.x,
        y + height,
        frame.x + frame.width,
        y + height,
        end ? {} : { dash: 1.5, colour: colour.lineStrong },
      )
    })
    const top = y + (from === 0 ? pad.y : 2)
    // What goes on at the top of a page says again which row it is of, but to nobody who hears it read.
    if (from > 0 && from >= (cells[0]?.length ?? 0) && named.length <= count) {
      canvas.artifact('Layout', () =>
        canvas.untagged(() => {
          canvas.lines(undefined, named, {
            x: frame.x + pad.x,
            y: top,
            width: frame.width,
            leading,
          })
        }),
      )
    }
    columns.forEach(({ column, x, width }, index) => {
      const lines: Line[] = (cells[index] ?? []).slice(from, from + count)
      const tag = tds[index]?.get(canvas)
      if (lines.length > 0) {
        canvas.lines(tag, lines, {
          x: x + pad.x,
          y: top,
          width: width - 2 * pad.x,
          leading,
          align: column.align,
          more: !end,
        })
      }
      if (end) canvas.close(tag)
    })
    if (!end) return
    tr.close(canvas)
    if (spec.last) {
      body.close(canvas)
      table.close(canvas)
    }
  }
  const heightOf = (from: number, count: number) =>
    count * leading + (from === 0 ? pad.y : 2) + (from + count >= total ? pad.y : 2)

  const part = (from: number): Slice => ({
    height: heightOf(from, total - from),
    gap: 0,
    repeat: spec.repeat,
    draw: (canvas, y) => {
      draw(canvas, y, from, total - from)
    },
    split(room, force) {
      const left = total - from
      if (!force && left * leading < 190) return undefined
      const fits = Math.floor((room - (from === 0 ? pad.y : 2) - 2) / leading)
      const first = Math.min(fits, left - 1)
      if (first < (force ? 1 : 3)) return undefined
      return [
        {
          height: heightOf(from, first),
          gap: 0,
          repeat: spec.repeat,
          draw: (canvas, y) => {
            draw(canvas, y, from, first)
          },
        },
        part(from + first),
      ]
    },
  })
  return part(0)
}

type GroupSpec = {
  label: string
  frame: Frame
  table: SharedTag
  body: SharedTag
  last: boolean
  repeat: Slice
}

/** A line across all columns that names the rows below it and stays with them. */
function groupSlice(spec: GroupSpec): Slice {
  const { frame } = spec
  const lines = linesOf(spec.label, text.group, frame.width - 2 * pad.x)
  const height = Math.max(1, lines.length) * text.group.leading + 13
  return {
    height,
    gap: 0,
    keep: !spec.last,
    repeat: spec.repeat,
    draw(canvas, y) {
      canvas.artifact('Layout', () => {
        canvas.rule(frame.x, y + height, frame.x + frame.width, y + height, {
          colour: colour.lineStrong,
        })
      })
      const row = canvas.open('TR', spec.body.get(canvas))
      const cell = canvas.open('TH', row, { scope: 'Row' })
      canvas.lines(cell, lines, {
        x: frame.x + pad.x,
        y: y + 8.5,
        width: frame.width - 2 * pad.x,
        leading: text.group.leading,
      })
      canvas.close(cell)
      canvas.close(row)
      if (!spec.last) return
      spec.body.close(canvas)
      spec.table.close(canvas)
    },
  }
}

function emptySlice(words: string, frame: Frame, table: SharedTag, body: SharedTag): Slice {
  const lines = linesOf([{ text: words, muted: true }], cellStyle, frame.width - 2 * pad.x)
  const height = lines.length * leading + 2 * pad.y + 2
  return {
    height,
    gap: 0,
    draw(canvas, y) {
      canvas.artifact('Layout', () => {
        canvas.rule(frame.x, y + height, frame.x + frame.width, y + height)
      })
      const row = canvas.open('TR', body.get(canvas))
      const cell = canvas.open('TD', row)
      canvas.lines(cell, lines, {
        x: frame.x + pad.x,
        y: y + pad.y + 1,
        width: frame.width - 2 * pad.x,
        leading,
      })
      canvas.close(cell)
      canvas.close(row)
      body.close(canvas)
      table.close(canvas)
    },
  }
}

function untagged(slice: Slice): Slice {
  return {
    ...slice,
    draw: (canvas, y) => {
      canvas.untagged(() => {
        slice.draw(canvas, y)
      })
    },
    split(room, force) {
      const cut = slice.split?.(room, force)
      return cut && [untagged(cut[0]), untagged(cut[1])]
    },
  }
}
