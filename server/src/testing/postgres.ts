/** Set-up of the `db` tests: one real PostgreSQL for the run, and a migrated template that each test copies. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../platform/embedded/index.ts'
import { migrate } from '../platform/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: { readonly serverUrl: string; readonly template: string }
  }
}

export const MIGRATIONS = join(import.meta.dirname, '..', '..', 'migrations')

/** The same login, to another database of the server. */
export function onDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${database}`
  return url.href
}

/** Runs one statement as the owner; names in it are our own. */
export async function administer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** A server of the tests' own in a folder of the tests' own; many connections, nothing synced to disk. */
async function startServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'dateline-db-tests-'))
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres', 'local.conf'), 'max_connections = 200\n')
  const log = { info: () => undefined, warn: console.warn, error: console.error }
  const server = await startEmbedded({ dataDir, log, command: 'test', durability: 'none' })
  return {
    url: server.ownerUrl,
    async stop() {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Vitest's global set-up. `TEST_DATABASE_URL` names another server, whose login may create databases and roles. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  const server = given === undefined ? await startServer() : { url: given, stop: async () => undefined }
  const template = `dateline_template_${process.pid}`
  const maintenance = onDatabase(server.url, 'postgres')
  try {
    await administer(maintenance, `CREATE DATABASE ${template} TEMPLATE template0 ENCODING 'UTF8'`)
    await migrate(onDatabase(server.url, template), MIGRATIONS)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('testDatabase', { serverUrl: server.url, template })
  return async () => {
    await administer(maintenance, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`)
    await server.stop()
  }
}
