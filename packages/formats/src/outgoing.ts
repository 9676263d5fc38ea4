/** What a writer is given, and what every writer says about a release in the same words. */
import {
  type Concept,
  type Dateline,
  drawDateline,
  type PubStatus,
  type ReleaseKind,
  type StoryContent,
  type Urgency,
  type UseVerdict,
  useVerdict,
} from '@dateline/news'
import type { Block } from '@dateline/news'

export interface OutgoingItem {
  /** Constant through the versions; a URI. */
  readonly guid: string
  readonly version: number
  readonly release: {
    /** Place in the agency's log of releases; absent where its gaps would tell of what is not out. */
    readonly no?: number
    readonly kind: ReleaseKind
    /** RFC 3339 instant from which the release holds. */
    readonly effectiveAt: string
    /** What readers are told: what was wrong, why it is held or killed. */
    readonly notice?: string
    /** Takes the place of the headline of copy that may not be used, before the slugline. */
    readonly headline?: string
    /** The note to editors, with the words for readers in it; absent: the notice and the plain instruction. */
    readonly note?: string
    /** Version this one takes the place of. */
    readonly supersedes?: number
  }
  readonly pubStatus: PubStatus
  /** Urgency of the item, where it is not the story's own: a notice outranks what it mends. */
  readonly urgency?: Urgency
  readonly content: StoryContent
  readonly firstCreated: string
  readonly versionCreated: string
  /** Permanent address of the story's page. */
  readonly url?: string
  readonly translations?: readonly { readonly language: string; readonly guid: string; readonly url?: string }[]
  readonly agency: { readonly name: string; readonly uri: string; readonly shortName: string }
  /** Label of a concept, where the content has none. */
  readonly names?: (uri: string) => string | undefined
}

/** Words that take the place of a headline when the copy must not be used, by release kind. */
const WARNING: Readonly<Partial<Record<ReleaseKind, string>>> = {
  kill: 'MANDATORY KILL',
  withdraw: 'WITHDRAWAL',
  remove: 'REMOVAL',
  hold: 'HOLD',
}

const INSTRUCTION = {
  canceled: 'A kill is mandatory. Make certain the story is not used, and remove it wherever it was.',
  withheld: 'Hold this story. Do not use it until it is cleared or updated.',
} as const

export interface Statement {
  readonly headline: string
  readonly edNote: string | undefined
  /** False: the copy stays away and only what identifies the story goes out. */
  readonly carriesCopy: boolean
  readonly verdict: UseVerdict
}

/**
 * What a version says of itself: with copy when it is usable, else a warning for a headline and the notice.
 * A killed headline is not repeated: it may be what was wrong. The slugline names the story, as on every wire.
 */
export function stateOf(item: OutgoingItem): Statement {
  const { content, pubStatus, release } = item
  const verdict = useVerdict(pubStatus, content.embargo, Date.parse(release.effectiveAt))
  if (pubStatus === 'usable') {
    const note = [release.note ?? release.notice, content.edNote, content.embargo?.note].filter(
      (t) => t !== undefined && t !== '',
    )
    return {
      headline: content.headline,
      edNote: note.length === 0 ? undefined : note.join('\n'),
      carriesCopy: true,
      verdict,
    }
  }
  const warning = release.headline ?? WARNING[release.kind] ?? (pubStatus === 'canceled' ? 'MANDATORY KILL' : 'HOLD')
  return {
    headline: content.slugline === '' ? warning : `${warning}: ${content.slugline}`,
    edNote: (release.note === undefined ? [release.notice, INSTRUCTION[pubStatus]] : [release.note])
      .filter((t) => t !== undefined && t !== '')
      .join('\n'),
    carriesCopy: false,
    verdict,
  }
}

/** The dateline as printed on the wire: the source's own line, else drawn in the story's language. */
export function datelineText(dateline: Dateline, language: string): string {
  if (dateline.text !== undefined) return dateline.text
  const source = dateline.source === '' ? '' : ' ({source})'
  return drawDateline(dateline, { template: `{place}, {day} {month}${source} –`, locale: language })
}

/** The body with its dateline in front, as subscribers print it. */
export function bodyWithDateline(content: StoryContent): readonly Block[] {
  if (content.dateline === undefined) return content.body
  const line = datelineText(content.dateline, content.language)
  const first = content.body[0]
  if (first?.type !== 'paragraph') return content.body
  return [{ ...first, spans: [{ text: `${line} ` }, ...first.spans] }, ...content.body.slice(1)]
}

/** Label of a concept. */
export function labelOf(concept: Concept, item: OutgoingItem): string | undefined {
  return concept.name ?? item.names?.(concept.uri)
}

/** True for a string that may stand where a format wants a URI. */
export function isUri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text)
}
