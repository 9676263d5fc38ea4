/** Runs one random history against a real agency and holds what happens to the model. */
import { allowedKinds, RELEASE_TABLE, type ReleaseKind, type StoryState } from '@dateline/news'
import { sql } from 'kysely'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { freezeAccount, isFrozen, thawAccount } from '../../accounts/index.ts'
import {
  answerApproval,
  appendUpdates,
  createDraft,
  freezeDraft,
  loadDoc,
  openDraftOf,
  reopenDraft,
  requestApproval,
  stepDigest,
} from '../../desk/index.ts'
import { DatelineError } from '../../platform/index.ts'
import { readVersion } from '../../release/index.ts'
import { changeProduct, switchSubscriber } from '../../wire/index.ts'
import { testContent } from '../story.ts'
import { type Agency, type AgencyNode, MINUTE, type Person } from './agency.ts'
import { look, lookAtDeliveries } from './look.ts'
import { type Decision, type Given, peopleNeeded, StoryModel, type Text } from './model.ts'
import type { Step } from './steps.ts'

/** Something somebody asked for; the log may hold it when the answer was yes, or was lost. */
interface Attempt {
  readonly story: StoryModel
  readonly kind: ReleaseKind
  readonly by: Person
  readonly text: Text | undefined
  readonly notice: string | undefined
  readonly effectiveAt: number | undefined
  readonly frozen: boolean
  readonly steppedUp: boolean
  answer: number
  code: string
}

/** What happened in all histories, for the report and so that none of it is missing. */
export type Tally = Map<string, number>

const PLAIN_WRITE = { do: 'write', form: 'report', alert: false, embargo: undefined } as const

/** A word of the rules, in each language. */
const ALERT = { en: 'Mobilisation', ru: 'Мобилизация' }

let markers = 0

export class World {
  readonly agency: Agency
  readonly tally: Tally
  readonly stories: StoryModel[] = []
  readonly given: Given[] = []
  /** Last number before this history, and when it began. */
  readonly base: number
  readonly begun: number
  #last: number
  /** The clock was set back: instants no longer say what came first. */
  steppedBack = false
  /** Delivered to each subscriber before this history. */
  readonly heard = new Map<number, number>()
  #guids: string[] = []
  /** Subscribers that were switched off at some time. */
  readonly #off = new Set<number>()

  private constructor(agency: Agency, tally: Tally, base: number) {
    this.agency = agency
    this.tally = tally
    this.base = base
    this.begun = agency.now - 24 * 60 * MINUTE
    this.#last = base
  }

  static async run(agency: Agency, steps: readonly Step[], tally: Tally): Promise<void> {
    await agency.nextDay()
    const { rows } = await sql<{
      last: number
    }>`SELECT coalesce(max(release_no), 0) AS last FROM release_event`.execute(agency.db)
    const world = new World(agency, tally, rows[0]?.last ?? 0)
    for (const { id } of agency.receivers) {
      const { rows: numbers } = await sql<{ seq: number }>`
        SELECT coalesce(max(seq), 0) AS seq FROM delivery WHERE subscriber_id = ${id}`.execute(agency.db)
      world.heard.set(id, numbers[0]?.seq ?? 0)
    }
    for (const step of steps) {
      await world.#act(step)
      world.#count(`step ${step.do}`)
    }
    await world.#end()
  }

  #count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1)
  }

  #person(index: number): Person {
    const person = this.agency.people[index]
    if (!person) throw new Error('nobody')
    return person
  }

  #node(index: number): AgencyNode {
    const node = this.agency.nodes[index]
    if (!node) throw new Error('no node')
    return node
  }

  async #act(step: Step): Promise<void> {
    const { agency } = this
    switch (step.do) {
      case 'write':
        return this.#write(step)
      case 'approve': {
        const story = this.stories[step.story]
        if (story) await this.#approve(story, step.kind, this.#person(step.who), this.#person(step.by))
        return
      }
      case 'release':
        return this.#release(step)
      case 'race':
        return this.#race(step)
      case 'clock':
        this.steppedBack ||= step.minutes < 0
        await agency.setClock(agency.now + step.minutes * MINUTE)
        for (const story of this.stories) story.pass(agency.now)
        return look(this, this.#node(step.minutes & 1), step.minutes % 3 === 0)
      case 'freeze':
        return this.#freeze(this.#person(step.who))
      case 'thaw':
        return this.#thaw(this.#person(step.who))
      case 'subscriber':
        return this.#subscriber(step)
      case 'replace':
        await agency.replace(step.node)
        await agency.setClock(agency.now + step.minutes * MINUTE)
        for (const story of this.stories) story.pass(agency.now)
        return look(this, this.#node(step.node), true)
      case 'look':
        await agency.settle()
        return look(this, this.#node(step.node), true)
      default:
        step satisfies never
    }
  }

  /** Somebody writes a story or goes on with it, and freezes what stands. */
  async #write(step: Extract<Step, { do: 'write' }>): Promise<void> {
    const { db } = this.#node(0).dateline
    const who = this.#person(step.who)
    markers += 1
    const marker = `qz${process.pid.toString(36)}x${markers.toString(36)}q`
    // Only one third story: a translation of the first.
    const index = Math.min(step.story, this.stories.length)
    const language = index === 2 ? 'ru' : 'en'
    const embargo = step.embargo && this.agency.now + step.embargo.minutes * MINUTE
    const content = testContent({
      language,
      section: 'harbour',
      form: step.form,
      headline: `${step.alert ? ALERT[language] : 'Tide'} ${marker}`,
      body: [{ type: 'paragraph', spans: [{ text: 'The tide came in.' }] }],
      ...(embargo === undefined
        ? {}
        : {
            embargo: {
              until: new Date(embargo).toISOString(),
              ...(step.embargo?.ahead === true ? { transmit: 'now' as const } : {}),
            },
          }),
      ...(index === 2 ? { translationOf: { guid: this.#guids[0] ?? '', version: 1 } } : {}),
    })
    let story = this.stories[index]
    const authors = new Set<string>([who.accountId])
    let draftId: string
    if (!story) {
      const group = index === 2 ? await this.#groupOf(this.stories[0]) : undefined
      const made = await createDraft(db, 'mna.example', {
        content,
        desk: 'newsroom',
        stage: 'working',
        createdBy: who.accountId,
        ...(group === undefined ? {} : { translationGroup: group }),
      })
      story = new StoryModel(made.story.id, made.story.publicId, language)
      this.stories.push(story)
      this.#guids.push(made.story.guid)
      draftId = made.draftId
    } else {
      const open = await openDraftOf(db, story.id)
      if (open === undefined) {
        const latest = [...story.versions.keys()].at(-1) ?? null
        draftId = await reopenDraft(db, {
          content,
          storyId: story.id,
          baseVersion: latest,
          desk: 'newsroom',
          stage: 'working',
          createdBy: who.accountId,
        })
      } else {
        draftId = open
        for (const author of story.texts.at(-1)?.authors ?? []) authors.add(author)
      }
      // A hand in it in any case: opening a story again is nobody's edit.
      const { doc } = await loadDoc(db, draftId)
      const before = Y.encodeStateVector(doc)
      const headline = doc.getText('headline')
      headline.delete(0, headline.length)
      headline.insert(0, content.headline)
      await appendUpdates(db, draftId, [{ update: Y.encodeStateAsUpdate(doc, before), author: who.accountId }])
      doc.destroy()
    }
    const frozen = await freezeDraft(db, draftId, who.accountId)
    const until = frozen.content.embargo?.until
    story.texts.push({
      candidateId: frozen.id,
      digest: frozen.digest,
      story,
      marker,
      form: frozen.content.form === 'flash' || frozen.content.form === 'urgent' ? frozen.content.form : 'report',
      alert: step.alert,
      authors,
      embargo: typeof until === 'string' ? Date.parse(until) : undefined,
      ahead: frozen.content.embargo?.transmit === 'now',
    })
    expect(frozen.content.headline).toContain(marker)
  }

  async #groupOf(story: StoryModel | undefined): Promise<string> {
    const { rows } = await sql<{ group: string }>`
      SELECT translation_group AS "group" FROM story WHERE id = ${story?.id}`.execute(this.agency.db)
    return rows[0]?.group ?? ''
  }

  /** The text that a release of the kind would put out, if any. */
  #textFor(story: StoryModel, kind: ReleaseKind): Text | undefined {
    const { content } = RELEASE_TABLE[kind]
    if (content === 'none') return undefined
    const used = new Set(story.versions.values())
    const last = story.texts.at(-1)
    return last && !used.has(last) ? last : undefined
  }

  /** `who` asks and `by` gives, for exactly what stands now. */
  async #approve(story: StoryModel, kind: ReleaseKind, who: Person, by: Person): Promise<void> {
    const { db } = this.#node(0).dateline
    const text = this.#textFor(story, kind)
    if (!text && RELEASE_TABLE[kind].content === 'required') return
    const notice = noticeFor(kind)
    const item = {
      storyId: story.id,
      kind,
      revision: story.revision,
      candidateId: text?.candidateId,
      candidateDigest: text?.digest,
      notice,
    }
    await this.agency.stepUp(by, 0)
    try {
      const holdsMinutes = 30
      await db.transaction().execute(async (tx) => {
        const { id } = await requestApproval(tx, {
          items: [item],
          requestedBy: who.accountId,
          asked: [],
          people: 2,
          stepUp: true,
          sourcingNeeded: false,
          holdsMinutes,
          reasons: [],
        })
        await answerApproval(tx, id, by, { answer: 'given', digest: stepDigest([item]).toString('hex') })
      })
      // Nobody approves their own work, nor what they asked for themselves.
      const authors = text?.authors ?? new Set()
      expect([authors.has(by.accountId), who === by]).toEqual([false, false])
      expect(await isFrozen(db, by.accountId)).toBe(false)
      this.#count('approval given')
      const until = this.agency.now + holdsMinutes * MINUTE
      this.given.push({
        story,
        kind,
        revision: story.revision,
        candidateId: text?.candidateId,
        notice,
        by: by.accountId,
        requestedBy: who.accountId,
        until,
      })
    } catch (error) {
      if (!(error instanceof DatelineError)) throw error
      this.#count(`approval ${error.code}`)
    }
  }

  async #attempt(
    node: AgencyNode,
    story: StoryModel,
    kind: ReleaseKind,
    by: Person,
    over: {
      readonly later?: number | undefined
      readonly channels?: readonly string[] | undefined
      readonly stale?: boolean
      readonly passkey: number
    },
  ): Promise<Attempt> {
    const text = this.#textFor(story, kind)
    const notice = noticeFor(kind)
    const effectiveAt = over.later === undefined ? undefined : this.agency.now + over.later * MINUTE
    const attempt: Attempt = {
      story,
      kind,
      by,
      text,
      notice,
      effectiveAt,
      frozen: await isFrozen(this.agency.db, by.accountId),
      steppedUp: over.passkey < 5,
      answer: 0,
      code: '',
    }
    try {
      const { status, body } = await this.agency.ask(node, by, `/api/newsroom/stories/${story.id}/release`, {
        kind,
        expectedRevision:
          story.revision - (over.stale === true ? 1 : 0) < 0 ? 1 : story.revision - (over.stale === true ? 1 : 0),
        ...(text === undefined ? {} : { candidateId: text.candidateId, digest: text.digest }),
        ...(notice === undefined ? {} : { notice }),
        ...(effectiveAt === undefined ? {} : { effectiveAt: new Date(effectiveAt).toISOString() }),
        ...(over.channels === undefined || story.revision > 0 ? {} : { channels: over.channels }),
      })
      attempt.answer = status
      attempt.code = body.error?.code ?? ''
    } catch {
      attempt.answer = 500
    }
    return attempt
  }

  async #release(step: Extract<Step, { do: 'release' }>): Promise<void> {
    if (this.stories.length === 0) await this.#write({ ...PLAIN_WRITE, who: step.who, story: 0 })
    const index = step.story % this.stories.length
    const story = this.stories[index]
    if (!story) return
    const who = this.#person(step.who)
    const node = this.#node(step.node)
    const may = allowedKinds(story.state as StoryState).filter((k) => k !== 'archive')
    const kind = typeof step.kind === 'number' ? may[step.kind % may.length] : step.kind
    if (kind === undefined) return
    if (typeof step.kind === 'number' && RELEASE_TABLE[kind].content === 'required' && !this.#textFor(story, kind))
      await this.#write({ ...PLAIN_WRITE, who: (step.who + 1) % 5, story: index })
    const text = this.#textFor(story, kind) ?? story.current?.text ?? story.texts.at(-1)
    const needed = text ? peopleNeeded(kind, text, story.publicSince, this.agency.now) : 1
    if (needed > 1) {
      // Others are asked first, as people who know the rules do; sometimes one too few.
      const others = this.agency.people.filter(
        (p) => p !== who && p.name !== 'Eve' && text?.authors.has(p.accountId) !== true,
      )
      for (const by of others.slice(0, step.approved)) await this.#approve(story, kind, who, by)
    }
    await this.agency.stepUp(who, step.passkey)
    if (step.crash !== undefined) node.crash = { afterMs: step.crash }
    const attempt = await this.#attempt(node, story, kind, who, step)
    const struck = step.crash !== undefined && node.crash === undefined
    node.crash = undefined
    await node.struck
    node.struck = undefined
    if (struck) this.#count('crash')
    // A killed session may still have committed: then the answer was lost.
    await this.#reconcile([attempt], struck)
  }

  /** Two people on two nodes at the same moment. */
  async #race(step: Extract<Step, { do: 'race' }>): Promise<void> {
    const story = this.stories[step.story]
    if (!story) return
    const [a, b] = [this.#person(0), this.#person(1)]
    await this.agency.stepUp(a, 0)
    await this.agency.stepUp(b, 0)
    const attempts = await Promise.all([
      this.#attempt(this.#node(0), story, step.kinds[0], a, { passkey: 0 }),
      this.#attempt(this.#node(1), story, step.kinds[1], b, { passkey: 0 }),
    ])
    // Both looked at the same revision: one of them at most.
    expect(attempts.filter((t) => t.answer === 201).length).toBeLessThan(2)
    await this.#reconcile(attempts, false)
  }

  /** The log holds what was said yes to, and nothing else; each of it as the table and the rules allow. */
  async #reconcile(attempts: readonly Attempt[], lost: boolean): Promise<void> {
    const { rows } = await sql<{
      releaseNo: number
      storyId: string
      kind: ReleaseKind
      state: string
      version: number
      revision: number
      effectiveAt: Date
      recordedAt: Date
      releasedBy: string
      channels: string[]
      notice: string | null
      candidateId: string
    }>`
      SELECT e.release_no AS "releaseNo", e.story_id AS "storyId", e.kind, e.state, e.version, e.revision,
             e.effective_at AS "effectiveAt", e.recorded_at AS "recordedAt", e.released_by AS "releasedBy", e.channels, e.notice,
             v.candidate_id AS "candidateId"
      FROM release_event e JOIN version v ON v.story_id = e.story_id AND v.version = e.version
      WHERE e.release_no > ${this.#last} ORDER BY e.release_no`.execute(this.agency.db)
    const said = attempts.filter((t) => t.answer === 201)
    if (lost) expect(rows.length).toBeLessThanOrEqual(attempts.length)
    else
      expect([rows.length, attempts.map((t) => [t.kind, t.answer, t.code])]).toEqual([said.length, expect.anything()])
    for (const attempt of attempts)
      this.#count(`${attempt.kind}: ${attempt.answer === 201 ? 'yes' : attempt.code || attempt.answer}`)
    for (const row of rows) {
      expect(row.releaseNo).toBe(this.#last + 1)
      this.#last = row.releaseNo
      const attempt = (lost ? attempts : said).find(
        (t) => t.story.id === row.storyId && t.kind === row.kind && t.by.accountId === row.releasedBy,
      )
      if (!attempt) throw new Error(`nobody asked for ${row.kind} of ${row.storyId}`)
      this.#check(attempt, row)
      const text = attempt.story.texts.find((t) => t.candidateId === row.candidateId)
      if (!text) throw new Error('a version of words that nobody froze')
      const decision: Decision = {
        ...row,
        effectiveAt: row.effectiveAt.getTime(),
        recordedAt: row.recordedAt.getTime(),
        text,
      }
      attempt.story.decide(decision)
      this.#count(`released ${row.kind}`)
    }
  }

  #check(
    { story, kind, by, text, frozen, steppedUp }: Attempt,
    row: {
      state: string
      version: number
      revision: number
      effectiveAt: Date
      candidateId: string
      notice: string | null
    },
  ): void {
    const { now } = this.agency
    const rule = RELEASE_TABLE[kind]
    const words = text ?? story.current?.text ?? story.waiting?.text
    expect(rule.from).toContain(story.state)
    expect(row.state).toBe(rule.to)
    expect(row.revision).toBe(story.revision + 1)
    expect([frozen, by.name === 'Eve']).toEqual([false, false])
    if (rule.notice === 'required') expect(row.notice).not.toBeNull()
    if (rule.content === 'required') expect(text?.candidateId).toBe(row.candidateId)
    // Never before its time, and never in the past.
    expect(row.effectiveAt.getTime()).toBeGreaterThanOrEqual(now)
    const first = story.state === 'unreleased' || story.state === 'scheduled'
    if (first && rule.to === 'usable' && kind !== 'embargo-lift')
      expect(row.effectiveAt.getTime()).toBeGreaterThanOrEqual(words?.embargo ?? now)
    if (rule.to !== 'usable') expect(row.effectiveAt.getTime()).toBe(now)
    // Enough people, all of them others, none of them its author.
    const needed = words ? peopleNeeded(kind, words, story.publicSince, now) : 1
    const approvers = new Set(
      this.given
        .filter(
          (g) =>
            g.story === story &&
            g.kind === kind &&
            g.revision === story.revision &&
            g.candidateId === text?.candidateId &&
            g.until > now &&
            g.by !== by.accountId,
        )
        .map((g) => g.by),
    )
    expect(approvers.size + 1).toBeGreaterThanOrEqual(needed)
    if (needed > 1) {
      if (words?.form !== 'urgent' || words.alert || kind !== 'publish')
        expect([kind, steppedUp || words?.form === 'urgent']).toEqual([kind, true])
      this.#count(`released by ${needed} people`)
    }
  }

  async #freeze(who: Person): Promise<void> {
    const { db } = this.#node(0).dateline
    await db.transaction().execute((tx) => freezeAccount(tx, who.accountId, { by: 'test', reason: 'Not them.' }))
    const { rows } = await sql`SELECT FROM session WHERE account_id = ${who.accountId}`.execute(this.agency.db)
    expect(rows).toHaveLength(0)
  }

  async #thaw(who: Person): Promise<void> {
    const { db } = this.#node(1).dateline
    if (!(await isFrozen(db, who.accountId))) return
    await db
      .transaction()
      .execute((tx) => thawAccount(tx, who.accountId, { by: 'somebody else', reason: 'It was them.' }))
    await this.agency.signIn(who)
  }

  async #subscriber({ which, to }: Extract<Step, { do: 'subscriber' }>): Promise<void> {
    const receiver = this.agency.receivers[which]
    if (!receiver) return
    const { db } = this.#node(0).dateline
    if (to === 'off') this.#off.add(receiver.id)
    if (to === 'off' || to === 'on') await switchSubscriber(db, receiver.id, to === 'on')
    else
      await changeProduct(db, receiver.id, {
        languages: to === 'other' ? ['ar'] : null,
        sections: null,
        embargoed: which === 1,
      })
  }

  /** Everything that waits has its time; then all is looked at once more, on both nodes, and in what was delivered. */
  async #end(): Promise<void> {
    const { agency } = this
    const last = Math.max(agency.now, ...this.stories.map((s) => s.waiting?.effectiveAt ?? 0))
    await agency.setClock(last + MINUTE)
    for (const story of this.stories) story.pass(agency.now)
    for (const id of this.#off) await switchSubscriber(this.#node(0).dateline.db, id, true)
    await agency.settle()
    await look(this, this.#node(this.base & 1), true)
    await lookAtDeliveries(this)
    for (const story of this.stories) await this.#unchanged(story)
  }

  /** Every version says what was frozen, to the byte. */
  async #unchanged(story: StoryModel): Promise<void> {
    const { rows } = await sql<{ version: number; digest: string; candidateId: string }>`
      SELECT v.version, encode(c.digest, 'hex') AS digest, c.id AS "candidateId"
      FROM version v JOIN candidate c ON c.id = v.candidate_id WHERE v.story_id = ${story.id} ORDER BY v.version`.execute(
      this.agency.db,
    )
    const known = [...story.versions].toSorted(([a], [b]) => a - b)
    expect(rows.map((r) => [r.version, r.digest])).toEqual(known.map(([version, text]) => [version, text.digest]))
    for (const [version, text] of known) {
      const content = await readVersion(this.#node(1).dateline.db, story.id, version)
      expect(content.headline).toContain(text.marker)
    }
  }
}

function noticeFor(kind: ReleaseKind): string | undefined {
  return RELEASE_TABLE[kind].notice === 'required' ? 'The tide was misread.' : undefined
}
