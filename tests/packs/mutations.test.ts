import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { aRisk, asMaya, insertRisks, trailDatabases } from '../audit-trail/trail-databases.ts'
import {
  type Mutant,
  mutations,
  mutationsOfLeftOut,
  randomFrom,
  type Victim,
  verifyMutant,
  victimOf,
} from './mutations.ts'
import { fillTrail, fillWithPeople, packBytes, packWithoutPeople, smallPack } from './small-pack.ts'

/** Of each kind; with some thirty kinds, more than 800 in all. */
const each = 30
const seed = Number(process.env.SEED ?? 20261125)

let databases: Awaited<ReturnType<typeof trailDatabases>>
let victim: Victim
let treated: Victim
let packs: Buffer[]

beforeAll(async () => {
  databases = await trailDatabases()
  const key = await signingKey(databases.dataDir)
  const otherKey = await signingKey(join(databases.dataDir, 'other'))
  const database = await databases.fresh()
  const by = { pool: database.pool, key, tempDir: join(databases.dataDir, 'tmp') }
  await fillTrail(database)
  const older = (await packBytes(await smallPack(database.sql), by)).bytes
  await insertRisks(
    database,
    Array.from({ length: 20 }, (_, n) => aRisk(`RSK-${n + 10}`)),
  )
  await asMaya(database, (client) => client.query(`UPDATE risks SET title = title || ' again'`))
  const newer = (await packBytes(await smallPack(database.sql), by)).bytes
  await fillWithPeople(database)
  const without = (await packBytes(await packWithoutPeople(database.sql), by)).bytes
  packs = [older, newer, without]
  victim = await victimOf(newer, older, { key, otherKey })
  treated = await victimOf(without, newer, { key, otherKey })
})
afterAll(() => databases?.stop())

test('untouched packs are not accused, by themselves or with what was there before', async () => {
  const { files, older, key } = victim
  const earlier = String(older['data/trail/checkpoint'])
  const untouched: Mutant[] = [
    ...packs.map((bytes) => ({ bytes })),
    { files },
    { files: older },
    { files: treated.files, options: { earlier, key: key.fingerprint } },
    { files, options: { earlier, key: key.fingerprint } },
  ]
  for (const one of untouched) expect((await verifyMutant(one)).problems).toEqual([])
})

test.each(Object.entries(mutations))(
  '%s: it is found, whatever is chosen',
  async (kind, mutate) => {
    const random = randomFrom(seed + kind.length)
    for (let run = 0; run < each; run++) {
      const report = await verifyMutant(mutate(victim, random))
      expect(report.ok, `seed ${seed}, run ${run}`).toBe(false)
    }
  },
  60_000,
)

test.each(Object.entries({ ...mutations, ...mutationsOfLeftOut }))(
  'of a pack without some personal data, %s: it is found, whatever is chosen',
  async (kind, mutate) => {
    const random = randomFrom(seed + kind.length)
    for (let run = 0; run < each; run++) {
      const report = await verifyMutant(mutate(treated, random))
      expect(report.ok, `seed ${seed}, run ${run}`).toBe(false)
    }
  },
  60_000,
)
