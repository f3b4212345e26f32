import { NotRestored, restoreBackup } from '../lib/db/restore.ts'
import { answer, CommandFailed, onlyFile, runCommand } from './command.ts'

await runCommand(async ({ env, args }) => {
  const path = onlyFile(args, 'Say which: npm run restore -- FILE')
  const { DATABASE_URL = '' } = env
  try {
    const { tables, entries, trail } = await restoreBackup({ ...env, DATABASE_URL }, path)
    const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
    const files = Object.keys(entries).filter((name) => name.startsWith('files/')).length
    answer(
      JSON.stringify({
        rows,
        files,
        events: trail?.size ?? 0,
        root: trail?.root ?? null,
        proven: true,
      }),
    )
  } catch (error) {
    if (!(error instanceof NotRestored)) throw error
    throw new CommandFailed(`Nothing was restored. ${error.message}`)
  }
})
