import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { describeTrailReport } from '../lib/audit-trail/verify.ts'
import { verifyInstallation } from '../lib/trail/verify-installation.ts'
import { answer, runCommand, say } from './command.ts'

// npm run audit:verify -- [--earlier CHECKPOINT] [--code CODE] [--json]
await runCommand(async ({ env, args, signal }) => {
  const { values } = parseArgs({
    args,
    options: {
      earlier: { type: 'string' },
      code: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  let said = 0
  const { isSigned, ...report } = await verifyInstallation(env, {
    signal,
    ...(values.earlier ? { earlier: await readFile(values.earlier, 'utf8') } : {}),
    ...(values.code === undefined ? {} : { code: values.code }),
    onProgress: (done, of) => {
      if (done - said < 200_000) return
      said = done
      say(`${done} of ${of} events`)
    },
  })
  if (!isSigned)
    say(`No signing key in ${env.DATA_DIR}: signatures of checkpoints are not checked.`)
  answer(values.json ? JSON.stringify(report) : describeTrailReport(report))
  return report.ok ? 0 : 1
})
