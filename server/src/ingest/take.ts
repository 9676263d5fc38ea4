/**
 * Acting on what was judged: drafts on a desk, stories in the archive. A story, the version of the source it was made
 * from and its line in the journal are written in one transaction: an import that is cut off leaves no half, and begun
 * again takes nothing in twice. One bad item sinks no other.
 */
import type { DocumentFormat, ReadStory } from '@dateline/formats'
import { sql } from 'kysely'
import * as z from 'zod'
import { editionFor } from '../../../editions/index.ts'
import { createDrafts, moveDraft, reopenDraft } from '../desk/index.ts'
import { DatelineError, type Db, type Queryable, type Tx } from '../platform/index.ts'
import { type PendingEvent, type Places, type Placed, type Releases, slugOf } from '../release/index.ts'
import { type ImportLine, writeJournal } from './journal.ts'
import { type Circumstances, guidOf, judge, type Judgement, type KnownStory, publishedAt, unfit } from './judge.ts'
import { guidsByPlace, knownStories, knownVersions, placeKey, remember } from './known.ts'

/** The desk where imported stories wait. */
const DESK = 'incoming'

export interface TakeContext extends Circumstances {
  readonly db: Db
  readonly releases: Releases
  /** Host name for guids of our own. */
  readonly authority: string
  readonly batchId: string
  /** Account, or `cli`. */
  readonly by: string
  readonly places: (story: Placed) => Pick<Places, 'story' | 'pages'>
}

/** A story read from a document. */
export interface Incoming {
  readonly file: string
  readonly place: string
  readonly digest: string
  readonly format: DocumentFormat
  readonly story: ReadStory
  /** See `contentDigest`. */
  readonly contentDigest: string
}

interface Item extends Incoming {
  /** As it was given: what its line is found by. */
  readonly origin: Incoming
  readonly guid: string
  readonly existing: KnownStory | undefined
  readonly reading: number
}

type Done = Pick<ImportLine, 'outcome' | 'code' | 'message' | 'storyId' | 'draftId' | 'releaseNo' | 'path'>

/** The name under which an item is known, for telling two items of one chain. */
export const nameOf = (incoming: Incoming): string => guidOf(incoming.story, incoming.contentDigest)

/**
 * Takes in stories of different guids; what becomes of them is in the journal when this returns.
 * @returns a line for each, in the order given
 */
export async function take(context: TakeContext, incoming: readonly Incoming[], attempt = 0): Promise<ImportLine[]> {
  const { db, batchId } = context
  const lines = new Map<Incoming, ImportLine>()
  const fit: Incoming[] = []
  for (const one of incoming) {
    const reason = unfit(one.story)
    if (reason) lines.set(one, lineOf(one, undefined, { outcome: 'quarantined', ...reason }))
    else fit.push(one)
  }
  const { items, stopped } = await judgeAll(context, fit)
  for (const [one, line] of stopped) lines.set(one, line)
  // What was stopped is written on its own: it is done, whatever becomes of the others.
  await writeJournal(db, batchId, [...lines.values()])
  for (const [one, line] of await act(context, items, attempt)) lines.set(one, line)
  return incoming.map((one) => lines.get(one) ?? lost())
}

function lost(): never {
  throw new Error('an item was lost')
}

async function judgeAll(context: TakeContext, incoming: readonly Incoming[]) {
  const { db } = context
  const places = await guidsByPlace(
    db,
    incoming.filter((i) => i.story.guid === undefined).map((i) => i.digest),
  )
  const named = incoming.map((one) => {
    // Without a guid of its own it is known by its words; by its place when the same bytes read differently now.
    const before = one.story.guid === undefined ? places.get(placeKey(one.digest, one.place)) : undefined
    return { one, guid: before ?? nameOf(one) }
  })
  const guids = named.map((n) => n.guid)
  const known = await knownVersions(db, guids)
  const stories = await knownStories(db, guids)
  const items: Item[] = []
  const stopped = new Map<Incoming, ImportLine>()
  for (const { one, guid } of named) {
    const existing = stories.get(guid)
    const judged = { ...one, origin: one }
    const judgement = judge(judged, known.get(guid) ?? [], existing, context)
    if (judgement.act === 'import') items.push({ ...judged, guid, existing, reading: judgement.reading })
    else {
      const { outcome, code, message } = judgement
      await rememberStopped(db, { ...judged, guid, existing, reading: 1 }, judgement)
      stopped.set(one, lineOf(one, guid, { outcome, code, message, ...whereNow(context, one, existing) }))
    }
  }
  return { items, stopped }
}

async function rememberStopped(db: Db, item: Item, judgement: Judgement & { act: 'stop' }): Promise<void> {
  if (judgement.remember !== true) return
  try {
    await remember(db, [versionOf(item, undefined)])
  } catch (error) {
    // Another import has just remembered the same.
    if (!isCollision(error)) throw error
  }
}

/** Where the story stands that has the guid already. */
function whereNow(context: TakeContext, one: Incoming, existing: KnownStory | undefined): Partial<Done> {
  if (!existing) return {}
  const path =
    existing.openDraft !== null
      ? draftPath(existing.openDraft)
      : existing.state === 'usable'
        ? storyPath(context, one, existing.publicId)
        : undefined
  return {
    storyId: existing.storyId,
    ...(existing.openDraft === null ? {} : { draftId: existing.openDraft }),
    ...(path === undefined ? {} : { path }),
  }
}

const draftPath = (draftId: string): string => `/newsroom/drafts/${draftId}`

/** Undefined where the site has no edition in the story's language. */
function storyPath(context: TakeContext, { story }: Incoming, publicId: string): string | undefined {
  const { language, section, headline } = story.content
  const places = context.places({
    language,
    section,
    slug: slugOf(headline),
    publicId,
    listedAt: publishedAt(story) ?? new Date(context.now),
    concepts: [],
  })
  return places.pages.length === 0 ? undefined : places.story
}

/** All at once; when that fails in halves, so that what is wrong with one is said of that one. */
async function act(context: TakeContext, items: readonly Item[], attempt: number): Promise<Map<Incoming, ImportLine>> {
  const [only] = items
  if (!only) return new Map()
  try {
    return await (context.mode === 'archive' ? toArchive(context, items) : toDesk(context, items))
  } catch (error) {
    if (!isAboutData(error)) throw error
    if (items.length > 1) {
      const middle = items.length >> 1
      const left = await act(context, items.slice(0, middle), attempt)
      const right = await act(context, items.slice(middle), attempt)
      return new Map([...left, ...right])
    }
    // Another import took the same in meanwhile: judge it by what is there now.
    if (isCollision(error) && attempt < 3) {
      const [line] = await take(context, [only.origin], attempt + 1)
      return new Map([[only.origin, line ?? lost()]])
    }
    const line = lineOf(only, only.guid, { outcome: 'quarantined', ...reasonOf(error) })
    await writeJournal(context.db, context.batchId, [line])
    return new Map([[only.origin, line]])
  }
}

async function toArchive(context: TakeContext, items: readonly Item[]): Promise<Map<Incoming, ImportLine>> {
  const { releases, by, batchId } = context
  const lines = new Map<Incoming, ImportLine>()
  const alongside = async (tx: Tx, events: readonly (PendingEvent | undefined)[]) => {
    items.forEach((item, n) => lines.set(item.origin, lineOf(item, item.guid, archived(context, item, events[n]))))
    await remember(
      tx,
      items.flatMap((item, n) => {
        const event = events[n]
        return event ? [versionOf(item, event.storyId)] : []
      }),
    )
    await writeJournal(tx, batchId, [...lines.values()])
  }
  const events = await releases.releaseArchive(
    items.map((i) => ({
      guid: i.guid,
      content: i.story.content,
      publishedAt: publishedAt(i.story) ?? new Date(context.now),
    })),
    by,
    alongside,
  )
  events.forEach((event, n) => {
    const item = items[n]
    const line = item && lines.get(item.origin)
    if (event && line) lines.set(item.origin, { ...line, releaseNo: event.releaseNo })
  })
  return lines
}

function archived(context: TakeContext, item: Item, event: PendingEvent | undefined): Done {
  if (!event) {
    return {
      outcome: 'quarantined',
      code: 'story-closed',
      message: 'The story was killed or withdrawn here and stays so.',
    }
  }
  const path = storyPath(context, item, event.touches.publicId)
  return { outcome: 'imported', storyId: event.storyId, ...(path === undefined ? {} : { path }) }
}

async function toDesk(context: TakeContext, items: readonly Item[]): Promise<Map<Incoming, ImportLine>> {
  const { db, authority, by, batchId } = context
  return db.transaction().execute(async (tx) => {
    const done = new Map<Item, Done>()
    const fresh = items.filter((i) => !i.existing)
    const made = await createDrafts(
      tx,
      authority,
      fresh.map((i) => ({
        content: i.story.content,
        desk: DESK,
        stage: 'incoming' as const,
        createdBy: by,
        guid: i.guid,
      })),
    )
    fresh.forEach((item, n) => {
      const one = made[n]
      if (!one) throw new Error('a story has no draft')
      done.set(item, {
        outcome: 'imported',
        storyId: one.story.id,
        draftId: one.draftId,
        path: draftPath(one.draftId),
      })
    })
    for (const item of items) {
      const { existing } = item
      if (existing) done.set(item, await newVersion(tx, item, existing, by))
    }
    const lines = new Map<Incoming, ImportLine>()
    for (const item of items) lines.set(item.origin, lineOf(item, item.guid, done.get(item) ?? lost()))
    await remember(
      tx,
      items.flatMap((item) => {
        const result = done.get(item)
        return result?.outcome === 'imported' ? [versionOf(item, result.storyId)] : []
      }),
    )
    await writeJournal(tx, batchId, [...lines.values()])
    return lines
  })
}

/** A newer version of a story that is here: a draft of it, in place of an older one that nobody has touched. */
async function newVersion(tx: Tx, item: Item, existing: KnownStory, by: string): Promise<Done> {
  const { storyId } = existing
  // Under the lock under which typing is written, so that nobody's first word is lost.
  const { rows: open } = await sql<{ id: string; stage: string }>`
    SELECT id, stage FROM draft WHERE story_id = ${storyId} AND stage IN ('incoming', 'working', 'frozen')
    FOR NO KEY UPDATE
  `.execute(tx)
  const [draft] = open
  if (draft) {
    if (draft.stage !== 'incoming' || (await updatesOf(tx, draft.id)) > 1) {
      return {
        outcome: 'quarantined',
        code: 'draft-open',
        message:
          'A newer version came while somebody works on the story. Import it again when the draft is released or spiked.',
        storyId,
        draftId: draft.id,
        path: draftPath(draft.id),
      }
    }
    await moveDraft(tx, draft.id, { stage: 'spiked' }, by)
  }
  const { rows } = await sql<{ last: number | null }>`
    SELECT max(version) AS last FROM version WHERE story_id = ${storyId}
  `.execute(tx)
  const draftId = await reopenDraft(tx, {
    storyId,
    baseVersion: rows[0]?.last ?? null,
    content: item.story.content,
    desk: DESK,
    stage: 'incoming',
    createdBy: by,
  })
  return { outcome: 'imported', storyId, draftId, path: draftPath(draftId) }
}

/** An import writes one row; every further one was typed. */
async function updatesOf(db: Queryable, draftId: string): Promise<number> {
  const { rows } = await sql<{ updates: number }>`
    SELECT count(*) AS updates FROM draft_update WHERE draft_id = ${draftId}
  `.execute(db)
  return rows[0]?.updates ?? 0
}

const versionOf = (item: Item, storyId: string | undefined) => ({
  guid: item.guid,
  version: item.story.version ?? 0,
  reading: item.reading,
  contentDigest: item.contentDigest,
  published: publishedAt(item.story),
  digest: item.digest,
  place: item.place,
  storyId,
})

function lineOf({ story, file, place, digest, format }: Incoming, guid: string | undefined, done: Done): ImportLine {
  const { language } = story.content
  const homeless = done.outcome === 'imported' && !editionFor(language)
  return {
    file,
    place,
    digest,
    format,
    ...done,
    ...(guid === undefined ? {} : { guid }),
    ...(story.version === undefined || unfit(story) ? {} : { version: story.version }),
    headline: story.content.headline,
    notes: homeless ? [`no edition is in the language "${language}", so no page lists it`] : [],
    assumptions: story.assumptions,
    unknown: story.unknown,
  }
}

function reasonOf(error: unknown): { readonly code: string; readonly message: string } {
  if (error instanceof DatelineError) return { code: error.code, message: error.message }
  if (error instanceof z.ZodError) {
    const issue = error.issues[0]
    return {
      code: 'content-invalid',
      message: `${issue?.path.join('.') ?? 'content'}: ${issue?.message ?? 'is not valid'}`,
    }
  }
  return {
    code: 'content-refused',
    message: `The database refuses its content: ${error instanceof Error ? error.message : String(error)}`,
  }
}

/** Classes of PostgreSQL's errors that come from values (data, constraints, limits) or from meeting another transaction. */
const VALUE_CLASSES = new Set(['22', '23', '40', '54'])

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'severity' in error && 'code' in error ? String(error.code) : undefined
}

/** An item may be wrong; a database that is away, or a fault of ours, is not the item's and stops the import. */
function isAboutData(error: unknown): boolean {
  if (error instanceof DatelineError) return error.status < 500
  return error instanceof z.ZodError || VALUE_CLASSES.has((codeOf(error) ?? '').slice(0, 2))
}

/** Met another import: a key that was free when it was judged, a deadlock, or a draft opened meanwhile. */
function isCollision(error: unknown): boolean {
  if (error instanceof DatelineError) return error.code === 'guid-taken' || error.code === 'draft-open'
  const code = codeOf(error)
  return code === '23505' || code?.startsWith('40') === true
}
