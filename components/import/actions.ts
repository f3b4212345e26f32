'use server'

import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePresent } from '@/lib/access/past'
import { requireActor } from '@/lib/access/session'
import { ExpectedError, Invalid } from '@/lib/errors'
import { readAgain } from '@/lib/import/begin'
import {
  type ColumnChoice,
  columnChoice,
  isSameMapping,
  type ValuesChoice,
  valuesChoice,
  withColumns,
  withValues,
} from '@/lib/import/edit-mapping'
import { parseMapping } from '@/lib/import/mapping'
import { autoMap } from '@/lib/import/propose'
import { type ImportProgress, progressOfRun, startRun } from '@/lib/import/run-job'
import { tableOfRun } from '@/lib/import/run-table'
import {
  discardRun,
  type ImportRun,
  keepRun,
  openRun,
  readRun,
  withMapping,
} from '@/lib/import/runs'
import { knownMappings, saveMapping } from '@/lib/import/saved-mappings'
import { registerOf } from '@/lib/registers/index'

/** What a step answers: nothing to say, or the sentence that stands in its way. */
export type StepOutcome = { problem: string | null }

const reading = z.object({
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).nullable(),
  delimiter: z.enum([',', ';', '\t', '|']).nullable(),
})

export type ReadingChoice = z.infer<typeof reading>

/** Reads the file again in the encoding and with the delimiter that the person says. */
export async function readFileAgain(id: string, chosen: ReadingChoice): Promise<StepOutcome> {
  return step(id, (actor, run) => readAgain(actor, run, reading.parse(chosen)))
}

/** Takes a known mapping by its id, or `likeness` for one by the names of the columns. */
export async function takeMapping(id: string, mappingId: string): Promise<StepOutcome> {
  return step(id, async (actor, run) => {
    if (mappingId === 'likeness') {
      const mapping = autoMap(await tableOfRun(run), registerOf(run.register))
      return withMapping(run, mapping, 'likeness')
    }
    const known = await knownMappings(actor, run.register)
    const found = known.find((one) => one.id === mappingId)
    if (!found) throw new Invalid({ '': 'This mapping is not there any more.' })
    return withMapping(run, found.mapping, found.shipped ? 'shipped' : 'saved')
  })
}

/** Keeps what becomes of each column. */
export async function keepColumns(
  id: string,
  given: { columns: ColumnChoice[]; key: string[] },
): Promise<StepOutcome> {
  return step(id, async (_actor, run) => {
    const { columns, key } = z
      .object({ columns: z.array(columnChoice).max(1000), key: z.array(z.string()).max(50) })
      .parse(given)
    if (key.length === 0) {
      throw new Invalid({ '': 'Choose at least one column that tells the rows apart.' })
    }
    const definition = registerOf(run.register)
    return changed(
      run,
      withColumns(await tableOfRun(run), definition, run.mapping, { columns, key }),
    )
  })
}

/** Keeps what the values of columns mean. */
export async function keepValues(id: string, given: ValuesChoice[]): Promise<StepOutcome> {
  return step(id, async (_actor, run) => {
    const choices = z.array(valuesChoice).max(1000).parse(given)
    return changed(run, withValues(registerOf(run.register), run.mapping, choices))
  })
}

/** Saves the mapping of an import under a name, for the next table of its kind. */
export async function saveMappingAs(id: string, name: string): Promise<StepOutcome> {
  return step(id, async (actor, run) => ({
    ...run,
    mapping: await saveMapping(actor, run.mapping, String(name)),
    origin: 'saved' as const,
  }))
}

/** Decides about differences: whether what the file says is taken. */
export async function decide(id: string, given: Record<string, boolean>): Promise<StepOutcome> {
  return step(id, async (_actor, run) => {
    const decisions = z.record(z.string().max(500), z.boolean()).parse(given)
    return { ...run, decisions: { ...run.decisions, ...decisions } }
  })
}

/** Starts writing, as the preview showed it. */
export async function startImport(
  id: string,
  given: { goodRowsOnly: boolean; seen: { creates: number; changes: number; refused: number } },
): Promise<StepOutcome> {
  const actor = await requireActor()
  return answer(actor, () => startRun(actor, id, given))
}

/** How far the import is; `gone` when the person may no longer see it. */
export async function askProgress(
  id: string,
): Promise<{ status: ImportRun['status'] | 'gone'; progress: ImportProgress | null }> {
  const actor = await requireActor()
  try {
    const { status } = await readRun(actor, id)
    return { status, progress: await progressOfRun(actor, id) }
  } catch (error) {
    if (error instanceof ExpectedError) return { status: 'gone', progress: null }
    throw error
  }
}

/** Throws the import away. */
export async function discardImport(id: string): Promise<StepOutcome> {
  const actor = await requireActor()
  return answer(actor, () => discardRun(actor, id))
}

function changed(run: ImportRun, mapping: ImportRun['mapping']): ImportRun {
  if (isSameMapping(mapping, run.mapping)) return run
  return withMapping(run, parseMapping(mapping, registerOf(run.register)), 'changed')
}

async function step(
  id: string,
  work: (actor: Actor, run: ImportRun) => Promise<ImportRun>,
): Promise<StepOutcome> {
  const actor = await requireActor()
  return answer(actor, async () => keepRun(actor, await work(actor, await openRun(actor, id))))
}

/** The four expected failures become a sentence; everything else is thrown on. */
async function answer(actor: Actor, work: () => Promise<void>): Promise<StepOutcome> {
  try {
    requirePresent(actor)
    await work()
    return { problem: null }
  } catch (error) {
    if (error instanceof ExpectedError) return { problem: error.message }
    if (error instanceof z.ZodError) {
      return { problem: error.issues[0]?.message ?? 'Something in it is not valid.' }
    }
    throw error
  }
}
