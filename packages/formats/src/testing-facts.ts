/** Arbitrary parts of items of the exchange model: labels, terms, renditions, references. Not part of the package's face. */
import type {
  AltId,
  Contact,
  Coverage,
  EventDates,
  EventDetails,
  ItemReference,
  Label,
  Rendition,
  Rights,
  Term,
} from '@dateline/news'
import fc from 'fast-check'
import { lineArbitrary } from './testing.ts'
import { fileAddress, languageTag, maybe, sparse } from './testing-bodies.ts'
import { compact } from './finish.ts'
import { qcodeOf } from './vocab/qcode.ts'

export const line = lineArbitrary(6)

const offset = fc.constantFrom('Z', '+03:00', '-05:00', '+05:45')
/** RFC 3339 with seconds and offset, near November 2026. */
export const instant: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 0, max: 40_000_000 }), offset)
  .map(([seconds, zone]) => new Date(Date.UTC(2026, 5, 1) + seconds * 1_000).toISOString().slice(0, 19) + zone)
export const day = instant.map((text) => text.slice(0, 10))
/** A year, a month, a day or an instant. */
export const truncated = fc.oneof(
  { weight: 3, arbitrary: instant },
  day,
  day.map((text) => text.slice(0, 7)),
  day.map((text) => text.slice(0, 4)),
)

export const uri = fc.constantFrom(
  'https://agency.example/concept/7',
  'urn:newsml:mna.example:20261101:42',
  'tag:mna.example,2026:concept/9',
  'http://www.wikidata.org/entity/Q42',
)
const iptc = (scheme: string, ...codes: string[]) =>
  fc.constantFrom(...codes.map((code) => `http://cv.iptc.org/newscodes/${scheme}/${code}`))
const CONCEPT_NATURES = iptc('cpnature', 'person', 'organisation', 'geoArea', 'event', 'object')

export const labelArbitrary: fc.Arbitrary<Label> = line.map((value) => ({ value }))
export const labels = fc.array(labelArbitrary, { minLength: 1, maxLength: 2 })
/** A label with whatever a label may say. */
export const richLabel: fc.Arbitrary<Label> = fc
  .tuple(
    line,
    sparse<{ language: string; direction: 'ltr' | 'rtl'; role: string }>({
      language: languageTag,
      direction: fc.constantFrom('ltr', 'rtl'),
      role: fc.constantFrom('https://mna.example/role/short', 'https://mna.example/role/long'),
    }),
  )
  .map(([value, rest]) => ({ value, ...rest }))

function termOf(codes: fc.Arbitrary<string>): fc.Arbitrary<Term> {
  return fc
    .oneof(
      { weight: 4, arbitrary: fc.record({ uri: codes, names: maybe(fc.tuple(labelArbitrary)) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          literal: fc.constantFrom('free text', 'X-17', 'Ärø'),
          names: maybe(fc.tuple(labelArbitrary)),
        }),
      },
      { weight: 1, arbitrary: fc.record({ names: fc.tuple(labelArbitrary) }) },
    )
    .map((value) => {
      const term = compact(value) as Term
      const qcode = term.uri === undefined ? undefined : qcodeOf(term.uri)
      return qcode === undefined ? term : { ...term, qcode }
    })
}

export const termArbitrary: fc.Arbitrary<Term> = termOf(uri)
export const genreTerm = termOf(iptc('genre', 'Current', 'Interview', 'Analysis'))
export const signalTerm = iptc('signal', 'correction', 'update').map(
  (code) => compact({ uri: code, qcode: qcodeOf(code) }) as Term,
)
export const natureTerm = (code: string): Term => ({
  uri: `http://cv.iptc.org/newscodes/ninature/${code}`,
  qcode: `ninat:${code}`,
})

/** What an item is about: topics, people, bodies, places, events, things; sure to some degree. */
export const subjectArbitrary: fc.Arbitrary<Term> = fc
  .tuple(
    fc.oneof(
      termOf(iptc('mediatopic', '11000000', '20000523')),
      termOf(iptc('subjectcode', '04000000')),
      termArbitrary,
    ),
    maybe(CONCEPT_NATURES),
    sparse<{ creator: string; confidence: number; relevance: number; why: string }>({
      creator: fc.constantFrom('https://mna.example/tool', 'Machine'),
      confidence: fc.integer({ min: 1, max: 100 }),
      relevance: fc.integer({ min: 1, max: 100 }),
      why: iptc('whypresent', 'direct', 'inferred'),
    }),
  )
  .map(([term, type, facts]) => (type === undefined ? { ...term, ...facts } : { ...term, type }))

export const placeTerm: fc.Arbitrary<Term> = fc
  .tuple(
    termArbitrary,
    maybe(fc.record({ longitude: fc.integer({ min: -179, max: 179 }), latitude: fc.integer({ min: -89, max: 89 }) })),
  )
  .map(([term, at]) => ({
    ...term,
    type: 'http://cv.iptc.org/newscodes/cpnature/geoArea',
    ...(at === undefined ? {} : { geoJson: { type: 'Point', coordinates: [at.longitude, at.latitude] } }),
  }))

export const altIdArbitrary: fc.Arbitrary<AltId> = fc
  .tuple(fc.constantFrom('slug', 'transref', 'https://mna.example/id'), fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/))
  .map(([role, value]) => ({ role, value }))

const contactArbitrary: fc.Arbitrary<Contact> = fc.oneof(
  fc.constant<Contact>({ kind: 'email', value: 'press@mna.example' }),
  fc.constant<Contact>({ kind: 'phone', value: '+10 5551 22', role: 'office', name: 'Desk' }),
  fc.constant<Contact>({ kind: 'web', value: 'https://mna.example/contact' }),
  fc.constant<Contact>({
    kind: 'address',
    address: { lines: ['Harbour 1'], locality: { names: [{ value: 'Port Selene' }] }, postalCode: '1001' },
  }),
)

export const renditionArbitrary: fc.Arbitrary<Rendition> = fc
  .tuple(
    fc.record({ href: fileAddress }),
    sparse<Omit<Rendition, 'href'>>({
      name: fc.constantFrom(
        'http://cv.iptc.org/newscodes/rendition/highRes',
        'http://cv.iptc.org/newscodes/rendition/thumbnail',
        'main',
      ),
      contentType: fc.constantFrom('image/jpeg', 'video/mp4', 'audio/mpeg'),
      title: line,
      sizeInBytes: fc.integer({ min: 1, max: 2_000_000_000 }),
      width: fc.integer({ min: 1, max: 20_000 }),
      height: fc.integer({ min: 1, max: 20_000 }),
      duration: fc.integer({ min: 1, max: 90_000 }),
      format: fc.constantFrom('JPEG', 'http://cv.iptc.org/newscodes/format/JPEG_Baseline'),
      videoCodec: fc.constantFrom('http://cv.iptc.org/newscodes/videocodec/c015'),
      videoFrameRate: fc.constantFrom(25, 29.97),
      videoScan: fc.constantFrom('progressive', 'interlaced'),
      audioCodec: fc.constantFrom('http://cv.iptc.org/newscodes/audiocodec/c002'),
      audioSampleRate: fc.constantFrom(44_100, 48_000),
      colourSpace: fc.constantFrom('http://cv.iptc.org/newscodes/colorspace/AdobeRGB'),
      orientation: fc.integer({ min: 1, max: 8 }),
    }),
  )
  .map(([address, rest]) => ({ ...address, ...rest }))

/** A pointer to another item, without the item. */
export const referenceArbitrary: fc.Arbitrary<ItemReference> = fc
  .tuple(
    uri,
    sparse<Omit<ItemReference, 'guid'>>({
      rel: fc.constantFrom('http://cv.iptc.org/newscodes/itemrelation/seeAlso', 'https://mna.example/rel/part'),
      href: fileAddress,
      version: fc.constantFrom('1', '7'),
      contentType: fc.constantFrom('text/html', 'application/vnd.iptc.g2.newsitem+xml'),
      titles: fc.tuple(labelArbitrary),
      headlines: fc.tuple(labelArbitrary),
    }),
  )
  .map(([guid, rest]) => ({ guid, ...rest }))

export const rightsArbitrary: fc.Arbitrary<Rights> = sparse<Rights>({
  copyrightHolder: fc.oneof(
    fc.constant<Term>({ names: [{ value: 'Marenian News Agency' }] }),
    fc.constant<Term>({ uri: 'https://mna.example/', names: [{ value: 'MNA' }] }),
  ),
  copyrightNotices: fc.tuple(labelArbitrary),
  usageTerms: labels,
  links: fc.constant([{ href: 'https://mna.example/rights' }]),
})

export const datesArbitrary: fc.Arbitrary<EventDates> = fc
  .tuple(
    truncated,
    truncated,
    sparse<EventDates>({
      duration: fc.constantFrom('P1D', 'PT2H30M'),
      recurrenceRules: fc.constant([{ frequency: 'WEEKLY', interval: 2, count: 5, until: '2027-01-01T00:00:00Z' }]),
      confirmation: iptc('eventdateconfirm', 'approximate'),
    }),
    fc.constantFrom('exact', 'expected', 'open'),
  )
  .map(([start, end, rest, kind]) => ({
    start,
    ...(kind === 'open' ? {} : { end }),
    ...(kind === 'expected' ? { expectedStart: true, expectedEnd: true } : {}),
    ...rest,
  }))

export const eventArbitrary: fc.Arbitrary<EventDetails> = fc
  .tuple(
    datesArbitrary,
    sparse<Omit<EventDetails, 'dates'>>({
      eventStatus: iptc('eventstatus', 'scheduled', 'postponed').map((code): Term => ({ uri: code })),
      coverageStatus: iptc('newscoveragestatus', 'intended').map((code): Term => ({ uri: code })),
      occurrenceStatus: iptc('eventoccurstatus', 'eos5').map((code): Term => ({ uri: code })),
      locations: fc.tuple(placeTerm),
      organisers: fc.tuple(
        fc.tuple(termArbitrary, contactArbitrary).map(([term, contact]): Term => ({ ...term, contacts: [contact] })),
      ),
      participants: fc.tuple(termArbitrary),
      subjects: fc.tuple(termArbitrary),
      contacts: fc.tuple(contactArbitrary),
    }),
  )
  .map(([dates, rest]) => ({ dates, ...rest }))

export const coverageArbitrary: fc.Arbitrary<Coverage> = fc
  .tuple(
    fc.constantFrom('https://mna.example/coverage/1', 'urn:mna:coverage:2'),
    sparse<Omit<Coverage, 'uri'>>({
      title: line,
      pubStatus: fc.constantFrom('usable', 'withheld', 'canceled'),
      type: fc.constantFrom('text', 'picture', 'video'),
      commissioned: fc.constant({ by: 'Desk', on: '2026-11-01T09:00:00Z', references: [{ name: 'po', value: '17' }] }),
      planning: fc.tuple(
        sparse({
          itemCount: fc.constant({ from: 1, to: 3 }),
          scheduled: truncated,
          edNotes: fc.tuple(labelArbitrary),
          urgency: fc.integer({ min: 1, max: 9 }),
          wordCount: fc.integer({ min: 1, max: 900 }),
          headlines: fc.tuple(labelArbitrary),
        }),
      ),
    }),
  )
  .map(([id, rest]) => ({ uri: id, ...rest }))
