/**
 * What was removed, in a file beside the database: a database restored from an older backup still holds it, and is cleared
 * again by what this file says. It holds no word of what was removed.
 */
import { mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import * as z from 'zod'
import { syncFolder } from '../platform/index.ts'

/** File in the data folder: one JSON object a line, only ever appended to. */
export const JOURNAL_FILE = 'removals.jsonl'

const entrySchema = z.object({
  order: z.uuid(),
  story: z.uuid(),
  guid: z.string(),
  versions: z.array(z.int()).nullable(),
  legalBasis: z.string(),
  reason: z.string(),
  reference: z.string().nullable(),
  requestedBy: z.string(),
  requestedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  confirmedBy: z.string(),
  confirmedAt: z.iso.datetime(),
  executedAt: z.iso.datetime(),
})
export type JournalEntry = z.output<typeof entrySchema>

/** What the file says. A last line that was cut off is left out: what it was about is still in the database. */
export async function readJournal(path: string): Promise<JournalEntry[]> {
  let text
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
  return text.split('\n').flatMap((line) => {
    try {
      const parsed = entrySchema.safeParse(JSON.parse(line))
      return parsed.success ? [parsed.data] : []
    } catch {
      return []
    }
  })
}

/** Adds what the file does not say yet. */
export async function addToJournal(path: string, entries: readonly JournalEntry[]): Promise<void> {
  const known = new Set((await readJournal(path)).map((entry) => entry.order))
  await appendJournal(
    path,
    entries.filter((entry) => !known.has(entry.order)),
  )
}

/** Appends, on disk when it resolves. */
async function appendJournal(path: string, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    // After a cut line, which then stands alone.
    await file.appendFile(`\n${entries.map((entry) => JSON.stringify(entry)).join('\n')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(path))
}
