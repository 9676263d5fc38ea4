import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Account, type Right, RIGHTS } from '../accounts/index.ts'
import { appendUpdates, createDraft, loadDoc, registerDeskRoutes } from '../desk/index.ts'
import { registerDirectoryRoutes, saveConcepts } from '../directory/index.ts'
import { type App, createHttp, createLog, type Database, DatelineError, openDatabase } from '../platform/index.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testContent } from '../testing/story.ts'
import * as Y from 'yjs'
import type { ChainAnswer, PlanAnswer } from './index.ts'
import { preparedGate, registerReleaseRoutes, Releases } from './index.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let database: Database
let app: App
let releases: Releases
/** What the account of the next request may do; the rights themselves are tested in their own room. */
let rights: ReadonlySet<Right> = new Set(RIGHTS)

const account = (): Account => ({ id: 'ada', name: 'Ada', email: 'ada@example.org', roles: [], rights })
const accounts = {
  require: (_request: unknown, right: Right) =>
    rights.has(right) ? Promise.resolve(account()) : Promise.reject(new DatelineError('forbidden', 403, right)),
  record: () => Promise.resolve(),
}

beforeAll(async () => {
  test = await createTestDatabase()
  database = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
  const { db } = database
  releases = new Releases(db, 'mna.example')
  releases.guard(preparedGate)
  // Stands for the wire: how many it says is what the plan shows.
  releases.register({ name: 'counted', inTransaction: () => Promise.resolve(), audience: () => Promise.resolve(7) })
  app = createHttp({ config: { tls: undefined, trustedProxies: [] }, log: createLog('silent'), front: () => false })
  const preview = (content: { headline: string }) => `<h1>${content.headline}</h1>`
  const places = (story: { language: string; section: string; slug: string; publicId: string }) => ({
    story: `/${story.language}/${story.section}/${story.slug}-${story.publicId}`,
    pages: [`/${story.language}`],
    feeds: ['/feed.rss'],
  })
  registerDeskRoutes(app, { db, accounts, authority: 'mna.example', preview })
  registerReleaseRoutes(app, { db, accounts, releases, authority: 'mna.example', preview, places })
  registerDirectoryRoutes(app, { db, accounts })
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await database.close()
  await test.close()
})

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says what it expects
async function ask<T = Record<string, unknown>>(
  method: 'GET' | 'POST' | 'PATCH' | 'PUT',
  url: string,
  payload?: object,
) {
  const response = await app.inject({ method, url, ...(payload ? { payload } : {}) })
  const body = (response.headers['content-type'] ?? '').includes('json') ? response.json<T>() : (undefined as T)
  return { status: response.statusCode, body, text: response.body, headers: response.headers }
}
const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { error?: { code: string } }).error?.code,
]

async function draft(over = {}) {
  const made = await createDraft(database.db, 'mna.example', {
    content: testContent(over),
    desk: 'newsroom',
    stage: 'working',
    createdBy: 'ada',
  })
  return { draftId: made.draftId, storyId: made.story.id, guid: made.story.guid }
}

/** Types into a draft as the socket does. */
async function type(draftId: string, change: (doc: Y.Doc) => void) {
  const { doc } = await loadDoc(database.db, draftId)
  const before = Y.encodeStateVector(doc)
  change(doc)
  await appendUpdates(database.db, draftId, [{ update: Y.encodeStateAsUpdate(doc, before), author: 'ada' }])
}

interface Frozen {
  readonly id: string
  readonly digest: string
}
const freeze = async (draftId: string) => (await ask<Frozen>('POST', `/api/newsroom/drafts/${draftId}/freeze`)).body

async function released(over = {}) {
  const { draftId, storyId, guid } = await draft(over)
  const candidate = await freeze(draftId)
  const done = await ask('POST', `/api/newsroom/stories/${storyId}/release`, {
    kind: 'publish',
    candidateId: candidate.id,
    digest: candidate.digest,
    expectedRevision: 0,
  })
  expect(done.status).toBe(201)
  return { draftId, storyId, guid }
}
const chain = async (storyId: string) => (await ask<ChainAnswer>('GET', `/api/newsroom/stories/${storyId}`)).body

describe('a draft over HTTP', () => {
  it('is started, listed, found, handed on and spiked', async () => {
    const made = await ask<{ draftId: string }>('POST', '/api/newsroom/drafts', { language: 'ar', section: 'economy' })
    expect(made.status).toBe(201)
    await type(made.body.draftId, (doc) => doc.getText('headline').insert(0, 'Quay'))
    const list = await ask<{ items: { id: string }[] }>('GET', '/api/newsroom/drafts?language=ar')
    expect(list.body.items.map((d) => d.id)).toEqual([made.body.draftId])
    const moved = await ask('PATCH', `/api/newsroom/drafts/${made.body.draftId}`, { stage: 'spiked' })
    expect(moved.body).toMatchObject({ stage: 'spiked' })
    expect((await ask<{ items: unknown[] }>('GET', '/api/newsroom/drafts?language=ar')).body.items).toEqual([])
    expect(codeOf(await ask('GET', `/api/newsroom/drafts/${crypto.randomUUID()}`))).toEqual([404, 'not-found'])
    expect(codeOf(await ask('GET', '/api/newsroom/drafts?urgency=12'))).toEqual([400, 'request-invalid'])
  })

  it('says what keeps it from being a story, and is previewed all the same, with nothing that could run', async () => {
    const { body } = await ask<{ draftId: string }>('POST', '/api/newsroom/drafts', { language: 'en' })
    const frozen = await ask('POST', `/api/newsroom/drafts/${body.draftId}/freeze`)
    expect(codeOf(frozen)).toEqual([422, 'draft-incomplete'])
    const problems = await ask('GET', `/api/newsroom/drafts/${body.draftId}/problems`)
    expect(problems.body).toMatchObject({ problems: [{ field: 'headline' }] })
    const preview = await ask('GET', `/api/newsroom/drafts/${body.draftId}/preview`)
    expect([preview.status, preview.headers['cache-control']]).toEqual([200, 'no-store'])
    expect(preview.headers['content-security-policy']).toContain("default-src 'none'")
  })
})

describe('a release over HTTP', () => {
  it('is rehearsed without a trace, then does what the rehearsal said', async () => {
    const { draftId, storyId } = await draft({ headline: 'Bridge opens' })
    const candidate = await freeze(draftId)
    const plan = await ask<PlanAnswer>('POST', `/api/newsroom/stories/${storyId}/plan`, {
      kind: 'publish',
      candidateId: candidate.id,
    })
    expect(plan.body).toMatchObject({
      subscribers: 7,
      version: 1,
      revision: 1,
      scheduled: false,
      wire: true,
      state: 'usable',
    })
    expect((await chain(storyId)).events).toEqual([])
    const done = await ask<{ path: string }>('POST', `/api/newsroom/stories/${storyId}/release`, {
      kind: 'publish',
      candidateId: candidate.id,
      digest: candidate.digest,
      expectedRevision: 0,
    })
    expect(done.body.path).toBe(plan.body.path)
    expect(await chain(storyId)).toMatchObject({ state: 'usable', revision: 1, draftId: null, path: plan.body.path })
  })

  it('needs the right of its kind, the digest that was read, the revision that was seen, and a notice where one is due', async () => {
    const { storyId } = await released()
    const { body: opened } = await ask<{ draftId: string }>('POST', `/api/newsroom/stories/${storyId}/draft`)
    await type(opened.draftId, (doc) => doc.getText('headline').insert(0, 'Now: '))
    const candidate = await freeze(opened.draftId)
    const send = (over: object) =>
      ask('POST', `/api/newsroom/stories/${storyId}/release`, {
        kind: 'correct',
        candidateId: candidate.id,
        digest: candidate.digest,
        expectedRevision: 1,
        notice: 'The headline was wrong.',
        ...over,
      })
    rights = new Set<Right>(['draft:read', 'draft:write', 'release:update'])
    expect(codeOf(await send({}))).toEqual([403, 'forbidden'])
    expect((await chain(storyId)).allowed).toEqual(['update', 'repeat'])
    rights = new Set(RIGHTS)
    expect(codeOf(await send({ digest: 'a'.repeat(64) }))).toEqual([409, 'candidate-other'])
    expect(codeOf(await send({ digest: undefined }))).toEqual([409, 'candidate-other'])
    expect(codeOf(await send({ expectedRevision: 0 }))).toEqual([409, 'release-stale'])
    expect(codeOf(await send({ notice: ' ' }))).toEqual([422, 'release-needs-notice'])
    expect(codeOf(await send({ kind: 'publish' }))).toEqual([409, 'release-not-allowed'])
    expect((await send({})).status).toBe(201)
    expect(codeOf(await send({ expectedRevision: 2 }))).toEqual([409, 'candidate-released'])
  })

  it('shows what changed between versions, and what a candidate would change', async () => {
    const { storyId } = await released({ headline: 'Four boats leave' })
    const { body: opened } = await ask<{ draftId: string }>('POST', `/api/newsroom/stories/${storyId}/draft`)
    await type(opened.draftId, (doc) => {
      doc.getText('headline').delete(0, 4)
      doc.getText('headline').insert(0, 'Five')
    })
    const candidate = await freeze(opened.draftId)
    const path = `/api/newsroom/stories/${storyId}/differences?from=1`
    const changed = {
      fields: [{ field: 'headline', parts: expect.arrayContaining([{ is: 'removed', text: 'Four' }]) }],
    }
    expect((await ask('GET', `${path}&candidate=${candidate.id}`)).body).toMatchObject(changed)
    expect(codeOf(await ask('GET', path))).toEqual([422, 'differences-of-what'])
    expect(codeOf(await ask('GET', `${path}&to=9`))).toEqual([404, 'not-found'])
  })

  it('leaves what was typed after the freeze in the draft, open and unreleased', async () => {
    const { draftId, storyId } = await draft({ headline: 'Frozen words' })
    const candidate = await freeze(draftId)
    await type(draftId, (doc) => doc.getText('headline').insert(0, 'Later: '))
    expect((await ask('GET', `/api/newsroom/candidates/${candidate.id}`)).body).toMatchObject({ editsSince: 1 })
    await ask('POST', `/api/newsroom/stories/${storyId}/release`, {
      kind: 'publish',
      candidateId: candidate.id,
      digest: candidate.digest,
      expectedRevision: 0,
    })
    const after = await chain(storyId)
    expect(after.versions.map((v) => v.headline)).toEqual(['Frozen words'])
    expect(after.draftId).toBe(draftId)
    expect((await ask('GET', `/api/newsroom/drafts/${draftId}`)).body).toMatchObject({
      stage: 'working',
      baseVersion: 1,
    })
  })
})

describe('a chain over HTTP', () => {
  it('gives everybody the same draft of its next version, and none after a kill', async () => {
    const { storyId } = await released()
    const first = await ask<{ draftId: string }>('POST', `/api/newsroom/stories/${storyId}/draft`)
    const second = await ask('POST', `/api/newsroom/stories/${storyId}/draft`)
    expect(second.body).toMatchObject({ draftId: first.body.draftId, existing: true })
    await ask('PATCH', `/api/newsroom/drafts/${first.body.draftId}`, { stage: 'spiked' })
    await ask('POST', `/api/newsroom/stories/${storyId}/release`, {
      kind: 'kill',
      notice: 'Wrong.',
      expectedRevision: 1,
    })
    expect(codeOf(await ask('POST', `/api/newsroom/stories/${storyId}/draft`))).toEqual([409, 'story-canceled'])
    const killed = await ask<{ items: { storyId: string }[] }>('GET', '/api/newsroom/stories?view=killed')
    expect(killed.body.items.map((s) => s.storyId)).toContain(storyId)
  })

  it('binds a translation to the version it is made from, once a language', async () => {
    const { storyId, guid } = await released({ headline: 'Tide tables' })
    const path = `/api/newsroom/stories/${storyId}/translations`
    const made = await ask<{ draftId: string; storyId: string }>('POST', path, { language: 'ru' })
    expect(codeOf(await ask('POST', path, { language: 'ru' }))).toEqual([409, 'translation-exists'])
    const candidate = await ask<{ content: object }>('POST', `/api/newsroom/drafts/${made.body.draftId}/freeze`)
    expect(candidate.body.content).toMatchObject({ language: 'ru', translationOf: { guid, version: 1 } })
    expect((await chain(storyId)).translations).toMatchObject([{ language: 'ru', state: 'unreleased' }])
    const other = await draft()
    const unreleased = await ask('POST', `/api/newsroom/stories/${other.storyId}/translations`, { language: 'ru' })
    expect(codeOf(unreleased)).toEqual([409, 'translation-of-nothing'])
  })

  it('stands under scheduled until its time, and pages without a gap', async () => {
    const { draftId, storyId } = await draft({ headline: 'Tomorrow only' })
    const candidate = await freeze(draftId)
    await ask('POST', `/api/newsroom/stories/${storyId}/release`, {
      kind: 'publish',
      candidateId: candidate.id,
      digest: candidate.digest,
      expectedRevision: 0,
      effectiveAt: new Date(Date.now() + 86_400_000).toISOString(),
    })
    const overtaking = await ask<PlanAnswer>('POST', `/api/newsroom/stories/${storyId}/plan`, { kind: 'withdraw' })
    expect(overtaking.body.replaces.map((r) => r.kind)).toEqual(['publish'])
    const scheduled = await ask<{ items: { storyId: string }[] }>('GET', '/api/newsroom/stories?view=scheduled')
    expect(scheduled.body.items.map((s) => s.storyId)).toEqual([storyId])
    expect((await ask<{ items: unknown[] }>('GET', '/api/newsroom/stories?q=tomorrow')).body.items).toEqual([])
    const seen: string[] = []
    let next: string | null = null
    do {
      const page: { body: { items: { storyId: string }[]; next: string | null } } = await ask(
        'GET',
        `/api/newsroom/stories?limit=2${next === null ? '' : `&after=${encodeURIComponent(next)}`}`,
      )
      seen.push(...page.body.items.map((s) => s.storyId))
      ;({ next } = page.body)
    } while (next !== null)
    const all = await ask<{ items: unknown[] }>('GET', '/api/newsroom/stories?limit=100')
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(all.body.items.length)
  })
})

describe('the directory over HTTP', () => {
  it('finds entries by the beginning of any word, in any language, and takes no sign for a wildcard', async () => {
    await saveConcepts(database.db, [
      { kind: 'body', key: 'port-council', names: { en: 'Port Council', ru: 'Совет порта' } },
      { kind: 'person', key: 'ana-port', names: { en: 'Ana Port' } },
    ])
    const find = async (q: string, kinds = '') =>
      (
        await ask<{ items: { uri: string }[] }>('GET', `/api/newsroom/directory?q=${encodeURIComponent(q)}${kinds}`)
      ).body.items.map((i) => i.uri)
    expect(await find('port')).toEqual(['dateline:body/port-council', 'dateline:person/ana-port'])
    expect(await find('порт', '&kinds=body')).toEqual(['dateline:body/port-council'])
    expect(await find('%')).toEqual([])
    expect(await find('ort')).toEqual([])
  })

  it('offers Media Topics, and names the codes that copy came in with', async () => {
    const find = async (query: string) =>
      (await ask<{ items: object[] }>('GET', `/api/newsroom/media-topics?${query}`)).body.items
    expect((await find('q=polit&language=en'))[0]).toEqual({
      uri: 'http://cv.iptc.org/newscodes/mediatopic/11000000',
      qcode: 'medtop:11000000',
      name: 'politics',
      named: 'politics',
      broader: null,
    })
    expect(await find('uris=http://cv.iptc.org/newscodes/mediatopic/17000000,nonsense&language=ru')).toMatchObject([
      { name: 'weather', named: null },
    ])
  })
})

describe('prepared copy over HTTP', () => {
  it('is marked, listed apart, shown with its lock in the plan, unlocked and released', async () => {
    const { draftId, story } = await createDraft(database.db, 'mna.example', {
      content: testContent({ headline: 'Ana Petrel, keeper of the light, dies at 81' }),
      desk: 'newsroom',
      stage: 'working',
      createdBy: 'ada',
    })
    const at = `/api/newsroom/stories/${story.id}/prepared`
    const listed = async (prepared: string) =>
      (
        await ask<{ items: { id: string }[] }>('GET', `/api/newsroom/drafts?prepared=${prepared}&limit=100`)
      ).body.items.map((d) => d.id)
    expect(await listed('without')).toContain(draftId)
    expect(codeOf(await ask('POST', `${at}/unlock`, { happened: 'She died.', source: 'Her daughter.' }))).toEqual([
      404,
      'not-found',
    ])
    expect(await ask('PUT', at, { kind: 'obituary', occasion: 'Ana Petrel has died' })).toMatchObject({
      status: 200,
      body: { kind: 'obituary', alternatives: null, unlocked: null },
    })
    expect(await listed('without')).not.toContain(draftId)
    expect(await listed('only')).toContain(draftId)

    const candidate = (await ask<{ id: string; digest: string }>('POST', `/api/newsroom/drafts/${draftId}/freeze`)).body
    const plan = await ask<PlanAnswer>('POST', `/api/newsroom/stories/${story.id}/plan`, {
      kind: 'publish',
      candidateId: candidate.id,
    })
    expect(plan.body.objections).toMatchObject([{ code: 'prepared-locked', data: { kind: 'obituary' } }])
    const release = { kind: 'publish', candidateId: candidate.id, digest: candidate.digest, expectedRevision: 0 }
    expect(codeOf(await ask('POST', `/api/newsroom/stories/${story.id}/release`, release))).toEqual([
      409,
      'prepared-locked',
    ])

    rights = new Set(RIGHTS.filter((r) => r !== 'prepared:unlock'))
    const word = { happened: 'She died at home this morning.', source: 'Her daughter, by telephone.' }
    expect(codeOf(await ask('POST', `${at}/unlock`, word))).toEqual([403, 'forbidden'])
    rights = new Set(RIGHTS)
    expect((await ask('POST', `${at}/unlock`, { ...word, source: ' ' })).status).toBe(400)
    expect(await ask('POST', `${at}/unlock`, word)).toMatchObject({ status: 200, body: { unlocked: word } })
    expect((await ask('POST', `/api/newsroom/stories/${story.id}/release`, release)).status).toBe(201)
  })
})
