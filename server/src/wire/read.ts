/** What the wire says of a release: the event, its content, and how the story stands now. */
import type { OutgoingItem } from '@dateline/formats'
import { isNotice, type PubStatus, type ReleaseKind, type StoryContent, type Urgency } from '@dateline/news'
import { sql } from 'kysely'
import { editionFor } from '../../../editions/index.ts'
import { openContent, removedContent, SEALED, type SealedRow } from '../desk/index.ts'
import { nameIn } from '../directory/index.ts'
import type { Queryable } from '../platform/index.ts'

/** A release ready to be written in any format. */
export interface Outgoing {
  readonly releaseNo: number
  readonly kind: ReleaseKind
  /** What may be done with it now: a killed or held story is so in all its revisions. */
  readonly status: PubStatus
  readonly moment: Moment
  readonly item: OutgoingItem
  /** The instant from which it holds. */
  readonly from: string
}

/** Where a release stands: its time has not come, it has, or a later decision stands in its place and it never will. */
export type Moment = 'pending' | 'effective' | 'overtaken'

export interface Standing {
  readonly status: PubStatus
  readonly moment: Moment
}

/** What an event tells subscribers. */
interface Words {
  readonly notice: string | null
  readonly headline: string | null
  readonly note: string | null
}

interface Row extends SealedRow {
  releaseNo: number
  kind: ReleaseKind
  state: PubStatus
  standing: PubStatus | null
  moment: Moment
  everPublic: boolean
  recordedAt: Date
  revision: number
  rank: number
  supersedes: number | null
  words: Words
  /** Of the decision that holds now, when it is another one. */
  nowWords: Words | null
  /** The decision that closed the version since. */
  closed: (Words & { kind: ReleaseKind }) | null
  /** Why the law had its words removed; null while they are kept. */
  removedFor: string | null
  onSite: boolean
  effectiveAt: Date
  firstAt: Date
  guid: string
  publicId: string
  slug: string
  section: string
  language: string
  form: string
  urgency: number
  translations: { language: string; section: string; slug: string; publicId: string; guid: string }[] | null
  names: Record<string, Record<string, string>> | null
  agency: { names: Record<string, string>; shortNames: Record<string, string> } | null
}

/** canceled is for good, withheld until cleared; both hold for every revision, whatever each was released as. */
const worse = (a: PubStatus, b: PubStatus): PubStatus => {
  const order: readonly PubStatus[] = ['usable', 'withheld', 'canceled']
  return order.indexOf(a) > order.indexOf(b) ? a : b
}

/** Needs the alias `e`. */
const MOMENT = sql`
  CASE WHEN e.effective_at <= e.recorded_at
         OR coalesce((SELECT true FROM effective_event x WHERE x.release_no = e.release_no), false) THEN 'effective'
       WHEN EXISTS (SELECT FROM release_event l WHERE l.story_id = e.story_id AND l.release_no > e.release_no) THEN 'overtaken'
       ELSE 'pending' END`

interface Stood {
  readonly state: PubStatus
  readonly standing: PubStatus | null
  readonly moment: Moment
  /** The decision that closed the version since. */
  readonly closed: { readonly kind: ReleaseKind } | null
}

/** Before its time a release is what it was released as: only those who may have it then ask. */
function standing({ state, standing: now, moment, closed }: Stood): Standing {
  if (moment === 'pending') return { moment, status: worse(state, now ?? state) }
  if (moment === 'overtaken') return { moment, status: now === 'canceled' ? now : worse(state, 'withheld') }
  // A version that was held or taken back alone is so in whatever revision brought it.
  const version = closed === null ? 'usable' : closed.kind === 'hold' ? 'withheld' : 'canceled'
  return { moment, status: worse(worse(state, now ?? 'withheld'), version) }
}

/** The decision since that closed the version of an event. */
const CLOSED = sql`(
  SELECT jsonb_build_object('kind', k.kind, 'notice', k.notice, 'headline', k.wire_headline, 'note', k.wire_note)
  FROM closed_version k WHERE k.story_id = e.story_id AND k.version = e.version AND k.release_no > e.release_no)`

/** How each release may be used now; the map holds those that exist. */
export async function standingOf(db: Queryable, releaseNos: readonly number[]): Promise<Map<number, Standing>> {
  if (releaseNos.length === 0) return new Map()
  const { rows } = await sql<Stood & { releaseNo: number }>`
    SELECT e.release_no AS "releaseNo", e.state, c.state AS standing, ${MOMENT} AS moment, ${CLOSED} AS closed
    FROM release_event e LEFT JOIN wire_release c ON c.story_id = e.story_id
    WHERE e.release_no = ANY (${[...releaseNos]}::bigint[])
  `.execute(db)
  return new Map(rows.map((r) => [r.releaseNo, standing(r)]))
}

/**
 * Reads releases for writing, with everything the formats ask for, in one query.
 * @param publicUrl address of the site, for pages and as the agency's URI
 */
export async function readOutgoing(
  db: Queryable,
  releaseNos: readonly number[],
  publicUrl: string,
): Promise<Outgoing[]> {
  if (releaseNos.length === 0) return []
  const { rows } = await sql<Row>`
    SELECT e.release_no AS "releaseNo", e.kind, e.state, e.rank, now.state AS standing, ${MOMENT} AS moment, e.revision,
           jsonb_build_object('notice', e.notice, 'headline', e.wire_headline, 'note', e.wire_note) AS words,
           CASE WHEN now.release_no > e.release_no THEN
             jsonb_build_object('notice', now.notice, 'headline', now.wire_headline, 'note', now.wire_note) END AS "nowWords",
           ${CLOSED} AS closed,
           EXISTS (SELECT FROM release_event o WHERE o.story_id = e.story_id AND o.on_site) AS "onSite",
           e.recorded_at AS "recordedAt",
           EXISTS (SELECT FROM effective_event u WHERE u.story_id = e.story_id AND u.state = 'usable') AS "everPublic",
           (SELECT o.reason FROM content_key k JOIN removal_order o ON o.id = k.removal_order_id
            WHERE k.candidate_id = v.candidate_id) AS "removedFor",
           e.effective_at AS "effectiveAt", e.first_at AS "firstAt",
           s.guid, s.public_id AS "publicId", v.slug, v.section, v.language, v.form, v.urgency, ${SEALED},
           coalesce((SELECT max(p.revision) FROM effective_event p
                     WHERE p.on_wire AND p.story_id = e.story_id AND p.release_no < e.release_no),
                    -- Of a story that was never public, those who are told have had its last version in advance.
                    (SELECT max(p.revision) FROM release_event p
                     WHERE p.story_id = e.story_id AND p.release_no < e.release_no
                       AND (e.state <> 'usable' OR NOT EXISTS (SELECT FROM effective_event x WHERE x.release_no = e.release_no))
                       AND EXISTS (SELECT FROM delivery d WHERE d.release_no = p.release_no AND d.form IN (1, 2, 4)))
                   ) AS supersedes,
           (SELECT jsonb_agg(jsonb_build_object('language', t.language, 'section', t.section, 'slug', tv.slug,
                                                'publicId', ts.public_id, 'guid', ts.guid) ORDER BY t.language)
            FROM story ts JOIN current_release t ON t.story_id = ts.id
            JOIN version tv ON tv.story_id = t.story_id AND tv.version = t.version
            WHERE ts.translation_group = s.translation_group AND ts.id <> s.id AND t.state = 'usable') AS translations,
           (SELECT jsonb_object_agg(k.id, k.names) FROM version_concept vc JOIN concept k ON k.id = vc.concept_id
            WHERE vc.story_id = e.story_id AND vc.version = e.version) AS names,
           (SELECT jsonb_build_object('names', a.names, 'shortNames', a.short_names) FROM agency a) AS agency
    FROM release_event e
    JOIN story s ON s.id = e.story_id
    JOIN version v ON v.story_id = e.story_id AND v.version = e.version
    JOIN sealed_content c ON c.candidate_id = v.candidate_id
    LEFT JOIN wire_release now ON now.story_id = e.story_id
    WHERE e.release_no = ANY (${[...releaseNos]}::bigint[])
  `.execute(db)
  return rows.map((row) => toOutgoing(row, publicUrl))
}

/** What a later decision took back says why in that decision's words. */
const wordsOf = (row: Row, status: PubStatus, moment: Moment): Words =>
  status === row.state || moment !== 'effective' ? row.words : (row.closed ?? row.nowWords ?? row.words)

/** Of what was removed by law the reason is told, whatever was said of it at the time. */
const removalWords = (row: Row): Words =>
  row.kind === 'remove'
    ? row.words
    : { headline: null, note: null, ...(row.standing === 'canceled' ? row.nowWords : null), notice: row.removedFor }

function toOutgoing(row: Row, publicUrl: string): Outgoing {
  const kept = openContent(row)
  // What was removed is never given as copy again, also where the story stands with a later version.
  const { status, moment }: Standing = kept ? standing(row) : { status: 'canceled', moment: 'effective' }
  const said = kept ? wordsOf(row, status, moment) : removalWords(row)
  // The wording of notices names the story by its slugline: of what was never out only the notice itself is told.
  const words = isUnspoken(row, status, moment) ? { ...said, headline: null, note: null } : said
  const pending = moment === 'pending'
  const host = new URL(publicUrl).hostname
  // The slug repeats the headline, which may be what was wrong; the address answers to the id alone.
  const url = pending || !row.onSite ? undefined : pageUrl(publicUrl, status === 'usable' ? row : { ...row, slug: '' })
  const translations = (row.translations ?? []).map((t) => {
    const page = pageUrl(publicUrl, t)
    return { language: t.language, guid: t.guid, ...(page === undefined ? {} : { url: page }) }
  })
  const concepts = row.names ?? {}
  return {
    releaseNo: row.releaseNo,
    kind: row.kind,
    status,
    moment,
    from: row.effectiveAt.toISOString(),
    item: {
      guid: row.guid,
      version: row.revision,
      release: {
        kind: row.kind,
        // Said of a version that waits: when it was released to those who prepare with it.
        effectiveAt: (pending ? row.recordedAt : row.effectiveAt).toISOString(),
        ...(words.notice === null ? {} : { notice: words.notice }),
        ...(words.headline === null ? {} : { headline: words.headline }),
        ...(words.note === null ? {} : { note: words.note }),
        ...(row.supersedes === null ? {} : { supersedes: row.supersedes }),
      },
      pubStatus: status,
      ...(isNotice(row.kind) ? { urgency: Math.max(1, row.rank) as Urgency } : {}),
      content: contentOf(row, kept ?? removedContent(row), moment, status),
      firstCreated: (pending ? row.recordedAt : row.firstAt).toISOString(),
      versionCreated: (pending ? row.recordedAt : row.effectiveAt).toISOString(),
      ...(url === undefined ? {} : { url }),
      ...(translations.length === 0 ? {} : { translations }),
      agency: {
        name: (row.agency && nameIn(row.agency.names, row.language)) || host,
        shortName: (row.agency && nameIn(row.agency.shortNames, row.language)) || host,
        uri: publicUrl,
      },
      names: (uri) => {
        const names = uri.startsWith('dateline:') ? concepts[uri.slice('dateline:'.length)] : undefined
        return names && nameIn(names, row.language)
      },
    },
  }
}

/** The permanent address of a story; undefined when no edition carries its language. */
function pageUrl(publicUrl: string, story: { language: string; section: string; slug: string; publicId: string }) {
  const edition = editionFor(story.language)
  const last = story.slug === '' ? story.publicId : `${story.slug}-${story.publicId}`
  return edition && `${publicUrl}/${edition.key}/${story.section}/${last}`
}

/** Who has it sealed, or an earlier version, learns nothing of the words from being told to drop it. */
const isUnspoken = (row: Row, status: PubStatus, moment: Moment): boolean =>
  moment === 'overtaken' || (status !== 'usable' && !row.everPublic)

/** What a version may say at its moment. */
function contentOf(row: Row, content: StoryContent, moment: Moment, status: PubStatus): StoryContent {
  if (isUnspoken(row, status, moment)) return bare(content)
  if (moment !== 'pending')
    return withoutPastEmbargo(status === 'usable' ? content : withoutTerms(content), row.effectiveAt)
  const note = content.embargo?.note
  return { ...content, embargo: { until: row.effectiveAt.toISOString(), ...(note === undefined ? {} : { note }) } }
}

/** Terms speak of the copy; of a story that is held or killed no words go along. */
const withoutTerms = ({ usageTerms: _, ...rest }: StoryContent): StoryContent => rest

/** What is left of a content when none of its words may be repeated. */
export function bare({ model, language, form, section, urgency }: StoryContent): StoryContent {
  return { model, language, form, section, urgency, headline: '', slugline: '', subjects: [], body: [] }
}

/** What is offered is public: its embargo was kept, or lifted. One that still ran would tell clients to wait. */
function withoutPastEmbargo(content: StoryContent, effectiveAt: Date): StoryContent {
  const { embargo, ...rest } = content
  if (!embargo) return content
  return embargo.until !== null && Date.parse(embargo.until) <= effectiveAt.getTime() ? content : rest
}
