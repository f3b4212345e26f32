import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createCheckpoint, readCheckpoint } from '../../lib/audit-trail/checkpoint.ts'
import { type SigningKey, signingKey } from '../../lib/audit-trail/keys.ts'
import { momentOf } from '../../lib/audit-trail/log.ts'
import { writePack } from '../../lib/packs/build.ts'
import { main } from '../../lib/packs/verifier/node.mjs'
import { naiveLeaf, naiveRoot } from '../audit-trail/naive-tree.ts'
import {
  aRisk,
  insertRisks,
  type TrailDatabase,
  trailDatabases,
} from '../audit-trail/trail-databases.ts'
import { madeGood } from './forged.ts'
import { fillTrail, packBytes, rowsAt, smallPack, verifyBytes } from './small-pack.ts'
import { type Files, rezip, unzip } from './zip-of.ts'

let databases: Awaited<ReturnType<typeof trailDatabases>>
let database: TrailDatabase
let key: SigningKey
let otherKey: SigningKey
let pack: Buffer
let by: { pool: TrailDatabase['pool']; key: SigningKey; tempDir: string }

beforeAll(async () => {
  databases = await trailDatabases()
  key = await signingKey(databases.dataDir)
  otherKey = await signingKey(join(databases.dataDir, 'other'))
  database = await databases.fresh()
  by = { pool: database.pool, key, tempDir: join(databases.dataDir, 'tmp') }
  await fillTrail(database)
  pack = (await packBytes(await smallPack(database.sql), by)).bytes
})
afterAll(() => databases?.stop())

describe('a pack', () => {
  test('holds, and says in words what it is', async () => {
    const report = await verifyBytes(pack)
    expect(report).toMatchObject({ ok: true, problems: [] })
    expect(report.facts).toMatchObject({
      key: key.fingerprint,
      events: { total: 12, whole: 10, header: 1, leaf: 1 },
      registers: { risks: 4 },
      evidence: { files: 1, withheld: 1 },
    })
  })

  test('is the same, byte for byte, when it is made again', async () => {
    const again = await packBytes(await smallPack(database.sql), by)
    expect(again.bytes.equals(pack)).toBe(true)
    expect(again.written.sha256).toBe(createHash('sha256').update(pack).digest('hex'))
    expect(again.written.bytes).toBe(pack.length)
  })

  test('of a past moment does not change when more is written', async () => {
    const asOf = await momentOf(database.sql, 'now')
    const input = await smallPack(database.sql)
    await insertRisks(database, [aRisk('RSK-9')])
    const later = await smallPack(database.sql, { info: { ...input.info, asOf } })
    expect((await packBytes(later, by)).bytes.equals(pack)).toBe(true)
  })

  test('is checked by programs that are not ours: unzip, sha256sum and ssh-keygen', async () => {
    const folder = join(databases.dataDir, 'unzipped')
    writeFileSync(join(databases.dataDir, 'pack.zip'), pack)
    execFileSync('unzip', ['-q', join(databases.dataDir, 'pack.zip'), '-d', folder])
    const cwd = join(folder, readdirSync(folder)[0] ?? '')
    for (const manifest of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
      execFileSync('sha256sum', ['--strict', '--quiet', '-c', manifest], { cwd })
    }
    const verify = (...args: string[]) =>
      spawnSync('ssh-keygen', ['-Y', ...args, '-s', 'tagmanifest-sha256.txt.sig'], {
        cwd,
        input: execFileSync('cat', ['tagmanifest-sha256.txt'], { cwd }),
        encoding: 'utf8',
      })
    const good = verify(
      'verify',
      '-f',
      'allowed_signers',
      '-I',
      'plumbline',
      '-n',
      'plumbline-pack',
    )
    expect(good.stdout).toContain('Good "plumbline-pack" signature for plumbline')
    expect(good.stdout).toContain(key.fingerprint)
    expect(
      verify('verify', '-f', 'allowed_signers', '-I', 'plumbline', '-n', 'file').status,
    ).not.toBe(0)

    const own = spawnSync(process.execPath, ['verify.mjs'], { cwd, encoding: 'utf8' })
    expect(own).toMatchObject({ status: 0, stderr: '' })
    expect(own.stdout).toContain('The pack holds.')
    writeFileSync(join(cwd, 'data', 'extra.txt'), 'x')
    const extra = spawnSync(process.execPath, ['verify.mjs'], { cwd, encoding: 'utf8' })
    expect(extra.status).toBe(1)
    expect(extra.stdout).toContain('data/extra.txt: it was added')
  })

  test('keeps formulas from running in a spreadsheet', async () => {
    const { files } = await unzip(pack)
    expect(files['data/registers/risks.csv']?.toString()).toContain(",RSK-1,'=1+1\r\n")
  })

  test('holds nothing of the moment it was made, and leaves nothing in the folder it was made in', async () => {
    const { files } = await unzip(pack)
    const info = files['bag-info.txt']?.toString() ?? ''
    expect(info).not.toContain('Bagging-Date')
    expect(info).toContain('Plumbline-Installation: test\n')
    expect(readdirSync(by.tempDir)).toEqual([])
  })

  test('that is given up leaves nothing', async () => {
    const stop = new AbortController()
    const input = await smallPack(database.sql)
    input.documents.push({
      path: 'last.pdf',
      open: () => {
        stop.abort()
        return 'x'
      },
    })
    const out = join(databases.dataDir, 'given-up.zip')
    await expect(writePack(input, out, { ...by, signal: stop.signal })).rejects.toThrow('aborted')
    expect(existsSync(out)).toBe(false)
    expect(existsSync(by.tempDir) ? readdirSync(by.tempDir) : []).toEqual([])
  })

  test('is not made of evidence that is no longer what its hash says', async () => {
    const input = await smallPack(database.sql)
    const out = join(databases.dataDir, 'given-up.zip')
    const files = await input.evidence()
    const evidence = async () => files.map((file) => ({ ...file, open: () => 'another photo' }))
    await expect(writePack({ ...input, evidence }, out, by)).rejects.toThrow(
      'is not the one with the hash',
    )
  })

  test('is not made of a broken trail', async () => {
    const broken = await databases.fresh()
    await fillTrail(broken)
    const client = await broken.pool.connect()
    await client.query('SET session_replication_role = replica')
    await client.query(
      `UPDATE audit_events SET header = replace(header, 'risk', 'rusk') WHERE seq = 4`,
    )
    client.release(true)
    const out = join(databases.dataDir, 'given-up.zip')
    const input = await smallPack(broken.sql)
    await expect(writePack(input, out, { ...by, pool: broken.pool })).rejects.toThrow(
      'broken at event 4',
    )
  })
})

describe('one changed byte is found', () => {
  const flipped = (at: number) => {
    const bytes = Buffer.from(pack)
    bytes[at] = (bytes[at] ?? 0) ^ 0x20
    return bytes
  }

  test('in the first, middle and last byte of every entry', async () => {
    const { root, files } = await unzip(pack)
    for (const [name, content] of Object.entries(files)) {
      const start = pack.indexOf(`${root}/${name}`) + root.length + 1 + name.length
      expect(pack.subarray(start, start + content.length).equals(content)).toBe(true)
      for (const at of [0, content.length >> 1, content.length - 1]) {
        const report = await verifyBytes(flipped(start + at))
        expect(report.ok, `${name}, byte ${at}`).toBe(false)
        expect(report.problems.join('\n'), `${name}, byte ${at}`).toContain(name)
      }
    }
  }, 60_000)

  test('in every entry, even when the CRC in the ZIP was made anew', async () => {
    const { root, files } = await unzip(pack)
    for (const name of Object.keys(files)) {
      const content = Buffer.from(files[name] ?? '')
      content[content.length >> 1] = (content[content.length >> 1] ?? 0) ^ 0x01
      const report = await verifyBytes(await rezip(root, { ...files, [name]: content }))
      expect(report.ok, name).toBe(false)
    }
  }, 60_000)

  test('in every byte of every header and of the directory', async () => {
    const { root, files } = await unzip(pack)
    const places = Object.keys(files).flatMap((name) => {
      const end = pack.indexOf(`${root}/${name}`) + root.length + 1 + name.length
      return range(end - root.length - 1 - name.length - 30, end)
    })
    const directory = pack.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
    for (const at of [...places, ...range(directory, pack.length)]) {
      expect((await verifyBytes(flipped(at))).ok, `byte ${at}`).toBe(false)
    }
  }, 120_000)

  const range = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => from + index)
})

describe('a pack whose files were', () => {
  const changed = async (change: (files: Record<string, Buffer>) => Files) => {
    const { root, files } = await unzip(pack)
    return verifyBytes(await rezip(root, change(files)))
  }

  test('dropped, each in turn, is refused', async () => {
    const { files } = await unzip(pack)
    for (const dropped of Object.keys(files)) {
      const report = await changed(({ [dropped]: _, ...rest }) => rest)
      expect(report.ok, dropped).toBe(false)
      expect(report.problems.join('\n')).toContain(dropped)
    }
  }, 60_000)

  test('added is refused', async () => {
    for (const name of [
      'data/more.pdf',
      'more.txt',
      'data/registers/more.json',
      'data/evidence/x',
    ]) {
      const report = await changed((files) => ({ ...files, [name]: 'x' }))
      expect(report.problems.join('\n')).toContain(`${name}: it was added`)
    }
  })

  test('swapped is refused', async () => {
    const report = await changed((files) => ({
      ...files,
      'data/index.pdf': files['data/documents/risk-register.pdf'] ?? '',
      'data/documents/risk-register.pdf': files['data/index.pdf'] ?? '',
    }))
    expect(report.problems).toHaveLength(2)
  })
})

describe('a forger who makes the hashes anew', () => {
  /** Applies a change to the files and brings the manifests up to date; signs with a key, if given. */
  async function forged(
    change: (files: Record<string, Buffer>) => Record<string, string | Buffer>,
    by?: SigningKey,
  ) {
    const { root, files } = await unzip(pack)
    return rezip(root, madeGood({ ...files, ...change(files) }, by))
  }

  const RISKS = 'data/registers/risks.json'
  const EVENTS = 'data/trail/events.jsonl'
  const CHECKPOINT = 'data/trail/checkpoint'
  const replaced =
    (name: string, from: string | RegExp, to: string) => (files: Record<string, Buffer>) => {
      const text = String(files[name]).replace(from, to)
      expect(text).not.toBe(String(files[name]))
      return { [name]: text }
    }

  test('but cannot sign is found by the signature', async () => {
    const report = await verifyBytes(await forged(replaced(RISKS, 'identified', 'closed')))
    expect(report.problems).toContainEqual(
      'tagmanifest-sha256.txt.sig: the signature does not hold for tagmanifest-sha256.txt',
    )
  })

  test.each([
    ['changes a row', replaced(RISKS, '"identified"', '"closed"'), 'is not as event'],
    ['leaves a row out', replaced(RISKS, /,\n\{[^\n]*RSK-5[^\n]*/, ''), 'RSK-5'],
    [
      'adds a row',
      replaced(RISKS, '[\n', '[\n{"id":"x","code":"RSK-7"},\n'),
      'RSK-7 (x) is not in the log',
    ],
    [
      'writes a key twice, for readers who take the first',
      replaced(RISKS, '"state":"identified"', '"state":"closed","state":"identified"'),
      'not written in the one form',
    ],
    [
      'writes a key of an event twice',
      replaced(EVENTS, '{"seq":3,', '{"seq":99,"seq":3,'),
      'event 3: its line is not in the one form',
    ],
    ['doubles a row', replaced(RISKS, /(\{[^\n]*RSK-2[^\n]*),\n/, '$1,\n$1,\n'), 'comes twice'],
    [
      'changes a code in the CSV',
      replaced('data/registers/risks.csv', 'RSK-2', 'RSK-8'),
      'row 2 is not RSK-2',
    ],
    [
      'changes the text of an event',
      replaced(EVENTS, 'Ünfair', 'Fair'),
      'does not have the hash that its header states',
    ],
    [
      'changes the header of an event',
      replaced(EVENTS, 'risk.write', 'risk.wrote'),
      'do not make the root',
    ],
    [
      'takes the last event away',
      replaced(EVENTS, /\{"seq":11[^\n]*\n/, ''),
      'the checkpoint says 12',
    ],
    [
      'takes an event from the middle',
      replaced(EVENTS, /\{"seq":5[^\n]*\n/, ''),
      'stands where event 5 must be',
    ],
    [
      'hides the text of an event',
      replaced(EVENTS, /(\{"seq":7,"header":"(?:[^"\\]|\\.)*")[^\n]*/, '$1}'),
      'the row cannot be proven',
    ],
    ['hides an event behind its hash', hideBehindLeaf(7), 'is not as event'],
    ['changes a leaf', replaced(EVENTS, /"leaf":"./, '"leaf":"g'), 'is not hexadecimal'],
    [
      'changes the counts',
      replaced('bag-info.txt', 'Events-Whole: 10', 'Events-Whole: 11'),
      'the log holds 10',
    ],
    [
      'changes the moment',
      replaced('bag-info.txt', /As-Of: \d+/, 'As-Of: 2020'),
      'is not before the moment',
    ],
    [
      'changes the kind of the installation',
      replaced('bag-info.txt', 'Installation: test', 'Installation: production'),
      'is of kind test',
    ],
    [
      'changes the root that is stated',
      replaced('bag-info.txt', /Log-Root: ./, 'Log-Root: _'),
      'the checkpoint says',
    ],
    [
      'changes the evidence',
      (files: Record<string, Buffer>) =>
        Object.fromEntries(
          Object.keys(files)
            .filter((name) => name.endsWith('_.txt'))
            .map((name) => [name, 'x']),
        ),
      'not named by its hash',
    ],
    [
      'withholds without a reason',
      replaced('data/evidence/withheld.json', 'Trade secret', ''),
      'without a reason',
    ],
    [
      'keeps the list of what is withheld short',
      replaced('data/evidence/withheld.json', /\{[^}]*\}/, ''),
      'neither holds nor withholds',
    ],
  ])('and %s is found though the organisation itself signed it', async (_, change, said) => {
    const report = await verifyBytes(
      await forged(change as (files: Record<string, Buffer>) => Record<string, string>, key),
    )
    expect(report.ok).toBe(false)
    expect(report.problems.join('\n')).toContain(said)
  })

  test('and signs with a key of their own is found by the checkpoint', async () => {
    const report = await verifyBytes(await forged(() => ({}), otherKey))
    expect(report.problems).toEqual([
      'data/trail/checkpoint: it is signed with another key than the pack',
    ])
  })

  test('and signs all of it with a key of their own is found by whoever knows the key, or has an earlier pack', async () => {
    const own = (files: Record<string, Buffer>) => ({
      [CHECKPOINT]: createCheckpoint(
        readCheckpoint(String(files[CHECKPOINT]), key.publicKey),
        otherKey,
      ),
    })
    const bytes = await forged(own, otherKey)
    expect(await verifyBytes(bytes)).toMatchObject({
      ok: true,
      facts: { key: otherKey.fingerprint },
    })
    expect((await verifyBytes(bytes, { key: key.fingerprint })).problems.join()).toContain(
      'not with the key you expect',
    )
    const { files } = await unzip(pack)
    const report = await verifyBytes(bytes, { earlier: String(files[CHECKPOINT]) })
    expect(report.problems.join()).toContain('signed with another key')
  })

  function hideBehindLeaf(seq: number) {
    return (files: Record<string, Buffer>) => {
      const lines = String(files[EVENTS]).split('\n')
      const { header } = JSON.parse(lines[seq] ?? '{}')
      lines[seq] = JSON.stringify({ seq, leaf: naiveLeaf(header).toString('hex') })
      return {
        [EVENTS]: lines.join('\n'),
        'bag-info.txt': String(files['bag-info.txt'])
          .replace('Events-Whole: 10', 'Events-Whole: 9')
          .replace('Events-Leaf: 1', 'Events-Leaf: 2'),
      }
    }
  }
})

describe('an earlier pack', () => {
  test('is the beginning of a later one', async () => {
    const later = await databases.fresh()
    await fillTrail(later)
    const use = { ...by, pool: later.pool }
    const first = await packBytes(await smallPack(later.sql), use)
    await insertRisks(later, [aRisk('RSK-10')])
    const second = await packBytes(await smallPack(later.sql), use)
    const path = (name: string) => join(databases.dataDir, name)
    writeFileSync(path('first.zip'), first.bytes)
    writeFileSync(path('second.zip'), second.bytes)
    writeFileSync(path('first.checkpoint'), first.written.checkpoint)
    const said: string[] = []
    const run = (...args: string[]) => main(args, (line) => said.push(line))
    expect(await run(path('second.zip'), '--earlier', path('first.zip'))).toBe(0)
    expect(said.join('\n')).toContain('its first 12 events are unchanged')
    expect(
      await run(
        path('second.zip'),
        '--earlier',
        path('first.checkpoint'),
        '--key',
        key.fingerprint,
      ),
    ).toBe(0)
    expect(await run(path('first.zip'), '--earlier', path('second.zip'))).toBe(1)
    expect(said.join('\n')).toContain('this is the older one, or events were removed')

    writeFileSync(path('elsewhere.zip'), pack)
    expect(await run(path('second.zip'), '--earlier', path('elsewhere.zip'))).toBe(1)
    expect(said.join('\n')).toContain('is of another installation')
    expect(await run(path('missing.zip'))).toBe(1)
    expect(await run('--help')).toBe(1)
  })

  test('of a history that was rewritten is found', async () => {
    const asOf = await momentOf(database.sql, 'now')
    const rows = await rowsAt(database.sql, 'risks', asOf.seq)
    const earlier = createCheckpoint(
      {
        origin: String((await unzip(pack)).files['bag-info.txt']).match(/Origin: (.*)/)?.[1] ?? '',
        size: 5,
        root: naiveRoot(rows.map((_, index) => naiveLeaf(`${index}`))),
      },
      key,
    )
    const report = await verifyBytes(pack, { earlier })
    expect(report.problems.join()).toContain('history was rewritten')
  })
})
