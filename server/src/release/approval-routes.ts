/** Approvals over HTTP: what a release needs, asking, the queue, reading, answering. */
import { RELEASE_TABLE } from '@dateline/news'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import { type Account, type Accounts, may, type Right } from '../accounts/index.ts'
import {
  type Approval,
  type ApprovalItem,
  approvalOfDraft,
  approvalOpened,
  answerApproval,
  approversOf,
  authorsOf,
  deskOfStory,
  listApprovals,
  readApproval,
  readDraft,
  requestApproval,
  voidApproval,
} from '../desk/index.ts'
import { type App, type Db, errorSchema, forbidden } from '../platform/index.ts'
import {
  answerSchema,
  approvalListQuerySchema,
  approvalListSchema,
  approvalRequestSchema,
  approvalSchema,
  askedSchema,
  controlsSchema,
  draftApprovalSchema,
  needSchema,
  stepSchema,
} from './approval-answers.ts'
import { type ApprovalGate, stepOf, type Verdict } from './approval-gate.ts'
import { editsAfter, headOf, namer, peopleIn, readingOf, reasonOf, summaryOf } from './approval-present.ts'
import type { Objection, ReleaseRequest } from './proposal.ts'
import type { Releases } from './release.ts'
import { inChain } from './aim.ts'
import { compactWire } from './wire-words.ts'

export interface ApprovalRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require'>
  readonly releases: Releases
  readonly gate: ApprovalGate
}

const tags = ['newsroom']
const byId = z.object({ id: z.uuid() })
const failures = { '4xx': errorSchema }
const LISTED = 100

type Step = z.output<typeof stepSchema>['releases']

export function registerApprovalRoutes(app: App, { db, accounts, releases, gate }: ApprovalRoutes): void {
  const desk = async (storyId: string) => (await deskOfStory(db, storyId)) ?? '*'

  /** Whoever asks may make each of the releases. */
  const releaser = async (request: FastifyRequest, step: Step): Promise<Account> => {
    let account: Account | undefined
    for (const { storyId, kind } of step) {
      account = await accounts.require(request, RELEASE_TABLE[kind].right as Right, { desk: await desk(storyId) })
    }
    if (!account) throw forbidden('release:publish')
    return account
  }

  /** Rehearses the step; the gate says what it found. */
  const weigh = async (account: Account, step: Step) => {
    const requests: ReleaseRequest[] = []
    for (const { storyId, kind, candidateId, effectiveAt, notice, expectedRevision, ...r } of step) {
      const root: ReleaseRequest = {
        storyId,
        kind,
        releasedBy: account.id,
        expectedRevision,
        ...(account.sessionId === undefined ? {} : { sessionId: account.sessionId }),
        ...(candidateId === undefined ? {} : { candidateId }),
        ...(effectiveAt === undefined ? {} : { effectiveAt: new Date(effectiveAt) }),
        ...(notice === undefined || notice.trim() === '' ? {} : { notice }),
        ...(r.reason === undefined || r.reason.trim() === '' ? {} : { reason: r.reason }),
        ...(r.channels === undefined ? {} : { channels: r.channels }),
        ...(r.aboutVersion === undefined ? {} : { aboutVersion: r.aboutVersion }),
        ...(r.wire === undefined ? {} : { wire: compactWire(r.wire) }),
        target: r.target,
      }
      requests.push(root)
      const chosen = (r.stories ?? []).filter((s) => s.chosen && s.storyId !== storyId)
      if (r.target === 'chain') requests.push(...(await inChain(db, root, chosen)))
    }
    return releases.rehearse(requests, async (tx, { objections }) => {
      const verdict = gate.verdictIn(tx)
      if (!verdict) throw new Error('the gate was not asked')
      return { verdict, objections, requests }
    })
  }

  const itemsOf = ({ proposed }: Verdict): ApprovalItem[] =>
    proposed.map((p) => ({
      ...stepOf(p),
      channels: p.event.channels,
      ...(p.request.effectiveAt === undefined ? {} : { notBefore: p.request.effectiveAt }),
    }))

  app.post(
    '/api/newsroom/approvals/need',
    {
      schema: {
        tags,
        summary: 'What a release needs, and what it has: who must answer for it, and why',
        body: stepSchema,
        response: { 200: needSchema, ...failures },
      },
    },
    async (request): Promise<z.output<typeof needSchema>> => {
      const account = await releaser(request, request.body.releases)
      const { verdict, objections } = await weigh(account, request.body.releases)
      const { needs, approvals, approvedBy, people, path, proposed } = verdict
      const [last] = approvals
      const candidates = proposed.map((p) => p.candidate?.id).filter((id) => id !== undefined)
      const approvers =
        needs.people === 1
          ? []
          : await approversOf(
              db,
              proposed.map((p) => p.request),
              [account.id, ...(await authorsOf(db, candidates))],
            )
      const name = await namer(db, [...approvedBy, ...(last ? peopleIn(last) : [])])
      return {
        people,
        stepUp: needs.stepUp,
        sourcing: needs.sourcing,
        reasons: needs.reasons.map(reasonOf),
        have: approvedBy.map(name),
        approvers: approvers.map((a) => ({ ...a })),
        path,
        approval: last ? summaryOf(last, name) : null,
        objections: objections.map((o: Objection) => ({ ...o })),
      }
    },
  )

  app.post(
    '/api/newsroom/approvals',
    {
      schema: {
        tags,
        summary: 'Ask for approval of exactly this; who may give it is told at once',
        body: approvalRequestSchema,
        response: { 201: askedSchema, ...failures },
      },
    },
    async (request, reply) => {
      const { releases: step, asked, sourcing, note } = request.body
      const account = await releaser(request, step)
      const { verdict } = await weigh(account, step)
      const { needs } = verdict
      const { id, told } = await db.transaction().execute((tx) =>
        requestApproval(tx, {
          items: itemsOf(verdict),
          requestedBy: account.id,
          asked,
          people: needs.people,
          stepUp: needs.stepUp,
          sourcingNeeded: needs.sourcing,
          holdsMinutes: needs.holdsMinutes,
          reasons: needs.reasons,
          ...(sourcing === undefined ? {} : { sourcing }),
          ...(note === undefined || note === '' ? {} : { note }),
        }),
      )
      return reply.status(201).send({ id, told: told.map((p) => ({ ...p })) })
    },
  )

  /** Whether somebody may read it: they have to do with it, or read drafts on all its desks. */
  const mayRead = async (account: Account, approval: Approval): Promise<boolean> => {
    if (approval.requestedBy === account.id || approval.asked.includes(account.id)) return true
    for (const { storyId } of approval.items) {
      if (!may(account, 'draft:read', { desk: await desk(storyId) })) return false
    }
    return true
  }

  app.get(
    '/api/newsroom/approvals',
    {
      schema: {
        tags,
        summary: 'Approvals: those that wait for you, those you asked for, or all of the last week',
        querystring: approvalListQuerySchema,
        response: { 200: approvalListSchema, ...failures },
      },
    },
    async (request): Promise<z.output<typeof approvalListSchema>> => {
      const account = await accounts.require(request, 'draft:read')
      const { view } = request.query
      const mine = (filter: 'waiting' | 'mine' | 'all') =>
        listApprovals(db, { view: filter, accountId: account.id, limit: LISTED })
      const waiting: Approval[] = []
      for (const approval of await mine('waiting')) {
        if (await mayAnswer(account, approval)) waiting.push(approval)
      }
      const found = view === 'waiting' ? waiting : await mine(view)
      const shown: Approval[] = []
      for (const approval of found) if (await mayRead(account, approval)) shown.push(approval)
      const name = await namer(db, shown.flatMap(peopleIn))
      const items = []
      for (const a of shown) {
        items.push({ ...summaryOf(a, name), items: await Promise.all(a.items.map((i) => headOf(db, i))) })
      }
      return { now: (found[0]?.now ?? new Date()).toISOString(), waiting: waiting.length, items }
    },
  )

  const mayAnswer = async (account: Account, approval: Approval): Promise<boolean> => {
    if (approval.state !== 'open' && approval.state !== 'approved') return false
    if (approval.requestedBy === account.id || approval.authors.includes(account.id)) return false
    if (approval.asked.length > 0 && !approval.asked.includes(account.id)) return false
    for (const { storyId, kind } of approval.items) {
      const where = { desk: await desk(storyId) }
      const right = RELEASE_TABLE[kind as keyof typeof RELEASE_TABLE].right as Right
      if (!may(account, 'release:approve', where) || !may(account, right, where)) return false
    }
    return true
  }

  const mayRelease = async (account: Account, approval: Approval): Promise<boolean> => {
    if (approval.state !== 'approved' || approval.given.includes(account.id)) return false
    for (const { storyId, kind } of approval.items) {
      const right = RELEASE_TABLE[kind as keyof typeof RELEASE_TABLE].right as Right
      if (!may(account, right, { desk: await desk(storyId) })) return false
    }
    return true
  }

  app.get(
    '/api/newsroom/approvals/:id',
    {
      schema: {
        tags,
        summary: 'One approval, with the exact words and what they change; whoever opens it is noted',
        params: byId,
        response: { 200: approvalSchema, ...failures },
      },
    },
    async (request): Promise<z.output<typeof approvalSchema>> => {
      const account = await accounts.require(request, 'draft:read')
      const { id } = request.params
      const found = await readApproval(db, id)
      if (!(await mayRead(account, found))) throw forbidden('draft:read')
      if (await mayAnswer(account, found)) await approvalOpened(db, id, account.id)
      const approval = await readApproval(db, id)
      const name = await namer(db, peopleIn(approval))
      return {
        ...summaryOf(approval, name),
        now: approval.now.toISOString(),
        sourcing: approval.sourcing,
        authors: approval.authors.map(name),
        mayAnswer: await mayAnswer(account, approval),
        mayRelease: await mayRelease(account, approval),
        items: await Promise.all(approval.items.map((i) => readingOf(db, i))),
      }
    },
  )

  app.post(
    '/api/newsroom/approvals/:id/answer',
    {
      schema: {
        tags,
        summary: 'Give or refuse; for exactly what was read, and never for your own work',
        params: byId,
        body: answerSchema,
        response: { 200: z.object({ state: z.string() }), ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'release:approve')
      const { answer, reason, digest } = request.body
      const { state } = await db.transaction().execute((tx) =>
        answerApproval(
          tx,
          request.params.id,
          { accountId: account.id, sessionId: account.sessionId },
          {
            answer,
            digest,
            ...(reason === undefined || reason === '' ? {} : { reason }),
          },
        ),
      )
      return { state }
    },
  )

  app.post(
    '/api/newsroom/approvals/:id/void',
    {
      schema: { tags, summary: 'Take a request back', params: byId, response: { 204: z.null(), ...failures } },
    },
    async (request, reply) => {
      const account = await accounts.require(request, 'draft:read')
      await db.transaction().execute((tx) => voidApproval(tx, request.params.id, account.id))
      return reply.status(204).send(null)
    },
  )

  app.get(
    '/api/newsroom/drafts/:id/approval',
    {
      schema: {
        tags,
        summary: 'Whether what was frozen of a draft is approved, and what was typed since',
        params: byId,
        response: { 200: draftApprovalSchema, ...failures },
      },
    },
    async (request): Promise<z.output<typeof draftApprovalSchema>> => {
      await accounts.require(request, 'draft:read')
      const draft = await readDraft(db, request.params.id)
      const found = await approvalOfDraft(db, draft.id)
      if (!found) return { approval: null, candidateId: null, edits: null }
      return {
        approval: summaryOf(found.approval, await namer(db, peopleIn(found.approval))),
        candidateId: found.candidateId,
        edits: await editsAfter(db, draft, found.candidateId),
      }
    },
  )

  app.get(
    '/api/newsroom/stories/:id/controls',
    {
      schema: {
        tags,
        summary: 'What let each release of a story through: people, rules, emergencies',
        params: byId,
        response: { 200: controlsSchema, ...failures },
      },
    },
    async (request): Promise<z.output<typeof controlsSchema>> => {
      await accounts.require(request, 'draft:read')
      const { rows } = await sql<{
        releaseNo: number
        needed: 1 | 2 | 3
        people: 1 | 2 | 3
        approvedBy: string[]
        path: 'approved' | 'alone' | 'one-person' | 'emergency' | 'program'
        emergencyReason: string | null
        reasons: Approval['reasons']
      }>`
        SELECT e.release_no AS "releaseNo", c.needed, c.people, c.approved_by AS "approvedBy", c.path,
               c.emergency_reason AS "emergencyReason", c.reasons
        FROM release_event e JOIN release_control c ON c.event_id = e.id
        WHERE e.story_id = ${request.params.id} ORDER BY e.release_no
      `.execute(db)
      const name = await namer(
        db,
        rows.flatMap((r) => r.approvedBy),
      )
      return {
        controls: rows.map((r) => ({
          ...r,
          approvedBy: r.approvedBy.map(name),
          reasons: r.reasons.map(reasonOf),
        })),
      }
    },
  )
}
