/** A site over a test database with a clock that stands where the test sets it, and an agency with a small directory. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Channel, ReleaseKind, StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import pino from 'pino'
import { createStories, type Story } from '../desk/index.ts'
import { type Agency, saveAgency, saveConcepts, saveRelations } from '../directory/index.ts'
import { Clock, createHttp, type Db, openDatabase } from '../platform/index.ts'
import { ReleaseFollower, Releases } from '../release/index.ts'
import { setTestClock } from './clock.ts'
import { createTestDatabase } from './database.ts'
import { testCandidate } from './story.ts'
import { Site } from '../site/index.ts'
import { storyPath } from '../site/url.ts'

export const NOON = new Date('2026-11-24T10:00:00Z')
export const ORIGIN = 'https://news.mna.example'

const agency: Agency = {
  names: { en: 'Marenian News Agency', ru: 'Маренийское новостное агентство', ar: 'وكالة الأنباء المارينية' },
  shortNames: { en: 'MNA', ru: 'МНА', ar: 'مانا' },
  mottos: { en: 'Check twice, send once', ru: 'Дважды проверь', ar: 'تحقّق مرتين' },
  about: {
    en: [
      { type: 'heading', level: 2, spans: [{ text: 'Who we are' }] },
      { type: 'paragraph', spans: [{ text: 'An agency.' }] },
    ],
  },
  contact: { newsroom: 'desk@mna.example', phone: '+000 1 555 0119', address: '4 Lantern Quay' },
  emblem: '<svg viewBox="0 0 10 10"><circle cx="5" cy="5" r="4" fill="currentColor"/></svg>',
}

export interface Published {
  readonly story: Story
  readonly path: string
}

export interface TestSite {
  readonly db: Db
  readonly site: Site
  readonly follower: ReleaseFollower
  readonly releases: Releases
  /** Queries since it was last set. */
  queries: number
  /** Sets the clock and lets everybody act on it. */
  at(instant: Date): Promise<void>
  /** Sets the clock and tells only who keeps time, as if the timer were late. */
  pass(instant: Date): Promise<void>
  publish(
    over?: Partial<StoryContent>,
    options?: { readonly effectiveAt?: Date; readonly group?: string; readonly channels?: readonly Channel[] },
  ): Promise<Published>
  /** Releases a notice, or new content. */
  decide(
    story: Story,
    kind: ReleaseKind,
    options?: { readonly notice?: string; readonly content?: Partial<StoryContent> },
  ): Promise<void>
  groupOf(story: Story): Promise<string>
  get(path: string, headers?: Record<string, string>, method?: string): Promise<Response>
  text(path: string): Promise<string>
  close(): Promise<void>
}

export const minutes = (n: number): Date => new Date(NOON.getTime() + n * 60_000)

export async function startTestSite(): Promise<TestSite> {
  const database = await createTestDatabase()
  const owner = openDatabase({ url: database.ownerUrl, max: 2 })
  const app = openDatabase({ url: database.appUrl })
  const { db } = app
  const clock = new Clock(db)
  const follower = new ReleaseFollower(db, clock)
  const releases = new Releases(db, 'mna.example')
  const log = pino({ level: 'silent' })
  await setTestClock(owner.db, NOON)
  await clock.sample()
  await fillDirectory(db)
  const site = new Site({ db, clock, follower, config: { publicUrl: ORIGIN, pageCacheBytes: 8_000_000 }, log })
  await follower.start()
  const http = createHttp({ config: { tls: undefined, trustedProxies: [] }, log, front: () => false })
  site.register(http)
  await http.ready()
  const server = createServer((request, response) => {
    if (!site.front(request, response)) http.routing(request, response)
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  async function pathOf(story: Story): Promise<string> {
    const { rows } = await sql<{ slug: string; section: string }>`
      SELECT slug, section FROM version WHERE story_id = ${story.id} ORDER BY version DESC LIMIT 1`.execute(db)
    const [row] = rows
    if (!row) throw new Error('no version')
    return storyPath({ ...row, language: story.language, publicId: story.publicId })
  }

  const self: TestSite = {
    db,
    site,
    follower,
    releases,
    queries: 0,
    async at(instant) {
      await self.pass(instant)
      await follower.wake()
    },
    async pass(instant) {
      await setTestClock(owner.db, instant)
      await clock.sample()
    },
    async publish(over = {}, { effectiveAt, group, channels } = {}) {
      const language = over.language ?? 'en'
      const [story] = await createStories(db, 'mna.example', [
        { language, createdBy: 'test', ...(group === undefined ? {} : { translationGroup: group }) },
      ])
      if (!story) throw new Error('no story')
      const candidateId = await testCandidate(db, story.id, { section: 'politics', ...over })
      await releases.release({
        storyId: story.id,
        kind: 'publish',
        releasedBy: 'test',
        candidateId,
        ...(effectiveAt ? { effectiveAt } : {}),
        ...(channels ? { channels } : {}),
      })
      await follower.wake()
      return { story, path: await pathOf(story) }
    },
    async decide(story, kind, { notice, content } = {}) {
      const candidateId = content
        ? await testCandidate(db, story.id, { section: 'politics', language: story.language, ...content })
        : undefined
      await releases.release({
        storyId: story.id,
        kind,
        releasedBy: 'test',
        ...(candidateId === undefined ? {} : { candidateId }),
        ...(notice === undefined ? {} : { notice }),
      })
      await follower.wake()
    },
    async groupOf(story) {
      const { rows } = await sql<{
        group: string
      }>`SELECT translation_group AS "group" FROM story WHERE id = ${story.id}`.execute(db)
      return rows[0]?.group ?? ''
    },
    get: (path, headers = {}, method = 'GET') => fetch(base + path, { redirect: 'manual', headers, method }),
    text: async (path) => (await self.get(path)).text(),
    async close() {
      follower.stop()
      server.closeAllConnections()
      await new Promise<void>((done) => {
        server.close(() => done())
      })
      await http.close()
      await app.close()
      await owner.close()
      await database.close()
    },
  }
  app.pool.on('acquire', () => {
    self.queries += 1
  })
  return self
}

async function fillDirectory(db: Db): Promise<void> {
  await saveAgency(db, agency)
  const three = (en: string, ru: string, ar: string) => ({ en, ru, ar })
  await saveConcepts(db, [
    {
      kind: 'section',
      key: 'politics',
      names: three('Politics', 'Политика', 'سياسة'),
      summaries: three('Power', 'Власть', 'حكم'),
      position: 1,
    },
    { kind: 'section', key: 'economy', names: three('Economy', 'Экономика', 'اقتصاد'), position: 2 },
    {
      kind: 'project',
      key: 'sea',
      names: three('The sea', 'Море', 'البحر'),
      summaries: three('All of it', 'Всё о нём', 'كل شيء عنه'),
      details: { intro: three('Five shores.', 'Пять берегов.', 'خمسة شواطئ.') },
    },
    {
      kind: 'body',
      key: 'assembly',
      names: three('Assembly', 'Собрание', 'الجمعية'),
      details: {
        category: 'public',
        founded: '1911-05-04',
        seat: 'place/port-selene',
        what: three('A parliament.', 'Парламент.', 'برلمان.'),
      },
    },
    { kind: 'body', key: 'league', names: three('League', 'Лига', 'الرابطة'), details: { category: 'club' } },
    {
      kind: 'person',
      key: 'ana-petrel',
      names: three('Ana Petrel', 'Ана Петрел', 'آنا بيتريل'),
      details: { born: '1970', office: three('Speaker', 'Спикер', 'رئيسة') },
    },
    {
      kind: 'place',
      key: 'port-selene',
      names: three('Port Selene', 'Порт-Селена', 'بورت سيلين'),
      details: { type: 'city', lat: 41.5, lon: 20.25 },
    },
    {
      kind: 'event',
      key: 'ninth',
      names: three('Ninth conference', 'Девятая конференция', 'المؤتمر التاسع'),
      details: {
        series: three('Conference', 'Конференция', 'مؤتمر'),
        ordinal: 9,
        from: '2026-11-22',
        to: '2026-11-23',
        where: 'place/port-selene',
      },
    },
    { kind: 'topic', key: 'budget', names: three('Budget', 'Бюджет', 'الموازنة') },
  ])
  await saveRelations(db, [
    {
      subject: 'person/ana-petrel',
      predicate: 'leads',
      object: 'body/assembly',
      from: '2022-06-01',
      notes: three('first term', 'первый срок', 'الولاية الأولى'),
    },
    { subject: 'body/assembly', predicate: 'took-part-in', object: 'event/ninth' },
    { subject: 'body/league', predicate: 'part-of', object: 'body/assembly', from: '2001-01-01', to: '2005-01-01' },
  ])
}
