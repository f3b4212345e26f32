import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headOf } from '../../lib/audit-trail/log.ts'
import { leafHash, verifyInclusion } from '../../lib/audit-trail/merkle.ts'
import { readShortCode, shortCodeOf } from '../../lib/audit-trail/short-code.ts'
import { MissingLeaves, proofInTrail, treeAt } from '../../lib/audit-trail/subtrees.ts'
import { naiveRoot } from './naive-tree.ts'
import { aRisk, insertRisks, type TrailDatabase, trailDatabases } from './trail-databases.ts'

let databases: Awaited<ReturnType<typeof trailDatabases>>
let database: TrailDatabase
let leaves: Buffer[]

beforeAll(async () => {
  databases = await trailDatabases()
  database = await databases.fresh()
  await insertRisks(
    database,
    Array.from({ length: 2_500 }, (_, n) => aRisk(`RSK-${n}`)),
  )
  const headers = await database.sql<{ header: string }>(
    'SELECT header FROM audit_events ORDER BY seq',
  )
  leaves = headers.map(({ header }) => leafHash(header))
}, 60_000)
afterAll(() => databases?.stop())

describe('a long trail', () => {
  test('has at each size the root that its leaves make', async () => {
    const { installation = '' } = (await headOf(database.sql)) ?? {}
    for (const size of [0, 1, 1023, 1024, 1025, 2047, 2048, 2049, 2501]) {
      const tree = await treeAt(database.sql, installation, size)
      expect(tree.root().equals(naiveRoot(leaves.slice(0, size))), String(size)).toBe(true)
      const [next] = leaves.slice(size)
      if (!next) continue
      tree.append(next)
      expect(tree.root().equals(naiveRoot(leaves.slice(0, size + 1))), `after ${size}`).toBe(true)
    }
  })

  test('proves each leaf that is asked for, and says when leaves are missing', async () => {
    const head = await headOf(database.sql)
    if (!head) throw new Error('no trail')
    for (const seq of [0, 1, 1023, 1024, 1500, 2047, 2048, 2500]) {
      const leaf = leaves[seq] ?? Buffer.alloc(0)
      const proof = await proofInTrail(database.sql, head, seq)
      expect(verifyInclusion({ leaf, index: seq, ...head }, proof), String(seq)).toBe(true)
    }
    await expect(proofInTrail(database.sql, { ...head, size: 2600 }, 2550)).rejects.toThrow(
      MissingLeaves,
    )
  })
})

describe('the short code of a checkpoint', () => {
  const root = Buffer.alloc(32, 7)
  const code = shortCodeOf({ origin: 'plumbline/x', size: 41_203, root })

  test('names the size, and changes with anything the checkpoint says', () => {
    expect(code).toMatch(/^41203(-[0-9A-HJKMNP-TV-Z]{4}){6}$/)
    const others = [
      { origin: 'plumbline/y', size: 41_203, root },
      { origin: 'plumbline/x', size: 41_204, root },
      { origin: 'plumbline/x', size: 41_203, root: Buffer.alloc(32, 8) },
    ]
    expect(new Set([code, ...others.map(shortCodeOf)].map((one) => one.slice(6))).size).toBe(4)
  })

  test('is read however it was written down', () => {
    const read = { code, size: 41_203 }
    expect(readShortCode(code)).toEqual(read)
    expect(readShortCode(` 41,203 ${code.slice(6).toLowerCase().replaceAll('-', '  ')}\n`)).toEqual(
      read,
    )
    expect(
      readShortCode(`41203-${code.slice(6).replaceAll('0', 'o').replaceAll('1', 'l')}`),
    ).toEqual(read)
    for (const wrong of [
      '',
      '41203',
      code.slice(0, -1),
      `${code}A`,
      code.replace(/.$/, 'U'),
      'x-y',
    ])
      expect(readShortCode(wrong), wrong).toBeNull()
  })
})
