/** The last step of every reader: what the parts of an item are together, checked against the schema. */
import { plainBlock, plainText, storyContentSchema } from '@dateline/blocks'
import type {
  Block,
  Byline,
  Concept,
  Dateline,
  Embargo,
  Form,
  Provenance,
  PubStatus,
  StoryContent,
  Urgency,
} from '@dateline/news'
import { cleanLanguage, detectLanguage } from './copy/language.ts'
import { dropStart, liftDateline, parseDateline } from './copy/dateline.ts'
import { findSection } from './copy/sections.ts'
import { markSourcing } from './copy/sourcing.ts'
import { boundedCopy } from './html/text.ts'
import { FormatError } from './problem.ts'
import type { Assumption, ReadStory, SourceProfile } from './types.ts'
import { collapse } from './xml/read.ts'

/** What a codec found. Absent members are filled in here, and said. */
export interface Parts {
  readonly guid?: string | undefined
  readonly version?: number | undefined
  readonly pubStatus: PubStatus
  readonly published?: string | undefined
  readonly firstCreated?: string | undefined
  readonly captured?: string | undefined
  readonly language?: string | undefined
  readonly form?: Form | undefined
  readonly headline?: string | undefined
  readonly slugline?: string | undefined
  readonly abstract?: string | undefined
  readonly byline?: Byline | undefined
  /** A dateline that the document gives apart from the body, as printed, with the place it names. */
  readonly datelineText?: string | undefined
  readonly located?: string | undefined
  readonly locatedUri?: string | undefined
  readonly section?: string | undefined
  /** A key of ours, from a document that we wrote. */
  readonly sectionKey?: string | undefined
  readonly urgency?: number | undefined
  /** The urgency as the source wrote it, when it is not on our scale. */
  readonly sourceUrgency?: string | undefined
  readonly subjects: readonly Concept[]
  readonly body: readonly Block[]
  readonly edNote?: string | undefined
  readonly usageTerms?: string | undefined
  readonly embargo?: Embargo | undefined
  readonly agency?: string | undefined
  readonly signals?: readonly string[] | undefined
  readonly translationOf?: { readonly guid: string; readonly version: number } | undefined
  readonly assumptions: readonly Assumption[]
  readonly unknown: readonly string[]
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> }

/** Drops members that are undefined, as `exactOptionalPropertyTypes` wants. */
export function compact<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Defined<T>
}

const MAX_HEADLINE = 500

function clip(text: string | undefined, length: number, field: string, unknown: string[]): string | undefined {
  if (text === undefined || text === '') return undefined
  if (text.length <= length) return text
  unknown.push(`${field}: longer than ${length} characters, cut`)
  return text.slice(0, length)
}

/** Drops a heading at the start of the body that says the headline again. */
function withoutHeadline(parts: Parts): Parts {
  const first = parts.body[0]
  if (first?.type !== 'heading' || parts.headline === undefined) return parts
  return collapse(plainBlock(first)) === collapse(parts.headline) ? { ...parts, body: parts.body.slice(1) } : parts
}

/** Takes the separately given dateline off the body, when the body repeats it, and reads its parts. */
function separateDateline(
  parts: Parts,
  near: string,
  agency: string | undefined,
): { dateline?: Dateline; body: readonly Block[] } {
  const printed = parts.datelineText
  if (printed === undefined) {
    return liftDateline(parts.body, agency === undefined ? { near } : { near, agency })
  }
  const parsed = parseDateline(printed, agency === undefined ? { near } : { near, agency })?.dateline
  const located = parts.located
  const fits = located !== undefined && printed.toLowerCase().startsWith(located.toLowerCase())
  const dateline: Dateline = {
    place: fits ? located : (parsed?.place ?? located ?? printed.slice(0, 200)),
    date: parsed?.date ?? near.slice(0, 10),
    source: parsed?.source ?? agency ?? '',
    text: printed,
  }
  const first = parts.body[0]
  if (first?.type !== 'paragraph') return { dateline, body: parts.body }
  const text = first.spans.map((s) => s.text).join('')
  const lifted = liftDateline(parts.body, agency === undefined ? { near } : { near, agency })
  const again = lifted.dateline
  // The copy may say more of it than stands apart: the region, the credit, the dash.
  if (again !== undefined && (again.text?.length ?? 0) > printed.length && startsAlike(again.text ?? '', printed)) {
    const source = parsed?.source === undefined || parsed.source === '' ? again.source : parsed.source
    return { dateline: { ...dateline, source: source === '' ? dateline.source : source }, body: lifted.body }
  }
  if (text.startsWith(printed)) {
    const length = printed.length + (text[printed.length] === ' ' ? 1 : 0)
    const spans = dropStart(first.spans, length)
    return { dateline, body: [...(spans.length === 0 ? [] : [{ ...first, spans }]), ...parts.body.slice(1)] }
  }
  return {
    dateline,
    body: lifted.dateline?.place.toLowerCase() === dateline.place.toLowerCase() ? lifted.body : parts.body,
  }
}

/** True when a line begins with the letters of another, whatever its marks and capitals. */
function startsAlike(line: string, start: string): boolean {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
  return letters(line).startsWith(letters(start))
}

/**
 * Makes a story of an item's parts.
 * @param place of the item in its document, for messages
 * @throws FormatError too-large; no-headline; content-invalid when a part does not fit the model
 */
export function finishStory(parts: Parts, profile: SourceProfile | undefined, place: string): ReadStory {
  const assumptions = [...parts.assumptions]
  const unknown = [...parts.unknown]
  const assume = (field: Assumption['field'], value: string, why: string) => assumptions.push({ field, value, why })

  boundedCopy(parts.body.reduce((length, block) => length + plainBlock(block).length, 0))
  const near = parts.firstCreated ?? parts.published ?? parts.captured ?? '2000-01-01'
  const agency = profile?.agency ?? parts.agency
  const { dateline: found, body: bare } = separateDateline(withoutHeadline(parts), near, agency)
  const isLocated = parts.located === undefined || parts.located.toLowerCase() === found?.place.toLowerCase()
  const dateline =
    found === undefined || parts.locatedUri === undefined || !isLocated
      ? found
      : { ...found, placeUri: parts.locatedUri }

  let language = cleanLanguage(parts.language)
  if (parts.language !== undefined && language === undefined) unknown.push(`language ${parts.language.slice(0, 40)}`)
  if (language === undefined && profile?.language !== undefined) language = cleanLanguage(profile.language)
  if (language === undefined) {
    const guess = detectLanguage(`${parts.headline ?? ''} ${plainText(bare)}`)
    language = guess ?? 'en'
    assume('language', language, guess === undefined ? 'the text is too short to tell' : 'recognised by its words')
  }

  let headline = clip(parts.headline, MAX_HEADLINE, 'headline', unknown)
  if (headline === undefined) {
    // A withdrawal must arrive even when nothing but its identity is left.
    if (parts.pubStatus === 'usable' || parts.guid === undefined) {
      throw new FormatError('no-headline', 'the item has no headline; a story needs one', place)
    }
    headline = clip(parts.slugline ?? parts.guid, MAX_HEADLINE, 'headline', unknown) ?? parts.pubStatus
    assume('headline', headline, `a ${parts.pubStatus} item without a headline`)
  }

  const section =
    parts.sectionKey === undefined ? findSection(parts.section, parts.subjects, profile) : { key: parts.sectionKey }
  if ('why' in section && section.why !== undefined) assume('section', section.key, section.why)

  const urgent = parts.urgency !== undefined && parts.urgency >= 1 && parts.urgency <= 9
  if (!urgent) assume('urgency', '5', parts.urgency === undefined ? 'the document gives none' : 'outside of 1 to 9')

  const content: StoryContent = compact({
    model: 1 as const,
    language,
    form: parts.form ?? 'report',
    headline,
    slugline: clip(parts.slugline, 200, 'slugline', unknown) ?? '',
    abstract: clip(parts.abstract, 4_000, 'abstract', unknown),
    byline: parts.byline,
    dateline,
    section: section.key,
    urgency: (urgent ? parts.urgency : 5) as Urgency,
    subjects: parts.subjects,
    body: markSourcing(bare, dateline?.source === '' ? agency : (dateline?.source ?? agency), language),
    edNote: clip(parts.edNote, 10_000, 'edNote', unknown),
    usageTerms: clip(parts.usageTerms, 10_000, 'usageTerms', unknown),
    embargo: parts.embargo,
    source: compact({
      agency: clip(agency ?? dateline?.source, 1_000, 'agency', unknown),
      guid: parts.guid,
      version: parts.version === undefined ? undefined : String(parts.version),
      firstCreated: parts.firstCreated,
      versionCreated: parts.published,
      captured: parts.captured,
      urgency: parts.sourceUrgency,
    }) as Provenance,
    translationOf: parts.translationOf,
  })
  const checked = storyContentSchema.safeParse(content)
  if (!checked.success) {
    const issue = checked.error.issues[0]
    throw new FormatError(
      'content-invalid',
      `${issue?.path.join('/') ?? 'content'}: ${issue?.message ?? 'does not fit'}`,
      place,
    )
  }
  return compact({
    content,
    guid: parts.guid,
    version: parts.version,
    pubStatus: parts.pubStatus,
    published: parts.published,
    captured: parts.captured,
    sectionName: parts.section,
    signals: parts.signals === undefined || parts.signals.length === 0 ? undefined : parts.signals,
    assumptions,
    unknown: [...new Set(unknown)],
  })
}
