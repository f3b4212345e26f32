import { approvalSlices, figureSlices } from './blocks/panels.ts'
import { tableSlices, taggedRowLimit } from './blocks/table.ts'
import {
  calloutSlices,
  definitionSlices,
  headingSlices,
  listSlices,
  paragraphSlices,
} from './blocks/text.ts'
import { barSlices } from './charts/bars.ts'
import { coverageSlices } from './charts/coverage.ts'
import { lineSlices } from './charts/line.ts'
import { matrixSlices } from './charts/matrix.ts'
import { type Block, type Columns, type Orientation, rowsIn } from './document.ts'
import { type Frame, type Slice, together } from './slices.ts'
import { margin, paper } from './theme.ts'

/** The room between the margins. */
export function frameOf(orientation: Orientation): Frame {
  return { x: margin.left, width: paper[orientation].width - margin.left - margin.right }
}

/** True when the tables hold more rows than a tagged file should carry. */
export function isTooLongToTag(blocks: Block[]): boolean {
  return rowsIn(blocks) > taggedRowLimit
}

/** Lays the blocks out one after another, lazily: a table of any length is never held as slices. */
export function* compile(
  blocks: Block[],
  orientation: Orientation,
  tagged: boolean,
): Generator<Slice> {
  let frame = frameOf(orientation)
  for (const block of blocks) {
    if (block.kind === 'page-break') {
      orientation = block.orientation ?? orientation
      frame = frameOf(orientation)
      yield { height: 0, gap: 0, draw() {}, page: orientation }
    } else yield* slicesOf(block, frame, tagged)
  }
}

type Kinds = Exclude<Block['kind'], 'page-break'>
type Compilers = {
  [K in Kinds]: (
    block: Extract<Block, { kind: K }>,
    frame: Frame,
    tagged: boolean,
  ) => Iterable<Slice>
}

const compilers = {
  heading: headingSlices,
  paragraph: paragraphSlices,
  list: listSlices,
  definitions: definitionSlices,
  table: tableSlices,
  callout: calloutSlices,
  approvals: approvalSlices,
  figures: figureSlices,
  matrix: matrixSlices,
  bars: barSlices,
  line: lineSlices,
  coverage: coverageSlices,
  columns: columnSlices,
  together: (block, frame, tagged) => [
    together(block.blocks.flatMap((inner) => [...slicesOf(inner, frame, tagged)])),
  ],
} satisfies Compilers

function slicesOf(block: Block, frame: Frame, tagged: boolean): Iterable<Slice> {
  if (block.kind === 'page-break') return []
  const compiler = compilers[block.kind] as (
    block: Block,
    frame: Frame,
    tagged: boolean,
  ) => Iterable<Slice>
  return compiler(block, frame, tagged)
}

const gutter = 22

/** Blocks side by side, for short things: the row stays on one page. */
function columnSlices(block: Columns, frame: Frame, tagged: boolean): Slice[] {
  const sum = block.columns.reduce((total, column) => total + column.weight, 0) || 1
  const room = frame.width - gutter * (block.columns.length - 1)
  let x = frame.x
  const stacks = block.columns.map((column) => {
    const width = (column.weight / sum) * room
    const slices = column.blocks.flatMap((inner) => [...slicesOf(inner, { x, width }, tagged)])
    x += width + gutter
    return together(slices)
  })
  return [
    {
      height: Math.max(0, ...stacks.map((stack) => stack.height)),
      gap: Math.max(0, ...stacks.map((stack) => stack.gap)),
      parts: stacks,
      marks: stacks.flatMap((stack) => stack.marks ?? []),
      draw(canvas, y) {
        for (const stack of stacks) stack.draw(canvas, y)
      },
    },
  ]
}
