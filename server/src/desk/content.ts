/**
 * What a candidate says, sealed: under a key of its own, which is kept wrapped under a master key beside it. Whoever reads
 * a content comes through here; once its key is destroyed nobody does.
 */
import { createHash, randomBytes } from 'node:crypto'
import { parseStoryContent } from '@dateline/blocks'
import type { StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import { contentKeys, DatelineError, KEY_BYTES, openText, sealText } from '../platform/index.ts'

/** A candidate as the view `sealed_content` gives it. */
export interface SealedRow {
  readonly candidateId: string
  readonly sealedFor: string
  readonly digest: Buffer
  readonly sealed: Buffer
  readonly master: string
  /** Null once the key is destroyed. */
  readonly wrapped: Buffer | null
}

/** The columns of `SealedRow`, for a query that joins `sealed_content c` by `c.candidate_id`. */
export const SEALED = sql`c.candidate_id AS "candidateId", c.story_id AS "sealedFor", c.digest, c.sealed, c.master, c.wrapped`

const aboutContent = (candidateId: string, storyId: string) => `content ${candidateId} ${storyId}`
export const aboutKey = (candidateId: string) => `content key ${candidateId}`

export interface Sealed {
  readonly sealed: Buffer
  readonly master: string
  readonly wrapped: Buffer
  /** SHA-256 of the canonical JSON. */
  readonly digest: Buffer
}

/**
 * Seals canonical JSON under a new key.
 * @throws DatelineError `content-key-missing`
 */
export function sealContent(candidateId: string, storyId: string, canonical: string): Sealed {
  const key = randomBytes(KEY_BYTES)
  const sealed = sealText(key, canonical, aboutContent(candidateId, storyId))
  return {
    sealed,
    ...contentKeys.wrap(key, aboutKey(candidateId)),
    digest: createHash('sha256').update(canonical).digest(),
  }
}

/**
 * The canonical JSON of a candidate, checked against its digest.
 * @returns undefined when its key was destroyed: what it said is removed for good
 * @throws DatelineError `content-damaged`, `content-key-missing`
 */
export function openCanonical(row: SealedRow): string | undefined {
  const { candidateId, sealedFor, master, wrapped } = row
  if (wrapped === null) return undefined
  let canonical
  try {
    const key = contentKeys.unwrap({ master, wrapped }, aboutKey(candidateId))
    canonical = openText(key, row.sealed, aboutContent(candidateId, sealedFor))
  } catch (cause) {
    if (cause instanceof DatelineError) throw cause
    throw damaged(candidateId, cause)
  }
  if (!createHash('sha256').update(canonical).digest().equals(row.digest)) throw damaged(candidateId)
  return canonical
}

/**
 * What a candidate says.
 * @returns undefined when its key was destroyed
 * @throws DatelineError as `openCanonical`
 */
export function openContent(row: SealedRow): StoryContent | undefined {
  const canonical = openCanonical(row)
  return canonical === undefined ? undefined : parseStoryContent(JSON.parse(canonical))
}

const damaged = (candidateId: string, cause?: unknown) =>
  new DatelineError('content-damaged', 500, `The content of candidate ${candidateId} is not what was frozen.`, {
    help: 'Restore the database from a backup.',
    cause,
  })

export const contentRemoved = (what: string) =>
  new DatelineError('content-removed', 410, `${what} was removed; what it said is no longer kept.`)

/** What stands where a removed content stood: what lists need of it, and no word. */
export function removedContent(
  known: Pick<StoryContent, 'language' | 'section'> & { readonly form: string; readonly urgency: number },
): StoryContent {
  return {
    model: 1,
    language: known.language,
    section: known.section,
    form: known.form as StoryContent['form'],
    urgency: known.urgency as StoryContent['urgency'],
    headline: '',
    slugline: '',
    subjects: [],
    body: [],
  }
}
