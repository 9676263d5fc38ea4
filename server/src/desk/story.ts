import { randomBytes, randomUUID } from 'node:crypto'
import { type Queryable, conflict } from '../platform/index.ts'
import type { DeskTables } from './tables.ts'

export interface Story {
  readonly id: string
  readonly guid: string
  readonly publicId: string
  readonly language: string
  readonly translationGroup: string
}

export interface NewStory {
  readonly language: string
  readonly createdBy: string
  /** Constant identifier from the source; made from `authority` when the story is our own. */
  readonly guid?: string
  /** Joins the translations of an existing story. */
  readonly translationGroup?: string
}

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Ten random characters (50 bits): the end of a permanent address, not guessable before release. */
export function newPublicId(): string {
  return Array.from(randomBytes(10), (byte) => ALPHABET[byte & 31]).join('')
}

/**
 * Makes a tag URI (RFC 4151) for a story of our own.
 * @param authority host name of the agency, from its public address
 * @param at creation instant, in milliseconds
 */
export function newGuid(authority: string, publicId: string, at: number): string {
  return `tag:${authority},${new Date(at).toISOString().slice(0, 10)}:${publicId}`
}

/**
 * Stores stories, in the order given.
 * @param authority host name for guids of our own stories
 * @throws DatelineError `guid-taken` when a guid already names another story, `translation-exists` when the
 *   group already has a story in that language
 */
export async function createStories(db: Queryable, authority: string, stories: readonly NewStory[]): Promise<Story[]> {
  const now = Date.now()
  const made = stories.map((s) => {
    const publicId = newPublicId()
    const id = randomUUID()
    return {
      id,
      guid: s.guid ?? newGuid(authority, publicId, now),
      publicId,
      language: s.language,
      translationGroup: s.translationGroup ?? id,
      createdBy: s.createdBy,
    }
  })
  if (made.length === 0) return []
  try {
    await db
      .withTables<DeskTables>()
      .insertInto('story')
      .values(
        made.map((s) => ({
          id: s.id,
          guid: s.guid,
          public_id: s.publicId,
          language: s.language,
          translation_group: s.translationGroup,
          created_by: s.createdBy,
        })),
      )
      .execute()
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : undefined
    if (constraint === 'story_guid_key')
      throw conflict('guid-taken', 'Another story has this guid already.', { cause: error })
    if (constraint === 'story_translation_group_language_key') {
      throw conflict('translation-exists', 'The story has a translation in this language already.', {
        help: 'Open that translation instead.',
        cause: error,
      })
    }
    throw error
  }
  return made
}

/** Finds stories by guid; the map holds those that exist. */
export async function storiesByGuid(db: Queryable, guids: readonly string[]): Promise<Map<string, Story>> {
  if (guids.length === 0) return new Map()
  const rows = await db
    .withTables<DeskTables>()
    .selectFrom('story')
    .select(['id', 'guid', 'public_id', 'language', 'translation_group'])
    .where('guid', 'in', [...guids])
    .execute()
  return new Map(rows.map((r) => [r.guid, toStory(r)]))
}

/** Finds one story by its id. */
export async function storyById(db: Queryable, id: string): Promise<Story | undefined> {
  const row = await db
    .withTables<DeskTables>()
    .selectFrom('story')
    .select(['id', 'guid', 'public_id', 'language', 'translation_group'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toStory(row)
}

function toStory(row: {
  id: string
  guid: string
  public_id: string
  language: string
  translation_group: string
}): Story {
  return {
    id: row.id,
    guid: row.guid,
    publicId: row.public_id,
    language: row.language,
    translationGroup: row.translation_group,
  }
}
