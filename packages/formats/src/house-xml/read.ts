/** XML of one house to the exchange model, by the fields of houses.ts. */
import type { ItemReference, Label, NewsItem, Rendition, Term } from '@dateline/news'
import { type ReadContext, withEntities } from '../context.ts'
import { parseInstant } from '../copy/instant.ts'
import { cleanLanguage } from '../copy/language.ts'
import type { ExchangeDocument, ExchangeEntry, ReadNewsItem } from '../exchange.ts'
import { compact } from '../finish.ts'
import { plainBody, readHtmlBody } from '../html/rich.ts'
import { EVENT_NATURE } from '../icalendar/table.ts'
import { blocksFromText } from '../html/text.ts'
import { FormatError, rejectedEntry } from '../problem.ts'
import type { Assumption } from '../types.ts'
import { CATEGORY_TYPE, SUBJECT_CODE_SCHEME } from '../vocab/subjects.ts'
import { urgencyOf } from '../vocab/urgency.ts'
import { collapse, parseXml, placeOf, rawText, type XmlElement } from '../xml/read.ts'
import { Taken } from '../xml/take.ts'
import { houseOf } from './houses.ts'
import type { House, Meaning, PictureField } from './table.ts'

const SIGNAL = 'http://cv.iptc.org/newscodes/signal/'
const GEO_AREA = 'http://cv.iptc.org/newscodes/cpnature/geoArea'
/** How much of a document its marks may stand in. */
const SNIFFED = 20_000

/** Reads a document of a house. @returns an entry for each item; never throws for bad input */
export function readHouseItems(text: string, outer: ReadContext): ExchangeDocument {
  const entries: ExchangeEntry[] = []
  const { context, entity } = withEntities(outer)
  const start = text.slice(0, SNIFFED)
  let house: House | undefined
  try {
    parseXml(text, context.limits, {
      entity,
      close: (element, ancestors) => {
        house ??= houseOf((ancestors[0] ?? element).name, start)
        if (house === undefined || element.name !== house.item) return 'keep'
        entries.push(entryOf(house, element, context))
        return ancestors.length === 0 ? 'keep' : 'take'
      },
    })
    if (entries.length === 0)
      throw new FormatError('format-unknown', 'the document has no item of a known house', 'line 1, column 1')
  } catch (error) {
    entries.push(rejectedEntry(error, context.name, 'the whole document'))
  }
  return { format: 'house-xml', entries }
}

function entryOf(house: House, element: XmlElement, context: ReadContext): ExchangeEntry {
  try {
    return new HouseItem(house, element, context).read()
  } catch (error) {
    return rejectedEntry(error, context.name, placeOf(element))
  }
}

/** `28.09.2026 11:15` as ISO 8601. */
function isoOf(text: string): string {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:\s+(\d{1,2})[:.](\d{2}))?$/.exec(text)
  if (match === null) return text
  const [, day = '', month = '', year = '', hour = '0', minute = '00'] = match
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}:${minute}:00`
}

/** Columns without a date hold the first day of all. */
const isNever = (text: string) => /^0{3}[01]-0[01]-0[01]/.test(text)
const isTrue = (text: string) => /^(?:true|1|yes|ja)$/i.test(text)

class HouseItem {
  readonly #house: House
  readonly #element: XmlElement
  readonly #context: ReadContext
  readonly #taken = new Taken()
  readonly #values = new Map<Meaning, string[]>()
  readonly #assumptions: Assumption[]
  readonly #unknown: string[] = []
  readonly #subjects: Term[] = []
  #copy: XmlElement | undefined

  constructor(house: House, element: XmlElement, context: ReadContext) {
    this.#house = house
    this.#element = element
    this.#context = context
    this.#assumptions = [...context.assumptions]
  }

  read(): ReadNewsItem {
    for (const [path, meaning] of Object.entries(this.#house.fields)) this.#take(path, meaning)
    const pictures = (this.#house.pictures ?? []).flatMap((field) => this.#pictures(field))
    const kindAt = this.#house.kind
    const kindText = kindAt === undefined ? undefined : this.#texts(kindAt.at)[0]
    const kind = kindText === undefined || kindAt === undefined ? 'text' : (kindAt.values[kindText] ?? 'text')
    const item = kind === 'event' ? this.#event() : this.#news(kind)
    const extensions = this.#taken
      .leftovers(this.#element, 'house-xml')
      .filter(({ content, name }) => content !== undefined && name !== '@nil')
    return {
      outcome: 'item',
      item: compact({
        ...item,
        associations: pictures.length === 0 ? undefined : pictures,
        extensions: extensions.length === 0 ? undefined : extensions,
      }) as NewsItem,
      place: placeOf(this.#element),
      assumptions: this.#assumptions,
      unknown: this.#unknown,
    }
  }

  /** Elements at a path, whatever their namespaces. */
  #elements(path: string, from = this.#element): XmlElement[] {
    let found: XmlElement[] = [from]
    for (const step of path.split('/')) {
      found = found.flatMap((parent) =>
        parent.children.filter((child): child is XmlElement => typeof child !== 'string' && child.name === step),
      )
      for (const element of found) this.#taken.element(element)
    }
    return found
  }

  #texts(path: string): string[] {
    if (path.startsWith('@')) {
      const value = this.#taken.attribute(this.#element, path.slice(1))
      return value === undefined ? [] : [value]
    }
    return this.#elements(path).flatMap((element) => {
      this.#taken.whole(element)
      const text = collapse(rawText(element))
      return text === '' ? [] : [text]
    })
  }

  #take(path: string, meaning: Meaning): void {
    if (meaning === 'body') {
      this.#copy ??= this.#elements(path).find((element) => rawText(element).trim() !== '')
      if (this.#copy !== undefined) this.#taken.whole(this.#copy)
      return
    }
    if (meaning === 'subject') {
      for (const element of this.#elements(path)) this.#addSubject(element)
      return
    }
    const texts = this.#texts(path)
    const known = this.#values.get(meaning)
    if (known === undefined) this.#values.set(meaning, texts)
    else known.push(...texts)
  }

  #addSubject(element: XmlElement): void {
    this.#taken.whole(element)
    const code = element.attributes['reference']?.trim() ?? ''
    for (const name of collapse(rawText(element)).split(';')) {
      const names = name.trim() === '' ? undefined : [{ value: name.trim() }]
      if (/^\d{8}$/.test(code))
        this.#subjects.push(compact({ uri: SUBJECT_CODE_SCHEME + code, qcode: `subj:${code}`, names }))
      else if (names !== undefined) this.#subjects.push({ names })
    }
  }

  #all(meaning: Meaning): string[] {
    return this.#values.get(meaning) ?? []
  }
  #one(meaning: Meaning): string | undefined {
    return this.#all(meaning)[0]
  }
  #labels(meaning: Meaning, role?: string): Label[] {
    return [...new Set(this.#all(meaning))].map((value) => ({ value, ...(role === undefined ? {} : { role }) }))
  }
  #says(meaning: Meaning): boolean {
    return this.#all(meaning).some(isTrue)
  }

  #instant(meaning: Meaning): string | undefined {
    const text = this.#all(meaning).find((value) => !isNever(value))
    if (text === undefined) return undefined
    const zone = this.#context.profile?.zone ?? this.#house.zone
    const parsed = parseInstant(isoOf(text), zone)
    if (parsed === undefined) {
      if (meaning === 'embargo')
        throw new FormatError(
          'embargo-invalid',
          `the embargo "${text.slice(0, 60)}" is no date; the item cannot be used safely`,
          placeOf(this.#element),
        )
      this.#unknown.push(`${meaning} ${text.slice(0, 40)}`)
      return undefined
    }
    if (!parsed.zoned && !this.#assumptions.some(({ field }) => field === 'zone'))
      this.#assumptions.push({ field: 'zone', value: zone, why: `${meaning} has no zone; taken from the source` })
    return parsed.instant
  }

  /** What holds for items of every kind. */
  #common(): Partial<NewsItem> {
    const house = this.#house
    const { guid, version } = this.#identity()
    const urgency = this.#one('urgency')
    const language = this.#one('language')
    const agency = house.agency ?? this.#one('source')
    const sources = this.#all('source').filter((name) => name !== agency)
    const take = this.#all('take').join(' ')
    const mapped = urgency === undefined ? undefined : urgencyOf(urgency, 'newsml-1')
    if (urgency !== undefined && mapped === undefined) this.#unknown.push(`urgency ${urgency.slice(0, 20)}`)
    const until = this.#instant('embargo')
    const subjects = this.#allSubjects()
    return compact({
      model: 1 as const,
      guid,
      version,
      language:
        cleanLanguage(house.languages?.[language ?? ''] ?? language) ??
        this.#context.profile?.language ??
        house.language,
      provider: agency === undefined ? undefined : { literal: agency, names: [{ value: agency }] },
      firstCreated: this.#instant('first-created'),
      versionCreated: this.#instant('version-created'),
      contentCreated: this.#instant('content-created'),
      embargo: until === undefined ? undefined : { until },
      pubStatus: this.#says('if-canceled') ? 'canceled' : this.#says('if-withheld') ? 'withheld' : 'usable',
      signals: this.#signals(),
      urgency: mapped,
      transmission: compact({
        urgency: urgency === undefined ? undefined : { value: urgency, scale: house.key },
        take: take === '' ? undefined : take,
        category: this.#one('category'),
      }),
      sluglines: filled(this.#labels('slugline')),
      titles: filled(this.#labels('title')),
      headlines: filled(this.#headlines()),
      descriptions: filled([...this.#marked('abstract'), ...this.#labels('caption', 'caption')]),
      bylines: filled(this.#labels('byline')),
      creditlines: filled(
        this.#labels('creditline').map(({ value }) => ({ value: value.replace(/^\/(.+)\/$/, '$1') })),
      ),
      edNotes: filled(this.#labels('edNote')),
      keywords: filled([
        ...this.#labels('keyword'),
        ...this.#all('keywords')
          .flatMap((list) => list.split(','))
          .flatMap((name) => (name.trim() === '' ? [] : [{ value: name.trim() }])),
      ]),
      subjects: filled(subjects),
      services: filled(this.#all('service').map((name): Term => ({ literal: name, names: [{ value: name }] }))),
      infoSources: filled(sources.map((name): Term => ({ literal: name, names: [{ value: name }] }))),
      rights: this.#rights(),
      links: filled(this.#all('page').map((href) => ({ rel: 'dateline:rel/page', href, contentType: 'text/html' }))),
    }) as Partial<NewsItem>
  }

  #identity(): { guid: string | undefined; version: string | undefined } {
    const id = this.#one('guid')
    const version = this.#one('version')
    const match = this.#house.versionInGuid === true && id !== undefined ? /^(.+)_(\d{2})$/.exec(id) : null
    const number = version ?? match?.[2]
    return {
      guid: match?.[1] ?? id,
      version: number === undefined ? undefined : /^\d{1,15}$/.test(number) ? String(Number(number)) : number,
    }
  }

  #headlines(): Label[] {
    const main = this.#labels('headline')
    const other = this.#labels('headline-else').filter(({ value }) => value !== main[0]?.value)
    if (main.length === 0) return other.slice(0, 1)
    return [...main, ...this.#labels('subheadline', 'subheadline')]
  }

  /** Descriptions may be HTML, also escaped. */
  #marked(meaning: Meaning): Label[] {
    return this.#labels(meaning).flatMap(({ value }) => {
      if (!/<[a-z]/i.test(value)) return [{ value }]
      const text = collapse(plainBody(readHtmlBody(value, { limits: this.#context.limits })))
      return text === '' ? [] : [{ value: text }]
    })
  }

  #allSubjects(): Term[] {
    const codes = this.#all('subject-code')
      .map((code) => code.padStart(8, '0'))
      .filter((code) => /^\d{8}$/.test(code))
    return [
      ...codes.map((code): Term => ({ uri: SUBJECT_CODE_SCHEME + code, qcode: `subj:${code}` })),
      ...this.#subjects,
      ...this.#all('category').map((literal): Term => ({ literal, type: CATEGORY_TYPE })),
    ]
  }

  #signals(): Term[] | undefined {
    const names = [this.#says('if-correction') ? 'correction' : '', this.#says('if-update') ? 'update' : '']
    return filled(
      names.filter((name) => name !== '').map((name): Term => ({ uri: SIGNAL + name, qcode: `sig:${name}` })),
    )
  }

  #rights(): NewsItem['rights'] {
    const usageTerms = filled(this.#labels('usageTerms'))
    const copyrightNotices = filled(this.#labels('copyright'))
    return usageTerms === undefined && copyrightNotices === undefined
      ? undefined
      : [compact({ usageTerms, copyrightNotices })]
  }

  #place(): Term | undefined {
    const [city, region, country] = [this.#one('city'), this.#one('region'), this.#one('country')]
    const term = (value: string, broader?: Term): Term =>
      compact({ type: GEO_AREA, names: [{ value }], broader: broader === undefined ? undefined : [broader] }) as Term
    const land = country === undefined ? undefined : term(country)
    const state = region === undefined ? land : term(region, land)
    const place = city === undefined ? state : term(city, state)
    const [latitude, longitude] = [Number(this.#one('latitude')), Number(this.#one('longitude'))]
    if (place === undefined || Number.isNaN(latitude) || Number.isNaN(longitude)) return place
    return { ...place, place: { positions: [{ latitude, longitude }] } }
  }

  #news(kind: 'text' | 'picture' | 'video' | 'audio'): Partial<NewsItem> {
    const place = this.#place()
    const copy = this.#copy === undefined ? '' : rawText(this.#copy)
    const { limits } = this.#context
    const blocks = /<[a-z][^<>]{0,500}>/i.test(copy) ? readHtmlBody(copy, { limits }) : blocksFromText(copy)
    const words = Number(this.#one('word-count'))
    const renditions = this.#all('file').map((href): Rendition => ({ name: 'main', href }))
    return compact({
      ...this.#common(),
      kind,
      located: place === undefined ? undefined : [place],
      bodies: blocks.length === 0 ? undefined : [compact({ blocks, wordCount: words > 0 ? words : undefined })],
      renditions: filled(renditions),
    }) as Partial<NewsItem>
  }

  #event(): Partial<NewsItem> {
    const place = this.#place()
    const common = this.#common()
    const { headlines, descriptions, guid } = common
    return compact({
      ...common,
      kind: 'concept' as const,
      concept: compact({
        uri: guid,
        type: EVENT_NATURE,
        names: headlines,
        definitions: descriptions,
        event: compact({
          dates: compact({ start: this.#instant('event-start'), end: this.#instant('event-end') }),
          locations: place === undefined ? undefined : [place],
        }),
      }),
    }) as Partial<NewsItem>
  }

  #pictures({ at, href, caption, credit }: PictureField): ItemReference[] {
    return this.#elements(at).flatMap((element): ItemReference[] => {
      const textAt = (path: string | undefined) => {
        const [found] = path === undefined ? [] : this.#elements(path, element)
        if (found === undefined) return undefined
        this.#taken.whole(found)
        const text = collapse(rawText(found))
        return text === '' ? undefined : text
      }
      const [address, words, by] = [textAt(href), textAt(caption), textAt(credit)]
      if (address === undefined) return []
      const labels = (value: string | undefined, role?: string) =>
        value === undefined ? undefined : [compact({ value, role })]
      return [
        {
          kind: 'picture',
          rel: 'picture',
          href: address,
          item: compact({
            model: 1 as const,
            kind: 'picture' as const,
            descriptions: labels(words, 'caption'),
            creditlines: labels(by),
            renditions: [{ name: 'main', href: address }],
          }) as NewsItem,
        },
      ]
    })
  }
}

function filled<T>(list: readonly T[]): T[] | undefined {
  return list.length === 0 ? undefined : [...list]
}
