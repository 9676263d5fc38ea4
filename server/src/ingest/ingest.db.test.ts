import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plainText } from '@dateline/blocks'
import type { StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftToContent, loadDoc, readDraft } from '../desk/index.ts'
import { listStories, readPublicStory, searchStories } from '../release/index.ts'
import { Clock, createLog } from '../platform/index.ts'
import { sharedPath } from '../testing/shared.ts'
import { collect, createImportWorld, g2, type G2Options, type ImportWorld, outcomesOf } from './ingest.testing.ts'
import type { ImportLine } from './index.ts'
import { readPieces } from './raw.ts'
import { addSubscriber, Wire } from '../wire/index.ts'

const fixtures = join(import.meta.dirname, '..', '..', '..', 'packages', 'formats', 'fixtures')
let world: ImportWorld
let made = 0
let named = 0

beforeAll(async () => {
  world = await createImportWorld()
  const { db } = world.database
  world.releases.register(
    new Wire({ db, clock: new Clock(db), log: createLog('silent'), publicUrl: 'https://mna.example' }),
  )
  await addSubscriber(db, { name: 'Everything', languages: null })
})
afterAll(() => world.close())

/** Writes files into a folder of their own. */
function files(entries: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(world.folder, String(made++))
  mkdirSync(folder)
  for (const [name, data] of Object.entries(entries)) writeFileSync(join(folder, name), data)
  return folder
}

/** An item of a guid of its own, unless one is given. */
const item = (options: G2Options = {}): string =>
  g2({ guid: `urn:newsml:tavna.example:20260501:n${++named}`, ...options })

async function publicContent(line: ImportLine | undefined) {
  const publicId = line?.path?.slice(-10) ?? ''
  const story = await readPublicStory(world.database.db, publicId)
  if (!story) throw new Error(`not public: ${JSON.stringify(line)}`)
  return story
}

async function draftContent(line: ImportLine | undefined): Promise<StoryContent> {
  const draft = await readDraft(world.database.db, line?.draftId ?? '')
  expect([draft.desk, draft.stage]).toEqual(['incoming', 'incoming'])
  const { doc } = await loadDoc(world.database.db, draft.id)
  return draftToContent(doc, draft.language)
}

async function bytesOf(digest: string | undefined): Promise<Buffer> {
  return Buffer.concat(await collect(readPieces(world.database.db, digest ?? '')))
}

async function countOf(table: 'story' | 'release_event' | 'delivery' | 'due' | 'source_version'): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM ${sql.table(table)}`.execute(world.owner.db)
  return rows[0]?.n ?? -1
}

describe('a saved page', () => {
  const capture = sharedPath('samples/captures/agency-page-2021-06-23.txt')

  it.skipIf(capture === undefined)(
    'of a real agency becomes its story again, in the archive and on the desk',
    async () => {
      const profile = { key: 'belta', agency: 'BelTA', zone: 'Europe/Minsk' }
      const [line, ...rest] = await world.run(capture ?? '', { profile })
      expect([line?.outcome, rest]).toEqual(['imported', []])
      const released = await publicContent(line)
      const { content } = released
      expect(released.listedAt.toISOString()).toBe('2021-06-23T11:21:00.000Z')
      expect(content).toMatchObject({
        language: 'en',
        section: 'politics',
        headline: 'Belarus to build up military force with Russia, advance integration with CSTO, EAEU',
        dateline: { place: 'MOSCOW', date: '2021-06-23', source: 'BelTA' },
        source: { agency: 'BelTA', captured: '2024-04-20', versionCreated: '2021-06-23T14:21:00+03:00' },
      })
      expect(content.body.map((b) => b.type)).toEqual(Array.from({ length: 6 }, () => 'paragraph'))
      expect(JSON.stringify(content.body)).toContain('"marks":[{"type":"sourcing"')
      const text = plainText(content.body)
      expect(text).toContain('The official said: “In a bid to ensure regional security')
      for (const furniture of ['Government Bodies', 'Subscribe to us', 'Recent news', 'All news']) {
        expect(text).not.toContain(furniture)
      }
      expect(await bytesOf(line?.digest)).toEqual(readFileSync(capture ?? ''))

      const other = await createImportWorld()
      try {
        const [incoming] = await other.run(capture ?? '', { as: 'incoming' })
        expect(incoming?.outcome).toBe('imported')
        // What the page does not say is taken, and said.
        expect(incoming?.assumptions.map((a) => a.field)).toContain('zone')
        const { rows } = await sql`SELECT FROM release_event`.execute(other.owner.db)
        expect(rows).toEqual([])
      } finally {
        await other.close()
      }
    },
  )

  it('of our own making becomes a story with its time, section, dateline and provenance', async () => {
    const [line] = await world.run(join(fixtures, 'capture-tavna.txt'))
    const released = await publicContent(line)
    expect(released.listedAt.toISOString()).toBe('2025-10-14T18:05:00.000Z')
    expect(released.content).toMatchObject({ language: 'en', source: { captured: '2026-03-09' } })
    expect(released.content.dateline?.date).toBe('2025-10-14')
    expect(line?.assumptions.map((a) => a.field)).toContain('zone')
    const zoned = await createImportWorld()
    try {
      const [again] = await zoned.run(join(fixtures, 'capture-tavna.txt'), {
        profile: { key: 'tavna', zone: 'Asia/Tokyo', language: 'en' },
        as: 'incoming',
      })
      expect(again?.assumptions.map((a) => a.field)).not.toContain('zone')
    } finally {
      await zoned.close()
    }
  })

  it('goes to the incoming desk and nowhere else', async () => {
    const before = await countOf('release_event')
    const [line] = await world.run(join(fixtures, 'capture-ru.txt'), { as: 'incoming' })
    const content = await draftContent(line)
    expect([content.language, content.headline]).toEqual(['ru', line?.headline])
    expect(content.source?.captured).toBe('2026-03-07')
    expect(line?.path).toBe(`/newsroom/drafts/${line?.draftId}`)
    expect(await countOf('release_event')).toBe(before)
  })
})

describe('history', () => {
  it('is public under its own time, found by search, and due to no subscriber', async () => {
    const [line] = await world.run(files({ 'a.xml': item({ headline: 'Walrus census ends on Skerry Bank' }) }))
    expect(line?.outcome).toBe('imported')
    const story = await publicContent(line)
    expect(story.listedAt.toISOString()).toBe('2026-05-01T07:00:00.000Z')
    const found = await searchStories(world.database.db, { language: 'en', query: 'walrus', limit: 5 })
    expect(found.map((s) => s.storyId)).toEqual([line?.storyId])
    const day = await listStories(world.database.db, {
      language: 'en',
      from: new Date('2026-05-01T00:00:00Z'),
      to: new Date('2026-05-02T00:00:00Z'),
      limit: 100,
    })
    expect(day.map((s) => s.storyId)).toContain(line?.storyId)
    // What has a region stands in the edition of its language.
    const [regional] = await world.run(files({ 'b.xml': item({ guid: 'urn:x:gb', language: 'en-GB' }) }))
    expect([(await publicContent(regional)).content.language, regional?.notes]).toEqual(['en', []])
    expect([await countOf('delivery'), await countOf('due')]).toEqual([0, 0])
  })

  it('takes numbers in one row for a whole batch across many files', async () => {
    const folder = files(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, n) => [
          `${String(n).padStart(3, '0')}.xml`,
          g2({ guid: `urn:newsml:tavna.example:row:${n}`, headline: `Row item ${n}` }),
        ]),
      ),
    )
    const lines = await world.run(folder)
    expect(new Set(outcomesOf(lines))).toEqual(new Set(['imported']))
    expect(lines.map((l) => l.headline)).toEqual(Array.from({ length: 60 }, (_, n) => `Row item ${n}`))
    const first = lines[0]?.releaseNo ?? 0
    expect(lines.map((l) => l.releaseNo)).toEqual(Array.from({ length: 60 }, (_, n) => first + n))
    // One transaction, and so one lock: all rows were written by the same.
    const { rows } = await sql<{ transactions: number }>`
      SELECT count(DISTINCT xmin::text) AS transactions FROM release_event WHERE release_no >= ${first}
    `.execute(world.owner.db)
    expect(rows).toEqual([{ transactions: 1 }])
    expect(new Set(outcomesOf(await world.run(folder)))).toEqual(new Set(['duplicate same-content']))
  })

  it('is not made public when it is canceled, withheld, embargoed, undated or of the future', async () => {
    const before = await countOf('release_event')
    const folder = files({
      'a.xml': item({ guid: 'urn:x:canceled', status: 'canceled' }),
      'b.xml': item({ guid: 'urn:x:withheld', status: 'withheld' }),
      'c.xml': item({ guid: 'urn:x:embargo', embargo: '2999-01-01T00:00:00Z' }),
      'd.xml': item({ guid: 'urn:x:open', embargo: '' }),
      'e.xml': item({ guid: 'urn:x:undated', published: null }),
      'f.xml': item({ guid: 'urn:x:unparsed', published: 'yesterday' }),
      'g.xml': item({ guid: 'urn:x:future', published: '2999-01-01T00:00:00Z' }),
    })
    expect(outcomesOf(await world.run(folder))).toEqual([
      'quarantined source-canceled',
      'quarantined source-withheld',
      'quarantined embargoed',
      'quarantined embargoed',
      'quarantined no-date',
      'quarantined no-date',
      'quarantined date-in-future',
    ])
    expect(await countOf('release_event')).toBe(before)
  })

  it('whose language has no edition is kept all the same, and this is said', async () => {
    const [line] = await world.run(files({ 'a.xml': item({ language: 'fi', headline: 'Lautta kulkee taas' }) }))
    expect([line?.outcome, line?.notes.length, line?.path]).toEqual(['imported', 1, undefined])
  })
})

describe('identity', () => {
  const versions = (guid: string) => ({
    one: g2({ guid, version: 1, headline: 'First words' }),
    two: g2({ guid, version: 2, headline: 'Second words', published: '2026-05-02T09:00:00Z' }),
    other: g2({ guid, version: 2, headline: 'Contradiction' }),
  })

  it('in the archive: a newer version follows, an older one and the same are duplicates, other content waits', async () => {
    const { one, two, other } = versions('urn:x:chain')
    const [first] = await world.run(files({ 'one.xml': one }))
    const [second] = await world.run(files({ 'two.xml': two }))
    expect([first?.outcome, second?.outcome, second?.storyId]).toEqual(['imported', 'imported', first?.storyId])
    const story = await publicContent(second)
    expect([story.content.headline, story.revision]).toEqual(['Second words', 2])
    expect(outcomesOf(await world.run(files({ 'a.xml': one, 'b.xml': two, 'c.xml': other })))).toEqual([
      'duplicate older-version',
      'duplicate same-content',
      'quarantined guid-conflict',
    ])
    expect((await publicContent(second)).content.headline).toBe('Second words')
  })

  it('holds within one file and one folder, too', async () => {
    const { one, two, other } = versions('urn:x:together')
    expect(outcomesOf(await world.run(files({ 'a.xml': one, 'b.xml': two, 'c.xml': one, 'd.xml': other })))).toEqual([
      'imported',
      'imported',
      'duplicate older-version',
      'quarantined guid-conflict',
    ])
  })

  it('on the desk: a newer version takes the place of a draft that nobody touched, and never of one in work', async () => {
    const { one, two } = versions('urn:x:desk')
    const three = g2({ guid: 'urn:x:desk', version: 3, headline: 'Third words' })
    const desk = { as: 'incoming' } as const
    const [first] = await world.run(files({ 'one.xml': one }), desk)
    const [second] = await world.run(files({ 'two.xml': two }), desk)
    expect([second?.storyId, second?.outcome]).toEqual([first?.storyId, 'imported'])
    expect((await draftContent(second)).headline).toBe('Second words')
    expect((await readDraft(world.database.db, first?.draftId ?? '')).stage).toBe('spiked')
    await sql`UPDATE draft SET stage = 'working' WHERE id = ${second?.draftId ?? ''}`.execute(world.owner.db)
    const [third] = await world.run(files({ 'three.xml': three }), desk)
    expect([third?.code, third?.draftId]).toEqual(['draft-open', second?.draftId])
    expect(outcomesOf(await world.run(files({ 'three.xml': three })))).toEqual(['quarantined draft-open'])
    await sql`UPDATE draft SET stage = 'spiked' WHERE id = ${second?.draftId ?? ''}`.execute(world.owner.db)
    expect(outcomesOf(await world.run(files({ 'three.xml': three }), desk))).toEqual(['imported'])
  })

  it('without a guid is that of the words, whatever the file', async () => {
    const page = readFileSync(join(fixtures, 'capture-ar.txt'))
    expect(
      outcomesOf(await world.run(files({ 'a.txt': page, 'b.txt': Buffer.concat([page, Buffer.from('\n')]) }))),
    ).toEqual(['imported', 'duplicate same-content'])
  })

  it('never lets an import write into a story of our own, or bring back what was killed', async () => {
    const guid = 'urn:x:killed'
    const [line] = await world.run(files({ 'a.xml': g2({ guid, version: 1 }) }))
    await world.releases.release({
      storyId: line?.storyId ?? '',
      kind: 'kill',
      notice: 'Wrong.',
      releasedBy: 'test',
    })
    expect(outcomesOf(await world.run(files({ 'b.xml': g2({ guid, version: 2, headline: 'Back?' }) })))).toEqual([
      'quarantined story-canceled',
    ])
    await sql`
      INSERT INTO story (guid, public_id, language, translation_group, created_by)
      VALUES ('urn:x:ours', 'aaaaaaaaaa', 'en', gen_random_uuid(), 'test')
    `.execute(world.owner.db)
    expect(outcomesOf(await world.run(files({ 'c.xml': g2({ guid: 'urn:x:ours' }) })))).toEqual([
      'quarantined guid-conflict',
    ])
  })

  it('is decided once when two imports bring the same at the same time', async () => {
    const folder = files(
      Object.fromEntries(
        Array.from({ length: 20 }, (_, n) => [`${n}.xml`, g2({ guid: `urn:x:race:${n}`, headline: `Race ${n}` })]),
      ),
    )
    const both = (await Promise.all([world.run(folder), world.run(folder)])).map(outcomesOf)
    expect(both.flat().toSorted()).toEqual([
      ...Array.from({ length: 20 }, () => 'duplicate same-content'),
      ...Array.from({ length: 20 }, () => 'imported'),
    ])
  })
})

describe('bad input', () => {
  let lines: ImportLine[] = []
  const badFiles = {
    'bomb.xml': readFileSync(join(fixtures, 'hostile', 'billion-laughs.xml')),
    'entity.xml': readFileSync(join(fixtures, 'hostile', 'external-entity.xml')),
    'deep.xml': item({ guid: 'urn:x:deep' }).replace('<p>', '<p>'.repeat(5000)),
    'truncated.xml': item({ guid: 'urn:x:truncated' }).slice(0, 700),
    'bad-utf8.xml': Buffer.concat([
      Buffer.from(item({ guid: 'urn:x:bytes' }).split('Ferry')[0] ?? ''),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from(item({ guid: 'urn:x:bytes' }).split('Ferry')[1] ?? ''),
    ]),
    'invalid.json': '{"uri": "urn:x:json", "headline": ',
    'shape.json': '{"uri": 7}',
    'empty.txt': '',
    'binary.bin': Buffer.from([0, 1, 2, 3, 0, 255, 254, 0]),
    'unknown.xml': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'nul.json': JSON.stringify({ uri: 'urn:x:\u0000nul', version: '1', type: 'text', headline: 'N', body_text: 'x' }),
    'surrogate.json': '{"uri":"urn:x:sur","type":"text","headline":"A \\ud800 b","body_text":"x \\u0000 y"}',
    'zz-good.xml': item({ guid: 'urn:x:after-the-bad', headline: 'Good among bad' }),
  }
  const folder = () => join(world.folder, 'bad')

  beforeAll(async () => {
    mkdirSync(folder())
    for (const [name, data] of Object.entries(badFiles)) writeFileSync(join(folder(), name), data)
    lines = await world.run(folder())
  })

  it('gets a code, a file and a place each, and the rest goes on', () => {
    const byFile = Object.fromEntries(lines.map((l) => [l.file.split('/').at(-1), l]))
    expect(Object.keys(byFile).toSorted()).toEqual(Object.keys(badFiles).toSorted())
    const code = (name: string) => byFile[name]?.code
    expect([code('bomb.xml'), code('entity.xml')]).toEqual(['xml-entity', 'xml-entity'])
    expect([code('deep.xml'), code('truncated.xml')]).toEqual(['too-deep', 'xml-truncated'])
    expect([code('invalid.json'), code('empty.txt'), code('unknown.xml')]).toEqual([
      'json-invalid',
      'empty-document',
      'format-unknown',
    ])
    for (const line of lines) {
      if (line.outcome === 'imported') continue
      expect(line).toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/), message: expect.stringMatching(/\S/) })
      expect([line.code, line.place === ''].join()).not.toBe('reader-defect,true')
      expect(line.code).not.toBe('reader-defect')
    }
    expect(byFile['zz-good.xml']?.outcome).toBe('imported')
  })

  it('keeps the bytes of everything, under their digest', async () => {
    for (const [name, data] of Object.entries(badFiles)) {
      const digest = createHash('sha256').update(data).digest('hex')
      expect([name, lines.find((l) => l.file.endsWith(`/${name}`))?.digest]).toEqual([name, digest])
      expect((await bytesOf(digest)).equals(Buffer.from(data))).toBe(true)
    }
  })

  it('drops what a page could run', async () => {
    const [line] = await world.run(join(fixtures, 'hostile', 'script.html'), { as: 'incoming' })
    expect(line?.outcome).toBe('imported')
    expect(JSON.stringify(await draftContent(line))).not.toMatch(/<script|onerror|onclick|javascript:|alert\(/i)
  })

  it('says when codes are unknown', async () => {
    const [line] = await world.run(
      files({ 'a.xml': item().replace('<urgency>', '<subject qcode="nosuch:1"/><urgency>') }),
      { as: 'incoming' },
    )
    expect(line?.outcome).toBe('imported')
    expect(line?.unknown.join()).toContain('nosuch')
  })

  it('over the limit is kept unread, streamed', async () => {
    const large = join(files({}), 'large.xml')
    writeFileSync(large, Buffer.alloc(51_000_000, 'x'))
    const [line] = await world.run(large)
    expect([line?.outcome, line?.code]).toEqual(['quarantined', 'too-large'])
    const digest = createHash('sha256').update(readFileSync(large)).digest('hex')
    expect(line?.digest).toBe(digest)
    const hash = createHash('sha256')
    for await (const piece of readPieces(world.database.db, digest)) hash.update(piece)
    expect(hash.digest('hex')).toBe(digest)
  })

  it('names a path that is missing', async () => {
    const [line] = await world.run(join(world.folder, 'nothing-here'))
    expect(line).toMatchObject({ outcome: 'quarantined', code: 'file-missing' })
    expect(line?.digest).toBeUndefined()
  })

  it('that the database alone refuses does not sink its batch', async () => {
    const folderOf = files({
      'a.xml': g2({ guid: 'urn:x:batch:a', headline: 'Before' }),
      'b.xml': g2({ guid: 'urn:x:batch:b', headline: 'Refused here' }),
      'c.xml': g2({ guid: 'urn:x:batch:c', headline: 'After' }),
    })
    await sql`ALTER TABLE version ADD CONSTRAINT refuse CHECK (headline <> 'Refused here')`.execute(world.owner.db)
    try {
      const [a, b, c] = await world.run(folderOf)
      expect(outcomesOf([a, b, c].filter((l) => l !== undefined))).toEqual([
        'imported',
        'quarantined content-refused',
        'imported',
      ])
      expect(b?.file).toContain('b.xml')
    } finally {
      await sql`ALTER TABLE version DROP CONSTRAINT refuse`.execute(world.owner.db)
    }
  })
})

describe('reading again', () => {
  it('takes in what now reads differently as the next version, and nothing twice', async () => {
    const other = await createImportWorld()
    try {
      const page = join(fixtures, 'capture-tavna.txt')
      const [first] = await other.run(page, { profile: { key: 'a', zone: 'Europe/Minsk' } })
      expect(outcomesOf(await collect(other.ingest.again('test')))).toEqual(['duplicate same-content'])
      const { rows } = await sql<{ n: number }>`SELECT count(*) AS n FROM story`.execute(other.owner.db)
      expect(rows).toEqual([{ n: 1 }])
      // The reader is the same; what is known of the source stands for a better one.
      const sections = { Economy: 'society', Politics: 'society', World: 'society' }
      const [again] = await collect(
        other.ingest.again('test', first?.digest, { key: 'a', zone: 'Europe/Minsk', agency: 'TVN', sections }),
      )
      expect([again?.outcome, again?.storyId]).toEqual(['imported', first?.storyId])
      expect(outcomesOf(await other.run(page, { profile: { key: 'a', zone: 'Europe/Minsk' } }))).toEqual([
        'duplicate older-version',
      ])
    } finally {
      await other.close()
    }
  })

  it('refuses a digest that is not there', async () => {
    await expect(collect(world.ingest.again('test', 'abcdef'))).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('the official examples', () => {
  const standards = sharedPath('standards')
  const folders = ['newsml-g2/tests', 'newsml-g2/examples', 'ninjs']

  it.skipIf(standards === undefined).each(folders)('of %s: every file gives lines, none is a defect', async (name) => {
    const folder = join(standards ?? '', name)
    const expected = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((e) => e.isFile() && !e.name.startsWith('.') && !e.parentPath.includes('/.'))
      .map((e) => join(e.parentPath, e.name))
    const lines = await world.run(folder, { as: name === 'ninjs' ? 'incoming' : 'archive' })
    expect([...new Set(lines.map((l) => l.file))].toSorted()).toEqual(expected.toSorted())
    expect(lines.filter((l) => l.code === 'reader-defect' || l.code === 'content-refused')).toEqual([])
    expect(lines.filter((l) => l.outcome !== 'imported' && (l.code === undefined || l.message === undefined))).toEqual(
      [],
    )
    expect(lines.some((l) => l.outcome === 'imported')).toBe(true)
  })
})

describe('the journal', () => {
  it('holds a row for every line, and no one rewrites it', async () => {
    const lines = await world.run(files({ 'a.xml': item({ guid: 'urn:x:journal' }), 'b.json': '{' }))
    const { rows } = await sql<{ outcome: string; code: string | null; file: string; story_id: string | null }>`
      SELECT outcome, code, file, story_id FROM ingest_item ORDER BY id DESC LIMIT 2
    `.execute(world.owner.db)
    const summed = (all: readonly { readonly file: string; readonly outcome: string }[]) =>
      all.map((l) => `${l.file} ${l.outcome}`).toSorted()
    expect(summed(rows)).toEqual(summed(lines))
    for (const table of ['ingest_item', 'ingest_batch', 'raw_item', 'raw_piece', 'source_version']) {
      await expect(sql`DELETE FROM ${sql.table(table)}`.execute(world.owner.db)).rejects.toMatchObject({
        code: 'DL001',
      })
      await expect(sql`DELETE FROM ${sql.table(table)}`.execute(world.database.db)).rejects.toMatchObject({
        code: '42501',
      })
    }
  })
})
