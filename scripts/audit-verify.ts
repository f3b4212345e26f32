import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { signingKey } from '../lib/audit-trail/keys.ts'
import { describeTrailReport, verifyTrail } from '../lib/audit-trail/verify.ts'
import { pool } from '../lib/db/client.ts'
import { sqlOf } from '../lib/db/sql.ts'
import { answer, runCommand, say } from './command.ts'

// npm run audit:verify -- [--earlier CHECKPOINT] [--json]
await runCommand(async ({ env, args, signal }) => {
  const { values } = parseArgs({
    args,
    options: { earlier: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const key = await signingKey(env.DATA_DIR)
  const report = await verifyTrail(sqlOf(pool()), {
    publicKey: key.publicKey,
    tables: true,
    signal,
    ...(values.earlier ? { earlier: await readFile(values.earlier, 'utf8') } : {}),
    onProgress: (done, of) => done % 200_000 === 0 && say(`${done} of ${of} events`),
  })
  answer(values.json ? JSON.stringify(report) : describeTrailReport(report))
  return report.ok ? 0 : 1
})
