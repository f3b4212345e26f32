import { createHash } from 'node:crypto'

export type Stratum = { name: string; codes: readonly string[] }

/**
 * The codes that a seed draws from a population, as docs/sampling.md says: in each stratum those with
 * the smallest SHA-256 over seed, line feed and code. Nothing else decides, so whoever has seed and
 * population draws the same.
 */
export function drawCodes(strata: readonly Stratum[], size: number, seed: string): string[] {
  const shares = sharesOf(
    strata.map(({ codes }) => codes.length),
    size,
  )
  return strata.flatMap(({ codes }, place) => ranked(codes, seed).slice(0, shares[place])).sort()
}

function ranked(codes: readonly string[], seed: string): string[] {
  return codes
    .map((code) => ({
      code,
      rank: createHash('sha256').update(`${seed}\n${code}`, 'utf8').digest('hex'),
    }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ code }) => code)
}

/**
 * How many of each stratum: in proportion, whole numbers by the largest remainder (the earlier stratum
 * at a tie), and one of each first where there are enough.
 */
export function sharesOf(counts: readonly number[], size: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (size >= total) return [...counts]
  const least = size >= counts.filter((count) => count > 0).length ? 1 : 0
  const exact = counts.map((count) => (size * count) / total)
  const shares = exact.map((share, place) =>
    Math.min(counts[place] ?? 0, Math.max(Math.floor(share), (counts[place] ?? 0) > 0 ? least : 0)),
  )
  const remainder = (place: number) => (exact[place] ?? 0) - (shares[place] ?? 0)
  const places = counts.map((_, place) => place)
  let left = size - shares.reduce((sum, share) => sum + share, 0)
  while (left !== 0) {
    const open = places.filter((place) =>
      left > 0 ? (shares[place] ?? 0) < (counts[place] ?? 0) : (shares[place] ?? 0) > least,
    )
    const [next] = open.sort((a, b) =>
      left > 0 ? remainder(b) - remainder(a) || a - b : remainder(a) - remainder(b) || b - a,
    )
    if (next === undefined) break
    shares[next] = (shares[next] ?? 0) + Math.sign(left)
    left -= Math.sign(left)
  }
  return shares
}
