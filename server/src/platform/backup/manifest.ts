import * as z from 'zod'

/** Everything in it is encrypted but the manifest. */
export const FORMAT = 'dateline-backup/2'
/** Of before: nothing in it is encrypted. */
const OPEN_FORMAT = 'dateline-backup/1'
export const MANIFEST = 'manifest.json'

const digest = z.string().regex(/^[0-9a-f]{64}$/)

const tableSchema = z.object({
  schema: z.string(),
  name: z.string(),
  /** In the order of the file; columns that the database computes are not in it. */
  columns: z.array(z.string()),
  /** Relative path of the COPY text, gzipped and encrypted. */
  file: z.string().regex(/^tables\/[\w.-]+$/),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  /** SHA-256 of the file, hex. */
  sha256: digest,
})
export type BackupTable = z.infer<typeof tableSchema>

export const manifestSchema = z.object({
  format: z.enum([FORMAT, OPEN_FORMAT]),
  /** Which key opens it; absent where it lies open. */
  id: z.uuid().optional(),
  /** The database's clock, ISO 8601 in UTC. */
  takenAt: z.iso.datetime(),
  postgres: z.string(),
  /** What the schema was, oldest first. */
  migrations: z.array(z.object({ id: z.string(), digest })).min(1),
  tables: z.array(tableSchema),
  sequences: z.array(
    z.object({ schema: z.string(), name: z.string(), lastValue: z.string().regex(/^-?\d+$/), isCalled: z.boolean() }),
  ),
  /** Figures of the caller's, taken from the same snapshot and compared after a restore. */
  marks: z.record(z.string(), z.string().nullable()),
  /** Files beside the database, such as the secret that signs sessions. */
  files: z.array(z.object({ name: z.string().regex(/^[\w.-]+$/), sha256: digest })),
})
export type Manifest = z.infer<typeof manifestSchema>
