import pino, { type Logger } from 'pino'
import { env } from './env.ts'

let logger: Logger | undefined

/**
 * The log of this process: one JSON object a line on standard error, so that standard output stays
 * free for answers. Passwords, secrets and tokens of logged objects are left out.
 */
export function log(): Logger {
  logger ??= pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: pino.stdSerializers.err },
      redact: ['password', 'secret', 'token', '*.password', '*.secret', '*.token'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
  return logger
}
