import { readdir, readFile } from 'node:fs/promises'
import { pause } from '../../lib/db/cluster.ts'

/** Pids of the processes whose command line names `dir`, this one aside (Linux). */
export async function processesOf(dir: string): Promise<number[]> {
  const pids = (await readdir('/proc')).map(Number).filter((pid) => pid > 0 && pid !== process.pid)
  const commands = await Promise.all(
    pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
  )
  return pids.filter((_, at) => commands[at]?.includes(dir))
}

/** Resolves when `holds` does; rejects with `what` after half a minute. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(50)) {
    if (await holds()) return
  }
  throw new Error(`This did not come about: ${what}`)
}
