/** Ingest: what comes in is kept, read, and put on a desk or into the archive. */
export { Ingest, type ImportOptions, type IngestDeps } from './ingest.ts'
export { type ImportLine, listQuarantine, type Outcome, OUTCOMES, type Quarantined } from './journal.ts'
export type { ImportMode } from './judge.ts'
export { listProfiles, parseProfile, profileSchema, readProfile, saveProfile } from './profile.ts'
export { count, type IngestRoutesDeps, registerIngestRoutes } from './routes.ts'
