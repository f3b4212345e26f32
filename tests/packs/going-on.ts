// Builds a pack slowly, as a process of its own, to be killed in the middle: node going-on.ts FOLDER OUT.
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { signingKey } from '../../lib/audit-trail/keys.ts'
import { sqlOf } from '../../lib/db/sql.ts'
import { writePack } from '../../lib/packs/build.ts'
import { manyDocuments } from './many-documents.ts'

const [, , dataDir = '', tempDir = '', out = ''] = process.argv
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL })
const sql = sqlOf(pool)
const input = await manyDocuments(sql, () => setTimeout(60))
const key = await signingKey(dataDir)
await writePack(input, out, { pool, key, tempDir, goOn: 'pack-slow' })
await pool.end()
