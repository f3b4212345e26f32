import type { Sql } from '../../lib/db/sql.ts'
import type { PackInput } from '../../lib/packs/build.ts'
import { smallPack } from './small-pack.ts'

/** A pack of sixty documents, each made after `before`. */
export async function manyDocuments(
  sql: Sql,
  before: (path: string) => unknown,
): Promise<PackInput> {
  const documents = Array.from({ length: 60 }, (_, n) => ({
    path: `documents/${String(n).padStart(2, '0')}.pdf`,
    open: async () => {
      await before(`documents/${n}`)
      return `%PDF-1.7 document ${n}\n`.repeat(2_000 + n)
    },
  }))
  return smallPack(sql, { documents })
}
