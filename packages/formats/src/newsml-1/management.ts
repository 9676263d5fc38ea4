/** Identity and life of an item: identifier, revision, status, embargo, urgency, relations, instructions. */
import type { Embargo, ItemReference } from '@dateline/news'
import { compact } from '../finish.ts'
import { FormatError } from '../problem.ts'
import { readEmbargo } from '../iptc-7901/words.ts'
import { placeOf, textOf, type XmlElement } from '../xml/read.ts'
import { urgencyOf } from '../vocab/urgency.ts'
import { type Draft, push } from './draft.ts'
import { readRows } from './facts.ts'
import { plain, type Reading } from './reading.ts'
import { ENDING_INSTRUCTIONS, MANAGEMENT_ROWS, SIGNALS, STATUSES } from './table.ts'

const IREL = 'http://cv.iptc.org/newscodes/itemrelation/'
const SIGNAL = 'http://cv.iptc.org/newscodes/signal/'

/**
 * Reads Identification and NewsManagement.
 * @throws FormatError status-unknown; embargo-invalid
 */
export function readManagement(reading: Reading, item: XmlElement, draft: Draft): void {
  readIdentifier(reading, item, draft)
  const management = reading.taken.child(item, 'NewsManagement')
  readRows(reading, item, MANAGEMENT_ROWS, draft)
  // Without a word on when it was made, the day of the identifier is what there is.
  if (draft.firstCreated === undefined && draft.versionCreated === undefined) {
    const date = draft.altIds?.find(({ role }) => role === 'DateId')?.value
    const made = date !== undefined && date.length > 8 ? reading.instant(date, 'DateId') : undefined
    if (made !== undefined) draft.firstCreated = made
  }
  if (management === undefined) return
  readStatus(reading, management, draft)
  if (draft.embargo?.until === null) draft.embargo = statedEmbargo(reading, item, draft) ?? draft.embargo
  const urgency = reading.name(reading.taken.child(management, 'Urgency'))
  if (urgency !== undefined) {
    const mapped = urgencyOf(urgency, 'newsml-1')
    if (mapped === undefined) reading.unknown.push(`urgency ${urgency.slice(0, 20)}`)
    else draft.urgency = mapped
    draft.transmission = { ...draft.transmission, urgency: { value: urgency, scale: 'newsml-1' } }
  }
  readRelations(reading, management, draft)
  readInstructions(reading, management, draft)
}

/** Drops the revision from a public identifier: what is left is constant through the versions. */
function withoutRevision(identifier: string, revision: string | undefined): string {
  if (revision === undefined) return identifier
  const end = [`:${revision}N`, `:${revision}U`, `:${revision}A`, `:${revision}`].find((e) => identifier.endsWith(e))
  const rest = end === undefined ? identifier : identifier.slice(0, -end.length)
  // `urn:newsml:agency.example:1` would lose its whole item id with the revision.
  return rest.split(':').length >= 5 || !/^urn:newsml:/i.test(identifier) ? rest : identifier
}

function readIdentifier(reading: Reading, item: XmlElement, draft: Draft): void {
  const { taken } = reading
  const identification = taken.child(item, 'Identification')
  const identifier = taken.child(identification, 'NewsIdentifier')
  if (identifier === undefined) return
  const part = (name: string) => taken.text(taken.child(identifier, name))
  const provider = part('ProviderId')
  const date = part('DateId')
  const id = part('NewsItemId')
  const revisionElement = taken.child(identifier, 'RevisionId')
  const revision = taken.text(revisionElement)
  const identifierText = part('PublicIdentifier')
  // One agency sends the same half identifier in every item: it identifies nothing.
  const isWhole =
    identifierText !== undefined && (!/^urn:newsml:/i.test(identifierText) || identifierText.split(':').length >= 5)
  const built = id === undefined ? undefined : `urn:newsml:${[provider ?? 'unknown', date ?? '', id].join(':')}`
  const guid = isWhole ? withoutRevision(identifierText, revision) : (built ?? identifierText)
  if (guid !== undefined) draft.guid = guid.replace(/\s+/g, '_')
  if (revision !== undefined) draft.version = revision
  if (identifierText !== undefined && identifierText !== draft.guid) {
    push(draft, 'altIds', { value: identifierText, role: 'PublicIdentifier' })
  }
  if (id !== undefined) push(draft, 'altIds', { value: id, role: 'NewsItemId' })
  for (const name of ['Scheme', 'Vocabulary']) {
    taken.attribute(taken.child(identifier, 'ProviderId'), name)
    taken.attribute(taken.child(identifier, 'NewsItemId'), name)
  }
  if (provider !== undefined) push(draft, 'altIds', { value: provider, role: 'ProviderId' })
  if (provider !== undefined) draft.provider = { literal: provider, names: [{ value: provider }] }
  if (date !== undefined) push(draft, 'altIds', { value: date, role: 'DateId' })
  const previous = taken.attribute(revisionElement, 'PreviousRevision')
  if (previous !== undefined && previous !== '0') {
    push(draft, 'links', compact({ rel: `${IREL}previousVersion`, guid: draft.guid, version: previous }))
  }
  const update = taken.attribute(revisionElement, 'Update')?.toUpperCase()
  if (update === 'U') draft.representation = 'partial'
  if (update === 'A') push(draft, 'signals', { uri: `${SIGNAL}update` })
}

function readStatus(reading: Reading, management: XmlElement, draft: Draft): void {
  const { taken } = reading
  const element = taken.child(management, 'Status')
  const text = reading.name(element)
  const change = readChange(reading, management)
  if (text !== undefined && element !== undefined) {
    const status = Object.hasOwn(STATUSES, plain(text)) ? STATUSES[plain(text)] : undefined
    if (status === undefined) {
      throw new FormatError(
        'status-unknown',
        `Status ${JSON.stringify(text.slice(0, 40))} is not known; it may not be safe to use`,
        placeOf(element),
      )
    }
    if (status === 'embargoed') {
      draft.pubStatus = 'usable'
      draft.embargo = {
        until: change?.status === 'usable' || change?.status === undefined ? (change?.at ?? null) : null,
      }
      return
    }
    draft.pubStatus = status
  }
  if (change?.at === undefined) return
  // Usable now and not then is an expiry; closed now and usable then is an embargo that a client must still see lifted.
  if (change.status === 'usable') draft.embargo = { until: change.at }
  else if (draft.pubStatus === 'usable' || draft.pubStatus === undefined) draft.expires = [change.at]
}

/** Comments of an item and its components, down to a depth that real ones have. */
function commentsOf(element: XmlElement, depth = 0): string[] {
  if (depth > 6) return []
  return element.children.flatMap((child) => {
    if (typeof child === 'string' || child.name === 'DataContent') return []
    return child.name === 'Comment' ? [textOf(child) ?? ''] : commentsOf(child, depth + 1)
  })
}

/** The end of an embargo that is only said in words: `Embargoed to 0001 Tuesday June 03`. */
function statedEmbargo(reading: Reading, item: XmlElement, draft: Draft): Embargo | undefined {
  const near = draft.versionCreated ?? draft.firstCreated
  if (near === undefined) return undefined
  for (const comment of commentsOf(item)) {
    const read = readEmbargo(comment, { zone: reading.profile?.zone, near })
    if (read?.kind === 'embargo' && read.embargo.until !== null) return read.embargo
  }
  return undefined
}

interface StatusChange {
  readonly status?: 'usable' | 'withheld' | 'canceled' | 'embargoed'
  readonly at?: string
}

/** StatusWillChange: what the status will be, and when. */
function readChange(reading: Reading, management: XmlElement): StatusChange | undefined {
  const { taken } = reading
  const element = taken.child(management, 'StatusWillChange')
  if (element === undefined) return undefined
  const name = reading.name(taken.child(element, 'FutureStatus'))
  const date = taken.child(element, 'DateAndTime')
  const text = taken.text(date)
  const status = name !== undefined && Object.hasOwn(STATUSES, plain(name)) ? STATUSES[plain(name)] : undefined
  if (text === undefined) return compact({ status })
  const zoned = /(?:Z|[+-]\d{2}:?(?:\d{2})?)$/i.test(text)
  const at = reading.instant(text, 'StatusWillChange')
  if (at === undefined || (!zoned && reading.profile?.zone === undefined)) {
    throw new FormatError(
      'embargo-invalid',
      `the time ${JSON.stringify(text.slice(0, 40))} at which the status changes ${at === undefined ? 'is no date and time' : 'has no zone and the source profile gives none'}`,
      placeOf(date ?? element),
    )
  }
  return compact({ status, at })
}

/** A reference by URN to an item, with its revision apart. */
export function itemReference(urn: string): { guid: string; version?: string } {
  const parts = urn.split(':')
  const last = parts.at(-1) ?? ''
  const isRevision = /^urn:newsml:/i.test(urn) && parts.length >= 6 && /^\d{1,6}[NUA]?$/.test(last)
  return isRevision ? { guid: parts.slice(0, -1).join(':'), version: last.replace(/\D/g, '') } : { guid: urn }
}

const KINDS: Readonly<Record<string, ItemReference['kind']>> = {
  photo: 'picture',
  picture: 'picture',
  sketch: 'graphic',
  graphic: 'graphic',
  infographic: 'graphic',
  video: 'video',
  audio: 'audio',
  text: 'text',
  animation: 'animation',
}

function readRelations(reading: Reading, management: XmlElement, draft: Draft): void {
  for (const [name, rel] of [
    ['DerivedFrom', 'derivedFrom'],
    ['AssociatedWith', 'seeAlso'],
  ] as const) {
    for (const element of reading.taken.children(management, name)) {
      const urn = reading.taken.attribute(element, 'NewsItem')
      const formal = reading.name(element)
      const comment = reading.taken.text(reading.taken.child(element, 'Comment'))
      const kind = formal === undefined || !Object.hasOwn(KINDS, plain(formal)) ? undefined : KINDS[plain(formal)]
      if (urn === undefined && formal === undefined) continue
      const reference = compact({
        rel: `${IREL}${rel}`,
        ...(urn === undefined ? {} : itemReference(urn)),
        kind,
        titles: (comment ?? formal) === undefined ? undefined : [{ value: comment ?? formal ?? '' }],
      })
      push(draft, 'links', reference)
    }
  }
}

function readInstructions(reading: Reading, management: XmlElement, draft: Draft): void {
  for (const element of reading.taken.children(management, 'Instruction')) {
    const name = reading.name(element)
    for (const status of reading.taken.children(element, 'RevisionStatus')) {
      const revision = reading.taken.attribute(status, 'Revision')
      const value = reading.name(reading.taken.child(status, 'Status'))
      if (value !== undefined)
        push(draft, 'itemProperties', {
          rel: 'RevisionStatus',
          value,
          ...(revision === undefined ? {} : { literal: revision }),
        })
    }
    if (name === undefined) continue
    const key = plain(name)
    const signal = Object.hasOwn(SIGNALS, key) ? SIGNALS[key] : undefined
    push(draft, 'signals', signal === undefined ? { literal: name } : { uri: SIGNAL + signal, qcode: `sig:${signal}` })
    if (ENDING_INSTRUCTIONS.has(key)) draft.pubStatus = 'canceled'
  }
  for (const revision of reading.taken.children(reading.taken.child(management, 'RevisionHistory'), 'Revision'))
    reading.taken.element(revision)
  const history = management.children.find(
    (c): c is XmlElement => typeof c !== 'string' && c.name === 'RevisionHistory',
  )
  const href = history === undefined ? undefined : reading.taken.attribute(history, 'Href')
  if (href !== undefined) push(draft, 'links', { rel: 'RevisionHistory', href })
}
