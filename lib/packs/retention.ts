import { plumbline } from '../access/actor.ts'
import { now } from '../clock.ts'
import { db } from '../db/client.ts'
import { governed } from '../db/governed.ts'

/** When the file of a pack goes. */
export function endOfKeeping(builtAt: Date, keptDays: number): Date {
  return new Date(builtAt.getTime() + keptDays * 86_400_000)
}

/**
 * Gives up the files of packs whose days are over; what was in them, for whom and when stays on record.
 * The file store sweeps what nobody refers to. Answers how many there were.
 */
export async function giveUpOldPacks(): Promise<number> {
  const built = await db().pack.findMany({
    where: { status: 'ready', removedAt: null, finishedAt: { not: null } },
    select: { id: true, finishedAt: true, keptDays: true },
  })
  const over = built.filter(
    ({ finishedAt, keptDays }) => finishedAt && endOfKeeping(finishedAt, keptDays) <= now(),
  )
  for (const { id } of over) {
    await governed(plumbline, { action: 'pack.give-up' }, (tx) =>
      tx.pack.update({ where: { id }, data: { removedAt: now() } }),
    )
  }
  return over.length
}
