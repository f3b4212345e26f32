/** What of fontkit reads a TrueType font and makes a subset of it; not in its public types. */
type Subset = {
  includeGlyph(id: number): number
  glyf: Uint8Array[]
  loca: { offsets: number[] }
  hmtx: { metrics: Metrics[] }
  offset: number
  _addGlyph(id: number): number
}
type Metrics = { advance: number; bearing: number }
export type TrueTypeFont = {
  createSubset(): Subset
  getGlyph(id: number): {
    advanceWidth: number
    _decode(): { components?: { glyphID: number; pos: number }[] } | null
    _getMetrics(): { leftBearing: number }
  }
  loca: { offsets: number[] }
  _getTableStream(table: 'glyf'): { pos: number; readBuffer(length: number): Uint8Array }
}

type Program = {
  bytes: Uint8Array
  /** The glyphs a compound one is made of, and where in its bytes each is named. */
  components: { glyphID: number; pos: number }[]
  metrics: Metrics
}

/**
 * Lets the subsets of a font, one for each document, take over glyphs that an earlier one has read:
 * reading is most of what a subset costs. They stay the same byte for byte.
 */
export function rememberPrograms(font: TrueTypeFont): void {
  const programs = new Map<number, Program>()
  function addGlyph(this: Subset, id: number): number {
    const program = programs.get(id) ?? read(font, id)
    programs.set(id, program)
    return add(this, program)
  }
  const create = font.createSubset.bind(font)
  font.createSubset = () => {
    const subset = create()
    subset._addGlyph = addGlyph
    return subset
  }
}

function read(font: TrueTypeFont, id: number): Program {
  const glyph = font.getGlyph(id)
  const [from = 0, to = 0] = font.loca.offsets.slice(id, id + 2)
  const stream = font._getTableStream('glyf')
  stream.pos += from
  return {
    bytes: stream.readBuffer(to - from),
    components: glyph._decode()?.components ?? [],
    metrics: { advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing },
  }
}

function add(subset: Subset, { bytes, components, metrics }: Program): number {
  const own = components.length > 0 ? new Uint8Array(bytes) : bytes
  const view = new DataView(own.buffer, own.byteOffset, own.byteLength)
  for (const { glyphID, pos } of components) view.setUint16(pos, subset.includeGlyph(glyphID))
  subset.glyf.push(own)
  subset.loca.offsets.push(subset.offset)
  subset.hmtx.metrics.push(metrics)
  subset.offset += own.length
  return subset.glyf.length - 1
}
