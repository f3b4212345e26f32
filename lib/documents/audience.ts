/** Whether a person belongs to those who are asked to acknowledge a document (ISO/IEC 42001, 7.3). */
export function isAudience(
  audience: readonly string[],
  person: { roles: readonly string[] },
): boolean {
  return audience.includes('everyone') || person.roles.some((role) => audience.includes(role))
}
