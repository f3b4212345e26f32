import type { z } from 'zod'
import { ExpectedError, Invalid } from '../errors.ts'
import { isStorable } from '../fields/storable.ts'

/** What a form shows after it was sent: problems per field ('' for all of it), and what was typed. */
export type FormState = {
  problems: Record<string, string>
  values: Record<string, string | string[]>
  /** What was done, in a sentence. */
  done?: string
  /** Shown this once: a link or a token. */
  secret?: string
}

export const untouched: FormState = { problems: {}, values: {} }

/**
 * Does the work of a form. What a person can correct comes back with everything they typed but
 * passwords; any other error is thrown on.
 */
export async function answerForm<S extends z.ZodType>(
  form: FormData,
  schema: S,
  work: (values: z.output<S>) => Promise<Partial<FormState> | undefined>,
): Promise<FormState> {
  const values = typed(form)
  try {
    if (!isStorable(values))
      throw new Invalid({ '': 'A text holds a character that nothing can keep.' })
    const parsed = schema.safeParse(values)
    if (!parsed.success) throw new Invalid(problemsOf(parsed.error))
    return { problems: {}, values: {}, ...(await work(parsed.data)) }
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error
    const problems = error instanceof Invalid ? error.problems : { '': error.message }
    return { problems, values: withoutPasswords(values) }
  }
}

/** What was typed, by field; roles are ticked and may be several. */
function typed(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$')) continue
    const all = form.getAll(key).filter((value) => typeof value === 'string')
    values[key] = key === 'roles' ? all : (all[0] ?? '')
  }
  return values
}

function withoutPasswords(values: Record<string, string | string[]>) {
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !/password|current/i.test(key)),
  )
}

function problemsOf(error: z.ZodError): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const issue of error.issues) problems[String(issue.path[0] ?? '')] ??= issue.message
  return problems
}
