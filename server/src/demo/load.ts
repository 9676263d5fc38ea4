import { parseBody } from '../../../demo/markup.ts'
import {
  buildContent,
  buildNotice,
  demoAgency,
  demoChains,
  demoCommitments,
  demoConcepts,
  demoDrafts,
  demoRelations,
  emblem,
  isContentStep,
  pictures,
  resolveDay,
  stepTime,
} from '../../../demo/index.ts'
import type { DemoChain, DemoConcept, DemoStep, Lang } from '../../../demo/types.ts'
import type { Block, StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import { createDraft, createStories, freeze, prepare, storiesByGuid } from '../desk/index.ts'
import { readAgency, saveAgency, saveCommitments, saveConcepts, saveRelations } from '../directory/index.ts'
import { storePicture } from '../media/index.ts'
import { type Db, openDatabase } from '../platform/index.ts'
import type { Releases } from '../release/index.ts'

export interface DemoOptions {
  /** The owner's login: history is released at its own times by setting the database's clock. */
  readonly ownerUrl: string
  readonly db: Db
  readonly releases: Releases
  readonly progress?: (line: string) => void
}

/** Name of the releasing account in the demo's history. */
const DESK = 'demo'
const LANGS: readonly Lang[] = ['en', 'ru', 'ar']

const guidOf = (chain: DemoChain, lang: Lang) => `tag:mna.example,2026:${chain.key}/${lang}`

/**
 * Loads the demo agency by releasing its stories one by one, each at its own time, through the real release path.
 * Can be interrupted and called again: what was released is not released twice.
 * @returns false when the agency was there already
 */
export async function loadDemo(options: DemoOptions): Promise<boolean> {
  const { db, releases } = options
  // The agency's name is written last; it says that the rest is complete.
  if (await readAgency(db)) return false
  const owner = openDatabase({ url: options.ownerUrl, max: 1, applicationName: 'dateline demo' })
  try {
    await sql`DELETE FROM test_clock`.execute(owner.db)
    const { rows } = await sql<{ now: Date }>`SELECT dateline_now() AS now`.execute(owner.db)
    const now = rows[0]?.now ?? new Date()
    options.progress?.('Writing the directory')
    await loadDirectory(db, now)
    const sources = await loadPictures(db)
    options.progress?.(`Releasing ${demoChains.length} chains of stories`)
    const stories = await loadStories(db)
    const steps = demoChains
      .flatMap((chain) =>
        LANGS.flatMap((lang) => (chain.stories[lang] ?? []).map((step, index) => ({ chain, lang, step, index }))),
      )
      .map((s) => ({ ...s, at: stepTime(s.step, now) }))
      .toSorted(
        (a, b) =>
          Math.min(a.at.getTime(), now.getTime()) - Math.min(b.at.getTime(), now.getTime()) || a.index - b.index,
      )
    for (const { chain, lang, step, index, at } of steps) {
      const story = stories.get(guidOf(chain, lang))
      if (!story) throw new Error(`no story for ${guidOf(chain, lang)}`)
      if (story.revision > index) continue
      const clock = at < now ? at : now
      await sql`INSERT INTO test_clock (fixed) VALUES (${clock}) ON CONFLICT (single) DO UPDATE SET fixed = excluded.fixed`.execute(
        owner.db,
      )
      await releaseStep({ db, releases, chain, lang, step, now, at, storyId: story.id, stories, sources })
    }
    await saveCommitments(
      db,
      demoCommitments.map((c) => {
        const chain = demoChains.find((d) => d.key === c.chain)
        if (!chain) throw new Error(`commitment names chain ${c.chain}, which is not there`)
        return {
          madeBy: c.by,
          storyGuid: guidOf(chain, chain.original),
          words: c.words,
          ...(c.due === undefined ? {} : { due: resolveDay(c.due, now) }),
        }
      }),
    )
    await loadDrafts(db)
    await saveAgency(db, {
      names: demoAgency.name,
      shortNames: demoAgency.short,
      mottos: demoAgency.motto,
      about: Object.fromEntries(
        LANGS.map((lang) => [lang, [...parseBody(demoAgency.about[lang]), ...parseBody(demoAgency.styleNotes[lang])]]),
      ),
      contact: {
        address: demoAgency.address.en,
        'address-ru': demoAgency.address.ru,
        'address-ar': demoAgency.address.ar,
        newsroom: demoAgency.contact.newsroom,
        corrections: demoAgency.contact.corrections,
        phone: demoAgency.contact.phone,
      },
      emblem,
    })
  } finally {
    await sql`DELETE FROM test_clock`.execute(owner.db).catch(() => undefined)
    await owner.close()
  }
  return true
}

/** What somebody is writing, so that the desk is not empty. */
async function loadDrafts(db: Db): Promise<void> {
  const guid = (key: string) => `tag:mna.example,2026:${key}`
  const known = await storiesByGuid(
    db,
    demoDrafts.map((d) => guid(d.key)),
  )
  for (const { key, content, waitsFor } of demoDrafts) {
    const draft = { content, desk: 'newsroom', stage: 'working', createdBy: DESK, guid: guid(key) } as const
    const story = known.get(guid(key)) ?? (await createDraft(db, 'mna.example', draft)).story
    if (waitsFor !== undefined)
      await prepare(db, story.id, { kind: 'obituary', occasion: waitsFor, alternatives: null }, DESK)
  }
}

async function loadDirectory(db: Db, now: Date): Promise<void> {
  await saveConcepts(
    db,
    demoConcepts.map((c) => ({
      kind: c.kind,
      key: c.id.slice(c.kind.length + 1),
      names: c.name,
      summaries: c.summary ?? {},
      details: detailsOf(c, now),
      position: c.position ?? 0,
    })),
  )
  await saveRelations(
    db,
    demoRelations.map((r) => ({
      subject: r.subject,
      predicate: r.predicate,
      object: r.object,
      notes: r.note ?? {},
      ...(r.from === undefined ? {} : { from: resolveDay(r.from, now) }),
      ...(r.to === undefined ? {} : { to: resolveDay(r.to, now) }),
    })),
  )
}

function detailsOf(concept: DemoConcept, now: Date): Record<string, unknown> {
  if (concept.kind === 'event' && concept.details) {
    return { ...concept.details, from: resolveDay(concept.details.from, now), to: resolveDay(concept.details.to, now) }
  }
  return { ...concept.details }
}

/** @returns address of each drawing by its motif */
async function loadPictures(db: Db): Promise<Map<string, { src: string; width: number; height: number }>> {
  const sources = new Map<string, { src: string; width: number; height: number }>()
  for (const [motif, svg] of Object.entries(pictures)) {
    const stored = await storePicture(db, new TextEncoder().encode(svg), { uploadedBy: DESK, trusted: true })
    sources.set(motif, { src: stored.src, width: stored.width ?? 1200, height: stored.height ?? 675 })
  }
  return sources
}

interface LoadedStory {
  readonly id: string
  /** Releases it has already, from an interrupted load. */
  readonly revision: number
}

async function loadStories(db: Db): Promise<Map<string, LoadedStory>> {
  const guids = demoChains.flatMap((chain) => LANGS.filter((l) => chain.stories[l]).map((l) => guidOf(chain, l)))
  const known = await storiesByGuid(db, guids)
  for (const chain of demoChains) {
    const langs = [chain.original, ...LANGS.filter((l) => l !== chain.original && chain.stories[l])]
    let group = langs.map((l) => known.get(guidOf(chain, l))?.translationGroup).find((g) => g !== undefined)
    for (const lang of langs) {
      const guid = guidOf(chain, lang)
      if (known.has(guid)) continue
      const [made] = await createStories(db, 'mna.example', [
        { language: lang, createdBy: DESK, guid, ...(group === undefined ? {} : { translationGroup: group }) },
      ])
      if (!made) throw new Error(`story ${guid} was not made`)
      group ??= made.translationGroup
      known.set(guid, made)
    }
  }
  const { rows } = await sql<{ story_id: string; revision: number }>`
    SELECT story_id, max(revision) AS revision FROM release_event GROUP BY story_id
  `.execute(db)
  const revisions = new Map(rows.map((r) => [r.story_id, r.revision]))
  return new Map([...known].map(([guid, story]) => [guid, { id: story.id, revision: revisions.get(story.id) ?? 0 }]))
}

interface StepJob {
  readonly db: Db
  readonly releases: Releases
  readonly chain: DemoChain
  readonly lang: Lang
  readonly step: DemoStep
  readonly now: Date
  readonly at: Date
  readonly storyId: string
  readonly stories: ReadonlyMap<string, LoadedStory>
  readonly sources: ReadonlyMap<string, { src: string; width: number; height: number }>
}

async function releaseStep(job: StepJob): Promise<void> {
  const { db, chain, lang, step, now } = job
  const notice = buildNotice(chain, lang, step, now)
  const content = isContentStep(step) ? await contentOf(job) : undefined
  const [candidate] = content ? await freeze(db, [{ storyId: job.storyId, content, frozenBy: DESK }]) : []
  await job.releases.release({
    storyId: job.storyId,
    kind: step.kind,
    releasedBy: DESK,
    ...(candidate ? { candidateId: candidate.id } : {}),
    ...(notice === undefined ? {} : { notice }),
    ...(job.at > now ? { effectiveAt: job.at } : {}),
  })
}

async function contentOf(job: StepJob): Promise<StoryContent> {
  const { chain, lang, step, now } = job
  if (!isContentStep(step)) throw new Error('the step carries no text')
  const content = buildContent(chain, lang, step, now)
  const body = withPicture(content.body, chain, lang, step.form, job.sources)
  const original = job.stories.get(guidOf(chain, chain.original))
  if (lang === chain.original || !original) return { ...content, body }
  const { rows } = await sql<{ revision: number }>`
    SELECT greatest(coalesce(max(revision), 1), 1) AS revision FROM release_event WHERE story_id = ${original.id}
  `.execute(job.db)
  return { ...content, body, translationOf: { guid: guidOf(chain, chain.original), version: rows[0]?.revision ?? 1 } }
}

/** The chain's picture stands at the head of every form long enough to carry one. */
function withPicture(
  body: readonly Block[],
  chain: DemoChain,
  lang: Lang,
  form: string,
  sources: StepJob['sources'],
): readonly Block[] {
  const source = chain.picture && sources.get(chain.picture.motif)
  if (!chain.picture || !source || form === 'flash' || form === 'urgent' || form === 'brief') return body
  const { alt, caption, credit } = chain.picture
  return [{ type: 'picture', ...source, alt: alt[lang], caption: caption[lang], credit: credit[lang] }, ...body]
}
