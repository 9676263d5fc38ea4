/** What became of a story: each version that was public, and what it changed. Never the words of what was taken back. */
import type { StoryContent } from '@dateline/news'
import { editionFor, type EditionKey } from '../../../../editions/index.ts'
import {
  type BlockDifference,
  differences,
  type HistoryStep,
  type Part,
  type PublicHistory,
  type PublicVersion,
  readPublicHistory,
} from '../../release/index.ts'
import * as format from '../format.ts'
import { STORY_CACHING } from '../headers.ts'
import { addressKey, storyKey } from '../keys.ts'
import { agencyName, type Moved, type PageContext, type PageResult } from '../page.ts'
import { bareStoryPath, historyPath, storyPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'
import { SectionLink } from '../view/story-list.tsx'
import { notFoundPage } from './errors.tsx'

/** @param path the address that was asked for */
export async function historyPage(
  publicId: string,
  path: string,
  ctxIn: (edition: EditionKey | undefined) => PageContext,
): Promise<PageResult | Moved> {
  const asked = ctxIn(undefined)
  const history = await readPublicHistory(asked.db, publicId)
  const edition = history && editionFor(history.story.content.language)
  if (!history?.story.everPublic || !edition) {
    asked.keys.add(addressKey(publicId))
    return notFoundPage(asked)
  }
  const ctx = ctxIn(edition.key)
  const { story } = history
  ctx.keys.add(storyKey(story.storyId))
  const address = { language: edition.key, section: story.content.section, slug: story.slug, publicId }
  if (story.state !== 'usable') return closed(ctx, history, bareStoryPath(address))
  const own = historyPath(address)
  if (own !== path) return { status: 301, location: own }
  return open(ctx, history, storyPath(address))
}

function open(ctx: PageContext, { story, versions }: PublicHistory, storyAt: string): PageResult {
  const { edition } = ctx
  const w = edition.words
  const byStep = new Map(versions.map((v, index) => [v.step.revision, { version: v, before: versions[index - 1] }]))
  const page = (
    <Layout
      ctx={ctx}
      kind="story-history"
      current={story.content.section}
      head={{ title: `${w.versionHistory}: ${story.content.headline}`, canonical: `${storyAt}/history`, noindex: true }}
    >
      <article class="wrap narrow">
        <header class="page-header">
          <p class="kicker">
            <SectionLink ctx={ctx} section={story.content.section} />
          </p>
          <h1>{w.versionHistory}</h1>
          <p class="headline">
            <a href={storyAt}>{story.content.headline}</a>
          </p>
          <p class="summary">{format.fill(w.versionHistoryIntro, { agency: agencyName(ctx) })}</p>
          <p class="card-meta">{w.changedWords}</p>
        </header>
        <ol class="steps">
          {story.history.toReversed().map((step) => {
            const change = byStep.get(step.revision)
            return (
              <li class={`step step-${step.kind}`}>
                <StepHead ctx={ctx} step={step} />
                {change ? (
                  <Change
                    ctx={ctx}
                    version={change.version}
                    before={change.before}
                    first={story.history[0]?.revision === step.revision}
                  />
                ) : null}
              </li>
            )
          })}
        </ol>
      </article>
    </Layout>
  )
  return { status: 200, body: document(page), caching: STORY_CACHING, lastModified: story.updatedAt, noindex: true }
}

/** Withheld, killed or removed: what happened to it, and nothing that it said. */
function closed(ctx: PageContext, { story }: PublicHistory, storyAt: string): PageResult {
  const w = ctx.edition.words
  const page = (
    <Layout
      ctx={ctx}
      kind="story-history"
      current={story.content.section}
      head={{ title: w.versionHistory, noindex: true }}
    >
      <article class="wrap narrow">
        <header class="page-header">
          <h1>{w.versionHistory}</h1>
          <p class="summary">{w.historyClosed}</p>
          <p>
            <a href={storyAt}>{w.permanentAddress}</a>
          </p>
        </header>
        <ol class="steps">
          {story.history.toReversed().map((step) => (
            <li class={`step step-${step.kind}`}>
              <StepHead ctx={ctx} step={step.revision === story.revision ? step : { ...step, notice: null }} />
            </li>
          ))}
        </ol>
      </article>
    </Layout>
  )
  return {
    status: story.state === 'canceled' ? 410 : 200,
    body: document(page),
    caching: STORY_CACHING,
    lastModified: story.updatedAt,
    noindex: true,
  }
}

function StepHead({ ctx, step }: { readonly ctx: PageContext; readonly step: HistoryStep }) {
  const { edition } = ctx
  const w = edition.words
  return (
    <>
      <h2>
        {w.releaseKinds[step.kind]}{' '}
        <span class="version">{format.fill(w.versionNumber, { n: format.number(edition, step.version) })}</span>
      </h2>
      <p class="card-meta">
        <time datetime={step.effectiveAt.toISOString()}>{format.dateTime(edition, step.effectiveAt)}</time>
      </p>
      {step.notice === null ? null : <p class={`notice notice-${step.kind}`}>{step.notice}</p>}
    </>
  )
}

/** Fields that readers see; what is for editors alone is compared nowhere in public. */
const FIELDS = ['headline', 'abstract', 'byline', 'dateline'] as const

interface ChangeProps {
  readonly ctx: PageContext
  readonly version: PublicVersion
  readonly before: PublicVersion | undefined
  /** The story began with it. */
  readonly first: boolean
}

function Change({ ctx, version, before, first }: ChangeProps) {
  const w = ctx.edition.words
  if (!version.content || (before && !before.content)) return <p class="empty">{w.versionClosed}</p>
  if (!before?.content) return first ? <p class="card-meta">{w.firstVersion}</p> : null
  const changes = differences(forReaders(before.content), forReaders(version.content))
  const fields = FIELDS.flatMap((name) => {
    const parts = changes.fields.find((f) => f.field === name)?.parts
    return parts ? [{ name, parts }] : []
  })
  const blocks = changes.blocks.filter((b) => b.is !== 'same' && b.is !== 'restyled')
  if (fields.length === 0 && blocks.length === 0) return <p class="card-meta">{w.noWordsChanged}</p>
  return (
    <div class="changes">
      {fields.map(({ name, parts }) => (
        <p>
          <strong>{w.fieldNames[name]}</strong>: <Parts ctx={ctx} parts={parts} />
        </p>
      ))}
      {blocks.map((block) => (
        <p class={`changed-${block.is}`}>
          <Parts ctx={ctx} parts={shorten(block)} />
        </p>
      ))}
    </div>
  )
}

/** Addresses of pictures are for machines. */
const forReaders = (content: StoryContent): StoryContent => ({
  ...content,
  body: content.body.map((b) => (b.type === 'picture' ? { ...b, src: '' } : b)),
})

/** Around a change this much of a paragraph is shown. */
const AROUND = 120

function shorten(block: BlockDifference): Part[] {
  if (block.is !== 'changed') return [...block.parts]
  return block.parts.map((part, index) => {
    const { text } = part
    if (part.is !== 'same' || text.length <= 2 * AROUND) return part
    const first = index === 0
    const last = index === block.parts.length - 1
    const head = first ? '' : text.slice(0, AROUND).replace(/\S*$/, '')
    const tail = last ? '' : text.slice(-AROUND).replace(/^\S*/, '')
    return { is: 'same', text: `${head}…${tail}` }
  })
}

function Parts({ ctx, parts }: { readonly ctx: PageContext; readonly parts: readonly Part[] }) {
  const w = ctx.edition.words
  return (
    <>
      {parts.map((part) =>
        part.is === 'same' ? (
          part.text
        ) : part.is === 'added' ? (
          <ins>
            <span class="visually-hidden">[{w.putIn}: </span>
            {part.text}
            <span class="visually-hidden">]</span>
          </ins>
        ) : (
          <del>
            <span class="visually-hidden">[{w.tookOut}: </span>
            {part.text}
            <span class="visually-hidden">]</span>
          </del>
        ),
      )}
    </>
  )
}
