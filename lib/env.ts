import { resolve } from 'node:path'
import { z } from 'zod'

const text = z.string().trim()
const optional = text.optional().transform((value) => value || undefined)

const shape = z.object({
  /** Folder of everything this installation keeps; absolute. */
  DATA_DIR: text.default('./data').transform((path) => resolve(/* turbopackIgnore: true */ path)),
  /** An external PostgreSQL instead of the embedded one. */
  DATABASE_URL: optional.refine((url) => !url || /^postgres(ql)?:\/\//.test(url), {
    message: 'starts with postgres:// or postgresql://',
  }),
  /** Connections of this process to the database. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  /** Address to listen on; every one of the machine when empty. */
  HOST: optional,
  SMTP_URL: optional.refine((url) => !url || /^smtps?:\/\//.test(url), {
    message: 'starts with smtp:// or smtps://',
  }),
  MAIL_FROM: text.default('Plumbline <plumbline@localhost>'),
  /** Where people reach this installation, without a slash at the end. */
  PUBLIC_URL: optional
    .refine((url) => !url || /^https?:\/\/[^/]/.test(url), {
      message: 'starts with http:// or https://',
    })
    .transform((url) => url?.replace(/\/+$/, '')),
  /** A folder, or s3://bucket/prefix; `files` in DATA_DIR when empty. */
  FILES: optional,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  /** What a new installation becomes; the audit trail's first event says so for ever. */
  PLUMBLINE_KIND: z.enum(['production', 'demo', 'test']).default('production'),
})

export type Env = Omit<z.infer<typeof shape>, 'FILES'> & { FILES: string }

const names = shape.keyof().options
let read: { from: string; env: Env } | undefined

/** The settings of this process; throws a sentence that names each bad one. Cheap to call. */
export function env(): Env {
  const given = names.map((name) => process.env[name])
  const from = given.join('\0')
  if (read?.from !== from) read = { from, env: parseEnv(process.env) }
  return read.env
}

/** Settings from names and texts; an empty text counts as not set. */
export function parseEnv(from: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(names.map((name) => [name, from[name] || undefined]))
  const parsed = shape.safeParse(given)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The settings can't be used. ${problems.join('; ')}`)
  }
  const { FILES, DATA_DIR } = parsed.data
  const files = FILES?.startsWith('s3://')
    ? FILES
    : resolve(/* turbopackIgnore: true */ FILES ?? `${DATA_DIR}/files`)
  return { ...parsed.data, FILES: files }
}
