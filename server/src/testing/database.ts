import { randomBytes } from 'node:crypto'
import { inject } from 'vitest'
import { administer, onDatabase } from './postgres.ts'

export interface TestDatabase {
  /** Login of the owner, who migrates. */
  readonly ownerUrl: string
  /** Login with the application's rights. */
  readonly appUrl: string
  /** Drops the database, also under open connections. */
  close(): Promise<void>
}

async function create(template: string): Promise<TestDatabase> {
  const { serverUrl } = inject('testDatabase')
  const name = `dateline_test_${randomBytes(8).toString('hex')}`
  const maintenance = onDatabase(serverUrl, 'postgres')
  await administer(maintenance, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const ownerUrl = onDatabase(serverUrl, name)
  const appUrl = new URL(ownerUrl)
  appUrl.searchParams.set('options', '-c role=dateline_app -c TimeZone=UTC')
  return {
    ownerUrl,
    appUrl: appUrl.href,
    close: () => administer(maintenance, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}

/** A migrated, otherwise empty database of the test's own, for `*.db.test.ts`. */
export const createTestDatabase = (): Promise<TestDatabase> => create(inject('testDatabase').template)

/** A database with nothing in it, for tests of migrations and of restore. */
export const createEmptyDatabase = (): Promise<TestDatabase> => create('template0')
