const candidates = [',', ';', '\t', '|'] as const

/**
 * The sign between the cells: the one that cuts most rows of the sample into as many cells as the
 * first row has, more columns deciding between equals. A sample with none of them is one column,
 * and `,` is answered. `sample` is the decoded beginning of the file.
 */
export function findDelimiter(sample: string, isWhole: boolean): string {
  let best = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const counts = cellCounts(sample, delimiter, isWhole)
    const [header = 1] = counts
    if (header < 2) continue
    const agreeing = counts.filter((count) => count === header).length / counts.length
    const score = agreeing + Math.min(header, 500) / 5000
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** Cells per row, quoted delimiters and line ends not counted; a cut last row is left out. */
function cellCounts(sample: string, delimiter: string, isWhole: boolean): number[] {
  const counts: number[] = []
  let cells = 1
  let quoted = false
  let atStart = true
  let used = false
  for (const sign of sample) {
    if (sign === '"' && (quoted || atStart)) {
      quoted = !quoted
      // A doubled quote closes and opens again.
      atStart = !quoted
      used = true
      continue
    }
    if (quoted) continue
    if (sign === delimiter) {
      cells += 1
      atStart = true
      used = true
    } else if (sign === '\n' || sign === '\r') {
      if (used) counts.push(cells)
      cells = 1
      atStart = true
      used = false
    } else {
      atStart = false
      used = true
    }
  }
  if (used && (isWhole || counts.length === 0)) counts.push(cells)
  return counts
}
