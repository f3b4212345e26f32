/**
 * Whether PostgreSQL can keep every text in this value: none holds a zero character or half of a
 * surrogate pair. Both arrive in JSON and addresses, and no person types them.
 */
export function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed()
  if (Array.isArray(value)) return value.every(isStorable)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, one]) => isStorable(key) && isStorable(one))
}
