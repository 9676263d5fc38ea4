/** What a database holds, read from PostgreSQL's own catalogue. */
import pg from 'pg'

const USER_SCHEMAS = `n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'`

/** Bookkeeping of the migrations; made by migrating, never copied. */
const BOOKKEEPING = ['migration']

export interface Table {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
}

export const qualified = (object: { readonly schema: string; readonly name: string }) =>
  `${pg.escapeIdentifier(object.schema)}.${pg.escapeIdentifier(object.name)}`

export const columnList = (table: Table) => table.columns.map((c) => pg.escapeIdentifier(c)).join(', ')

/** Ordinary, logged tables with their columns, those that the database computes left out. */
export async function readTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<{ schema: string; name: string; columns: string[] }>(
    `SELECT n.nspname AS schema, c.relname AS name,
       coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = ''), '{}') AS columns
     FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind = 'r' AND c.relpersistence = 'p' AND ${USER_SCHEMAS} AND c.relname <> ALL ($1)
     GROUP BY 1, 2 ORDER BY 1, 2`,
    [BOOKKEEPING],
  )
  return rows
}

export interface Sequence {
  readonly schema: string
  readonly name: string
  readonly lastValue: string
  readonly isCalled: boolean
}

export async function readSequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(
    `SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'S' AND ${USER_SCHEMAS} ORDER BY 1, 2`,
  )
  const sequences: Sequence[] = []
  for (const row of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${qualified(row)}`,
    )
    const { last = '1', called = false } = state.rows[0] ?? {}
    sequences.push({ ...row, lastValue: last, isCalled: called })
  }
  return sequences
}

export interface ForeignKey {
  readonly table: { readonly schema: string; readonly name: string }
  readonly name: string
  readonly definition: string
}

/** Foreign keys as they are declared, so that they can be taken off and put back. */
export async function readForeignKeys(client: pg.Client): Promise<ForeignKey[]> {
  const { rows } = await client.query<{ schema: string; table: string; name: string; definition: string }>(
    `SELECT n.nspname AS schema, c.relname AS table, k.conname AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE k.contype = 'f' AND ${USER_SCHEMAS} ORDER BY 1, 2, 3`,
  )
  return rows.map((r) => ({ table: { schema: r.schema, name: r.table }, name: r.name, definition: r.definition }))
}

/** Whether any table, view, sequence or function of a user exists. */
export async function isEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ objects: string }>(
    `SELECT (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${USER_SCHEMAS})
          + (SELECT count(*) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE ${USER_SCHEMAS}) AS objects`,
  )
  return Number(rows[0]?.objects) === 0
}
