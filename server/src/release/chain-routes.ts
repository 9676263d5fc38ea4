/** The chain of a story over HTTP: drawn with what each channel shows, and linked by hand. */
import { CHANNELS, PUB_STATUSES, RELEASE_KINDS, STORY_STATES } from '@dateline/news'
import * as z from 'zod'
import type { Accounts } from '../accounts/index.ts'
import { storiesByGuid, storyById } from '../desk/index.ts'
import { type App, type Db, errorSchema, invalid, notFound } from '../platform/index.ts'
import { type ChannelReach, forStory, MOST_IN_CHAIN, readChainGraph, type WireReach } from './graph.ts'
import { LINK_KINDS, linkStories, unlinkStories } from './links.ts'
import type { Placed, Places } from './routes.ts'

/** What rooms above know of stories that went out; a story that went nowhere is missing. */
export interface Reach {
  wire(storyIds: readonly string[]): Promise<ReadonlyMap<string, WireReach>>
  channels(storyIds: readonly string[]): Promise<ReadonlyMap<string, ChannelReach>>
}

export const graphSchema = z.object({
  root: z.uuid(),
  cut: z.boolean().describe('There are more stories than are shown.'),
  stories: z.array(
    z.object({
      storyId: z.uuid(),
      guid: z.string(),
      language: z.string(),
      section: z.string(),
      form: z.string(),
      headline: z.string(),
      role: z.enum(['root', 'same-news', 'quotes', 'contains']),
      via: z.object({ storyId: z.uuid(), kind: z.enum(LINK_KINDS) }).nullable(),
      state: z.enum(STORY_STATES),
      revision: z.int(),
      version: z.int(),
      path: z.string().nullable(),
      channels: z.array(z.enum(CHANNELS)).describe('Where any version went.'),
      page: z.enum(['shown', 'deindexed', 'held', 'gone', 'absent']),
      feeds: z.enum(['listed', 'tombstone', 'absent']),
      wire: z
        .object({
          state: z.enum(PUB_STATUSES),
          revision: z.int().describe('Last revision that was offered.'),
          subscribers: z.int().describe('Subscribers that were offered it.'),
          ever: z.int().describe('Subscribers that were offered any revision.'),
        })
        .nullable(),
      mail: z.int().describe('Mail channels on which it stands.'),
      push: z.int().describe('Push and social channels on which it stands.'),
      kind: z.enum(RELEASE_KINDS).nullable().describe('What the notice would be for this story.'),
      chosen: z.boolean(),
      why: z.enum(['unreleased', 'not-from-state', 'rests-on-it']).nullable(),
    }),
  ),
  links: z.array(
    z.object({ from: z.uuid(), to: z.uuid(), kind: z.enum(LINK_KINDS), origin: z.enum(['content', 'hand']) }),
  ),
})
export type GraphAnswer = z.output<typeof graphSchema>

const tags = ['newsroom']
const byId = z.object({ id: z.uuid() })
const failures = { '4xx': errorSchema }

export interface ChainRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require'>
  readonly places: (story: Placed) => Places
  /** Absent in a house without wire and channels. */
  readonly reach?: Reach
}

export function registerChainRoutes(app: App, { db, accounts, places, reach }: ChainRoutes): void {
  app.get(
    '/api/newsroom/stories/:id/chain',
    {
      schema: {
        tags,
        summary: 'The chain of a story, with what each channel shows now',
        params: byId,
        querystring: z.object({ kind: z.enum(RELEASE_KINDS).default('kill').describe('What would be aimed at it.') }),
        response: { 200: graphSchema, ...failures },
      },
    },
    async (request): Promise<GraphAnswer> => {
      await accounts.require(request, 'draft:read')
      if (!(await storyById(db, request.params.id))) throw notFound('The story')
      const graph = await readChainGraph(db, request.params.id)
      const ids = graph.stories.map((s) => s.storyId)
      const [wire, channels] = await Promise.all([reach?.wire(ids), reach?.channels(ids)])
      return {
        root: graph.root,
        cut: graph.stories.length >= MOST_IN_CHAIN,
        links: graph.links.map((l) => ({ ...l })),
        stories: graph.stories.map(({ publicId, slug, wireState, ...s }) => {
          const fit = forStory(request.query.kind, s)
          const offered = wire?.get(s.storyId)
          const shown = channels?.get(s.storyId)
          return {
            ...s,
            via: s.via && { ...s.via },
            channels: [...s.channels],
            path:
              slug === ''
                ? null
                : places({
                    language: s.language,
                    section: s.section,
                    slug,
                    publicId,
                    listedAt: new Date(0),
                    concepts: [],
                  }).story,
            wire: offered && wireState !== null ? { state: wireState, ...offered } : null,
            mail: shown?.mail ?? 0,
            push: shown?.push ?? 0,
            kind: fit.kind ?? null,
            chosen: fit.chosen,
            why: fit.why ?? null,
          }
        }),
      }
    },
  )

  app.post(
    '/api/newsroom/stories/:id/links',
    {
      schema: {
        tags,
        summary: 'Say how a story hangs together with another',
        params: byId,
        body: z.object({
          kind: z.enum(LINK_KINDS),
          to: z.string().max(2_048).describe('Id or guid of the other story.'),
        }),
        response: { 200: z.object({ ok: z.literal(true) }), ...failures },
      },
    },
    async (request) => {
      const account = await accounts.require(request, 'draft:write')
      const { kind, to } = request.body
      const from = await storyById(db, request.params.id)
      const other = z.uuid().safeParse(to).success ? await storyById(db, to) : (await storiesByGuid(db, [to])).get(to)
      if (!from || !other) throw notFound('The story')
      if (from.id === other.id) throw invalid('link-to-itself', 'A story hangs together with others, not with itself.')
      await linkStories(db, { from: from.id, to: other.id, kind }, account.id)
      return { ok: true as const }
    },
  )

  app.delete(
    '/api/newsroom/stories/:id/links/:to/:kind',
    {
      schema: {
        tags,
        summary: 'Take back a link that was made by hand',
        params: byId.extend({ to: z.uuid(), kind: z.enum(LINK_KINDS) }),
        response: { 200: z.object({ ok: z.literal(true) }), ...failures },
      },
    },
    async (request) => {
      await accounts.require(request, 'draft:write')
      const { id, to, kind } = request.params
      if (!(await unlinkStories(db, { from: id, to, kind }))) throw notFound('The link')
      return { ok: true as const }
    },
  )
}
