import { headOf } from '../lib/audit-trail/log.ts'
import { rotateKey } from '../lib/audit-trail/signer.ts'
import { pool } from '../lib/db/client.ts'
import { sqlOf } from '../lib/db/sql.ts'
import { answer, CommandFailed, runCommand, say } from './command.ts'

// npm run rotate-key
await runCommand(async () => {
  if (!(await headOf(sqlOf(pool())))) {
    throw new CommandFailed('This installation is not set up yet; it has no key to rotate.')
  }
  const { old, key, statement } = await rotateKey()
  say(`The key ${old} has signed for ${key}, which signs from now on.`)
  say('Make a backup: the ones before hold the old key. Tell whoever knows the old fingerprint.')
  answer(statement)
})
