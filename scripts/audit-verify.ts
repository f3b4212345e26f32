import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { findSigningKey } from '../lib/audit-trail/keys.ts'
import { describeTrailReport, verifyTrail } from '../lib/audit-trail/verify.ts'
import { pool } from '../lib/db/client.ts'
import { sqlOf } from '../lib/db/sql.ts'
import { forgetMoments } from '../lib/records/kept-moments.ts'
import { answer, runCommand, say } from './command.ts'

// npm run audit:verify -- [--earlier CHECKPOINT] [--json]
await runCommand(async ({ env, args, signal }) => {
  const { values } = parseArgs({
    args,
    options: { earlier: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const key = await findSigningKey(env.DATA_DIR)
  if (!key) say(`No signing key in ${env.DATA_DIR}: signatures of checkpoints are not checked.`)
  // Pages that show a moment read it from the trail that is checked here.
  await forgetMoments(sqlOf(pool()))
  let said = 0
  const report = await verifyTrail(env.DATABASE_URL ?? '', {
    ...(key ? { publicKey: key.publicKey } : {}),
    tables: true,
    signal,
    ...(values.earlier ? { earlier: await readFile(values.earlier, 'utf8') } : {}),
    onProgress: (done, of) => {
      if (done - said < 200_000) return
      said = done
      say(`${done} of ${of} events`)
    },
  })
  answer(values.json ? JSON.stringify(report) : describeTrailReport(report))
  return report.ok ? 0 : 1
})
