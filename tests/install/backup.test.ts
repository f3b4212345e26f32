import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFile,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { headOf } from '../../lib/audit-trail/log.ts'
import { verifyTrail } from '../../lib/audit-trail/verify.ts'
import { writeBackup } from '../../lib/db/backup.ts'
import { restoreBackup } from '../../lib/db/restore.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { readEntries } from '../../lib/db/tar.ts'
import { root } from '../support/app.ts'
import { emptyDatabase, freshDatabase, type TestDatabase } from '../support/database.ts'

type Installation = {
  DATA_DIR: string
  FILES: string
  DATABASE_URL: string
  database: TestDatabase
}

vi.setConfig({ testTimeout: 120_000 })

const folder = await mkdtemp(join(tmpdir(), 'plumbline-backup-'))
const backup = join(folder, 'backup.tar')
const stored = [Buffer.alloc(300_000, 'evidence'), Buffer.of()].map((content): [string, Buffer] => {
  const sha256 = createHash('sha256').update(content).digest('hex')
  return [`files/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`, content]
})
const somebody = '0197f0aa-0000-7000-8000-000000000001'
let original: Installation
const made: Installation[] = []

async function installation(database?: TestDatabase): Promise<Installation> {
  const own = database ?? (await freshDatabase())
  const DATA_DIR = await mkdtemp(join(folder, 'data-'))
  await mkdir(join(DATA_DIR, 'secrets'))
  const one = { DATA_DIR, FILES: join(DATA_DIR, 'files'), DATABASE_URL: own.url, database: own }
  made.push(one)
  return one
}

async function query<T extends pg.QueryResultRow>(
  { DATABASE_URL }: Installation,
  text: string,
): Promise<T[]> {
  const client = new pg.Client({ connectionString: DATABASE_URL })
  await client.connect()
  try {
    const results = await client.query<T>(text)
    return results.rows
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  original = await installation()
  await query(
    original,
    `SELECT audit_genesis('test');
    SELECT set_config('plumbline.actor', '${somebody}', false), set_config('plumbline.actor_name', 'Maya', false);
    INSERT INTO organisations (id, name, "createdAt", "updatedAt") VALUES (gen_random_uuid(), 'Kestrel', now(), now());
    INSERT INTO risks (id, code, revision, state, title, "createdAt", "createdById", "updatedAt", "updatedById", source)
    SELECT gen_random_uuid(), 'RSK-' || n, 1, 'identified', E'Bias\\tof \\\\ "' || n || E'"\\nÄ', now(), '${somebody}', now(), '${somebody}',
      '{"Größe": "1 2"}'
    FROM generate_series(1, 2000) n;
    UPDATE risks SET title = 'Changed' WHERE code LIKE 'RSK-1%'`,
  )
  await signingKey(original.DATA_DIR)
  await writeFile(join(original.DATA_DIR, 'secrets', 'session.key'), 'secret of sessions')
  await writeFile(join(original.DATA_DIR, 'secrets', 'database.password'), 'stays')
  for (const [path, content] of stored) {
    await mkdir(dirname(join(original.DATA_DIR, path)), { recursive: true })
    await writeFile(join(original.DATA_DIR, path), content)
  }
  await mkdir(join(original.FILES, '.incoming'))
  await writeFile(join(original.FILES, '.incoming', 'half'), 'of an upl')
  await writeBackup(original, backup)
})
afterAll(async () => {
  for (const { database } of made) await database.drop()
  await rm(folder, { recursive: true })
})

async function isEmpty(target: Installation) {
  const [row] = await query<{ rows: number }>(
    target,
    `SELECT ((SELECT count(*) FROM organisations) + (SELECT count(*) FROM risks)
      + (SELECT count(*) FROM audit_head) + (SELECT count(*) FROM audit_events))::int AS rows`,
  )
  const left = await stat(target.FILES).catch(() => null)
  return row?.rows === 0 && left === null
}

test('a restored installation is the one that was backed up: rows, files, keys and trail', async () => {
  const target = await installation()
  await writeFile(join(target.DATA_DIR, 'secrets', 'session.key'), 'made by a first visit')
  await restoreBackup(target, backup)

  const everything = `SELECT table_name, (xpath('/row/h/text()', query_to_xml(format(
      'SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), %L)) AS h FROM %I t', '', table_name), false, true, '')))[1]::text AS content
    FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' ORDER BY 1`
  expect(await query(target, everything)).toEqual(await query(original, everything))
  for (const name of [
    'secrets/signing.key',
    'secrets/session.key',
    ...stored.map(([path]) => path),
  ]) {
    const [restored, kept] = [target, original].map(({ DATA_DIR }) =>
      readFile(join(DATA_DIR, name)),
    )
    expect((await restored)?.equals((await kept) ?? Buffer.of())).toBe(true)
  }
  expect(await stat(join(target.DATA_DIR, 'secrets', 'database.password')).catch(() => null)).toBe(
    null,
  )

  const client = new pg.Client({ connectionString: target.DATABASE_URL })
  await client.connect()
  expect((await verifyTrail(client, { tables: true })).problems).toEqual([])
  const before = await headOf(sqlOf(client))
  expect(before?.size).toBe(2000 + 2 + 1111)
  // And it goes on from there, with an actor only.
  await expect(client.query(`UPDATE risks SET title = 'x'`)).rejects.toThrow('no actor')
  await client.query(`SELECT set_config('plumbline.actor', '${somebody}', false)`)
  await client.query(`UPDATE risks SET title = 'Last' WHERE code = 'RSK-7'`)
  expect((await headOf(sqlOf(client)))?.size).toBe((before?.size ?? 0) + 1)
  await client.end()
})

test('a backup is an ordinary tar file', async () => {
  const { stdout } = await promisify(execFile)('tar', ['-tf', backup])
  expect(stdout.split('\n')).toEqual(expect.arrayContaining(stored.map(([path]) => path)))
  expect(stdout).not.toMatch(/password|incoming/)
})

test('a backup is told where to by one name, and an option is none', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'plumbline-nowhere-'))
  const command = join(root, 'scripts', 'backup.ts')
  for (const args of [[], ['--help'], ['one', 'two']])
    await expect(
      promisify(execFile)(process.execPath, [command, ...args], { cwd, env: process.env }),
    ).rejects.toMatchObject({ code: 1, stderr: 'Say where to: npm run backup -- FILE\n' })
  expect((await readdir(cwd)).filter((name) => name !== 'data')).toEqual([])
  await rm(cwd, { recursive: true, force: true })
})

test('an installation that is not empty is not restored into', async () => {
  await expect(restoreBackup(original, backup)).rejects.toThrow('not empty')
  const withFiles = await installation()
  await mkdir(withFiles.FILES)
  await writeFile(join(withFiles.FILES, 'something'), 'here')
  await expect(restoreBackup(withFiles, backup)).rejects.toThrow('not empty')
})

test('a backup that is cut off, anywhere, is refused and leaves nothing', async () => {
  const target = await installation()
  const cut = join(folder, 'cut.tar')
  const { size } = await stat(backup)
  for (const part of [0.1, 0.5, 0.9, 1 - 1 / size, 1 - 600 / size]) {
    await copyFile(backup, cut)
    await truncate(cut, Math.floor(size * part))
    await expect(restoreBackup(target, cut)).rejects.toThrow('cut off')
  }
  await writeFile(cut, 'PK')
  await expect(restoreBackup(target, cut)).rejects.toThrow(/cut off|not a backup/)
  await writeFile(cut, Buffer.alloc(2000, 'x'))
  await expect(restoreBackup(target, cut)).rejects.toThrow('not a backup')
  expect(await isEmpty(target)).toBe(true)
})

test('one changed byte, in any entry, its header or its filling, is found and leaves nothing', async () => {
  const target = await installation()
  const changed = join(folder, 'changed.tar')
  const file = await open(backup)
  const entries = (await readEntries(file)) ?? []
  await file.close()
  const bytes = await readFile(backup)
  const kinds = new Map(
    entries.map((entry) => [entry.name.replace(/[^/]*$/, '') || entry.name, entry]),
  )
  const places = [...kinds.values()].flatMap(({ offset, size }) => [
    offset - 512 + 3,
    offset - 512 + 130,
    offset - 1,
    ...(size > 0 ? [offset, offset + Math.floor(size / 2), offset + size - 1] : []),
    ...(size % 512 ? [offset + size] : []),
  ])
  for (const place of [...places, bytes.length - 1]) {
    const copy = Buffer.from(bytes)
    copy[place] = (copy[place] ?? 0) ^ 1
    await writeFile(changed, copy)
    const refused = await restoreBackup(target, changed).then(
      () => null,
      (error: Error) => error,
    )
    expect(refused?.constructor.name, `byte ${place}: ${refused?.stack}`).toBe('NotRestored')
  }
  expect(await isEmpty(target)).toBe(true)
  await restoreBackup(target, backup)
})

test('a database with other migrations is refused by naming the version', async () => {
  const target = await installation()
  await query(target, `DELETE FROM _prisma_migrations WHERE migration_name LIKE '%governed_tables'`)
  await expect(restoreBackup(target, backup)).rejects.toThrow(
    'Restore it with the version it was made by',
  )
})

test('a backup that fails leaves no file that looks like one', async () => {
  const none = await emptyDatabase()
  const path = join(folder, 'failed.tar')
  await expect(writeBackup({ ...original, DATABASE_URL: none.url }, path)).rejects.toThrow()
  expect(await stat(path).catch(() => null)).toBe(null)
  expect(await stat(`${path}.partial`).catch(() => null)).toBe(null)
  await none.drop()
})
