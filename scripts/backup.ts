import { writeBackup } from '../lib/db/backup.ts'
import { answer, onlyFile, runCommand, say } from './command.ts'

await runCommand(async ({ env, args }) => {
  const path = onlyFile(args, 'Say where to: npm run backup -- FILE')
  const { DATABASE_URL = '' } = env
  const manifest = await writeBackup({ ...env, DATABASE_URL }, path)
  if (manifest.filesElsewhere) {
    say(`The files are kept at ${manifest.filesElsewhere}: this backup does not hold them.`)
  }
  const damaged = Object.entries(manifest.entries).filter(
    ([name, { sha256 }]) => name.startsWith('files/') && !name.endsWith(sha256),
  )
  for (const [name] of damaged) say(`${name} is damaged on the disk: it is not what was uploaded.`)
  answer(JSON.stringify({ file: path, ...summaryOf(manifest) }))
})

function summaryOf({ tables, entries, trail }: Awaited<ReturnType<typeof writeBackup>>) {
  const rows = Object.values(tables).reduce((sum, table) => sum + table.rows, 0)
  const files = Object.keys(entries).filter((name) => name.startsWith('files/')).length
  return { rows, files, events: trail?.size ?? 0, root: trail?.root ?? null }
}
