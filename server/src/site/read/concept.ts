/** A directory entry with what ties it to others and what it has promised, in one query. */
import { type RawBuilder, sql } from 'kysely'
import type { Tie } from '../../directory/index.ts'
import type { Queryable } from '../../platform/index.ts'
import { entryJson } from './lists.ts'
import type { Entry, Texts } from './setting.ts'

/** A dated statement about the future, with the public story that reports it. */
export interface PublicCommitment {
  readonly madeBy: Entry
  readonly due: string | null
  readonly words: Texts
  readonly story: {
    readonly storyId: string
    readonly translationGroup: string
    readonly publicId: string
    readonly language: string
    readonly section: string
    readonly slug: string
    readonly headline: string
    readonly listedAt: string
  }
}

export interface ConceptPage {
  readonly entry: Entry
  readonly ties: readonly Tie[]
  /** What the entry promised; for an event or a project, what is promised in the stories that name it. */
  readonly commitments: readonly PublicCommitment[]
  /** Entries that its details name (the seat of a body, the place of an event). */
  readonly named: ReadonlyMap<string, Entry>
}

/**
 * @param language edition whose translation of the reporting story is preferred
 * @param id `<kind>/<key>`
 */
export async function readConcept(db: Queryable, language: string, id: string): Promise<ConceptPage | undefined> {
  const { rows } = await sql<{
    entry: Entry
    ties: Tie[] | null
    commitments: PublicCommitment[] | null
    named: Entry[] | null
  }>`
    SELECT ${entryJson('c')} AS entry,
           (SELECT jsonb_agg(jsonb_build_object(
                     'direction', CASE WHEN r.subject_id = c.id THEN 'out' ELSE 'in' END, 'predicate', r.predicate,
                     'from', r.valid_from, 'to', r.valid_to, 'notes', r.notes, 'other', ${entryJson('o')})
                   ORDER BY r.valid_to NULLS FIRST, r.valid_from DESC NULLS LAST, o.position, o.key)
            FROM relation r JOIN concept o ON o.id = CASE WHEN r.subject_id = c.id THEN r.object_id ELSE r.subject_id END
            WHERE r.subject_id = c.id OR r.object_id = c.id) AS ties,
           ${commitmentsJson(language)} AS commitments,
           (SELECT jsonb_agg(${entryJson('n')}) FROM concept n
            WHERE n.id IN (c.details->>'seat', c.details->>'where', c.details->>'country')) AS named
    FROM concept c WHERE c.id = ${id}
  `.execute(db)
  const row = rows[0]
  if (!row) return undefined
  return {
    entry: row.entry,
    ties: row.ties ?? [],
    commitments: row.commitments ?? [],
    named: new Map((row.named ?? []).map((e) => [e.id, e])),
  }
}

/** Shown only while the story that reports it is public, in the reader's language when there is one. */
function commitmentsJson(language: string): RawBuilder<unknown> {
  return sql`(
    SELECT jsonb_agg(jsonb_build_object('madeBy', ${entryJson('b')}, 'due', k.due, 'words', k.words, 'story', t.story)
                     ORDER BY k.due NULLS LAST, k.id)
    FROM commitment k
    JOIN concept b ON b.id = k.made_by
    JOIN story o ON o.guid = k.story_guid
    CROSS JOIN LATERAL (
      SELECT jsonb_build_object('storyId', e.story_id, 'translationGroup', s.translation_group, 'publicId', s.public_id, 'language', e.language, 'section', e.section,
                                'slug', v.slug, 'headline', v.headline, 'listedAt', e.listed_at) AS story
      FROM story s JOIN current_release e ON e.story_id = s.id
      JOIN version v ON v.story_id = e.story_id AND v.version = e.version
      WHERE s.translation_group = o.translation_group AND e.state = 'usable' AND e.listed
        AND EXISTS (SELECT FROM current_release oe WHERE oe.story_id = o.id AND oe.state = 'usable')
        AND (k.made_by = c.id OR c.kind IN ('event', 'project') AND EXISTS (
              SELECT FROM version_concept vc WHERE vc.concept_id = c.id AND vc.story_id = e.story_id AND vc.version = e.version))
      ORDER BY e.language = ${language} DESC, s.id = o.id DESC LIMIT 1
    ) t)`
}

/** Entries of one kind, in the agency's order; for events the newest first. */
export async function readEntries(db: Queryable, kind: string, limit: number): Promise<Entry[]> {
  const { rows } = await sql<{ entry: Entry }>`
    SELECT ${entryJson('c')} AS entry FROM concept c WHERE c.kind = ${kind}
    ORDER BY CASE WHEN c.kind = 'event' THEN c.details->>'from' END DESC NULLS LAST, c.position, c.key LIMIT ${limit}
  `.execute(db)
  return rows.map((r) => r.entry)
}
