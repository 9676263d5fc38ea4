/** The wording of notices over HTTP: templates, their changes, and the words drawn for a story. */
import { NOTICE_FIELDS, NOTICE_KINDS, NOTICE_PARTS, RELEASE_KINDS } from '@dateline/news'
import * as z from 'zod'
import { type Accounts, namesOf } from '../accounts/index.ts'
import { readCandidate, storyById } from '../desk/index.ts'
import { type App, type Db, errorSchema, invalid, notFound } from '../platform/index.ts'
import { readStanding } from './decide.ts'
import { drawWords, listTemplates, saveTemplate, templateHistory } from './notice.ts'

const instant = z.iso.datetime()
const person = z.object({ id: z.string(), name: z.string() })
const templateKey = z.object({
  kind: z.enum(NOTICE_KINDS),
  language: z.string().max(35),
  part: z.enum(NOTICE_PARTS),
})

export const templatesSchema = z.object({
  fields: z.array(z.enum(NOTICE_FIELDS)),
  templates: z.array(
    templateKey.extend({
      text: z.string(),
      default: z.string(),
      changed: z.object({ by: person, at: instant }).nullable(),
    }),
  ),
})
export type TemplatesAnswer = z.output<typeof templatesSchema>

export const templateHistorySchema = z.object({
  changes: z.array(z.object({ text: z.string().nullable(), by: person, at: instant })),
})
export type TemplateHistoryAnswer = z.output<typeof templateHistorySchema>

export const drawnNoticeSchema = z.object({
  headline: z.string().describe('Stands on the wire in place of a headline; empty where the copy goes out.'),
  editors: z.string().describe('The note to editors.'),
  readers: z.string().describe('What pages show.'),
})
export type DrawnNoticeAnswer = z.output<typeof drawnNoticeSchema>

const tags = ['newsroom']
const failures = { '4xx': errorSchema }

export function registerNoticeRoutes(
  app: App,
  { db, accounts }: { readonly db: Db; readonly accounts: Pick<Accounts, 'require'> },
): void {
  const people = async (ids: readonly string[]) => {
    const names = await namesOf(db, ids)
    return (id: string) => ({ id, name: names.get(id) ?? id })
  }

  app.get(
    '/api/newsroom/notice-templates',
    { schema: { tags, summary: 'Wording of notices', response: { 200: templatesSchema, ...failures } } },
    async (request) => {
      await accounts.require(request, 'draft:read')
      const templates = await listTemplates(db)
      const who = await people(templates.flatMap((t) => (t.changed ? [t.changed.by] : [])))
      return {
        fields: [...NOTICE_FIELDS],
        templates: templates.map((t) => ({
          ...t,
          changed: t.changed && { by: who(t.changed.by), at: t.changed.at.toISOString() },
        })),
      }
    },
  )

  app.put(
    '/api/newsroom/notice-templates/:kind/:language/:part',
    {
      schema: {
        tags,
        summary: 'Change the wording of a notice; null brings the default back',
        params: templateKey,
        body: z.object({ text: z.string().max(4_000).nullable() }),
        response: { 200: z.object({ ok: z.literal(true) }), ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'release:kill')
      await saveTemplate(db, request.params, request.body.text, account.id)
      return { ok: true as const }
    },
  )

  app.get(
    '/api/newsroom/notice-templates/:kind/:language/:part/changes',
    {
      schema: {
        tags,
        summary: 'What a notice said before, latest first',
        params: templateKey,
        response: { 200: templateHistorySchema, ...failures },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:read')
      const { kind, language, part } = request.params
      const changes = await templateHistory(db, kind, language, part)
      const who = await people(changes.map((c) => c.by))
      return { changes: changes.map((c) => ({ text: c.text, by: who(c.by), at: c.at.toISOString() })) }
    },
  )

  app.post(
    '/api/newsroom/stories/:id/notice',
    {
      schema: {
        tags,
        summary: 'The words of a notice about a story, drawn from the templates in its language',
        params: z.object({ id: z.uuid() }),
        body: z.object({
          kind: z.enum(RELEASE_KINDS),
          reason: z.string().max(4_000),
          candidateId: z.uuid().optional(),
        }),
        response: { 200: drawnNoticeSchema, ...failures },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:read')
      const { kind, reason, candidateId } = request.body
      const story = await storyById(db, request.params.id)
      if (!story) throw notFound('The story')
      const standing = await readStanding(db, story)
      const candidate = candidateId === undefined ? undefined : await readCandidate(db, candidateId)
      if (candidate && candidate.storyId !== story.id) throw notFound('The candidate')
      const content = candidate?.content ?? standing.content
      if (!content) throw invalid('release-needs-candidate', 'The story has no content yet.')
      const drawn = await drawWords(db, kind, story, content, standing, reason)
      return { headline: drawn.headline ?? '', editors: drawn.editors ?? '', readers: drawn.readers ?? '' }
    },
  )
}
