import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { headOf, type Moment } from '../../lib/audit-trail/log.ts'
import { pool } from '../../lib/db/client.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { openFile } from '../../lib/files/store.ts'
import { writePack } from '../../lib/packs/build.ts'
import { collectPack } from '../../lib/packs/collect.ts'
import { mutations, randomFrom, verifyMutant, victimOf } from '../packs/mutations.ts'
import { type Figure, figure } from './figures.ts'
import { theLead } from './installation.ts'
import { timedOnce } from './measure.ts'

/**
 * At least so many random changes of a pack of everything, all of which the verifier must find; the
 * untouched pack and an older one must hold. Throws for the first that goes wrong.
 */
export async function measureMutations(
  dataDir: string,
  atLeast: number,
  say: (words: string) => void,
): Promise<Figure[]> {
  const sql = sqlOf(pool())
  const head = await headOf(sql)
  if (!head) throw new Error('there is no trail')
  const key = await signingKey(dataDir)
  const otherKey = await signingKey(join(dataDir, 'other'))
  const packAt = async (asOf: Moment) => {
    const input = await collectPack(await theLead(), { filters: {}, asOf }, { open: openFile })
    const out = join(dataDir, 'mutations.zip')
    await writePack(input, out, { pool: pool(), key, tempDir: join(dataDir, 'tmp') })
    return readFile(out)
  }
  const newer = await packAt({ seq: head.size, at: head.lastAt })
  const older = await packAt(await momentBefore(Math.floor(head.size * 0.9)))
  for (const bytes of [newer, older]) {
    const report = await verifyMutant({ bytes })
    if (!report.ok) throw new Error(`an untouched pack is accused: ${report.problems.join('; ')}`)
  }
  const victim = await victimOf(newer, older, { key, otherKey })
  const samples: number[] = []
  const each = Math.ceil(atLeast / Object.keys(mutations).length)
  for (const [kind, mutate] of Object.entries(mutations)) {
    const random = randomFrom(kind.length)
    for (let run = 0; run < each; run++) {
      const mutant = mutate(victim, random)
      const ms = await timedOnce(async () => {
        if ((await verifyMutant(mutant)).ok) throw new Error(`not found: ${kind}, run ${run}`)
      })
      samples.push(ms)
    }
    say(`${samples.length} changes found, the last ${each}: ${kind}`)
  }
  const name = `Mutations of a pack of ${(newer.length / 1e6).toFixed(0)} MB, each found in`
  return [figure({ name, unit: 'ms', samples, note: `${samples.length} changes, all found` })]
}

async function momentBefore(seq: number): Promise<Moment> {
  const [event] = await sqlOf(pool())<{ at: string }>(
    `SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at
     FROM audit_events WHERE seq = $1::bigint`,
    [String(seq - 1)],
  )
  if (!event) throw new Error(`there is no event ${seq - 1}`)
  return { seq, at: event.at }
}
