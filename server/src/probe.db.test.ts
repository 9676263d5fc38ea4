/** The watch over guesses through the whole program: what it counts, what it writes down, and that no answer tells of it. */
import type { AddressInfo } from 'node:net'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { invite, listNotices, readAudit } from './accounts/index.ts'
import { createDateline, type Dateline } from './main.ts'
import { storePicture } from './media/index.ts'
import { createLog, openDatabase, readConfig } from './platform/index.ts'
import { saveConcepts } from './directory/index.ts'
import { createTestDatabase } from './testing/database.ts'
import { testCandidate, testStory } from './testing/story.ts'
import { addSubscriber } from './wire/index.ts'

/** Releases in nobody's name, which the gate of approvals lets through: here nobody is to be judged. */
const DEMO = 'demo'

const data = mkdtempSync(join(tmpdir(), 'dateline-probe-'))
let database: Awaited<ReturnType<typeof createTestDatabase>>
let dateline: Dateline
let base: string
let chief: string

beforeAll(async () => {
  database = await createTestDatabase()
  const config = readConfig({
    DATELINE_DATA: data,
    DATELINE_PORT: '0',
    DATELINE_PUBLIC_URL: 'https://mna.example',
    DATELINE_TRUSTED_PROXIES: '127.0.0.1',
  })
  dateline = await createDateline({ config, ownerUrl: database.ownerUrl, log: createLog('silent') })
  const owner = openDatabase({ url: database.ownerUrl, max: 1 })
  await saveConcepts(owner.db, [{ kind: 'section', key: 'economy', names: { en: 'Economy' } }])
  await owner.close()
  await dateline.listen()
  base = `http://127.0.0.1:${(dateline.app.server.address() as AddressInfo).port}`
  const person = { name: 'Chief', email: 'chief@mna.example', roles: ['chief'] }
  chief = (await invite(dateline.db, 'https://mna.example', person, 'cli')).id
})
afterAll(async () => {
  await dateline?.close()
  await database?.close()
  rmSync(data, { recursive: true })
})

const ask = (path: string, from: string) => fetch(base + path, { headers: { 'x-forwarded-for': from } })
const alarms = async (network: string) =>
  (await readAudit(dateline.db, { action: 'probe.suspected', limit: 100 })).filter((e) => e.target === network)

describe('somebody who guesses', () => {
  it('at the address of a report 32 times in a morning, as at a budget office in 2025, is written down, and chiefs are told', async () => {
    for (let n = 0; n < 32; n++) {
      expect((await ask('/en/economy/economic-and-fiscal-outlook-november-2026', '203.0.113.5')).status).toBe(404)
    }
    await expect.poll(() => alarms('203.0.113.5')).toMatchObject([{ actor: 'anonymous', data: { near: 0 } }])
    await expect
      .poll(async () => (await listNotices(dateline.db, chief, 10)).notices)
      .toMatchObject([{ kind: 'probe.suspected', data: { network: '203.0.113.5' } }])
  })

  it('near what is not out is noticed sooner, and is answered as everybody is', async () => {
    const story = await testStory(dateline.db)
    const { src } = await storePicture(
      dateline.db,
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
      { uploadedBy: 'test' },
    )
    await addSubscriber(dateline.db, { name: 'Sealed', embargoed: true, sealed: true })
    const until = new Date(Date.now() + 3_600_000).toISOString()
    const candidateId = await testCandidate(dateline.db, story.id, {
      headline: 'Quarterly figures',
      embargo: { until, transmit: 'sealed' },
      body: [{ type: 'picture', src, alt: 'A chart' }],
    })
    await dateline.releases.release({ storyId: story.id, kind: 'publish', releasedBy: DEMO, candidateId })
    const near = [`/en/economy/quarterly-figures-${story.publicId}`, '/en/economy/quarterly-figures', src]
    for (const path of near) {
      const nothing = path.replace(/[a-z0-9]{10}(?=$|\.)/, 'zzzzzzzzzz').replace('quarterly', 'no')
      const [asked, none] = [await ask(path, '203.0.113.6'), await ask(nothing, '203.0.113.99')]
      expect([asked.status, await asked.text()]).toEqual([none.status, await none.text()])
    }
    expect(await alarms('203.0.113.6')).toEqual([])
    await ask(near[0] ?? '', '203.0.113.6')
    await expect
      .poll(() => alarms('203.0.113.6'))
      .toMatchObject([{ data: { near: 4, requests: { story: 2, address: 1, picture: 1 }, subjects: [story.id] } }])
  })

  it('is not whoever follows broken links, reads, or asks what scanners ask of every host', async () => {
    const story = await testStory(dateline.db)
    const candidateId = await testCandidate(dateline.db, story.id)
    await dateline.releases.release({ storyId: story.id, kind: 'publish', releasedBy: DEMO, candidateId })
    for (let n = 0; n < 40; n++) {
      await ask('/wp-login.php', '203.0.113.7')
      await ask('/en/nothing', '203.0.113.7')
      await ask(`/en/economy/x-${story.publicId}`, '203.0.113.7')
    }
    expect(await alarms('203.0.113.7')).toEqual([])
  })

  it('is counted by the address that a trusted proxy names', async () => {
    for (let n = 0; n < 40; n++) await ask('/en/news/2099-01-01', `198.51.100.${n}`)
    expect(
      (await readAudit(dateline.db, { action: 'probe.suspected', limit: 100 })).filter((e) => e.target === '127.0.0.1'),
    ).toEqual([])
  })
})
