const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2026-11-03' or an instant → '3 Nov 2026' (UTC); what is no date is returned as it came. */
export function formatDate(value: string | null | undefined): string {
  if (!value) return ''
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:$|T)/.exec(value)
  const month = match && months[Number(match[2]) - 1]
  return match && month ? `${Number(match[3])} ${month} ${match[1]}` : value
}

/** An ISO instant → '3 Nov 2026, 09:40 UTC'; a plain date → '3 Nov 2026'. */
export function formatInstant(value: string | null | undefined): string {
  if (!value) return ''
  const instant = /T\d/.test(value) ? new Date(value) : undefined
  if (!instant || Number.isNaN(instant.getTime())) return formatDate(value)
  const iso = instant.toISOString()
  return `${formatDate(iso)}, ${iso.slice(11, 16)} UTC`
}

/** '1 Jan 2026 – 31 Mar 2026', 'from 1 Jan 2026', 'until 31 Mar 2026' or ''. */
export function formatPeriod(from?: string | null, until?: string | null): string {
  if (from && from === until) return formatDate(from)
  if (from && until) return `${formatDate(from)} – ${formatDate(until)}`
  if (from) return `from ${formatDate(from)}`
  return until ? `until ${formatDate(until)}` : ''
}

/** 12345.678 → '12,345.678' (at most `digits` decimals); what is no finite number → '–'. */
export function formatNumber(value: number | null | undefined, digits = 3): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  const [whole = '0', decimals] = String(Number(value.toFixed(digits))).split('.')
  if (/e/.test(whole)) return String(value)
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals ? `${grouped}.${decimals}` : grouped
}

/** Numbers of one column with the same number of decimals, so that their points stand in line. */
export function formatColumn(values: readonly number[]): string[] {
  const shown = values.map((value) => formatNumber(value))
  const decimals = Math.max(0, ...shown.map((text) => text.split('.')[1]?.length ?? 0))
  return shown.map((text) => {
    const [, part = ''] = text.split('.')
    const missing = decimals - part.length
    return missing > 0 && /\d$/.test(text)
      ? `${text}${part ? '' : '.'}${'0'.repeat(missing)}`
      : text
  })
}

/** First and last characters of a hash, in groups a person can compare: '3f9a 1c2d … 77e0 91ab'. */
export function shortHash(hash: string | null | undefined): string {
  if (!hash) return '–'
  if (hash.length <= 20) return hash
  return `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-8, -4)} ${hash.slice(-4)}`
}

/** '1 control', '3 controls'. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count, 0)} ${count === 1 ? one : many}`
}

/** 3 → '3 B', 1536 → '1.5 kB'; thousands, not 1024s. */
export function formatBytes(bytes: number | null | undefined): string {
  if (bytes === null || bytes === undefined || !Number.isFinite(bytes)) return '–'
  if (bytes < 1000) return `${bytes} B`
  const power = Math.min(4, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** power, 1)} ${['B', 'kB', 'MB', 'GB', 'TB'][power]}`
}
