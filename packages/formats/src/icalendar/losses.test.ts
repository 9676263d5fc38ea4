/** The loss table of iCalendar, carried out row by row on any event. */
import type { Contact, EventDates, EventDetails, Label, NewsItem, Relation, Rendition, Term } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compact } from '../finish.ts'
import { itemArbitrary } from '../testing-items.ts'
import { afterLosses, changedFields, type Changes, type Tree } from '../testing-losses.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { ICALENDAR_LOSSES } from './losses.ts'
import { readICalendarItems } from './read.ts'
import { EVENT_NATURE, NEAREST_STATUS, PARTY_TYPES, STATUSES } from './table.ts'
import { writeICalendar } from './write.ts'

function again(item: NewsItem): NewsItem {
  const { entries } = readICalendarItems(writeICalendar([item]), {
    name: 'test',
    profile: undefined,
    limits: DEFAULT_LIMITS,
    assumptions: [],
  })
  const [entry, ...rest] = entries
  if (entry?.outcome !== 'item' || rest.length > 0) throw new Error(JSON.stringify(entries))
  return entry.item
}

/** Whole seconds, in UTC. */
const utc = (instant: string) =>
  `${new Date(Math.floor(Date.parse(instant) / 1000) * 1000).toISOString().slice(0, 19)}Z`
const stampOf = ({ transmission, versionCreated, firstCreated }: NewsItem) =>
  transmission?.sent ?? versionCreated ?? firstCreated ?? '1970-01-01T00:00:00Z'

const eventOf = (left: Tree): Record<keyof EventDetails, unknown> =>
  ((left['concept'] as Term).event ?? {}) as Record<keyof EventDetails, unknown>
const datesOf = (left: Tree) => (eventOf(left).dates ?? {}) as Record<keyof EventDates, unknown>
const some = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list)
const words = ({ value, language }: Label): Label => compact({ value, language }) as Label

/** A year or a month in full; an instant in UTC; and that it is a day, where it is one. */
function bound(
  date: string | undefined,
  ends: readonly [string, (month: string) => string],
  left: Tree,
): string | undefined {
  if (date === undefined) return undefined
  const day = date.length === 4 ? `${date}-${ends[0]}` : date.length === 7 ? ends[1](date) : date
  if (day.length === 10) datesOf(left).allDay = true
  return day.length === 10 ? day : utc(day)
}
const lastDay = (month: string) =>
  `${month}-${new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).getUTCDate()}`

function party(term: Term, isParticipant: boolean): Term | undefined {
  const name = term.names?.[0]?.value
  const mail = term.person?.contacts?.find(({ kind }) => kind === 'email')?.value
  const uri = term.uri ?? (mail === undefined ? undefined : `mailto:${mail}`)
  if (name === undefined && uri === undefined) return undefined
  const role = isParticipant ? term.roles?.find((r) => /^[A-Za-z-]{1,40}$/.test(r)) : undefined
  const type = isParticipant && PARTY_TYPES.some(([, nature]) => nature === term.type) ? term.type : undefined
  return compact({
    uri,
    names: name === undefined ? undefined : [{ value: name }],
    roles: role === undefined ? undefined : [role],
    type,
  }) as Term
}

/** The rows of the table that do more than drop. */
const CHANGES: Changes = {
  kind: () => undefined,
  version: (left, { version }) => {
    left['version'] = version !== undefined && /^[1-9]\d{0,8}$/.test(version) ? version : undefined
  },
  versionCreated: (left, item) => {
    const { versionCreated, transmission } = item
    left['versionCreated'] = utc(
      versionCreated !== undefined && transmission?.sent !== undefined ? versionCreated : stampOf(item),
    )
  },
  firstCreated: (left, { firstCreated }) => {
    left['firstCreated'] = firstCreated === undefined ? undefined : utc(firstCreated)
  },
  generators: (left) => {
    left['generators'] = [{ value: '-//Dateline//formats//EN' }]
  },
  headlines: (left, item) => {
    const [name] = item.concept?.names ?? item.headlines ?? item.titles ?? []
    left['headlines'] = name === undefined ? undefined : [words(name)]
  },
  language: (left) => {
    left['language'] = (left['headlines'] as Label[] | undefined)?.[0]?.language
  },
  'links[]': (left, { links }) => {
    left['links'] = some((links ?? []).filter(({ rel }) => rel === 'url').slice(0, 1))
  },
  'renditions[]': (left, { renditions }) => {
    const kept = (renditions ?? []).map(({ href, contentType, title, sizeInBytes }) =>
      compact({ href, contentType, title, sizeInBytes }),
    )
    left['renditions'] = some(kept as Rendition[])
  },
  transmission: (left, item) => {
    const priority = item.transmission?.priority
    const sent = item.transmission?.sent
    const isApart = sent !== undefined && utc(sent) !== left['versionCreated']
    const kept = compact({ priority, sent: isApart ? utc(sent) : undefined })
    left['transmission'] = Object.keys(kept).length === 0 ? undefined : kept
  },
  extensions: (left, { extensions }) => {
    left['extensions'] = some((extensions ?? []).filter(({ format }) => format === 'icalendar'))
  },
  concept: (left, item) => {
    const { concept } = item
    const names = left['headlines'] as Label[] | undefined
    const plain = concept?.definitions?.find(({ contentType }) => contentType === undefined)
    const rich = concept?.definitions?.find(({ contentType }) => contentType !== undefined)
    const definitions = [
      ...(plain === undefined ? [] : [words(plain)]),
      ...(rich === undefined ? [] : [{ ...words(rich), contentType: rich.contentType }]),
    ]
    left['concept'] = compact({
      type: EVENT_NATURE,
      names,
      definitions: some(definitions),
      notes: concept?.notes?.map(words),
      related: concept?.related,
      event: structuredClone(concept?.event),
    })
  },
  'concept.related[].rel': (left) => {
    const concept = left['concept'] as { related?: unknown }
    const related = (concept.related as Relation[] | undefined)?.flatMap(({ literal, uri, rel }): Relation[] => {
      const target = literal ?? uri
      if (target === undefined) return []
      return [{ literal: target, rel: rel !== undefined && /^[A-Z-]{1,40}$/.test(rel) ? rel : 'PARENT' }]
    })
    if (related === undefined || related.length === 0) delete concept.related
    else concept.related = related
  },
  'concept.event.dates.start': (left, item) => {
    const dates = datesOf(left)
    dates.start = bound(item.concept?.event?.dates?.start, ['01-01', (month) => `${month}-01`], left)
  },
  'concept.event.dates.end': (left, item) => {
    const dates = datesOf(left)
    const end = bound(item.concept?.event?.dates?.end, ['12-31', lastDay], left)
    const start = dates.start as string | undefined
    // A day in front of its start is none.
    dates.end = end?.length === 10 && start !== undefined && end < start ? start.slice(0, 10) : end
  },
  'concept.event.dates.duration': (left, item) => {
    if (item.concept?.event?.dates?.end !== undefined) delete (datesOf(left) as Tree)['duration']
  },
  'concept.event.occurrenceStatus': (left, item) => {
    const uri = item.concept?.event?.occurrenceStatus?.uri
    const own = STATUSES.find(([, code]) => code === uri)
    const nearest = STATUSES.find(([name]) => name === NEAREST_STATUS[uri ?? ''])
    eventOf(left).occurrenceStatus = uri === undefined ? undefined : { uri: (own ?? nearest)?.[1] }
  },
  'concept.event.eventStatus': (left, item) => {
    const { eventStatus, occurrenceStatus } = item.concept?.event ?? {}
    const literal = occurrenceStatus === undefined ? eventStatus?.literal : undefined
    eventOf(left).eventStatus = literal === undefined ? undefined : { literal }
  },
  'concept.event.locations[0]': (left, item) => {
    const [location] = item.concept?.event?.locations ?? []
    const name = location?.names?.[0] ?? (location?.literal === undefined ? undefined : { value: location.literal })
    const [position] = location?.place?.positions ?? []
    const kept = compact({
      uri: name === undefined ? undefined : location?.uri,
      names: name === undefined ? undefined : [words(name)],
      place:
        position === undefined
          ? undefined
          : { positions: [{ latitude: position.latitude, longitude: position.longitude }] },
    })
    eventOf(left).locations = Object.keys(kept).length === 0 ? undefined : [kept]
  },
  'concept.event.organisers[]': (left, item) => {
    eventOf(left).organisers = some((item.concept?.event?.organisers ?? []).flatMap((term) => party(term, false) ?? []))
  },
  'concept.event.participants[]': (left, item) => {
    eventOf(left).participants = some(
      (item.concept?.event?.participants ?? []).flatMap((term) => party(term, true) ?? []),
    )
  },
  'concept.event.subjects[]': (left, item) => {
    const subjects = item.concept?.event?.subjects ?? []
    const bare = subjects.flatMap(({ uri, names, literal, qcode }): Term[] => {
      const text = names?.[0]?.value ?? literal ?? qcode
      return uri !== undefined || text === undefined
        ? []
        : [{ names: [names?.[0] === undefined ? { value: text } : words(names[0])] }]
    })
    const coded = subjects.flatMap(({ uri, names }): Term[] => {
      const name = names?.[0]?.value
      return uri === undefined
        ? []
        : [compact({ uri, names: name === undefined ? undefined : [{ value: name }] }) as Term]
    })
    eventOf(left).subjects = some([...bare, ...coded])
  },
  'concept.event.contacts[]': (left, item) => {
    const lines = (item.concept?.event?.contacts ?? []).flatMap(({ name, value }): Contact[] => {
      const text = [name, value].filter((part) => part !== undefined).join(', ')
      return text === '' ? [] : [{ kind: 'note', value: text }]
    })
    eventOf(left).contacts = some(lines)
  },
}

/** Without members that are undefined. */
const tidy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('the loss table of iCalendar', () => {
  it('has a change for every row that does more than drop', () => {
    expect(Object.keys(CHANGES).toSorted()).toStrictEqual(changedFields(ICALENDAR_LOSSES))
  })

  it('names all that an event loses, and nothing that it keeps', () => {
    const events = itemArbitrary(['concept']).filter((item) => item.concept?.event !== undefined)
    fc.assert(
      fc.property(events, (item) => {
        const { standard, ...read } = again(item)
        expect(standard).toEqual({ name: 'iCalendar', version: '2.0' })
        const { standard: _s, guid, ...left } = afterLosses(ICALENDAR_LOSSES, CHANGES, item)
        expect(tidy(read)).toEqual(tidy({ ...left, guid: guid ?? item.concept?.uri }))
      }),
      { numRuns: 200 },
    )
  })
})
