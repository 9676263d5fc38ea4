import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { CLOSE, FRAME } from '@dateline/blocks'
import { sql } from 'kysely'
import * as encoding from 'lib0/encoding'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DraftLink, type LinkState, type Socket } from '../../../apps/newsroom/src/live/link.ts'
import type { Right } from '../accounts/index.ts'
import { type Database, DatelineError, openDatabase } from '../platform/index.ts'
import { createTestDatabase } from '../testing/database.ts'
import { testContent } from '../testing/story.ts'
import {
  Collaboration,
  createDraft,
  createDrafts,
  draftToContent,
  editsSince,
  freezeDraft,
  listDrafts,
  loadDoc,
  moveDraft,
  readCandidate,
  redrawStale,
} from './index.ts'

const ORIGIN = 'http://newsroom.example'
let test: Awaited<ReturnType<typeof createTestDatabase>>
let app: Database
interface Node {
  readonly collaboration: Collaboration
  readonly server: Server
  readonly database: Database
}
const nodes: Node[] = []
const links: DraftLink[] = []

/** Cookie `ann` writes, `rita` reads, anything else is nobody. */
const accounts = {
  authenticate: (headers: IncomingHttpHeaders) =>
    Promise.resolve(
      headers.cookie === 'ann' || headers.cookie === 'rita'
        ? {
            id: headers.cookie,
            rights: new Set<Right>(headers.cookie === 'ann' ? ['draft:read', 'draft:write'] : ['draft:read']),
          }
        : undefined,
    ),
}

beforeAll(async () => {
  test = await createTestDatabase()
  app = openDatabase({ url: test.ownerUrl, role: 'dateline_app' })
})
afterEach(async () => {
  for (const link of links.splice(0)) link.close()
  for (const one of nodes.splice(0)) await stop(one)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

async function stop({ collaboration, server, database }: Node) {
  await collaboration.stop()
  server.closeAllConnections()
  server.close()
  await database.close()
}

/** A node as main.ts wires one, with a pool of its own so that it can die without taking the test along. */
async function node() {
  const database = openDatabase({ url: test.ownerUrl, role: 'dateline_app', max: 5 })
  const collaboration = new Collaboration({ db: database.db, listenUrl: test.appUrl, accounts, publicUrl: ORIGIN })
  await collaboration.start()
  const server = createServer()
  const sockets = new Set<Duplex>()
  server.on('connection', (socket) => sockets.add(socket))
  server.on('upgrade', (request, socket, head) => {
    if (!collaboration.handleUpgrade(request, socket, head)) socket.destroy()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  const made = { collaboration, server, database, cut, port: (server.address() as AddressInfo).port }
  nodes.push(made)
  return made
}

const address = (port: number, draftId: string) => `ws://127.0.0.1:${port}/api/newsroom/drafts/${draftId}/live`

function client(port: number | (() => number), draftId: string, cookie = 'ann', origin = ORIGIN) {
  const doc = new Y.Doc()
  const states: LinkState[] = []
  const waiting: { until: (state: LinkState) => boolean; done: () => void }[] = []
  const link = new DraftLink({
    doc,
    awareness: new Awareness(doc),
    open: () =>
      new WebSocket(address(typeof port === 'number' ? port : port(), draftId), {
        headers: { cookie, origin },
      }) as unknown as Socket,
    onState: (state) => {
      states.push(state)
      for (const w of waiting) if (w.until(state)) w.done()
    },
  })
  links.push(link)
  const state = (until: (state: LinkState) => boolean) =>
    new Promise<void>((done) => (until(link.state) ? done() : waiting.push({ until, done })))
  return {
    doc,
    link,
    states,
    state,
    saved: () => state((s) => s.line === 'online' && !s.unsaved),
    headline: () => doc.getText('headline').toJSON(),
    type: (words: string, at = 0) => doc.getText('headline').insert(at, words),
  }
}

/** Resolves when a document says something, however it comes to it. */
const says = (doc: Y.Doc, headline: string) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (doc.getText('headline').toJSON() !== headline) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })

const draft = async (headline = '') =>
  (
    await createDraft(app.db, 'mna.example', {
      content: testContent({ headline }),
      desk: 'newsroom',
      stage: 'working',
      createdBy: 'ann',
    })
  ).draftId

const inLog = async (draftId: string) => {
  const { doc } = await loadDoc(app.db, draftId)
  return doc.getText('headline').toJSON()
}
const rows = async (draftId: string) =>
  (
    await sql<{ n: number }>`SELECT count(*)::integer AS n FROM draft_update WHERE draft_id = ${draftId}`.execute(
      app.db,
    )
  ).rows[0]?.n

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof DatelineError ? error.code : String(error)),
  )

describe('typing in a draft', () => {
  it('is acknowledged when it is in the log, not before', async () => {
    const { port } = await node()
    const draftId = await draft()
    const ann = client(port, draftId)
    await ann.saved()
    for (const letter of 'Harbour') {
      ann.type(letter, ann.headline().length)
      expect(ann.link.state.unsaved).toBe(true)
      await ann.saved()
      expect(await inLog(draftId)).toBe(ann.headline())
    }
    // One row for each update, and none for the empty answer to the server's state.
    expect(await rows(draftId)).toBe(1 + 'Harbour'.length)
  })

  it('is not acknowledged while the log cannot be written, and is when it can again', async () => {
    const { port } = await node()
    const draftId = await draft()
    const ann = client(port, draftId)
    await ann.saved()
    const owner = openDatabase({ url: test.ownerUrl, max: 1 })
    await owner.db.transaction().execute(async (tx) => {
      await sql`LOCK TABLE draft_update IN ACCESS EXCLUSIVE MODE`.execute(tx)
      ann.type('Waits')
      // Another frame goes there and back: the server has read the update by now.
      const before = ann.states.length
      await new Promise((resolve) => setTimeout(resolve, 150))
      expect(ann.states.slice(before).some((s) => !s.unsaved)).toBe(false)
      expect(ann.link.state.unsaved).toBe(true)
    })
    await ann.saved()
    expect(await inLog(draftId)).toBe('Waits')
    await owner.close()
  })

  it('reaches others in the same draft, on this node and on another one, whole', async () => {
    const [one, two] = [await node(), await node()]
    const draftId = await draft('0')
    const [ann, bob, cleo] = [client(one.port, draftId), client(one.port, draftId), client(two.port, draftId)]
    await Promise.all([ann.saved(), bob.saved(), cleo.saved()])
    ann.type('A')
    await Promise.all([says(bob.doc, 'A0'), says(cleo.doc, 'A0')])
    cleo.type('C', 2)
    await Promise.all([says(ann.doc, 'A0C'), says(bob.doc, 'A0C')])
    // Both nodes write at once, many times.
    for (let i = 0; i < 20; i += 1) {
      ann.type('a', 0)
      cleo.type('c', cleo.headline().length)
    }
    await Promise.all([ann.saved(), cleo.saved()])
    const whole = await inLog(draftId)
    expect(whole).toMatch(/^a{20}A0Cc{20}$/)
    await Promise.all([says(ann.doc, whole), says(bob.doc, whole), says(cleo.doc, whole)])
  })

  it('survives the death of its node: what was acknowledged is there, what was not comes from the device', async () => {
    const first = await node()
    let { port } = first
    const draftId = await draft()
    const ann = client(() => port, draftId)
    await ann.saved()
    ann.type('Kept')
    await ann.saved()
    // The node goes without a word.
    first.cut()
    port = 1
    await ann.state((s) => s.line === 'offline')
    ann.type('Typed offline. ')
    expect(ann.link.state.unsaved).toBe(true)
    expect(await inLog(draftId)).toBe('Kept')
    port = (await node()).port
    ann.link.wake()
    await ann.saved()
    expect(await inLog(draftId)).toBe('Typed offline. Kept')
  })

  it('is drawn into the list, also when the node died before it could', async () => {
    const { port } = await node()
    const draftId = await draft('Old')
    const ann = client(port, draftId)
    await ann.saved()
    ann.doc.getText('headline').delete(0, 3)
    ann.type('Ferry timetable changes')
    ann.doc.getMap('meta').set('urgency', 2)
    await ann.saved()
    ann.link.close()
    await nodes[0]?.collaboration.stop()
    await sql`UPDATE draft SET headline = 'stale', drawn_seq = 0 WHERE id = ${draftId}`.execute(app.db)
    expect(await redrawStale(app.db)).toBe(1)
    const found = await listDrafts(app.db, { stages: ['working'], text: 'ferry timet', limit: 10 })
    expect(found).toMatchObject([{ id: draftId, headline: 'Ferry timetable changes', urgency: 2, updatedBy: 'ann' }])
    expect(await redrawStale(app.db)).toBe(0)
  })

  it('lets the document go when the last person leaves', async () => {
    const { port, collaboration } = await node()
    const ann = client(port, await draft())
    await ann.saved()
    expect(collaboration.openDrafts).toBe(1)
    ann.link.close()
    await expect.poll(() => collaboration.openDrafts).toBe(0)
  })
})

describe('what is refused', () => {
  async function raw(draftId: string, frame: (e: encoding.Encoder) => void) {
    const { port } = await node()
    const ann = client(port, draftId)
    await ann.saved()
    const socket = new WebSocket(address(port, draftId), { headers: { cookie: 'ann', origin: ORIGIN } })
    await once(socket, 'open')
    const encoder = encoding.createEncoder()
    frame(encoder)
    socket.send(encoding.toUint8Array(encoder))
    const [closeCode] = (await once(socket, 'close')) as [number]
    return { ann, closeCode }
  }
  const update = (bytes: Uint8Array) => (e: encoding.Encoder) => {
    encoding.writeVarUint(e, FRAME.update)
    encoding.writeVarUint(e, 1)
    encoding.writeVarUint8Array(e, bytes)
  }
  const good = () => {
    const doc = new Y.Doc()
    doc.getText('headline').insert(0, 'Broken off in the middle')
    return Y.encodeStateAsUpdate(doc)
  }

  it.each([
    ['noise', () => Uint8Array.from({ length: 300 }, (_, i) => (i * 37) % 256)],
    ['half an update', () => good().slice(0, 20)],
    ['nothing', () => new Uint8Array()],
  ])('an update of %s leaves the document and everybody else alone', async (_name, bytes) => {
    const draftId = await draft('Stands')
    const { ann, closeCode } = await raw(draftId, update(bytes()))
    expect(closeCode).toBe(CLOSE.refused)
    ann.type('It ')
    await ann.saved()
    expect(await inLog(draftId)).toBe('It Stands')
    expect(await rows(draftId)).toBe(2)
  })

  it('an update that builds on one that never came', async () => {
    const doc = new Y.Doc()
    doc.getText('headline').insert(0, 'first')
    const before = Y.encodeStateVector(doc)
    doc.getText('headline').insert(5, ' second')
    const draftId = await draft('Stands')
    const { closeCode } = await raw(draftId, update(Y.encodeStateAsUpdate(doc, before)))
    expect(closeCode).toBe(CLOSE.refused)
    expect(await rows(draftId)).toBe(1)
  })

  it('a frame of an unknown kind', async () => {
    const { closeCode } = await raw(await draft(), (e) => encoding.writeVarUint(e, 99))
    expect(closeCode).toBe(CLOSE.refused)
  })

  it('whoever is not signed in, a draft that does not exist, and writing without the right', async () => {
    const { port } = await node()
    const draftId = await draft('Read me')
    const nobody = client(port, draftId, 'nobody')
    await nobody.state((s) => s.line === 'refused')
    expect(nobody.link.state.reason?.code).toBe('not-signed-in')
    const lost = client(port, crypto.randomUUID())
    await lost.state((s) => s.line === 'refused')
    expect(lost.link.state.reason?.code).toBe('not-found')
    const rita = client(port, draftId, 'rita')
    await rita.state((s) => s.loaded)
    expect(rita.headline()).toBe('Read me')
    expect(rita.link.state.mayWrite).toBe(false)
    const socket = new WebSocket(address(port, draftId), { headers: { cookie: 'rita', origin: ORIGIN } })
    await once(socket, 'open')
    const encoder = encoding.createEncoder()
    update(good())(encoder)
    socket.send(encoding.toUint8Array(encoder))
    expect(((await once(socket, 'close')) as [number])[0]).toBe(CLOSE.refused)
    expect(await rows(draftId)).toBe(1)
  })

  it('a page of another origin, whatever cookie it carries', async () => {
    const { port } = await node()
    const socket = new WebSocket(address(port, await draft()), {
      headers: { cookie: 'ann', origin: 'http://evil.example' },
    })
    const [error] = (await once(socket, 'error')) as [Error]
    expect(error.message).toContain('403')
  })

  it('typing in a draft that was spiked meanwhile', async () => {
    const { port } = await node()
    const draftId = await draft('Gone')
    const ann = client(port, draftId)
    await ann.saved()
    await moveDraft(app.db, draftId, { stage: 'spiked' }, 'bob')
    await ann.state((s) => s.line === 'refused')
    expect(ann.link.state.reason?.code).toBe('draft-closed')
  })
})

describe('freezing', () => {
  it('takes what the log holds, and counts what is typed afterwards', async () => {
    const { port } = await node()
    const draftId = await draft('Frozen')
    const ann = client(port, draftId)
    await ann.saved()
    ann.type('Deep ')
    await ann.saved()
    const frozen = await freezeDraft(app.db, draftId, 'ann')
    expect(frozen.content.headline).toBe('Deep Frozen')
    const { doc } = await loadDoc(app.db, draftId)
    expect(draftToContent(doc, 'en')).toEqual(frozen.content)
    expect(await editsSince(app.db, frozen.id)).toBe(0)
    ann.type('Very ')
    await ann.saved()
    expect(await editsSince(app.db, frozen.id)).toBe(1)
    expect(await readCandidate(app.db, frozen.id)).toMatchObject({ digest: frozen.digest, content: frozen.content })
  })

  it('refuses what is not a story yet, field by field', async () => {
    const draftId = await draft('')
    const error = await freezeDraft(app.db, draftId, 'ann').catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'draft-incomplete', data: { problems: [{ field: 'headline' }] } })
    await moveDraft(app.db, draftId, { stage: 'spiked' }, 'ann')
    expect(await code(freezeDraft(app.db, draftId, 'ann'))).toBe('draft-closed')
  })
})

describe('many drafts', () => {
  it('come onto a desk in one transaction, all or none', async () => {
    const make = (n: number) => ({
      content: testContent({ headline: `Item ${n}` }),
      desk: 'incoming',
      stage: 'incoming' as const,
      createdBy: 'import',
      guid: `urn:test:many:${n}`,
    })
    const made = await createDrafts(
      app.db,
      'mna.example',
      Array.from({ length: 500 }, (_, n) => make(n)),
    )
    expect(new Set(made.map((m) => m.draftId)).size).toBe(500)
    const { doc } = await loadDoc(app.db, made[321]?.draftId ?? '')
    expect(draftToContent(doc, 'en').headline).toBe('Item 321')
    expect(await code(createDrafts(app.db, 'mna.example', [make(1000), make(7)]))).toBe('guid-taken')
    expect(await listDrafts(app.db, { stages: ['incoming'], text: 'Item 1000', limit: 5 })).toEqual([])
    expect(await redrawStale(app.db)).toBe(0)
  })

  it('are paged without a gap, in an order that does not move', async () => {
    const seen: string[] = []
    let after: { at: string; id: string } | undefined
    for (;;) {
      const page = await listDrafts(app.db, { stages: ['incoming'], limit: 77, ...(after ? { after } : {}) })
      seen.push(...page.map((d) => d.id))
      const last = page.at(-1)
      if (!last || page.length < 77) break
      after = { at: last.position, id: last.id }
    }
    expect(seen.length).toBe(500)
    expect(new Set(seen).size).toBe(500)
  })
})
