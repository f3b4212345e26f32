export const shortestPassword = 12
const longestPassword = 200

/** What is wrong with a new password, as a sentence, or null. */
export function passwordProblem(
  password: string,
  person: { email: string; name: string },
): string | null {
  if (password.length < shortestPassword) return `Use at least ${shortestPassword} characters.`
  if (password.length > longestPassword) return `Use at most ${longestPassword} characters.`
  if (new Set(password).size < 5) return 'Use more different characters.'
  const lower = password.toLowerCase()
  const own = [...person.email.toLowerCase().split('@'), ...person.name.toLowerCase().split(/\s+/)]
  if (own.some((part) => part.length >= 4 && lower.includes(part))) {
    return 'Leave your name and your e-mail address out of the password.'
  }
  return null
}
