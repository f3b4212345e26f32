/** The number after the highest of these: 1.0 at first, then 2.0 and so on; `minor` gives 1.1. */
export function nextVersionNumber(numbers: readonly (string | null)[], minor = false): string {
  const known = numbers.flatMap((number) => {
    const [whole = 0, part = 0] = (number ?? '').split('.').map(Number)
    return Number.isInteger(whole) && Number.isInteger(part) && whole > 0 ? [{ whole, part }] : []
  })
  if (known.length === 0) return '1.0'
  const highest = known.reduce((a, b) => ((a.whole - b.whole || a.part - b.part) >= 0 ? a : b))
  return minor ? `${highest.whole}.${highest.part + 1}` : `${highest.whole + 1}.0`
}
