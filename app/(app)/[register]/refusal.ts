import { namesById, toFormValues } from '@/components/records/form-values'
import type { Done, Refused, Theirs } from '@/components/records/outcome'
import { describeInstant } from '@/components/ui/dates'
import type { Actor } from '@/lib/access/actor'
import { Conflict, ExpectedError, Invalid } from '@/lib/errors'
import { namesIn, personNames } from '@/lib/records/names'
import type { AnyRecord } from '@/lib/registers/define'
import { registerOf } from '@/lib/registers/index'

/** What `work` answers; the four expected failures become an answer, everything else is thrown on. */
export async function refusalOf<T>(
  actor: Actor,
  key: string,
  work: () => Promise<T>,
): Promise<T | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Invalid) return { kind: 'problems', problems: error.problems }
    if (error instanceof Conflict) {
      return { kind: 'conflict', message: error.message, theirs: await theirsOf(actor, key, error) }
    }
    if (error instanceof ExpectedError) return { kind: 'refused', message: error.message }
    throw error
  }
}

/** The answer for a record that was written. */
export function doneWith(record: AnyRecord): Done {
  return { kind: 'done', code: record.code, revision: record.revision }
}

async function theirsOf(actor: Actor, key: string, { current }: Conflict): Promise<Theirs | null> {
  if (!isRecord(current)) return null
  const definition = registerOf(key)
  const [names, people] = await Promise.all([
    namesIn(actor, definition, [current]),
    personNames([current.updatedById]),
  ])
  return {
    revision: current.revision,
    byName: people.get(current.updatedById)?.name ?? 'Somebody',
    at: describeInstant(current.updatedAt, actor.timeZone),
    values: toFormValues(definition, current),
    names: namesById(definition, current, names),
  }
}

function isRecord(value: Record<string, unknown> | null): value is AnyRecord {
  return value !== null && 'revision' in value && 'code' in value
}
