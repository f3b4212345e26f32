import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'

const schemaDir = fileURLToPath(new URL('../../prisma/schema', import.meta.url))

let engineClass: Promise<typeof SchemaEngine> | undefined

/**
 * Prisma's schema engine as WebAssembly, connected to a database; `free()` it after use. `onFailure`
 * hears PostgreSQL's own words when a script fails: the engine's error has none of them.
 */
export async function openEngine(
  url: string,
  onFailure: (error: unknown) => void = () => {},
): Promise<SchemaEngine> {
  engineClass ??= loadEngine()
  const adapter = bindMigrationAwareSqlAdapterFactory(new WholeScripts(url, onFailure))
  const datamodels = (await readSchema()).map(({ path, content }): [string, string] => [
    path,
    content,
  ])
  return (await engineClass).new({ datamodels }, ignoreLog, adapter)
}

/** The files of the Prisma schema, by name. */
export async function readSchema(): Promise<SchemaContainer[]> {
  const names = (await readdir(schemaDir)).filter((name) => name.endsWith('.prisma')).sort()
  return Promise.all(
    names.map(async (name) => ({
      path: `prisma/schema/${name}`,
      content: await readFile(join(schemaDir, name), 'utf8'),
    })),
  )
}

/**
 * The SQL that leads from one schema (nothing, when null) to another; '' when they are the same.
 * The engine wants a database for it, but does not look into it.
 */
export async function diffSchemas(
  engine: SchemaEngine,
  from: SchemaContainer[] | null,
  to: SchemaContainer[],
): Promise<string> {
  const { exitCode, stdout } = await engine.diff({
    from: from ? { tag: 'schemaDatamodel', files: from } : { tag: 'empty' },
    to: { tag: 'schemaDatamodel', files: to },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
  })
  return exitCode === 0 ? '' : (stdout ?? '')
}

/** Says in the same statement, and so in the same transaction, that a migration is done. */
const done = `UPDATE _prisma_migrations SET finished_at = now()
  WHERE finished_at IS NULL AND rolled_back_at IS NULL`

/**
 * The adapter cuts scripts at each semicolon, within functions too, and sends the pieces over
 * several connections. Here a script goes as one: PostgreSQL runs it whole or not at all.
 */
class WholeScripts extends PrismaPg {
  readonly onFailure: (error: unknown) => void
  constructor(url: string, onFailure: (error: unknown) => void) {
    super({ connectionString: url })
    this.onFailure = onFailure
  }

  override async connect() {
    const adapter = await super.connect()
    const pool = adapter.underlyingDriver()
    adapter.executeScript = async (script) => {
      const isMigration = !script.includes('_prisma_migrations')
      try {
        await pool.query(isMigration ? `${script}\n;\n${done}` : script)
      } catch (error) {
        this.onFailure(error)
        throw error
      }
    }
    return adapter
  }
}

/** What the engine logs is said again by its errors. */
function ignoreLog(): void {}

async function loadEngine(): Promise<typeof SchemaEngine> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const script = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const bytes = await readFile(script.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...glue },
  })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return glue.SchemaEngine
}
