/**
 * The gate of the second key: what a release needs by the agency's risk rules, and whether it has it. It judges inside
 * the release's own transaction and writes there what let it through.
 */
import {
  assess,
  assessTogether,
  type Block,
  type People,
  type RiskAssessment,
  type RiskFacts,
  type StoryContent,
} from '@dateline/news'
import { type RawBuilder, sql } from 'kysely'
import { clearSecondPerson, record, STEP_UP_CEREMONY, tellHolders } from '../accounts/index.ts'
import {
  type Approval,
  approvalsOfStep,
  approversOf,
  hasSteppedUp,
  lockStep,
  otherApprovers,
  peopleWith,
  stepDigest,
  type StepItem,
  usedPasskey,
} from '../desk/index.ts'
import type { Tx } from '../platform/index.ts'
import type { Gate, Objection, ProposedRelease } from './proposal.ts'
import { type Releaser, RiskReader } from './risk-facts.ts'

/** Programs that release in nobody's name: whoever has the server has the agency, and the demo is loaded before anybody reads. */
const PROGRAMS = new Set(['cli', 'demo'])
/** Accounts, devices and roles younger than this have no emergency path. */
const EMERGENCY_HOURS = 24
const HOUR = 3_600_000

const FROZEN: Objection = {
  code: 'account-frozen',
  message: 'This account is frozen and releases nothing.',
  help: 'Somebody who manages accounts looks into it and thaws it.',
}

/** What a step needs, and what it has. */
export interface Verdict {
  readonly needs: RiskAssessment
  /** People who must answer for it, after what an agency of one person allows itself. */
  readonly people: People
  readonly steppedUp: boolean
  /** Those whose approvals count. */
  readonly approvedBy: readonly string[]
  /** The approvals of the step, last asked for first. */
  readonly approvals: readonly Approval[]
  readonly path: 'approved' | 'alone' | 'one-person' | 'emergency'
  readonly proposed: readonly ProposedRelease[]
  readonly objections: readonly Objection[]
}

export class ApprovalGate implements Gate {
  readonly name = 'approval'
  readonly #reader: RiskReader
  /** By transaction: what was found before the approvals were used up. */
  readonly #verdicts = new WeakMap<Tx, Verdict>()

  /**
   * @param zone IANA zone of the agency, for rules that go by the clock
   * @param gateways SQL that gives the gateways that are switched on (`Gateway`), from the room that keeps them
   */
  constructor(zone: string, gateways?: RawBuilder<unknown>) {
    this.#reader = new RiskReader(zone, gateways)
  }

  async judge(tx: Tx, proposed: readonly ProposedRelease[]): Promise<readonly Objection[]> {
    const [first] = proposed
    if (!first) return []
    const { releasedBy } = first.request
    // Two people answer for the order that it carries out.
    if (proposed.every((p) => p.request.removalOrder !== undefined)) return []
    if (PROGRAMS.has(releasedBy)) {
      if (releasedBy === 'cli') await this.#program(tx, proposed)
      return []
    }
    const verdict = await this.#weigh(tx, proposed)
    this.#verdicts.set(tx, verdict)
    const { needs, objections } = verdict
    if (objections.length === 0 && (needs.reasons.length > 0 || verdict.path === 'emergency')) {
      await this.#keep(tx, proposed, verdict)
    }
    return objections
  }

  /** What was found in a transaction that people release in; undefined for programs. */
  verdictIn(tx: Tx): Verdict | undefined {
    return this.#verdicts.get(tx)
  }

  /** Judges without writing: what is needed, what is there, and what stands in the way. */
  async #weigh(tx: Tx, proposed: readonly ProposedRelease[]): Promise<Verdict> {
    const [first] = proposed
    if (!first) throw new Error('nothing was proposed')
    const { releasedBy, sessionId, emergency } = first.request
    const { risks, releaser } = await this.#reader.read(tx, releasedBy, sessionId)
    const needs = assessTogether(
      proposed.map((p) => assess(factsOf(p, proposed.length, releaser, this.#reader.zone), risks.rules)),
    )
    const steppedUp = hasSteppedUp(releaser.facts)
    const none = { needs, steppedUp, approvals: [], approvedBy: [], proposed }
    // Frozen since the request was let in: whoever holds its session releases nothing with it.
    if (!releaser.facts.active) return { ...none, people: needs.people, path: 'alone', objections: [FROZEN] }
    const passkey: Objection[] = needs.stepUp && !steppedUp ? [stepUpObjection(needs)] : []
    if (needs.people === 1) return { ...none, people: 1, path: 'alone', objections: passkey }

    const digest = stepDigest(proposed.map(stepOf))
    await lockStep(tx, digest)
    const approvals = await approvalsOfStep(tx, digest)
    const items = proposed.map((p) => p.request)
    const able = await approversOf(tx, items, [])
    const may = new Set(able.map((p) => p.id))
    const counted = new Set<string>()
    let own = false
    const unfit: Objection[] = []
    for (const approval of approvals) {
      if (approval.state !== 'approved' && approval.state !== 'open') continue
      const obstacle = beyond(approval, proposed)
      if (obstacle) {
        if (approval.given.length > 0) unfit.push(obstacle)
        continue
      }
      for (const id of approval.given) {
        if (id === releasedBy) own = true
        else if (may.has(id) && id !== approval.requestedBy && !approval.authors.includes(id)) counted.add(id)
      }
    }
    const approvedBy = [...counted]
    const found = { needs, steppedUp, approvals, approvedBy, proposed }
    if (approvedBy.length >= needs.people - 1)
      return { ...found, people: needs.people, path: 'approved', objections: passkey }

    if (emergency) {
      const closed = await emergencyObjections(tx, releaser, releasedBy, emergency.reason)
      return { ...found, people: 1, path: 'emergency', objections: closed }
    }
    if (risks.onePerson && (await otherApprovers(tx, releasedBy)).length === 0) {
      const objections = steppedUp ? [] : [stepUpObjection(needs)]
      return { ...found, people: 1, path: 'one-person', objections }
    }
    const missing = missingObjections(
      needs,
      approvals,
      approvedBy,
      own,
      unfit,
      able.filter((p) => p.id !== releasedBy),
    )
    return { ...found, people: needs.people, path: 'approved', objections: [...missing, ...passkey] }
  }

  /** Uses the approvals up, and keeps with each event what let it through. */
  async #keep(tx: Tx, proposed: readonly ProposedRelease[], verdict: Verdict): Promise<void> {
    const { needs, people, approvedBy, approvals, path } = verdict
    const [first] = proposed
    if (!first) return
    const { releasedBy, emergency } = first.request
    const rows = proposed.map((p) => ({ event_id: p.event.id }))
    await sql`
      INSERT INTO release_control (event_id, needed, people, approved_by, rules, reasons, path, emergency_reason)
      SELECT r.event_id, ${needs.people}, ${path === 'approved' ? approvedBy.length + 1 : people}, ${approvedBy}::uuid[],
             ${needs.reasons.map((r) => r.rule)}::text[], ${JSON.stringify(needs.reasons)}::jsonb, ${path},
             ${path === 'emergency' ? (emergency?.reason ?? null) : null}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r (event_id uuid)
    `.execute(tx)
    const used = approvals.filter((a) => a.state === 'approved' || a.state === 'open').map((a) => a.id)
    if (used.length > 0) {
      // The primary key is the last word: an approval is used once, by whichever node comes first.
      await sql`
        INSERT INTO approval_use (approval_id, event_id) SELECT a, ${first.event.id} FROM unnest(${used}::uuid[]) AS a
      `.execute(tx)
    }
    if (path === 'approved' && needs.reasons.some((r) => r.rule === 'marked-account'))
      await clearSecondPerson(tx, releasedBy)
    if (path !== 'emergency') return
    const data = {
      events: proposed.map((p) => p.event.id),
      stories: proposed.map((p) => p.story.id),
      kind: first.request.kind,
      reason: emergency?.reason,
      rules: needs.reasons.map((r) => r.rule),
      headline: first.content.headline,
    }
    await record(tx, { actor: releasedBy, action: 'release.emergency', target: first.story.id, data })
    await tellHolders(tx, ['release:approve'], 'release.emergency', { ...data, by: releasedBy }, [releasedBy])
  }

  /** The command line releases in nobody's name: written down, and everybody hears of it. */
  async #program(tx: Tx, proposed: readonly ProposedRelease[]): Promise<void> {
    for (const { event, story, request, content } of proposed) {
      const data = { event: event.id, kind: request.kind, headline: content.headline }
      await sql`
        INSERT INTO release_control (event_id, needed, people, approved_by, rules, reasons, path)
        VALUES (${event.id}, 1, 1, '{}', '{}', '[]', 'program')
      `.execute(tx)
      await record(tx, { actor: request.releasedBy, action: 'release.by-program', target: story.id, data })
      await tellHolders(tx, ['release:approve'], 'release.by-program', {
        ...data,
        by: request.releasedBy,
        stories: [story.id],
      })
    }
  }
}

/** The part of a proposal that an approval is bound to. */
export const stepOf = ({ request, standing, candidate, event }: ProposedRelease): StepItem => ({
  storyId: request.storyId,
  kind: request.kind,
  revision: standing.revision,
  candidateId: candidate?.id,
  candidateDigest: candidate?.digest,
  // The exact words, drawn from templates or written in their place; what subscribers read besides follows from them.
  notice: event.notice,
  wire: request.wire ?? {},
  target: event.target,
  aboutVersion: event.aboutVersion,
})

function textOf(block: Block | undefined): string {
  return block?.type === 'paragraph' ? block.spans.map((s) => ('text' in s ? s.text : '')).join('') : ''
}

/** The first paragraph. */
const openingOf = (content: StoryContent): string => textOf(content.body.find((b) => b.type === 'paragraph'))

/** Channels on which somebody would get it: gateways that are switched on and take it, and those that were asked for. */
function reached({ event, content, request }: ProposedRelease, gateways: Releaser['gateways']): readonly string[] {
  const takes = (kind: string) =>
    gateways?.some(
      (g) =>
        g.kind === kind &&
        content.urgency <= g.urgency &&
        g.languages?.includes(event.language) !== false &&
        g.sections?.includes(event.section) !== false,
    ) ?? request.channels?.includes(kind as (typeof event.channels)[number]) === true
  return event.channels.filter((c) => c === 'site' || c === 'wire' || takes(c))
}

function factsOf(p: ProposedRelease, together: number, { facts, paces, gateways }: Releaser, zone: string): RiskFacts {
  const since = (at: Date | null) => at?.getTime()
  // On the agency's first day every account and every device is new, and nobody reads it yet.
  const firstDay =
    facts.since !== null && facts.agencySince !== null && facts.now.getTime() - facts.agencySince.getTime() < 24 * HOUR
  return {
    kind: p.request.kind,
    form: p.content.form,
    language: p.content.language,
    headline: p.content.headline,
    abstract: p.content.abstract ?? '',
    opening: openingOf(p.content),
    together,
    publicSince:
      p.standing.state === 'unreleased' || p.standing.state === 'scheduled'
        ? undefined
        : p.standing.last?.firstAt.getTime(),
    now: facts.now.getTime(),
    zone,
    channels: reached(p, gateways),
    account: {
      since: firstDay ? 0 : since(facts.since),
      rolesSince: firstDay ? 0 : since(facts.rolesSince),
      deviceSince: firstDay ? 0 : since(facts.deviceSince),
      marked: facts.marked,
      releases: paces,
    },
  }
}

/** Why an approval does not reach as far as the release. */
function beyond(approval: Approval, proposed: readonly ProposedRelease[]): Objection | undefined {
  for (const { request, event } of proposed) {
    const item = approval.items.find((i) => i.storyId === request.storyId)
    if (item && item.notBefore !== null && event.effectiveAt.getTime() < Date.parse(item.notBefore)) {
      return {
        code: 'approval-premature',
        message: 'It was approved for a later time than this.',
        help: 'Release it for the time that was approved, or ask again.',
        data: { approval: approval.id, notBefore: item.notBefore },
      }
    }
    const more = event.channels.filter((c) => item?.channels?.includes(c) === false)
    if (item && more.length > 0) {
      return {
        code: 'approval-channels',
        message: `It was not approved for: ${more.join(', ')}.`,
        help: 'Release it on the channels that were approved, or ask again.',
        data: { approval: approval.id, channels: more },
      }
    }
  }
  return undefined
}

const stepUpObjection = (needs: RiskAssessment): Objection => ({
  code: 'step-up-needed',
  message: 'This needs your passkey, used within the last five minutes.',
  help: 'Confirm with your passkey, then release.',
  data: { ...STEP_UP_CEREMONY, rules: needs.reasons.map((r) => r.rule) },
})

function missingObjections(
  needs: RiskAssessment,
  approvals: readonly Approval[],
  approvedBy: readonly string[],
  own: boolean,
  unfit: readonly Objection[],
  available: readonly { readonly id: string }[],
): Objection[] {
  const data = {
    needed: needs.people - 1,
    have: approvedBy.length,
    people: needs.people,
    sourcing: needs.sourcing,
    stepUp: needs.stepUp,
    rules: needs.reasons.map((r) => r.rule),
    reasons: needs.reasons,
    available: available.length,
    approval: approvals[0]?.id ?? null,
    state: approvals[0]?.state ?? null,
  }
  const objections = [...unfit]
  if (own) {
    objections.push({
      code: 'approver-is-releaser',
      message: 'You approved this yourself: somebody else releases it.',
      help: 'Leave the release to whoever asked for it.',
    })
  }
  const [last] = approvals
  const expired = last?.state === 'expired' && last.given.length >= needs.people - 1 ? last : undefined
  if (expired) {
    objections.push({
      code: 'approval-expired',
      message: 'It was approved, but too long ago.',
      help: 'Ask again.',
      data: { ...data, expiredAt: new Date(expired.expiresAt).toISOString() },
    })
  } else {
    objections.push({
      code: 'approval-missing',
      message: `${needs.people} people must answer for this release; ${approvedBy.length} of ${needs.people - 1} approvals are there.`,
      help:
        available.length === 0
          ? 'Nobody else can approve it: invite a second editor, or set up an agency of one person under Risk rules.'
          : 'Ask somebody else to read and approve exactly this.',
      data,
    })
  }
  return objections
}

/** What keeps the emergency path closed for whoever asks. */
async function emergencyObjections(
  tx: Tx,
  { facts }: Releaser,
  accountId: string,
  reason: string,
): Promise<Objection[]> {
  const young = (since: Date | null) => since === null || facts.now.getTime() - since.getTime() < EMERGENCY_HOURS * HOUR
  const closed = [
    ...(reason.trim() === '' ? ['no-reason'] : []),
    ...(facts.active ? [] : ['account-frozen']),
    ...(facts.marked ? ['account-marked'] : []),
    ...(young(facts.since) ? ['account-new'] : []),
    ...(young(facts.rolesSince) ? ['roles-new'] : []),
    ...(young(facts.deviceSince) ? ['device-new'] : []),
    ...(usedPasskey(facts) ? [] : ['no-passkey']),
    ...((await peopleWith(tx, 'approval:emergency')).some((p) => p.id === accountId) ? [] : ['no-right']),
  ]
  if (closed.length === 0) return []
  return [
    closed.length === 1 && closed[0] === 'no-passkey' && !facts.guest
      ? {
          code: 'step-up-needed',
          message: 'The emergency path needs your passkey, used within the last five minutes.',
          help: 'Confirm with your passkey, then release.',
          data: STEP_UP_CEREMONY,
        }
      : {
          code: 'emergency-closed',
          message: 'The emergency path is closed to you here.',
          help: 'Hold the story, which one person may do, and reach a second editor.',
          data: { closed },
        },
  ]
}
