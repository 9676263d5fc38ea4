/** The desk over HTTP: drafts listed, made, moved, previewed and frozen. Typing goes over the socket. */
import type { StoryContent } from '@dateline/news'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import * as z from 'zod'
import { type Account, type Accounts, desksOf, namesOf } from '../accounts/index.ts'
import { type App, type Db, errorSchema, notFound } from '../platform/index.ts'
import {
  candidateSchema,
  draftListSchema,
  draftQuerySchema,
  draftSchema,
  madeDraftSchema,
  moveSchema,
  newDraftSchema,
  problemSchema,
} from './answers.ts'
import { readCandidate } from './candidate.ts'
import { checkDraft, previewContent } from './document.ts'
import { createDraft, editsSince, freezeDraft, listDrafts, moveDraft, readDraft } from './draft.ts'
import { loadDoc } from './log.ts'
import { present, presentOne } from './present.ts'
import { registerPreparedRoutes } from './prepared-routes.ts'

/** Draws a story as readers would see it; the site provides it. */
export type Preview = (
  content: StoryContent,
  story: { readonly publicId: string; readonly guid: string },
) => Promise<string> | string

export interface DeskRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require' | 'record'>
  /** Host name of the agency, for guids. */
  readonly authority: string
  readonly preview: Preview
}

const byId = z.object({ id: z.uuid() })
const tags = ['newsroom']
const failures = { '4xx': errorSchema }

async function presentCandidate(db: Db, id: string) {
  const candidate = await readCandidate(db, id)
  const { rows } = await sql<{ frozen_at: Date; frozen_by: string }>`
    SELECT frozen_at, frozen_by FROM candidate WHERE id = ${id}
  `.execute(db)
  const row = rows[0]
  if (!row) throw notFound('The candidate')
  const names = await namesOf(db, [row.frozen_by])
  return {
    id: candidate.id,
    storyId: candidate.storyId,
    digest: candidate.digest,
    // The schema's arrays are mutable, the model's are not; nothing here changes either.
    content: candidate.content as z.output<typeof candidateSchema>['content'],
    frozenAt: row.frozen_at.toISOString(),
    frozenBy: { id: row.frozen_by, name: names.get(row.frozen_by) ?? row.frozen_by },
    editsSince: await editsSince(db, id),
  }
}

/** A page of our own inside the newsroom's frame: it runs nothing and reaches nowhere but our style and pictures. */
export const PREVIEW_POLICY =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' https: data:; font-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"

export function registerDeskRoutes(app: App, { db, accounts, authority, preview }: DeskRoutes): void {
  registerPreparedRoutes(app, { db, accounts })
  const reader = (request: FastifyRequest): Promise<Account> => accounts.require(request, 'draft:read')
  const writer = (request: FastifyRequest): Promise<Account> => accounts.require(request, 'draft:write')

  app.get(
    '/api/newsroom/drafts',
    {
      schema: {
        tags,
        summary: 'Drafts, last touched first',
        querystring: draftQuerySchema,
        response: { 200: draftListSchema, ...failures },
      },
    },
    async (request) => {
      const account = await reader(request)
      const { stage, q, after, limit, desk, section, language, urgency, form, prepared } = request.query
      const [at, id] = after?.split('_') ?? []
      const rows = await listDrafts(db, {
        stages: stage,
        desks: desksOf(account, 'draft:read'),
        ...(desk === undefined ? {} : { desk }),
        ...(section === undefined ? {} : { section }),
        ...(language === undefined ? {} : { language }),
        ...(urgency === undefined ? {} : { urgency }),
        ...(form === undefined ? {} : { form }),
        ...(prepared === undefined ? {} : { prepared }),
        ...(q === undefined ? {} : { text: q }),
        ...(at === undefined || id === undefined ? {} : { after: { at, id } }),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return {
        items: await present(db, page),
        next: rows.length > limit && last ? `${last.position}_${last.id}` : null,
      }
    },
  )

  app.post(
    '/api/newsroom/drafts',
    {
      schema: { tags, summary: 'Start a story', body: newDraftSchema, response: { 201: madeDraftSchema, ...failures } },
    },
    async (request, reply) => {
      const { language, section, form, urgency, desk } = request.body
      const account = await accounts.require(request, 'draft:write', { desk })
      const made = await createDraft(db, authority, {
        content: {
          model: 1,
          language,
          section,
          form,
          urgency: urgency as StoryContent['urgency'],
          headline: '',
          slugline: '',
          subjects: [],
          body: [],
        },
        desk,
        stage: 'working',
        createdBy: account.id,
      })
      return reply.status(201).send({ draftId: made.draftId, storyId: made.story.id })
    },
  )

  app.get(
    '/api/newsroom/drafts/:id',
    { schema: { tags, summary: 'A draft', params: byId, response: { 200: draftSchema, ...failures } } },
    async (request) => {
      await reader(request)
      return presentOne(db, await readDraft(db, request.params.id))
    },
  )

  app.patch(
    '/api/newsroom/drafts/:id',
    {
      schema: {
        tags,
        summary: 'Move a draft: take it to work on, spike it, hand it to another desk',
        params: byId,
        body: moveSchema,
        response: { 200: draftSchema, ...failures },
      },
    },
    async (request) => {
      const account = await writer(request)
      const { stage, desk } = request.body
      const to = { ...(stage === undefined ? {} : { stage }), ...(desk === undefined ? {} : { desk }) }
      return presentOne(db, await moveDraft(db, request.params.id, to, account.id))
    },
  )

  app.get(
    '/api/newsroom/drafts/:id/problems',
    {
      schema: {
        tags,
        summary: 'What keeps a draft from being a story',
        params: byId,
        response: { 200: z.object({ problems: z.array(problemSchema) }), ...failures },
      },
    },
    async (request) => {
      await reader(request)
      const draft = await readDraft(db, request.params.id)
      const { doc } = await loadDoc(db, draft.id)
      const { problems } = checkDraft(doc, draft.language)
      doc.destroy()
      return { problems }
    },
  )

  app.get(
    '/api/newsroom/drafts/:id/preview',
    {
      schema: {
        tags,
        summary: 'The draft as readers would see it, drawn by the site itself',
        params: byId,
        produces: ['text/html'],
      },
    },
    async (request, reply) => {
      await reader(request)
      const draft = await readDraft(db, request.params.id)
      const { doc } = await loadDoc(db, draft.id)
      const content = previewContent(doc, draft.language)
      doc.destroy()
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-security-policy', PREVIEW_POLICY)
        .header('x-frame-options', 'SAMEORIGIN')
        .send(await preview(content, draft))
    },
  )

  app.post(
    '/api/newsroom/drafts/:id/freeze',
    {
      schema: {
        tags,
        summary: 'Freeze what the draft says now, as a candidate for release',
        params: byId,
        response: { 201: candidateSchema, ...failures },
      },
    },
    async (request, reply) => {
      const account = await writer(request)
      const { id } = await freezeDraft(db, request.params.id, account.id)
      return reply.status(201).send(await presentCandidate(db, id))
    },
  )

  app.get(
    '/api/newsroom/candidates/:id',
    { schema: { tags, summary: 'A candidate', params: byId, response: { 200: candidateSchema, ...failures } } },
    async (request) => {
      await reader(request)
      return presentCandidate(db, request.params.id)
    },
  )
}
