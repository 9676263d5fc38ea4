/** What is to become of an item, from what it says and what is known of its guid. No database in here. */
import { createHash } from 'node:crypto'
import type { ReadStory } from '@dateline/formats'
import { canonicalJson, type PubStatus, type StoryState, useVerdict } from '@dateline/news'

export type ImportMode = 'incoming' | 'archive'

/** A version of a source's item that came in before. */
export interface Known {
  /** 0 when the source counts none. */
  readonly version: number
  readonly reading: number
  /** Lower-case hex; see `contentDigest`. */
  readonly contentDigest: string
  readonly published: Date | null
  /** The bytes it was read from, and where in them. */
  readonly digest: string
  readonly place: string
}

/** The story that has the guid, if there is one. */
export interface KnownStory {
  readonly storyId: string
  readonly publicId: string
  readonly language: string
  readonly state: StoryState
  /** Somebody may be working on it. */
  readonly openDraft: string | null
  /** Headlines of its versions and drafts. */
  readonly headlines: readonly string[]
}

export type Judgement =
  | { readonly act: 'import'; readonly reading: number }
  | {
      readonly act: 'stop'
      readonly outcome: 'duplicate' | 'kept' | 'quarantined'
      readonly code: string
      readonly message: string
      /** The version is to be remembered, though no story was made of it. */
      readonly remember?: boolean
    }

/** An item as it is judged. */
export interface Judged {
  readonly story: ReadStory
  readonly contentDigest: string
  /** The bytes it was read from, and where in them. */
  readonly digest: string
  readonly place: string
}

export interface Circumstances {
  readonly mode: ImportMode
  /** Kept bytes are read again: what now reads differently takes the place of what was read then. */
  readonly again: boolean
  /** Milliseconds since the epoch, of the database's clock. */
  readonly now: number
}

/** SHA-256 (lower-case hex) of the content without its provenance, which differs with each capture of the same page. */
export function contentDigest(story: ReadStory): string {
  const { source: _, ...words } = story.content
  return createHash('sha256').update(canonicalJson(words)).digest('hex')
}

/** The item's own guid, else a name made from its words (RFC 6920), so that the same words are the same story. */
export function guidOf(story: ReadStory, digest: string): string {
  return story.guid ?? `ni:///sha-256;${Buffer.from(digest, 'hex').toString('base64url')}`
}

/** Longest guid that an index of PostgreSQL takes, with room to spare. */
const LONGEST_GUID = 1_000
const LARGEST_VERSION = 2_147_483_647

/** What keeps an item from being looked up at all. */
export function unfit(story: ReadStory): { readonly code: string; readonly message: string } | undefined {
  const { guid, version } = story
  if (guid !== undefined && (guid.length > LONGEST_GUID || /\p{Cc}/u.test(guid) || !guid.isWellFormed())) {
    return { code: 'guid-invalid', message: 'Its guid is too long or has characters that no identifier has.' }
  }
  if (version !== undefined && (!Number.isInteger(version) || version < 0 || version > LARGEST_VERSION)) {
    return { code: 'version-invalid', message: `Its version ${version} is not a whole number of ordinary size.` }
  }
  return undefined
}

/** When the source made it public or, without that, made it. Undefined when it does not say, or beyond any calendar. */
export function publishedAt(story: ReadStory): Date | undefined {
  const said = story.published ?? story.content.source?.versionCreated ?? story.content.source?.firstCreated
  if (said === undefined) return undefined
  const at = new Date(said)
  const year = at.getUTCFullYear()
  return year >= 1600 && year < 10_000 ? at : undefined
}

const stop = (outcome: 'duplicate' | 'kept' | 'quarantined', code: string, message: string): Judgement => ({
  act: 'stop',
  outcome,
  code,
  message,
})

/**
 * @param known versions with its guid that came in before
 * @param existing the story with its guid
 */
export function judge(
  item: Judged,
  known: readonly Known[],
  existing: KnownStory | undefined,
  { mode, again, now }: Circumstances,
): Judgement {
  const { story } = item
  const seen = compareVersions(item, known, again)
  if (typeof seen !== 'number') return seen
  if (existing && known.length === 0) {
    // The guid is that of a story that did not come in by import: ours.
    return existing.headlines.includes(story.content.headline)
      ? stop('duplicate', 'own-story', 'It is a story of this agency.')
      : stop('quarantined', 'guid-conflict', 'A story of this agency has this guid and says something else.')
  }
  if (existing && existing.language !== story.content.language) {
    return stop(
      'quarantined',
      'guid-other-language',
      `The story with this guid is in "${existing.language}"; a translation has a guid of its own.`,
    )
  }
  if (story.pubStatus !== 'usable') return takenBack(story.pubStatus, existing)
  return (mode === 'archive' ? judgeHistory(story, existing, now) : undefined) ?? { act: 'import', reading: seen }
}

/** @returns the number of this reading of the version, or why it is not taken in */
function compareVersions(item: Judged, known: readonly Known[], again: boolean): Judgement | number {
  const { story, contentDigest: digest } = item
  const version = story.version ?? 0
  const same = known.filter((k) => k.version === version).toSorted((a, b) => a.reading - b.reading)
  const last = same.at(-1)
  const newest = Math.max(...known.map((k) => k.version))
  if (version < newest) {
    return stop('duplicate', 'older-version', `Version ${newest} of it came in before; this is version ${version}.`)
  }
  if (!last) return 1
  if (same.some((k) => k.contentDigest === digest)) {
    return last.contentDigest === digest
      ? stop('duplicate', 'same-content', 'It came in before.')
      : stop('duplicate', 'older-version', 'A later version of it came in before.')
  }
  if (same.some((k) => k.digest === item.digest && k.place === item.place)) {
    return again
      ? last.reading + 1
      : stop('duplicate', 'same-document', 'The same bytes came in before; "import --again" reads them anew.')
  }
  if (story.version === undefined) {
    // Without version numbers only a later time tells a new version from a contradiction.
    const [then, at] = [last.published?.getTime(), publishedAt(story)?.getTime()]
    if (then !== undefined && at !== undefined && at > then) return last.reading + 1
    if (then !== undefined && at !== undefined && at < then) {
      return stop('duplicate', 'older-version', 'A later version of it came in before.')
    }
  }
  return stop(
    'quarantined',
    'guid-conflict',
    'An item with the same guid and version came in before and says something else.',
  )
}

const TAKEN_BACK: Readonly<Record<Exclude<PubStatus, 'usable'>, string>> = {
  canceled: 'The source has canceled it',
  withheld: 'The source withholds it',
}

/** An import never kills: people with the right to it do, when they are told. */
function takenBack(status: 'withheld' | 'canceled', existing: KnownStory | undefined): Judgement {
  const here = existing?.state
  const advice =
    here === undefined || here === 'canceled'
      ? 'Nothing is made of it.'
      : `Our story of it is ${here}${existing?.openDraft ? ', with an open draft' : ''}: decide what to do with it.`
  return { ...stop('quarantined', `source-${status}`, `${TAKEN_BACK[status]}. ${advice}`), remember: true } as Judgement
}

function judgeHistory(story: ReadStory, existing: KnownStory | undefined, now: number): Judgement | undefined {
  const verdict = useVerdict(story.pubStatus, story.content.embargo, now)
  if (verdict.use !== 'now') {
    const until = verdict.use === 'after' ? `until ${verdict.from}` : 'without an end'
    return stop(
      'quarantined',
      'embargoed',
      `It is under an embargo ${until}, so it is not made public. Import it again afterwards.`,
    )
  }
  const at = publishedAt(story)
  if (!at) return stop('quarantined', 'no-date', 'It does not say when it was published, and history keeps its time.')
  if (at.getTime() > now) {
    return stop(
      'quarantined',
      'date-in-future',
      `It says that it is published at ${at.toISOString()}, which is still to come.`,
    )
  }
  if (existing && existing.state !== 'usable' && existing.state !== 'unreleased') {
    return stop('quarantined', `story-${existing.state}`, `The story is ${existing.state} here and stays so.`)
  }
  if (existing?.openDraft) {
    return stop(
      'quarantined',
      'draft-open',
      'The story has an open draft at a desk. Release or spike it, then import this again.',
    )
  }
  return undefined
}
