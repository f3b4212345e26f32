import type { Orientation } from './document.ts'
import type { Slice } from './slices.ts'
import { margin, paper } from './theme.ts'

export type Placed = { slice: Slice; y: number }
export type Page = { orientation: Orientation; placed: Placed[] }

/**
 * Puts slices on pages, one page at a time: nothing kept with the next is left behind, headers
 * repeat, what is higher than a page is cut. The same slices always give the same pages.
 */
export function* paginate(slices: Iterable<Slice>, start: Orientation): Generator<Page> {
  let page: Page = { orientation: start, placed: [] }
  let y: number = margin.top
  let fresh = true
  const bottom = () => paper[page.orientation].height - margin.bottom

  const put = (slice: Slice) => {
    if (!fresh) y += slice.gap
    page.placed.push({ slice, y })
    y += slice.height
    fresh = false
  }
  const turn = (orientation: Orientation = page.orientation, repeat?: Slice): Page => {
    const full = page
    page = { orientation, placed: [] }
    y = margin.top
    if (repeat) put(repeat)
    fresh = true
    return full
  }
  const roomFor = (slice: Slice) => bottom() - y - (fresh ? 0 : slice.gap) + 0.01

  const fits = (group: Slice[]): boolean => {
    let at = y
    return group.every((slice, index) => {
      const room = bottom() - at - (fresh && index === 0 ? 0 : slice.gap) + 0.01
      at += slice.gap + slice.height
      if (slice.height <= room) return true
      return index === group.length - 1 && slice.split?.(room, false) !== undefined
    })
  }

  function* place(whole: Slice): Generator<Page> {
    let slice = whole
    for (;;) {
      const room = roomFor(slice)
      if (slice.height <= room) return put(slice)
      const cut = slice.split?.(room, fresh)
      if (cut) {
        put(cut[0])
        slice = cut[1]
        yield turn(undefined, slice.repeat)
      } else if (slice.parts && slice.height > bottom() - margin.top) {
        for (const part of slice.parts) yield* place(part)
        return
      } else if (fresh) return put(slice)
      else yield turn(undefined, slice.repeat)
    }
  }

  let group: Slice[] = []
  for (const slice of slices) {
    if (slice.page) {
      if (page.placed.length > 0) yield turn(slice.page)
      page.orientation = slice.page
      continue
    }
    group.push(slice)
    if (slice.keep) continue
    if (!fresh && !fits(group)) yield turn(undefined, group[0]?.repeat)
    for (const part of group) yield* place(part)
    group = []
  }
  for (const part of group) yield* place(part)
  if (page.placed.length > 0) yield page
}
