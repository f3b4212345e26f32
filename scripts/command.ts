import { disconnect } from '../lib/db/client.ts'
import { startDatabase } from '../lib/db/embedded.ts'
import { migrate } from '../lib/db/migrate.ts'
import { type Env, env } from '../lib/env.ts'
import { ExpectedError } from '../lib/errors.ts'

/** What a command is given: the settings, its arguments, and a signal that Ctrl-C was pressed. */
export type Context = { env: Env; args: string[]; signal: AbortSignal }

/** The command can't be done as asked; the sentence is all that is printed. */
export class CommandFailed extends Error {}

/** The one file that a command is given. Throws CommandFailed with the words where it is not just that. */
export function onlyFile(args: readonly string[], words: string): string {
  const [path] = args
  if (!path || args.length > 1 || path.startsWith('-')) throw new CommandFailed(words)
  return path
}

/** Words on standard error: progress, never the answer. */
export function say(words: string): void {
  process.stderr.write(`${words}\n`)
}

/** The answer, on standard output. */
export function answer(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

/**
 * Runs a command on the database of DATA_DIR (started for it unless a server has it running) or
 * DATABASE_URL, migrated; `work` answers the exit status (none: 0). What a person can do something
 * about is said in a sentence, a defect with its stack; both exit with 1.
 */
export async function runCommand(
  work: (context: Context) => Promise<number> | Promise<void>,
): Promise<void> {
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort(new CommandFailed('Stopped.'))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const settings = env()
    const database = await startDatabase(settings)
    process.env.DATABASE_URL = database.url
    try {
      await migrate(database.url)
      process.exitCode =
        (await work({ env: env(), args: process.argv.slice(2), signal: interrupted.signal })) ?? 0
    } finally {
      await disconnect()
      await database.stop()
    }
  } catch (error) {
    say(isPlain(error) ? error.message : describeDefect(error))
    process.exitCode = 1
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

function isPlain(error: unknown): error is Error {
  return error instanceof CommandFailed || error instanceof ExpectedError
}

function describeDefect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
