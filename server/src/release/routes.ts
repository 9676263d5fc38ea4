/** Releasing over HTTP: released stories, their chains and differences, what a release would do, and the release. */
import {
  allowedKinds,
  type Channel,
  CHANNELS,
  type Dateline,
  isNotice,
  RELEASE_TABLE,
  type ReleaseKind,
  type StoryContent,
  USUAL_CHANNELS,
} from '@dateline/news'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import { type Account, type Accounts, desksOf, namesOf, type Right } from '../accounts/index.ts'
import {
  createDraft,
  openDraftOf,
  PREVIEW_POLICY,
  type Preview,
  readCandidate,
  reopenDraft,
  storyById,
} from '../desk/index.ts'
import {
  type App,
  conflict,
  type Db,
  DatelineError,
  databaseNow,
  errorSchema,
  invalid,
  notFound,
} from '../platform/index.ts'
import {
  chainSchema,
  differencesQuerySchema,
  differencesSchema,
  listedStorySchema,
  openedDraftSchema,
  planRequestSchema,
  planSchema,
  releasedSchema,
  releaseSchema,
  storyListSchema,
  storyQuerySchema,
} from './answers.ts'
import { type Chain, listChains, readChain, readVersion } from './chain.ts'
import { inChain } from './aim.ts'
import { registerChainRoutes, type Reach } from './chain-routes.ts'
import { readStanding } from './decide.ts'
import { differences } from './differences.ts'
import type { PendingEvent, ReleaseRequest } from './proposal.ts'
import type { Releases } from './release.ts'
import { compactWire } from './wire-words.ts'
import { slugOf } from './version.ts'

/** Where a story stands on the site: paths of pages and feeds. */
export interface Places {
  readonly story: string
  readonly pages: readonly string[]
  readonly feeds: readonly string[]
}

/** What the site needs to say where a story stands. */
export interface Placed {
  readonly language: string
  readonly section: string
  readonly slug: string
  readonly publicId: string
  readonly listedAt: Date
  /** Directory entries, `<kind>/<key>`. */
  readonly concepts: readonly string[]
}

export interface ReleaseRoutes {
  readonly db: Db
  readonly accounts: Pick<Accounts, 'require'>
  readonly releases: Releases
  readonly authority: string
  /** Drawn by the site, which stands above this room. */
  readonly preview: Preview
  readonly places: (story: Placed) => Places
  /** What the wire and other channels carried; absent in a house without them. */
  readonly reach?: Reach
}

const tags = ['newsroom']
const byId = z.object({ id: z.uuid() })
const failures = { '4xx': errorSchema }

export function registerReleaseRoutes(
  app: App,
  { db, accounts, releases, authority, preview, places, reach }: ReleaseRoutes,
): void {
  registerChainRoutes(app, { db, accounts, places, ...(reach ? { reach } : {}) })
  const reader = (request: FastifyRequest): Promise<Account> => accounts.require(request, 'draft:read')
  const writer = (request: FastifyRequest): Promise<Account> => accounts.require(request, 'draft:write')
  const people = async (ids: readonly string[]) => {
    const names = await namesOf(db, ids)
    return (id: string) => ({ id, name: names.get(id) ?? id })
  }
  const pathOf = (story: Omit<Placed, 'listedAt' | 'concepts'>) =>
    places({ ...story, listedAt: new Date(0), concepts: [] }).story

  app.get(
    '/api/newsroom/stories',
    {
      schema: {
        tags,
        summary: 'Released, scheduled or killed stories',
        querystring: storyQuerySchema,
        response: { 200: storyListSchema, ...failures },
      },
    },
    async (request) => {
      const account = await reader(request)
      const { view, section, language, urgency, form, q, after, limit } = request.query
      const [at, releaseNo] = after?.split('_') ?? []
      const rows = await listChains(db, {
        view,
        desks: desksOf(account, 'draft:read'),
        ...(section === undefined ? {} : { section }),
        ...(language === undefined ? {} : { language }),
        ...(urgency === undefined ? {} : { urgency }),
        ...(form === undefined ? {} : { form }),
        ...(q === undefined ? {} : { text: q }),
        ...(at === undefined ? {} : { after: { at: new Date(at), releaseNo: Number(releaseNo) } }),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const person = await people(page.map((s) => s.releasedBy))
      const last = page.at(-1)
      return {
        items: page.map((s): z.output<typeof listedStorySchema> => ({
          ...s,
          effectiveAt: s.effectiveAt.toISOString(),
          firstAt: s.firstAt.toISOString(),
          releasedBy: person(s.releasedBy),
        })),
        next: rows.length > limit && last ? `${last.effectiveAt.toISOString()}_${last.releaseNo}` : null,
      }
    },
  )

  const presentChain = async (chain: Chain, account: Account): Promise<z.output<typeof chainSchema>> => {
    const person = await people([...chain.versions.map((v) => v.frozenBy), ...chain.events.map((e) => e.releasedBy)])
    const last = chain.events.at(-1)
    const slug = chain.versions.find((v) => v.version === last?.version)?.slug
    return {
      story: { ...chain.story },
      state: chain.standing.state,
      revision: chain.standing.revision,
      path:
        slug === undefined || !chain.standing.last
          ? null
          : pathOf({ ...chain.story, section: chain.standing.last.place.section, slug }),
      allowed: allowedKinds(chain.standing.state).filter(
        (k) => k !== 'archive' && account.rights.has(RELEASE_TABLE[k].right as Right),
      ),
      channels: {
        story: [...chain.standing.channels],
        may: CHANNELS.filter((c) => account.rights.has(`channel:${c}`)),
      },
      draftId: chain.draftId ?? null,
      versions: chain.versions.map(({ slug: _, ...v }) => ({
        ...v,
        frozenAt: v.frozenAt.toISOString(),
        storedAt: v.storedAt.toISOString(),
        frozenBy: person(v.frozenBy),
      })),
      events: chain.events.map((e) => ({
        ...e,
        effectiveAt: e.effectiveAt.toISOString(),
        recordedAt: e.recordedAt.toISOString(),
        releasedBy: person(e.releasedBy),
        channels: [...e.channels],
      })),
      translations: [...chain.translations],
    }
  }

  /**
   * Where an account's release goes: where it chose, or where the story went, as far as it may. Notices are not chosen.
   * @throws DatelineError `channel-forbidden` when it chose a channel it has no right to
   */
  const channelsFor = async (
    account: Account,
    storyId: string,
    kind: ReleaseKind,
    chosen: readonly Channel[] | undefined,
  ): Promise<{ channels?: readonly Channel[] }> => {
    if (isNotice(kind) || kind === 'archive') return {}
    const may = (channel: Channel) => account.rights.has(`channel:${channel}`)
    const forbidden = chosen?.filter((c) => !may(c)) ?? []
    if (forbidden.length > 0) {
      throw new DatelineError(
        'channel-forbidden',
        403,
        `Your account has no right to release to: ${forbidden.join(', ')}.`,
        {
          help: 'Choose other channels, or ask somebody who has the right.',
          data: { channels: forbidden },
        },
      )
    }
    if (chosen) return { channels: chosen }
    const { channels } = await readStanding(db, { id: storyId })
    const usual: readonly Channel[] = channels.length > 0 ? channels : USUAL_CHANNELS
    const allowed = usual.filter(may)
    if (allowed.length === 0) {
      throw new DatelineError(
        'channel-forbidden',
        403,
        `Your account has no right to release to: ${usual.join(', ')}.`,
        {
          help: 'Ask somebody who has the right.',
          data: { channels: usual },
        },
      )
    }
    return { channels: allowed }
  }

  app.get(
    '/api/newsroom/stories/:id',
    {
      schema: {
        tags,
        summary: 'A story with its versions and releases',
        params: byId,
        response: { 200: chainSchema, ...failures },
      },
    },
    async (request) => {
      const account = await reader(request)
      return presentChain(await readChain(db, request.params.id), account)
    },
  )

  app.get(
    '/api/newsroom/stories/:id/versions/:version/preview',
    {
      schema: {
        tags,
        summary: 'A version as readers saw it',
        params: byId.extend({ version: z.coerce.number().int().positive() }),
        produces: ['text/html'],
      },
    },
    async (request, reply) => {
      await reader(request)
      const story = await storyById(db, request.params.id)
      if (!story) throw notFound('The story')
      const content = await readVersion(db, story.id, request.params.version)
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('content-security-policy', PREVIEW_POLICY)
        .header('x-frame-options', 'SAMEORIGIN')
        .send(await preview(content, story))
    },
  )

  app.get(
    '/api/newsroom/stories/:id/differences',
    {
      schema: {
        tags,
        summary: 'What changed between two versions, or between a version and a candidate',
        params: byId,
        querystring: differencesQuerySchema,
        response: { 200: differencesSchema, ...failures },
      },
    },
    async (request) => {
      await reader(request)
      const { from, to, candidate } = request.query
      const { id } = request.params
      if ((to === undefined) === (candidate === undefined))
        throw invalid('differences-of-what', 'Name a version or a candidate to compare with.')
      const older = await readVersion(db, id, from)
      const newer = to === undefined ? await contentOfCandidate(id, candidate ?? '') : await readVersion(db, id, to)
      return differences(older, newer) as z.output<typeof differencesSchema>
    },
  )

  const contentOfCandidate = async (storyId: string, candidateId: string): Promise<StoryContent> => {
    const candidate = await readCandidate(db, candidateId)
    if (candidate.storyId !== storyId) throw notFound('The candidate')
    return candidate.content
  }

  app.post(
    '/api/newsroom/stories/:id/plan',
    {
      schema: {
        tags,
        summary: 'What a release would do: rehearsed in full, then taken back',
        params: byId,
        body: planRequestSchema,
        response: { 200: planSchema, ...failures },
      },
    },
    async (request) => {
      const { kind, candidateId, effectiveAt, notice, target, aboutVersion, stories } = request.body
      const rule = RELEASE_TABLE[kind]
      const account = await accounts.require(request, rule.right as Right)
      const plain: ReleaseRequest = {
        storyId: request.params.id,
        kind,
        releasedBy: account.id,
        ...(account.sessionId === undefined ? {} : { sessionId: account.sessionId }),
        // A plan is looked at before its notice is written.
        ...(rule.notice === 'required' ? { notice: notice?.trim() === '' || notice === undefined ? '…' : notice } : {}),
        ...(candidateId === undefined ? {} : { candidateId }),
        ...(effectiveAt === undefined ? {} : { effectiveAt: new Date(effectiveAt) }),
        ...(await channelsFor(account, request.params.id, kind, request.body.channels)),
        target,
        ...(aboutVersion === undefined ? {} : { aboutVersion }),
      }
      const chosen = target === 'chain' ? (stories ?? []).map((storyId) => ({ storyId })) : []
      return releases.rehearse(
        [plain, ...(await inChain(db, plain, chosen))],
        async (tx, { releases: [only, ...others], objections }): Promise<z.output<typeof planSchema>> => {
          if (!only) throw new Error('a rehearsal showed no release')
          const { event, content, subscribers, ahead } = only
          const now = await databaseNow(tx)
          const where = placesOf(event, content)
          const chain = await readChain(tx, event.storyId)
          return {
            kind,
            now: new Date(now).toISOString(),
            effectiveAt: event.effectiveAt.toISOString(),
            scheduled: event.effectiveAt.getTime() > now,
            state: event.state,
            version: event.version,
            revision: event.revision,
            rank: event.rank,
            language: event.language,
            section: event.section,
            headline: content.headline,
            embargo: content.embargo ? { ...content.embargo } : null,
            path: where.story,
            pages: event.channels.includes('site') ? [...where.pages] : [],
            feeds: event.channels.includes('site') ? [...where.feeds] : [],
            wire: rule.wire && event.channels.includes('wire'),
            channels: [...event.channels],
            target: event.target,
            subscribers,
            ahead: ahead.map((a) => ({ ...a })),
            notice: rule.notice,
            replaces: chain.events
              .filter((e) => e.effectiveAt.getTime() > now && e.effectiveAt >= event.effectiveAt)
              .map((e) => ({ kind: e.kind, effectiveAt: e.effectiveAt.toISOString() })),
            publicTranslations: chain.translations
              .filter((t) => t.state === 'usable')
              .map(({ language, headline, storyId }) => ({ language, headline, storyId })),
            others: others.map((o) => ({
              storyId: o.event.storyId,
              kind: o.event.kind,
              state: o.event.state,
              language: o.event.language,
              headline: o.content.headline,
              path: placesOf(o.event, o.content).story,
              wire: RELEASE_TABLE[o.event.kind].wire && o.event.channels.includes('wire'),
              subscribers: o.subscribers,
            })),
            objections: objections.map((o) => ({ ...o })),
          }
        },
      )
    },
  )

  /**
   * The releases of other stories that a notice aimed at a chain makes, each in the words of its own language.
   * @throws DatelineError `release-stale` when a story is not in the chain any more, `release-not-allowed`
   */
  const placesOf = (event: PendingEvent, content: StoryContent): Places =>
    places({
      language: event.language,
      section: event.section,
      slug: slugOf(content.headline),
      publicId: event.touches.publicId,
      listedAt: event.listedAt,
      concepts: event.touches.after.concepts,
    })

  app.post(
    '/api/newsroom/stories/:id/release',
    {
      schema: {
        tags,
        summary: 'Release a story',
        description:
          'Each kind needs its own right. Refused with `release-stale` when the story moved on since it was looked at.',
        params: byId,
        body: releaseSchema,
        response: { 201: releasedSchema, ...failures },
      },
    },
    async (request, reply) => {
      const {
        kind,
        candidateId,
        digest,
        effectiveAt,
        notice,
        expectedRevision,
        target,
        aboutVersion,
        wire,
        notOurs,
        emergency,
      } = request.body
      const account = await accounts.require(request, RELEASE_TABLE[kind].right as Right)
      const { id } = request.params
      if (candidateId !== undefined) {
        const candidate = await readCandidate(db, candidateId)
        if (candidate.digest !== digest) {
          throw conflict('candidate-other', 'What would be released is not what was read.', {
            help: 'Read the candidate again, then release that.',
          })
        }
      }
      const root: ReleaseRequest = {
        storyId: id,
        kind,
        releasedBy: account.id,
        ...(account.sessionId === undefined ? {} : { sessionId: account.sessionId }),
        ...(emergency === undefined ? {} : { emergency }),
        expectedRevision,
        ...(notOurs ? { notOurs } : {}),
        ...(candidateId === undefined ? {} : { candidateId }),
        ...(effectiveAt === undefined ? {} : { effectiveAt: new Date(effectiveAt) }),
        ...(notice === undefined ? {} : { notice }),
        ...(request.body.reason === undefined ? {} : { reason: request.body.reason }),
        ...(wire === undefined ? {} : { wire: compactWire(wire) }),
        ...(await channelsFor(account, id, kind, request.body.channels)),
        target,
        ...(aboutVersion === undefined ? {} : { aboutVersion }),
      }
      const { stories } = request.body
      if ((target === 'chain') !== (stories !== undefined)) {
        throw invalid('chain-unseen', 'A notice aimed at the chain names the stories that were looked at.', {
          help: 'Read the chain, choose, and send every released story of it with its revision.',
        })
      }
      const chosen = (stories ?? []).filter((s) => s.chosen && s.storyId !== id)
      const seen = stories && { root: id, stories: new Map(stories.map((s) => [s.storyId, s.revision])) }
      const [event, ...others] = await releases.releaseTogether([root, ...(await inChain(db, root, chosen))], seen)
      if (!event) throw new Error('a release made no event')
      const content = await readVersion(db, id, event.version)
      return reply.status(201).send({
        releaseNo: event.releaseNo,
        kind: event.kind,
        state: event.state,
        version: event.version,
        revision: event.revision,
        effectiveAt: event.effectiveAt.toISOString(),
        path: placesOf(event, content).story,
        others: others.map((o) => ({
          storyId: o.storyId,
          releaseNo: o.releaseNo,
          kind: o.kind,
          state: o.state,
          revision: o.revision,
        })),
      })
    },
  )

  app.post(
    '/api/newsroom/stories/:id/draft',
    {
      schema: {
        tags,
        summary: 'Open a draft of a released story, to update or correct it',
        params: byId,
        response: { 200: openedDraftSchema, ...failures },
      },
    },
    async (request) => {
      const account = await writer(request)
      const { id } = request.params
      const open = await openDraftOf(db, id)
      if (open !== undefined) return { draftId: open, storyId: id, existing: true }
      const { standing, versions } = await readChain(db, id)
      const latest = versions.at(-1)
      if (standing.state === 'canceled') {
        throw conflict('story-canceled', 'The story was killed; nothing follows it.', {
          help: 'Write the replacement as a story of its own.',
        })
      }
      if (!latest)
        throw invalid('story-unreleased', 'The story was never released; its draft was spiked.', {
          help: 'Take the draft off the spike.',
        })
      const content = await readVersion(db, id, latest.version)
      try {
        const draftId = await reopenDraft(db, {
          content,
          storyId: id,
          baseVersion: latest.version,
          desk: 'newsroom',
          stage: 'working',
          createdBy: account.id,
        })
        return { draftId, storyId: id, existing: false }
      } catch (error) {
        const draftId =
          error instanceof DatelineError && error.code === 'draft-open' ? error.data?.['draftId'] : undefined
        if (typeof draftId === 'string') return { draftId, storyId: id, existing: true }
        throw error
      }
    },
  )

  app.post(
    '/api/newsroom/stories/:id/translations',
    {
      schema: {
        tags,
        summary: 'Start a translation, bound to the version it is made from',
        params: byId,
        body: z.object({ language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/) }),
        response: { 201: openedDraftSchema, ...failures },
      },
    },
    async (request, reply) => {
      const account = await writer(request)
      const { story, standing, versions } = await readChain(db, request.params.id)
      const latest = versions.at(-1)
      if (!latest || standing.state === 'canceled') {
        throw conflict('translation-of-nothing', 'Only a released story can be translated.', {
          help: 'Release the story first.',
        })
      }
      const { embargo, dateline, ...source } = await readVersion(db, story.id, latest.version)
      const made = await createDraft(db, authority, {
        // The translator writes over the source's words; its dateline is drawn anew by the edition.
        content: {
          ...source,
          language: request.body.language,
          ...(dateline ? { dateline: withoutText(dateline) } : {}),
          ...(embargo ? { embargo } : {}),
          translationOf: { guid: story.guid, version: latest.version },
        },
        desk: 'newsroom',
        stage: 'working',
        createdBy: account.id,
        translationGroup: story.translationGroup,
      })
      return reply.status(201).send({ draftId: made.draftId, storyId: made.story.id, existing: false })
    },
  )
}

function withoutText({ text: _, ...dateline }: Dateline): Dateline {
  return dateline
}
