import pg from 'pg'

export interface DumpedCell {
  /** `table.column` */
  readonly column: string
  /** As a dump shows it; bytes that are text are read as text, and each cell of bytes comes in hex too. */
  readonly text: string
}

/** Every cell of every table, as whoever steals a dump of the database can read it. */
export async function dumpOf(ownerUrl: string): Promise<DumpedCell[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: columns } = await client.query<{ table: string; column: string; type: string }>(`
      SELECT c.relname AS table, a.attname AS column, a.atttypid::regtype::text AS type
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
      WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`)
    const cells: DumpedCell[] = []
    for (const { table, column, type } of columns) {
      const name = `${table}.${column}`
      const { rows } = await client.query<{ value: string | Buffer }>(
        `SELECT ${pg.escapeIdentifier(column)}${type === 'bytea' ? '' : '::text'} AS value
         FROM ${pg.escapeIdentifier(table)} WHERE ${pg.escapeIdentifier(column)} IS NOT NULL`,
      )
      for (const { value } of rows) {
        if (typeof value === 'string') cells.push({ column: name, text: value })
        else cells.push({ column: name, text: value.toString('latin1') }, { column: name, text: value.toString('hex') })
      }
    }
    return cells
  } finally {
    await client.end()
  }
}
