import type { StoryContent } from '@dateline/news'
import fc from 'fast-check'
import { sql } from 'kysely'
import * as Y from 'yjs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  answerApproval,
  answerRiskChange,
  appendUpdates,
  type ApprovalItem,
  type ApprovalStanding,
  createDraft,
  type Frozen,
  freezeDraft,
  loadDoc,
  proposeRiskChange,
  readApproval,
  readRisks,
  requestApproval,
  type Sourcing,
  stepDigest,
  voidApproval,
} from '../desk/index.ts'
import { listNotices } from '../accounts/index.ts'
import { type Database, DatelineError, openDatabase } from '../platform/index.ts'
import { setTestClock } from '../testing/clock.ts'
import { createTestDatabase } from '../testing/database.ts'
import { type TestPerson, testPerson, testStepUp } from '../testing/people.ts'
import { testContent, testStory } from '../testing/story.ts'
import { ApprovalGate, type ReleaseRequest, Releases } from './index.ts'

const START = new Date('2026-11-25T09:00:00Z')
const SOURCING: Sourcing = {
  statement: 'The ministry, by telephone.',
  independent: 2,
  seen: 'The signed order.',
  sources: [{ kind: 'official', named: true, name: 'Press officer', contact: '555 0101' }],
}

let test: Awaited<ReturnType<typeof createTestDatabase>>
let owner: Database
let app: Database
let other: Database
/** Two nodes over one database. */
let nodes: readonly [Releases, Releases]
let ana: TestPerson
let ben: TestPerson
let cleo: TestPerson
let dan: TestPerson

beforeAll(async () => {
  test = await createTestDatabase()
  owner = openDatabase({ url: test.ownerUrl, max: 2 })
  app = openDatabase({ url: test.appUrl, max: 8 })
  other = openDatabase({ url: test.appUrl, max: 8 })
  const node = (db: Database) => {
    const releases = new Releases(db.db, 'mna.example')
    releases.guard(new ApprovalGate('Europe/Minsk'))
    return releases
  }
  nodes = [node(app), node(other)]
  await setTestClock(owner.db, START)
  ana = await testPerson(owner.db, 'Ana')
  ben = await testPerson(owner.db, 'Ben')
  cleo = await testPerson(owner.db, 'Cleo')
  dan = await testPerson(owner.db, 'Dan', { roles: ['reporter'] })
})
afterAll(async () => {
  await app.close()
  await other.close()
  await owner.close()
  await test.close()
})
beforeEach(async () => {
  await setTestClock(owner.db, START)
  for (const person of [ana, ben, cleo, dan]) await testStepUp(owner.db, person)
})

const flash: Partial<StoryContent> = { form: 'flash', urgency: 1, headline: 'Bridge at Karvala closed after collapse' }

async function draft(by: TestPerson, over: Partial<StoryContent> = flash) {
  return createDraft(app.db, 'mna.example', {
    content: testContent(over),
    desk: 'newsroom',
    stage: 'working',
    createdBy: by.accountId,
  })
}
async function type(draftId: string, by: TestPerson, words: string) {
  const { doc } = await loadDoc(app.db, draftId)
  const before = Y.encodeStateVector(doc)
  doc.getText('headline').insert(0, words)
  await appendUpdates(app.db, draftId, [{ update: Y.encodeStateAsUpdate(doc, before), author: by.accountId }])
  doc.destroy()
}
const item = (storyId: string, candidate: Frozen, revision = 0): ApprovalItem => ({
  storyId,
  kind: 'publish',
  revision,
  candidateId: candidate.id,
  candidateDigest: candidate.digest,
  notice: undefined,
})
const ask = (
  by: TestPerson,
  items: readonly ApprovalItem[],
  over: { people?: number; asked?: string[]; holds?: number } = {},
) =>
  app.db.transaction().execute((tx) =>
    requestApproval(tx, {
      items,
      requestedBy: by.accountId,
      asked: over.asked ?? [],
      people: over.people ?? 2,
      stepUp: true,
      sourcingNeeded: true,
      holdsMinutes: over.holds ?? 30,
      reasons: [{ rule: 'flash', name: 'Flash', why: '…', people: 2, stepUp: true }],
      sourcing: SOURCING,
    }),
  )
const answer = (id: string, by: TestPerson, items: readonly ApprovalItem[], given: 'given' | 'refused' = 'given') =>
  app.db
    .transaction()
    .execute((tx) =>
      answerApproval(tx, id, by, { answer: given, reason: 'Read it.', digest: stepDigest(items).toString('hex') }),
    )
const request = (by: TestPerson, over: Partial<ReleaseRequest> & { storyId: string }): ReleaseRequest => ({
  kind: 'publish',
  releasedBy: by.accountId,
  sessionId: by.sessionId,
  ...over,
})
const release = (by: TestPerson, over: Partial<ReleaseRequest> & { storyId: string }, node: 0 | 1 = 0) =>
  nodes[node].release(request(by, over))

/** The code of every objection, or of the error, or nothing. */
async function codes(promise: Promise<unknown>): Promise<string[]> {
  try {
    await promise
    return []
  } catch (error) {
    if (!(error instanceof DatelineError)) throw error
    const objections = error.data?.['objections'] as readonly { code: string }[] | undefined
    return objections?.map((o) => o.code) ?? [error.code]
  }
}
const control = async (eventId: string) =>
  (
    await sql<{
      path: string
      approved_by: string[]
      people: number
      needed: number
      rules: string[]
      emergency_reason: string | null
    }>`
      SELECT path, approved_by, people, needed, rules, emergency_reason FROM release_control WHERE event_id = ${eventId}
    `.execute(app.db)
  ).rows[0]
const newest = async (person: TestPerson) => (await listNotices(app.db, person.accountId, 1)).notices[0]
const stateOf = async (id: string): Promise<ApprovalStanding['state']> => (await readApproval(app.db, id)).state

describe('a flash', () => {
  it('is refused without a second person, with what is needed and why', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const error = await release(ana, { storyId: story.id, candidateId: candidate.id }).catch((e: unknown) => e)
    expect(error).toMatchObject({
      code: 'approval-missing',
      status: 409,
      data: { needed: 1, have: 0, people: 2, sourcing: true, rules: ['flash'], available: 2 },
    })
  })

  it('goes out when another person has approved exactly it, and says who', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const items = [item(story.id, candidate)]
    const { id, told } = await ask(ana, items)
    expect(told.map((p) => p.name)).toEqual(['Ben', 'Cleo'])
    expect(await stateOf(id)).toBe('open')
    expect(await newest(ben)).toMatchObject({ kind: 'approval.requested', data: { approval: id, by: ana.accountId } })
    expect((await answer(id, ben, items)).state).toBe('approved')
    const event = await release(ana, { storyId: story.id, candidateId: candidate.id })
    expect(await control(event.id)).toEqual({
      path: 'approved',
      approved_by: [ben.accountId],
      people: 2,
      needed: 2,
      rules: ['flash'],
      emergency_reason: null,
    })
    expect(await stateOf(id)).toBe('used')
  })

  it('is not approved by its author, by whoever asks, by whoever has no right, or by whoever was not asked', async () => {
    const { story, draftId } = await draft(dan)
    await type(draftId, cleo, 'Urgent: ')
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const items = [item(story.id, candidate)]
    expect(await codes(ask(ana, items, { asked: [cleo.accountId] }))).toEqual(['approver-not-allowed'])
    const { id } = await ask(ana, items)
    expect(await codes(answer(id, cleo, items))).toEqual(['approver-is-author'])
    expect(await codes(answer(id, dan, items))).toEqual(['approver-is-author'])
    expect(await codes(answer(id, ana, items))).toEqual(['approver-is-requester'])
    const eve = await testPerson(owner.db, 'Eve', { roles: ['reporter'] })
    expect(await codes(answer(id, eve, items))).toEqual(['approver-not-allowed'])
    // The database itself holds to it.
    await expect(
      sql`INSERT INTO approval_answer (approval_id, account_id, answer, stepped_up) VALUES (${id}, ${cleo.accountId}, 'given', true)`.execute(
        app.db,
      ),
    ).rejects.toMatchObject({ code: 'DL012' })
    const narrow = await ask(ana, items, { asked: [ben.accountId] })
    const finn = await testPerson(owner.db, 'Finn')
    expect(await codes(answer(narrow.id, finn, items))).toEqual(['approver-not-asked'])
    expect(await codes(release(ana, { storyId: story.id, candidateId: candidate.id }))).toEqual(['approval-missing'])
    await sql`UPDATE account SET disabled_at = dateline_now() WHERE id = ANY (${[finn.accountId, eve.accountId]}::uuid[])`.execute(
      owner.db,
    )
  })

  it('is not released by whoever approved it', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const items = [item(story.id, candidate)]
    const { id } = await ask(ana, items)
    await answer(id, ben, items)
    expect(await codes(release(ben, { storyId: story.id, candidateId: candidate.id }))).toEqual([
      'approver-is-releaser',
      'approval-missing',
    ])
    expect(await codes(release(cleo, { storyId: story.id, candidateId: candidate.id }))).toEqual([])
  })

  it('edited after it was approved is another, while what was frozen can still be released', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const items = [item(story.id, candidate)]
    const { id } = await ask(ana, items)
    await answer(id, ben, items)
    await type(draftId, dan, 'WAR: ')
    const edited = await freezeDraft(app.db, draftId, ana.accountId)
    expect(await codes(release(ana, { storyId: story.id, candidateId: edited.id }))).toEqual(['approval-missing'])
    expect(await codes(release(ana, { storyId: story.id, candidateId: candidate.id }))).toEqual([])
  })

  it('needs the passkey of whoever approves and of whoever releases', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const items = [item(story.id, candidate)]
    const { id } = await ask(ana, items)
    await testStepUp(owner.db, ben, 6)
    expect(await codes(answer(id, ben, items))).toEqual(['step-up-needed'])
    await testStepUp(owner.db, ben)
    await answer(id, ben, items)
    await testStepUp(owner.db, ana, 6)
    expect(await codes(release(ana, { storyId: story.id, candidateId: candidate.id }))).toEqual(['step-up-needed'])
    // Somebody else's session is nobody's passkey.
    expect(
      await codes(release(ana, { storyId: story.id, candidateId: candidate.id, sessionId: ben.sessionId })),
    ).toContain('step-up-needed')
  })

  it('goes by the approval no longer than it holds, and not at all once it was refused or taken back', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const items = [item(story.id, candidate)]
    const { id } = await ask(ana, items)
    await answer(id, ben, items)
    await setTestClock(owner.db, new Date(START.getTime() + 30 * 60_000))
    for (const person of [ana, ben]) await testStepUp(owner.db, person)
    expect(await codes(release(ana, { storyId: story.id, candidateId: candidate.id }))).toEqual(['approval-expired'])
    expect(await codes(answer(id, cleo, items))).toEqual(['approval-expired'])
    const second = await ask(ana, items)
    await answer(second.id, ben, items)
    await answer(second.id, ben, items, 'refused')
    expect(await stateOf(second.id)).toBe('refused')
    const third = await ask(ana, items)
    await answer(third.id, ben, items)
    await app.db.transaction().execute((tx) => voidApproval(tx, third.id, ana.accountId))
    expect(await codes(release(ana, { storyId: story.id, candidateId: candidate.id }))).toContain('approval-missing')
  })

  it('is not released before the time that was approved', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const at = new Date(START.getTime() + 3_600_000)
    const items = [{ ...item(story.id, candidate), notBefore: at }]
    const { id } = await ask(ana, items)
    await answer(id, ben, items)
    const now = { storyId: story.id, candidateId: candidate.id }
    expect(await codes(release(ana, now))).toEqual(['approval-premature', 'approval-missing'])
    expect(await codes(release(ana, { ...now, effectiveAt: at }))).toEqual([])
  })

  it('of mobilisation takes three people', async () => {
    const { story, draftId } = await draft(dan, { ...flash, headline: 'General mobilisation ordered' })
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const items = [item(story.id, candidate)]
    const { id } = await ask(ana, items, { people: 3 })
    await answer(id, ben, items)
    expect(await codes(release(ana, { storyId: story.id, candidateId: candidate.id }))).toEqual(['approval-missing'])
    await answer(id, cleo, items)
    expect(await codes(release(ana, { storyId: story.id, candidateId: candidate.id }))).toEqual([])
  })
})

describe('an approval', () => {
  it('is used once, by whichever of two nodes comes first', async () => {
    for (let round = 0; round < 5; round++) {
      const { story, draftId } = await draft(dan)
      const candidate = await freezeDraft(app.db, draftId, ana.accountId)
      const items = [item(story.id, candidate)]
      const { id } = await ask(ana, items)
      await answer(id, ben, items)
      const wanted = { storyId: story.id, candidateId: candidate.id }
      const results = await Promise.all([codes(release(ana, wanted, 0)), codes(release(cleo, wanted, 1))])
      expect(results.filter((r) => r.length === 0)).toHaveLength(1)
    }
  })

  it('that is refused while it is being used is either used or refused, never both', async () => {
    for (let round = 0; round < 5; round++) {
      const { story, draftId } = await draft(dan)
      const candidate = await freezeDraft(app.db, draftId, ana.accountId)
      const items = [item(story.id, candidate)]
      const { id } = await ask(ana, items)
      await answer(id, ben, items)
      const [released, refused] = await Promise.all([
        codes(release(ana, { storyId: story.id, candidateId: candidate.id }, 1)),
        codes(answer(id, cleo, items, 'refused')),
      ])
      expect(released.length === 0).not.toBe(refused.length === 0)
    }
  })

  it('of a notice is for its story, revision and words', async () => {
    const made = await testStory(app.db)
    const { story, draftId } = await draft(dan, {})
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    await release(ana, { storyId: story.id, candidateId: candidate.id })
    expect(made.id).not.toBe(story.id)
    const kill = { storyId: story.id, kind: 'kill' as const, notice: 'It did not happen.' }
    const items: ApprovalItem[] = [{ ...kill, revision: 1, candidateId: undefined, candidateDigest: undefined }]
    const { id } = await ask(ana, items)
    await answer(id, ben, items)
    expect(await codes(release(ana, { ...kill, notice: 'It happened elsewhere.' }))).toEqual(['approval-missing'])
    expect(await codes(release(ana, kill))).toEqual([])
  })

  it('is overtaken when the story moves on', async () => {
    const { story, draftId } = await draft(dan, {})
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    await release(ana, { storyId: story.id, candidateId: candidate.id })
    const kill = { storyId: story.id, kind: 'kill' as const, notice: 'It did not happen.' }
    const items: ApprovalItem[] = [{ ...kill, revision: 1, candidateId: undefined, candidateDigest: undefined }]
    const { id } = await ask(ana, items)
    await answer(id, ben, items)
    await release(ana, { storyId: story.id, kind: 'hold', notice: 'Being checked.' })
    expect(await stateOf(id)).toBe('overtaken')
    expect(await codes(release(ana, kill))).toEqual(['approval-missing'])
  })
})

describe('other risks', () => {
  it('see the account, the device and the pace', async () => {
    const young = await testPerson(owner.db, 'Gus', { since: new Date(START.getTime() - 3_600_000) })
    const { story, draftId } = await draft(dan, {})
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const wanted = { storyId: story.id, candidateId: candidate.id }
    const error = await release(young, wanted).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'approval-missing', data: { rules: ['new-device', 'new-account'] } })
    // Whoever is no account at all is judged as a new one.
    expect(await codes(nodes[0].release({ ...wanted, kind: 'publish', releasedBy: 'somebody' }))).toContain(
      'approval-missing',
    )
    expect(await codes(release(ana, wanted))).toEqual([])
    await sql`UPDATE account SET disabled_at = dateline_now() WHERE id = ${young.accountId}`.execute(owner.db)
  })

  it('see several stories in one step, and the step is approved as a whole', async () => {
    const made = await Promise.all([draft(dan, {}), draft(dan, {}), draft(dan, {})])
    const candidates = await Promise.all(made.map((m) => freezeDraft(app.db, m.draftId, ana.accountId)))
    const requests = made.map((m, n) => request(ana, { storyId: m.story.id, candidateId: candidates[n]?.id ?? '' }))
    const items = made.map((m, n) => item(m.story.id, candidates[n] as Frozen))
    expect(await codes(nodes[0].releaseTogether(requests))).toEqual(['approval-missing'])
    const { id } = await ask(ana, items)
    await answer(id, ben, items)
    expect(await codes(nodes[0].releaseTogether(requests.slice(0, 2)))).toEqual([])
    expect(await stateOf(id)).toBe('overtaken')
  })

  it('let the command line through, and tell everybody', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, 'cli')
    const event = await nodes[0].release({
      storyId: story.id,
      kind: 'publish',
      candidateId: candidate.id,
      releasedBy: 'cli',
    })
    expect(await control(event.id)).toMatchObject({ path: 'program' })
    expect(await newest(ben)).toMatchObject({ kind: 'release.by-program', data: { by: 'cli', stories: [story.id] } })
  })
})

describe('the emergency path', () => {
  const emergency = { reason: 'The second editor cannot be reached.' }

  it('takes a passkey and a reason, is written down, and calls every editor', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const wanted = { storyId: story.id, candidateId: candidate.id, emergency }
    await testStepUp(owner.db, ana, 6)
    expect(await codes(release(ana, wanted))).toEqual(['step-up-needed'])
    await testStepUp(owner.db, ana)
    expect(await codes(release(ana, { ...wanted, emergency: { reason: ' ' } }))).toEqual(['emergency-closed'])
    const event = await release(ana, wanted)
    expect(await control(event.id)).toMatchObject({
      path: 'emergency',
      emergency_reason: emergency.reason,
      needed: 2,
      people: 1,
    })
    expect(await newest(cleo)).toMatchObject({
      kind: 'release.emergency',
      data: { by: ana.accountId, reason: emergency.reason, rules: ['flash'] },
    })
    const { rows } = await sql<{ action: string }>`
      SELECT action FROM audit_entry WHERE action = 'release.emergency' AND target = ${story.id}
    `.execute(app.db)
    expect(rows).toHaveLength(1)
  })

  it('is closed to young accounts, to those without the right, and to the door of the demo', async () => {
    const { story, draftId } = await draft(dan)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const wanted = { storyId: story.id, candidateId: candidate.id, emergency }
    const closed = async (person: TestPerson) => {
      const error = (await release(person, wanted).catch((e: unknown) => e)) as DatelineError
      await sql`UPDATE account SET disabled_at = dateline_now() WHERE id = ${person.accountId}`.execute(owner.db)
      const objections = error.data?.['objections'] as { code: string; data: { closed: string[] } }[] | undefined
      const objection = objections?.[0]
      return objection?.code === 'emergency-closed' ? objection.data.closed : objection?.code
    }
    const day = new Date(START.getTime() - 24 * 3_600_000 + 1)
    expect(await closed(await testPerson(owner.db, 'Hal', { since: day }))).toEqual([
      'account-new',
      'roles-new',
      'device-new',
    ])
    expect(await closed(await testPerson(owner.db, 'Ida', { roles: ['editor'] }))).toEqual(['no-right'])
    expect(await closed(await testPerson(owner.db, 'Jo', { method: 'demo' }))).toEqual(['no-passkey'])
  })
})

describe('a frozen account', () => {
  it('releases nothing any more, not even with a request that was let in before', async () => {
    const gil = await testPerson(owner.db, 'Gil')
    const { story, draftId } = await draft(dan, { form: 'report', urgency: 5, headline: 'Ferry fares stay' })
    const candidate = await freezeDraft(app.db, draftId, gil.accountId)
    await sql`UPDATE account SET frozen_at = dateline_now(), frozen_by = 'test', frozen_reason = 'Stolen.'
              WHERE id = ${gil.accountId}`.execute(owner.db)
    expect(await codes(release(gil, { storyId: story.id, candidateId: candidate.id }))).toEqual(['account-frozen'])
  })
})

describe('a rule', () => {
  it('changes when two people want it, and at once for every node', async () => {
    const rule = (await readRisks(app.db)).rules.find((r) => r.id === 'urgent')
    if (!rule) throw new Error('no rule')
    const change = { key: 'urgent', value: { ...rule, enabled: false }, reason: 'Too many.' }
    const { id } = await proposeRiskChange(app.db, ana, change)
    expect(await codes(answerRiskChange(app.db, ana, id, 'given'))).toEqual(['approver-is-author'])
    const { story, draftId } = await draft(dan, { form: 'urgent' })
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const wanted = { storyId: story.id, candidateId: candidate.id }
    expect(await codes(release(ana, wanted, 1))).toEqual(['approval-missing'])
    await testStepUp(owner.db, ben, 6)
    expect(await codes(answerRiskChange(app.db, ben, id, 'given'))).toEqual(['step-up-needed'])
    await testStepUp(owner.db, ben)
    await answerRiskChange(app.db, ben, id, 'given')
    expect(await codes(answerRiskChange(app.db, cleo, id, 'given'))).toEqual(['not-found'])
    expect(await codes(release(ana, wanted, 1))).toEqual([])
    const back = await proposeRiskChange(app.db, ben, { key: 'urgent', value: rule, reason: 'Back.' })
    await answerRiskChange(app.db, ana, back.id, 'given')
    expect((await readRisks(app.db)).rules).toEqual((await readRisks(other.db)).rules)
  })

  it('gives way to one person only where there is one', async () => {
    const change = { key: 'one-person', value: true, reason: 'I am alone.' }
    expect(await codes(proposeRiskChange(app.db, ana, change))).toEqual(['one-person-not'])
    const { story, draftId } = await draft(ana)
    const candidate = await freezeDraft(app.db, draftId, ana.accountId)
    const wanted = { storyId: story.id, candidateId: candidate.id }
    const others = [ben.accountId, cleo.accountId]
    const open = (disabled: boolean) =>
      sql`UPDATE account SET disabled_at = ${disabled ? START : null} WHERE id = ANY (${others}::uuid[])`.execute(
        owner.db,
      )
    await open(true)
    try {
      expect(await codes(release(ana, wanted))).toEqual(['approval-missing'])
      await proposeRiskChange(app.db, ana, change)
      await testStepUp(owner.db, ana, 6)
      expect(await codes(release(ana, wanted))).toEqual(['step-up-needed'])
      await open(false)
      await testStepUp(owner.db, ana)
      // As soon as there is somebody else, they are needed.
      expect(await codes(release(ana, wanted))).toEqual(['approval-missing'])
      await open(true)
      expect(await control((await release(ana, wanted)).id)).toMatchObject({ path: 'one-person', needed: 2, people: 1 })
    } finally {
      await open(false)
      await proposeRiskChange(app.db, ana, { ...change, value: false })
    }
  })
})

describe('whatever people do in whatever order', () => {
  type Step =
    | { readonly do: 'edit' | 'freeze' | 'ask' | 'void' | 'release'; readonly who: number }
    | { readonly do: 'give' | 'refuse'; readonly who: number; readonly which: number }
    | { readonly do: 'wait'; readonly minutes: number }
  const who = fc.integer({ min: 0, max: 2 })
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('edit' as const, 'freeze' as const), who }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const), who }) },
    { weight: 6, arbitrary: fc.record({ do: fc.constant('give' as const), who, which: fc.nat(2) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const), who, which: fc.nat(2) }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('void' as const), who }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 25 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('release' as const), who }) },
  )

  interface Asked {
    readonly id: string
    readonly by: number
    readonly candidate: Frozen
    readonly authors: ReadonlySet<number>
    readonly until: number
    readonly given: Set<number>
    over: boolean
  }

  it('no flash goes out but on the word of another person, given on exactly its words, and on that it always does', async () => {
    let released = 0
    let refused = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
        const people = [ana, ben, cleo] as const
        const person = (n: number) => people[n] ?? ana
        let now = START.getTime()
        const at = async () => {
          await setTestClock(owner.db, new Date(now))
          for (const p of people) await testStepUp(owner.db, p)
        }
        await at()
        const { story, draftId } = await draft(dan)
        let candidate = await freezeDraft(app.db, draftId, dan.accountId)
        let authors = new Set<number>()
        let frozenAuthors = new Set<number>()
        const asked: Asked[] = []
        for (const s of steps) {
          if (s.do === 'wait') {
            now += s.minutes * 60_000
            await at()
          } else if (s.do === 'edit') {
            await type(draftId, person(s.who), `${asked.length} `)
            authors = new Set([...authors, s.who])
          } else if (s.do === 'freeze') {
            candidate = await freezeDraft(app.db, draftId, person(s.who).accountId)
            frozenAuthors = authors
          } else if (s.do === 'ask') {
            const found = await ask(person(s.who), [item(story.id, candidate)]).catch(() => undefined)
            const may = [0, 1, 2].filter((n) => n !== s.who && !frozenAuthors.has(n))
            expect(found !== undefined).toBe(may.length > 0)
            if (found) {
              asked.push({
                id: found.id,
                by: s.who,
                candidate,
                authors: frozenAuthors,
                until: now + 30 * 60_000,
                given: new Set(),
                over: false,
              })
            }
          } else if (s.do === 'release') {
            const wanted = candidate.digest
            const fit = new Set(
              asked
                .filter((a) => a.candidate.digest === wanted && !a.over && now < a.until)
                .flatMap((a) => [...a.given].filter((n) => n !== a.by && !a.authors.has(n) && n !== s.who)),
            )
            const done = await codes(
              release(person(s.who), { storyId: story.id, candidateId: candidate.id }, s.who === 0 ? 0 : 1),
            )
            expect(done.length === 0).toBe(fit.size >= 1)
            if (done.length > 0) {
              refused++
              continue
            }
            released++
            return
          } else if (s.do === 'void') {
            const target = asked.findLast((a) => a.by === s.who && !a.over)
            if (!target) continue
            await app.db.transaction().execute((tx) => voidApproval(tx, target.id, person(s.who).accountId))
            target.over = true
          } else if ('which' in s) {
            const target = asked.at(-1 - s.which)
            if (!target) continue
            const done = await codes(
              answer(
                target.id,
                person(s.who),
                [item(story.id, target.candidate)],
                s.do === 'give' ? 'given' : 'refused',
              ),
            )
            const may = s.who !== target.by && !target.authors.has(s.who) && !target.over && now < target.until
            const fresh = s.do === 'refuse' || !target.given.has(s.who)
            expect(done.length === 0).toBe(may && fresh)
            if (done.length > 0) continue
            if (s.do === 'give') target.given.add(s.who)
            else target.over = true
          }
        }
      }),
      { numRuns: 120 },
    )
    // The histories were worth having.
    expect(released).toBeGreaterThan(10)
    expect(refused).toBeGreaterThan(10)
  }, 120_000)
})
