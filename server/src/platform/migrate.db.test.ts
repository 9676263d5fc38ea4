import pg from 'pg'
import { afterEach, describe, expect, it } from 'vitest'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/database.ts'
import { MIGRATIONS } from '../testing/postgres.ts'
import { migrate, readMigrations } from './migrate.ts'

const open: TestDatabase[] = []
const keep = (database: TestDatabase) => {
  open.push(database)
  return database
}
afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

async function query(url: string, text: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

describe('migrations', () => {
  it('run once, in order, also when two nodes start at the same time', async () => {
    const { ownerUrl } = keep(await createEmptyDatabase())
    const ids = (await readMigrations(MIGRATIONS)).map((m) => m.id)
    const [one, two] = await Promise.all([migrate(ownerUrl, MIGRATIONS), migrate(ownerUrl, MIGRATIONS)])
    expect([...one.applied, ...two.applied]).toEqual(ids)
    expect((await migrate(ownerUrl, MIGRATIONS)).applied).toEqual([])
    expect(await query(ownerUrl, 'SELECT id FROM migration ORDER BY id')).toEqual(ids.map((id) => ({ id })))
  })

  it('refuse a database of a newer program', async () => {
    const { ownerUrl } = keep(await createTestDatabase())
    await query(ownerUrl, `INSERT INTO migration (id, digest) VALUES ('9999_future', 'x')`)
    await expect(migrate(ownerUrl, MIGRATIONS)).rejects.toMatchObject({ code: 'migration-foreign' })
  })

  it('refuse an edited migration', async () => {
    const { ownerUrl } = keep(await createTestDatabase())
    await query(ownerUrl, `UPDATE migration SET digest = 'edited'`)
    await expect(migrate(ownerUrl, MIGRATIONS)).rejects.toMatchObject({ code: 'migration-changed' })
  })

  it('leave the application a role that cannot change the schema', async () => {
    const { appUrl } = keep(await createTestDatabase())
    expect(await query(appUrl, 'SELECT current_user::text AS role')).toEqual([{ role: 'dateline_app' }])
    await expect(query(appUrl, 'CREATE TABLE intruder (id int)')).rejects.toMatchObject({ code: '42501' })
    await expect(query(appUrl, 'DELETE FROM migration')).rejects.toMatchObject({ code: '42501' })
  })
})
