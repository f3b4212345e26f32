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
  yield* new Pages(start).place(slices)
}

class Pages {
  private page: Page
  private y: number = margin.top
  private fresh = true

  constructor(orientation: Orientation) {
    this.page = { orientation, placed: [] }
  }

  *place(slices: Iterable<Slice>): Generator<Page> {
    let group: Slice[] = []
    for (const slice of slices) {
      if (slice.page) {
        if (this.page.placed.length > 0) yield this.turn(slice.page)
        this.page.orientation = slice.page
        continue
      }
      group.push(slice)
      if (slice.keep) continue
      if (!this.fresh && !this.fits(group)) yield this.turn(undefined, group[0]?.repeat)
      for (const part of group) yield* this.placeOne(part)
      group = []
    }
    for (const part of group) yield* this.placeOne(part)
    if (this.page.placed.length > 0) yield this.page
  }

  private *placeOne(whole: Slice): Generator<Page> {
    let slice = whole
    for (;;) {
      const room = this.roomFor(slice)
      if (slice.height <= room) return this.put(slice)
      const cut = slice.split?.(room, this.fresh)
      if (cut) {
        this.put(cut[0])
        slice = cut[1]
        yield this.turn(undefined, slice.repeat)
      } else if (slice.parts && slice.height > this.bottom - margin.top) {
        for (const part of slice.parts) yield* this.placeOne(part)
        return
      } else if (this.fresh) return this.put(slice)
      else yield this.turn(undefined, slice.repeat)
    }
  }

  private get bottom(): number {
    return paper[this.page.orientation].height - margin.bottom
  }

  private put(slice: Slice): void {
    if (!this.fresh) this.y += slice.gap
    this.page.placed.push({ slice, y: this.y })
    this.y += slice.height
    this.fresh = false
  }

  /** Begins another page; answers the one that is full. */
  private turn(orientation: Orientation = this.page.orientation, repeat?: Slice): Page {
    const full = this.page
    this.page = { orientation, placed: [] }
    this.y = margin.top
    if (repeat) this.put(repeat)
    this.fresh = true
    return full
  }

  private roomFor(slice: Slice): number {
    return this.bottom - this.y - (this.fresh ? 0 : slice.gap) + 0.01
  }

  private fits(group: Slice[]): boolean {
    let at = this.y
    return group.every((slice, index) => {
      const room = this.bottom - at - (this.fresh && index === 0 ? 0 : slice.gap) + 0.01
      at += slice.gap + slice.height
      if (slice.height <= room) return true
      return index === group.length - 1 && slice.split?.(room, false) !== undefined
    })
  }
}
