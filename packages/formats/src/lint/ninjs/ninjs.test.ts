/** Every rule finds what it is for, and nothing where there is nothing. */
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { NewsItem } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NINJS_VERSIONS, type NinjsVersion } from '../../ninjs/generation.ts'
import { writeNinjsItem } from '../../ninjs/write-item.ts'
import { newsItemArbitrary } from '../../testing-items.ts'
import { hasShared, readSharedText, sharedUrl } from '../../testing-shared.ts'
import { ninjsValidator } from '../../testing-validate.ts'
import { lintNinjs, NINJS_RULES } from './index.ts'

type Json = Record<string, unknown>

const GOOD: Json = {
  uri: 'urn:newsml:mna.example:20261101:42',
  type: 'text',
  version: '2',
  firstCreated: '2026-11-01T08:00:00Z',
  versionCreated: '2026-11-01T09:00:00+00:00',
  embargoedUntil: '2026-11-02T00:00:00Z',
  pubStatus: 'usable',
  urgency: 3,
  language: 'en-GB',
  headlines: [{ role: 'main', contentType: 'text/plain', value: 'Harbour to close' }],
  bodies: [{ contentType: 'text/html', wordCount: 4, charCount: 21, value: '<p>The harbour will close.</p>' }],
  subjects: [{ name: 'transport', uri: 'http://cv.iptc.org/newscodes/mediatopic/20000337', relevance: 80 }],
  places: [{ name: 'Port Selene', geoJSON: { type: 'Point', coordinates: [10, 20] } }],
  renditions: [{ name: 'web', href: 'https://mna.example/en/harbour.html', contentType: 'text/html' }],
  expires: '2027-11-01T09:00:00Z',
  standard: { name: 'ninjs', version: '3.2', schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#' },
}
const without = (...names: string[]) =>
  Object.fromEntries(Object.entries(GOOD).filter(([name]) => !names.includes(name)))
const ids = (value: unknown) =>
  lintNinjs(typeof value === 'string' ? value : JSON.stringify(value)).map(({ rule }) => rule)

describe('a good document', () => {
  it('has no findings, in any version and in any wrapping', () => {
    expect(lintNinjs(JSON.stringify(GOOD))).toStrictEqual([])
    expect(ids([GOOD, GOOD])).toStrictEqual([])
    expect(ids({ data: { item: GOOD } })).toStrictEqual([])
    expect(ids(`${JSON.stringify(GOOD)}\n\n${JSON.stringify(GOOD)}\n`)).toStrictEqual([])
    const item: NewsItem = {
      model: 1,
      kind: 'text',
      guid: 'urn:t:1',
      versionCreated: '2026-11-01T09:00:00Z',
      headlines: [{ value: 'H' }],
      bodies: [{ blocks: [{ type: 'paragraph', spans: [{ text: 'Copy.' }] }] }],
    }
    for (const version of NINJS_VERSIONS) expect(ids(writeNinjsItem(item, { version }))).toStrictEqual([])
  })
})

const event = { ...without('bodies', 'eventDetails'), type: 'event' }

const CASES: readonly (readonly [rule: keyof typeof NINJS_RULES, bad: unknown])[] = [
  ['json', '{"uri": "urn:t:1",}'],
  ['shape', { a: 1 }],
  ['shape', []],
  ['duplicate', JSON.stringify(GOOD).replace('"type"', '"pubStatus":"canceled","type"')],
  ['required', without('uri')],
  ['required', { ...GOOD, headlines: [{ role: 'main', value: 'H' }, { role: 'sub' }] }],
  ['unknown', { ...GOOD, mood: 'calm' }],
  ['type', { ...GOOD, by: 7 }],
  ['type', { ...GOOD, genres: { name: 'x' } }],
  ['word', { ...GOOD, representationType: 'complete' }],
  ['uri', { ...GOOD, uri: 'story 7' }],
  ['date', { ...GOOD, contentCreated: '2026-11-01T09:00:00' }],
  ['range', { ...GOOD, subjects: [{ name: 'x', relevance: 101 }] }],
  ['choice', { ...GOOD, people: [{ name: 'x', contactInfo: [{ type: 'web' }] }] }],
  ['choice', { ...event, eventDetails: { dates: { expectedDuration: 'P1D' } } }],
  ['geo', { ...GOOD, places: [{ name: 'x', geoJSON: { type: 'Point', coordinates: ['a'] } }] }],
  ['status', { ...GOOD, pubStatus: 'cancelled' }],
  ['statusMissing', without('pubStatus')],
  ['embargoHeld', { ...GOOD, pubStatus: 'withheld' }],
  ['embargoOver', { ...GOOD, embargoedUntil: '2026-11-01T08:30:00Z' }],
  ['urgency', { ...GOOD, urgency: 0 }],
  ['urgency', { ...GOOD, urgency: 2.5 }],
  ['topic', { ...GOOD, subjects: [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/20000001' }] }],
  ['language', { ...GOOD, language: 'english' }],
  ['language', { ...GOOD, language: 'en_GB' }],
  ['link', { ...GOOD, uri: 'https://mna.example/en/harbour.html' }],
  ['version', { ...GOOD, version: '0' }],
  ['version', { ...GOOD, version: '1.2' }],
  ['order', { ...GOOD, firstCreated: '2026-11-01T09:00:01Z' }],
  [
    'order',
    { ...event, eventDetails: { dates: { startDate: '2026-11-03T00:00:00Z', endDate: '2026-11-02T00:00:00Z' } } },
  ],
  ['expired', { ...GOOD, expires: '2026-11-01T09:00:00Z' }],
  ['words', { ...GOOD, bodies: [{ contentType: 'text/plain', wordCount: 400, value: 'The harbour will close.' }] }],
  ['href', { ...GOOD, renditions: [{ name: 'web' }] }],
  ['headline', without('headlines')],
  ['body', without('bodies')],
  ['content', { ...without('renditions', 'bodies'), type: 'picture' }],
  ['standard', without('standard')],
  ['standardVersion', { ...GOOD, standard: { name: 'ninjs', version: '3.9' } }],
  ['empty', { ...GOOD, people: [{ rel: 'about' }] }],
  ['markup', { ...GOOD, headlines: [{ contentType: 'text/plain', value: 'A <b>bold</b> word' }] }],
]

describe('rules', () => {
  it.each<readonly [keyof typeof NINJS_RULES, unknown]>(CASES)(
    '%s finds what it is for, and no other rule does',
    (name, bad) => {
      expect(ids(bad)).toStrictEqual([NINJS_RULES[name].id])
    },
  )

  it('are all proved, and numbered once', () => {
    const proved = new Set(CASES.map(([name]) => name))
    expect(Object.keys(NINJS_RULES).filter((name) => !proved.has(name as keyof typeof NINJS_RULES))).toStrictEqual([])
    const numbers = Object.values(NINJS_RULES).map(({ id }) => id)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('say where', () => {
    const [finding] = lintNinjs(
      '{\n "uri": "urn:t:1", "type": "text",\n "headlines": [{"value": "H"}], "bodies": [{"value": "x"}],\n "pubstatus": "usable",\n "standard": {"version": "3.2"}, "pubStatus": "usable"\n}',
    )
    expect(finding).toMatchObject({ rule: 'NINJS-104', line: 4, column: 2, path: '/pubstatus', value: 'pubstatus' })
    expect(finding?.message).toContain('pubStatus')
    expect(lintNinjs('[1,\n{"a" 1}]')).toMatchObject([{ rule: 'NINJS-100', line: 2, column: 6 }])
  })

  it.each([
    ['pubstatus', 'pubStatus'],
    ['embargoed', 'embargoedUntil'],
    ['byline', 'by'],
    ['subject', 'subjects'],
    ['headine', 'headlines'],
  ])('suggest for %s %s', (name, meant) => {
    const found = lintNinjs(JSON.stringify({ ...GOOD, [name]: 'x' })).find(({ rule }) => rule === 'NINJS-104')
    expect(found?.message).toContain(`did you mean ${meant}?`)
  })
})

const FILES: Readonly<Record<NinjsVersion, string>> = {
  '3.2': 'ninjs-schema_3.2.reconstructed.json',
  '2.2': 'ninjs-schema_2.2.json',
  '1.6': 'ninjs-schema_1.6.json',
}
/** Rules of structure, and those of sense that take the place of one. */
const isStructural = (rule: string) =>
  rule.startsWith('NINJS-1') || rule === NINJS_RULES.status.id || rule === NINJS_RULES.urgency.id

describe.each(NINJS_VERSIONS)('our own ninjs %s', (version) => {
  it('has no finding of structure, whatever the item says', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        expect(ids(writeNinjsItem(item, { version })).filter(isStructural)).toStrictEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('has no finding at all when the item makes sense', () => {
    fc.assert(
      fc.property(newsItemArbitrary, (item) => {
        const { expires: _expires, embargo: _embargo, ...rest } = item
        const sound: NewsItem = {
          ...rest,
          firstCreated: '2026-01-01T00:00:00Z',
          versionCreated: '2026-01-02T00:00:00Z',
          headlines: [{ value: 'A headline' }],
          bodies: [{ blocks: [{ type: 'paragraph', spans: [{ text: 'Copy of some words.' }] }] }],
          renditions: [{ name: 'main', href: 'https://mna.example/1.jpg' }],
          associations: [],
        }
        const { concept, ...plain } = sound
        const dated = concept?.event === undefined ? sound : plain
        expect(ids(writeNinjsItem(dated, { version }))).toStrictEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it.skipIf(!hasShared)('is judged as the official schema judges it when it is damaged', () => {
    const validate = ninjsValidator(FILES[version])
    const values = fc.constantFrom<unknown>(
      'x',
      7,
      2.5,
      -1,
      null,
      true,
      [],
      {},
      [{}],
      'urn:t:1',
      '2026-11-01T09:00:00Z',
      '2026',
      [{ name: 'x' }],
      [{ value: 'x' }],
    )
    fc.assert(
      fc.property(
        newsItemArbitrary,
        fc.nat(),
        values,
        fc.constantFrom('change', 'drop', 'add'),
        (item, pick, value, how) => {
          const document = JSON.parse(JSON.stringify(writeNinjsItem(item, { version }))) as Json
          const places = placesOf(document)
          const place = places[pick % places.length]
          if (place === undefined) return
          if (how === 'drop') delete place.holder[place.name]
          else place.holder[how === 'add' ? `${place.name}x` : place.name] = value
          // The schemas of 2.x and 1.x have no bounds for urgency.
          const findings = lintNinjs(JSON.stringify(document), { version }).filter(
            ({ rule }) => isStructural(rule) && (rule !== NINJS_RULES.urgency.id || version === '3.2'),
          )
          const errors = validate(document)
          expect([findings.length > 0, errors]).toStrictEqual([errors.length > 0, errors])
        },
      ),
      { numRuns: 120 },
    )
  })
})

/** Every member in a document, however deep. */
function placesOf(value: unknown): { holder: Json; name: string }[] {
  if (Array.isArray(value)) return value.flatMap(placesOf)
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Json
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesOf(holder[name])])
}

describe.skipIf(!hasShared)('official files', () => {
  const root = fileURLToPath(sharedUrl('standards/ninjs/'))
  const files = hasShared ? globSync('{examples/{1.4,2.1,3.0}/**,test_suite/*/*}/*.json', { cwd: root }).toSorted() : []
  const versionOf = (path: string): NinjsVersion =>
    /\/1\.\d/.test(path) ? '1.6' : /\/2\.\d/.test(path) ? '2.2' : '3.2'

  it('are judged as the schema of their generation judges them', () => {
    expect(files.length).toBeGreaterThan(40)
    for (const path of files.filter((name) => !/extension-schema|collection/.test(name))) {
      const text = readSharedText(`standards/ninjs/${path}`)
      const version = versionOf(path)
      const errors = ninjsValidator(FILES[version])(JSON.parse(text))
      // The text of one holds a member twice, which a parsed object cannot show.
      const findings = lintNinjs(text, { version }).filter(
        ({ rule }) => isStructural(rule) && rule !== NINJS_RULES.duplicate.id,
      )
      expect([path, findings.length > 0]).toStrictEqual([path, errors.length > 0])
    }
  })

  it('those that should fail do', () => {
    const bad = files.filter((path) => path.includes('should_fail'))
    expect(bad).toHaveLength(3)
    for (const path of bad)
      expect(
        lintNinjs(readSharedText(`standards/ninjs/${path}`), { version: versionOf(path) }).some(({ rule }) =>
          isStructural(rule),
        ),
      ).toBe(true)
  })
})

describe('hostile documents', () => {
  it.each([
    ['deep', '['.repeat(100_000)],
    ['deep and closed', `{"uri":"urn:t:1","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['many members', `{"uri":"urn:t:1",${Array.from({ length: 50_000 }, (_, n) => `"m${n}":1`).join(',')}}`],
    ['nothing', ''],
    ['long tags', `{"uri":"urn:t:1","headlines":[{"contentType":"text/plain","value":"${'<b '.repeat(100_000)}"}]}`],
  ])('%s', (_name, text) => {
    expect(ids(text).length).toBeGreaterThan(0)
  })

  it('any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ maxLength: 200 }), fc.json()), (text) => Array.isArray(lintNinjs(text))))
  })
})
