import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  auditLog,
  formatVerifierKey,
  fromBase64,
  kOfN,
  memoryWitnessStore,
  parseLeafEntry,
  parseReleaseRecord,
  parseVerifierKey,
  readCheckpoint,
  type ReleaseRecord,
  type SignerKey,
  signerKey,
  treeRoot,
  trustChain,
  type Trust,
  verifyRecordProof,
  walkKeyChain,
  Witness,
} from '@dateline/ledger'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { record } from '../accounts/index.ts'
import { createHttp, createLog, type Database, openDatabase } from '../platform/index.ts'
import { Releases } from '../release/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testCandidate, testContent, testPublish, testStory } from '../testing/story.ts'
import { addWitness, Ledger, listWitnesses, registerLedgerRoutes, wordsDigest } from './index.ts'

interface World {
  readonly owner: Database
  readonly app: Database
  readonly releases: Releases
  ledger(sealing?: Buffer): Ledger
  close(): Promise<void>
}

/** An agency of its own for each part: a log is judged as a whole. */
async function world(): Promise<World> {
  const test = await createTestDatabase()
  const owner = openDatabase({ url: test.ownerUrl, max: 2 })
  const app = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
  return {
    owner,
    app,
    releases: new Releases(app.db, 'mna.example'),
    ledger: (sealing = Buffer.alloc(32, 1)) =>
      new Ledger({
        db: app.db,
        log: createLog('silent'),
        authority: 'mna.example',
        publicUrl: 'https://news.mna.example',
        sealing,
      }),
    async close() {
      await app.close()
      await owner.close()
      await test.close()
    },
  }
}

/** Appends everything there is to append. */
const catchUp = async (ledger: Ledger) => {
  while (await ledger.append());
}

/** What a reader believes in who pinned the first key. */
async function trust(ledger: Ledger): Promise<Trust> {
  const { keys, rotations } = await ledger.keys()
  const chain = walkKeyChain(
    parseVerifierKey(keys[0] ?? ''),
    rotations.map((r) => ({ index: r.index, entry: fromBase64(r.entry) })),
  )
  return trustChain(chain)
}

/** Verifies proofs as anybody would, and gives what they prove. */
async function proven(ledger: Ledger, of: Parameters<Ledger['prove']>[0]): Promise<ReleaseRecord[]> {
  const believed = await trust(ledger)
  return (await ledger.prove(of)).map((file) => {
    const result = verifyRecordProof(file, believed)
    if (!result.ok) throw new Error(result.reason)
    return parseReleaseRecord(result.record)
  })
}

async function typesOf(ledger: Ledger): Promise<string[]> {
  const types: string[] = []
  const { size, root } = readCheckpoint((await ledger.checkpoint()) ?? '')
  const result = await auditLog(ledger.read(), {
    size,
    root,
    onEntry: (entry) => types.push(parseLeafEntry(entry).type),
  })
  expect(result.ok).toBe(true)
  return types
}

describe('the ledger', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.close())

  it('has a leaf for each release and notice, which anyone verifies with the first key alone', async () => {
    const ledger = w.ledger()
    const { story } = await testPublish(w.app.db, w.releases, { headline: 'Harbour closes' })
    await w.releases.release({ storyId: story.id, kind: 'kill', releasedBy: 'test', notice: 'Wrong.' })
    await catchUp(ledger)
    const records = await proven(ledger, { publicId: story.publicId })
    expect(records).toMatchObject([
      { agency: 'mna.example', kind: 'publish', story: story.guid, state: 'usable' },
      { kind: 'kill', state: 'canceled', revision: 2 },
    ])
    const { rows } = await sql<{ digest: string }>`
      SELECT encode(digest, 'hex') AS digest FROM candidate WHERE story_id = ${story.id}`.execute(w.app.db)
    expect(records[0]?.digests['content']).toBe(rows[0]?.digest)
    expect(records[0]?.digests['words']).toBe(wordsDigest(testContent({ headline: 'Harbour closes' })))
    // No word of the story, and no address that repeats its headline.
    expect(JSON.stringify(records)).not.toMatch(/harbour/i)
    expect(await typesOf(ledger)).toEqual(['release', 'notice'])
  })

  it('says nothing of what is not public yet, and never anything of what never was', async () => {
    const ledger = w.ledger()
    await setTestClock(w.owner.db, new Date('2026-03-01T10:00:00Z'))
    await catchUp(ledger)
    const before = (await typesOf(ledger)).length
    const at = new Date('2026-03-01T12:00:00Z')
    const { story: waits } = await testPublish(w.app.db, w.releases, { headline: 'At noon' }, at)
    const { story: never } = await testPublish(w.app.db, w.releases, { headline: 'Never' }, at)
    await w.releases.release({ storyId: never.id, kind: 'withdraw', releasedBy: 'test', notice: 'Not needed.' })
    await catchUp(ledger)
    expect(await typesOf(ledger)).toHaveLength(before)
    expect(await ledger.prove({ publicId: waits.publicId })).toEqual([])
    await setTestClock(w.owner.db, at)
    await catchUp(ledger)
    expect(await typesOf(ledger)).toHaveLength(before + 1)
    expect(await proven(ledger, { publicId: waits.publicId })).toMatchObject([{ effectiveAt: at.toISOString() }])
    expect(await ledger.prove({ publicId: never.publicId })).toEqual([])
    await setTestClock(w.owner.db, null)
  })

  it('logs what only the wire carries, and tells the public nothing of it', async () => {
    const ledger = w.ledger()
    await catchUp(ledger)
    const before = (await typesOf(ledger)).length
    const story = await testStory(w.app.db)
    const { releaseNo } = await w.releases.release({
      storyId: story.id,
      kind: 'publish',
      releasedBy: 'test',
      channels: ['wire'],
      candidateId: await testCandidate(w.app.db, story.id, { headline: 'For subscribers alone' }),
    })
    await catchUp(ledger)
    expect(await typesOf(ledger)).toHaveLength(before + 1)
    const words = wordsDigest(testContent({ headline: 'For subscribers alone' }))
    for (const of of [{ releaseNo }, { publicId: story.publicId }, { words }])
      expect(await ledger.prove(of)).toEqual([])
  })

  it('finds what had exactly these words', async () => {
    const ledger = w.ledger()
    const content = {
      headline: 'Every word counts',
      dateline: { place: 'Port Selene', date: '2026-11-24', source: 'MNA' },
    }
    const { story } = await testPublish(w.app.db, w.releases, content)
    await catchUp(ledger)
    const digest = wordsDigest(testContent(content))
    expect(await proven(ledger, { words: digest })).toMatchObject([{ story: story.guid }])
    expect(
      await ledger.prove({ words: wordsDigest(testContent({ ...content, headline: 'Every word count' })) }),
    ).toEqual([])
  })

  it('has leaves for freezes and thaws', async () => {
    const ledger = w.ledger()
    await catchUp(ledger)
    const before = (await typesOf(ledger)).length
    for (const action of ['account.frozen', 'account.thawed', 'account.renamed'])
      await record(w.app.db, { actor: 'test', action, target: 'somebody' })
    await catchUp(ledger)
    expect((await typesOf(ledger)).slice(before)).toEqual(['freeze', 'thaw'])
  })

  it('cannot be changed by the application nor by a slip of the owner', async () => {
    for (const table of ['ledger_leaf', 'ledger_hash', 'ledger_checkpoint', 'ledger_key']) {
      await expect(sql`DELETE FROM ${sql.table(table)}`.execute(w.owner.db)).rejects.toMatchObject({ code: 'DL001' })
      await expect(sql`DELETE FROM ${sql.table(table)}`.execute(w.app.db)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

describe('a log of several nodes', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.close())

  it('is one log: all that release and all that append at once leave each leaf once, and checkpoints that agree', async () => {
    const nodes = [w.ledger(), w.ledger(), w.ledger()]
    const releasing = Promise.all(
      Array.from({ length: 5 }, async () => {
        for (let i = 0; i < 60; i += 1) await testPublish(w.app.db, w.releases)
      }),
    )
    const stop = new AbortController()
    const appending = nodes.map(async (node) => {
      while (!stop.signal.aborted) await node.append()
    })
    await releasing
    stop.abort()
    await Promise.all(appending)
    const [node] = nodes
    if (!node) throw new Error('no node')
    await catchUp(node)
    expect(await typesOf(node)).toHaveLength(300)
    const { rows } = await sql<{ note: string }>`SELECT note FROM ledger_checkpoint ORDER BY size`.execute(w.app.db)
    for (const { note } of rows) {
      const { size, root } = readCheckpoint(note)
      expect(await treeRoot(w.ledger().read(), size)).toEqual(root)
    }
    const { rows: twice } = await sql`
      SELECT release_no FROM ledger_leaf GROUP BY release_no HAVING count(*) > 1`.execute(w.app.db)
    expect(twice).toEqual([])
    // A node that knows nothing reads the same.
    expect(await w.ledger().checkpoint()).toBe(await node.checkpoint())
  })

  it('goes on with a new key, and whoever pinned the first one still verifies old and new', async () => {
    const ledger = w.ledger()
    const { story: old } = await testPublish(w.app.db, w.releases)
    await catchUp(ledger)
    const [oldProof] = await ledger.prove({ publicId: old.publicId })
    const second = await ledger.rotate()
    await ledger.rotate()
    const { story: young } = await testPublish(w.app.db, w.releases)
    await catchUp(ledger)
    const keys = await ledger.keys()
    expect(keys.keys).toHaveLength(3)
    expect(keys.keys[1]).toBe(second)
    expect(await proven(ledger, { publicId: young.publicId })).toHaveLength(1)
    expect(verifyRecordProof(oldProof ?? '', await trust(ledger)).ok).toBe(true)
    // The first key alone says nothing about what came after it was retired.
    const stale = { origin: ledger.origin, keys: [signerKeyOf(keys.keys[0])] }
    expect(verifyRecordProof(oldProof ?? '', stale).ok).toBe(true)
    const [youngProof] = await ledger.prove({ publicId: young.publicId })
    expect(verifyRecordProof(youngProof ?? '', stale)).toMatchObject({ ok: false, reason: 'unknown-key' })
  })

  it('signs nothing when it is not the log that was signed', async () => {
    const ledger = w.ledger()
    await catchUp(ledger)
    const { size } = readCheckpoint((await ledger.checkpoint()) ?? '')
    // As after a backup of an earlier day was put back over a log that others have seen.
    await sql`INSERT INTO ledger_checkpoint (size, note)
              SELECT ${size + 5}, replace(note, E'\n' || ${size}::text || E'\n', E'\n' || ${size + 5}::text || E'\n')
              FROM ledger_checkpoint WHERE size = ${size}`.execute(w.owner.db)
    await testPublish(w.app.db, w.releases)
    await expect(ledger.append()).rejects.toMatchObject({ code: 'would-fork' })
  })
})

const signerKeyOf = (text: string | undefined) => parseVerifierKey(text ?? '')

describe('keys and witnesses', () => {
  let w: World
  beforeAll(async () => {
    w = await world()
  })
  afterAll(() => w.close())

  it('seals its key: with another secret nothing is signed, and nothing is lost', async () => {
    const { story } = await testPublish(w.app.db, w.releases)
    await catchUp(w.ledger())
    await testPublish(w.app.db, w.releases)
    await expect(w.ledger(Buffer.alloc(32, 9)).append()).rejects.toMatchObject({ code: 'ledger-key-locked' })
    await catchUp(w.ledger())
    expect(await typesOf(w.ledger())).toHaveLength(2)
    expect(await proven(w.ledger(), { publicId: story.publicId })).toHaveLength(1)
  })

  it('is cosigned by a witness over HTTP, which then sees every growth of it; without the witness it goes on', async () => {
    const ledger = w.ledger()
    await catchUp(ledger)
    const witness = await startWitness(signerKeyOf((await ledger.keys()).keys[0]))
    await addWitness(w.app.db, witness.url, formatVerifierKey(witness.key))
    await ledger.start()
    await ledger.wake()
    const { keys } = await ledger.keys()
    const believed = { origin: ledger.origin, keys: [signerKeyOf(keys[0])], quorum: kOfN(1, [witness.key]) }
    const { story } = await testPublish(w.app.db, w.releases)
    await ledger.wake()
    const [file] = await ledger.prove({ publicId: story.publicId })
    expect(verifyRecordProof(file ?? '', believed)).toMatchObject({ ok: true })
    await witness.close()
    const { story: later } = await testPublish(w.app.db, w.releases)
    await ledger.wake()
    const [unseen] = await ledger.prove({ publicId: later.publicId })
    expect(verifyRecordProof(unseen ?? '', believed)).toMatchObject({ ok: false, reason: 'too-few-witnesses' })
    expect(await listWitnesses(w.app.db)).toMatchObject([{ problem: expect.any(String) as string }])
    await ledger.stop()
  })

  it('takes no key for a witness that is none', async () => {
    const { keys } = await w.ledger().keys()
    await expect(addWitness(w.app.db, 'https://w.example', keys[0] ?? '')).rejects.toMatchObject({
      code: 'witness-invalid',
    })
    await expect(addWitness(w.app.db, 'ftp://w.example', 'x')).rejects.toMatchObject({ code: 'witness-invalid' })
  })

  it('is read over HTTP as tlog-tiles has it, tile by tile, and proves what is asked for', async () => {
    const ledger = w.ledger()
    const http = createHttp({
      config: { tls: undefined, trustedProxies: [] },
      log: createLog('silent'),
      front: () => false,
    })
    registerLedgerRoutes(http, { ledger })
    await http.ready()
    const get = (url: string) => http.inject({ method: 'GET', url })
    const note = (await get('/ledger/checkpoint')).body
    const { size, root } = readCheckpoint(note)
    const audited = await auditLog(
      async (path) => {
        const response = await get(`/ledger/${path}`)
        return response.statusCode === 200 ? response.rawPayload : undefined
      },
      { size, root },
    )
    expect(audited.ok).toBe(true)
    for (const path of ['tile/9/000', 'tile/0/000.p/255', 'tile/x', `story/aaaaaaaaaa`])
      expect([path, (await get(`/ledger/${path}`)).statusCode]).toEqual([path, 404])
    // The number of a release would tell, by its gaps, how much is not out.
    const { rows } = await sql<{ publicId: string }>`
      SELECT s.public_id AS "publicId" FROM ledger_leaf l JOIN story s ON s.id = l.story_id WHERE l.index = 0
    `.execute(w.app.db)
    const { proofs } = (await get(`/ledger/story/${rows[0]?.publicId}`)).json<{ proofs: string[] }>()
    expect(proofs.join('')).not.toContain('"release":')
    expect(verifyRecordProof(proofs[0] ?? '', await trust(ledger))).toMatchObject({
      ok: true,
      type: 'release',
      index: 0,
    })
    await http.close()
  })
})

describe('the words of a page', () => {
  it('are the same however they are broken, and others when a letter is', () => {
    const body = [
      { type: 'heading', level: 2, spans: [{ text: 'At sea' }] },
      { type: 'paragraph', spans: [{ text: 'He said “1 < 2 & 3”.', marks: [{ type: 'strong' }] }] },
      { type: 'list', ordered: false, items: [[{ text: 'one' }], [{ text: 'two' }]] },
    ] as const
    const digest = wordsDigest(testContent({ body }))
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(wordsDigest(testContent({ body: [...body], edNote: 'for editors', urgency: 1 }))).toBe(digest)
    expect(wordsDigest(testContent({ body: body.slice(1) }))).not.toBe(digest)
  })
})

interface RunningWitness {
  readonly url: string
  readonly key: SignerKey
  readonly close: () => Promise<void>
}

/** A witness of its own, over real HTTP. */
async function startWitness(logKey: ReturnType<typeof parseVerifierKey>): Promise<RunningWitness> {
  const key = signerKey('witness.example/w1', Buffer.alloc(32, 3), 'cosignature/v1')
  const witness = new Witness({
    keys: [key],
    logKeys: (origin) => (origin === logKey.name ? [logKey] : undefined),
    store: memoryWitnessStore(),
    now: () => Math.floor(Date.now() / 1000),
  })
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void witness.addCheckpoint(Buffer.concat(chunks)).then(({ status, body, contentType }) => {
        response.writeHead(status, { 'content-type': contentType ?? 'text/plain' }).end(body)
      })
    })
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
