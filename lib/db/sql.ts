/** A row as PostgreSQL returns it. */
export type Row = Record<string, unknown>

/** One statement with its parameters; the same shape inside and outside a transaction. */
export type Sql = <R extends Row = Row>(text: string, params?: readonly unknown[]) => Promise<R[]>

type PrismaLike = { $queryRawUnsafe<T>(query: string, ...values: unknown[]): Promise<T> }
type PgLike = { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> }

/** Plain SQL over a Prisma client, one of its transactions, or a pg pool or client. */
export function sqlOf(client: PrismaLike | PgLike): Sql {
  if ('$queryRawUnsafe' in client) {
    return <R extends Row>(text: string, params: readonly unknown[] = []) =>
      client.$queryRawUnsafe<R[]>(text, ...params)
  }
  return async <R extends Row>(text: string, params: readonly unknown[] = []) =>
    (await client.query(text, [...params])).rows as R[]
}
