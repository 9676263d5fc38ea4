/** A story at its permanent address: readable, withheld or killed. */
import type { StoryContent } from '@dateline/news'
import { allEditions, editionFor, type EditionKey } from '../../../../editions/index.ts'
import { conceptsOf, type PublicStory, readPublicStory } from '../../release/index.ts'
import * as format from '../format.ts'
import { STORY_CACHING } from '../headers.ts'
import { addressKey, groupKey, storyKey } from '../keys.ts'
import { agencyName, type Moved, type PageContext, type PageResult, reading } from '../page.ts'
import { readBeside } from '../read/lists.ts'
import type { Entry } from '../read/setting.ts'
import { storyPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { storyData } from '../view/linked-data.ts'
import { document } from '../view/markup.tsx'
import { changedAt, namedIn, StoryArticle, type StoryProps } from '../view/story.tsx'
import { SectionLink } from '../view/story-list.tsx'
import { notFoundPage } from './errors.tsx'

const RECENT = 9

/**
 * @param path the address that was asked for
 * @param ctxIn the context for an edition: the story's own, which is known only once it is read
 */
export async function storyPage(
  publicId: string,
  path: string,
  ctxIn: (edition: EditionKey | undefined) => PageContext,
): Promise<PageResult | Moved> {
  const asked = ctxIn(undefined)
  const story = await readPublicStory(asked.db, publicId)
  const edition = story && editionFor(story.content.language)
  if (!story?.everPublic || !edition) {
    asked.keys.add(addressKey(publicId))
    return notFoundPage(asked)
  }
  const ctx = ctxIn(edition.key)
  ctx.keys.add(storyKey(story.storyId)).add(groupKey(story.translationGroup))
  const address = { language: edition.key, section: story.content.section, slug: story.slug, publicId }
  if (story.state !== 'usable') return takenBack(ctx, story)
  const own = storyPath(address)
  if (own !== path) return { status: 301, location: own }
  return readable(ctx, story, own)
}

async function readable(ctx: PageContext, story: PublicStory, path: string): Promise<PageResult> {
  const { edition, setting } = ctx
  const { content } = story
  const ids = conceptsOf(content)
  const beside = await readBeside(ctx.db, edition.language, ids, RECENT)
  const recent = reading(ctx, beside.recent.filter((s) => s.storyId !== story.storyId).slice(0, RECENT - 1))
  const changed = changedAt(story.history, story.firstAt)
  const translations = story.translations.filter((t) => editionFor(t.language)?.language === t.language)
  const alternates = [
    { edition: edition.key, path },
    ...translations.flatMap((t) => {
      const other = editionFor(t.language)
      return other ? [{ edition: other.key, path: storyPath(t) }] : []
    }),
  ]
  const picture = content.body.find((b) => b.type === 'picture')
  const section = setting.sections.find((s) => s.key === content.section)
  const page = (
    <Layout
      ctx={ctx}
      kind="story"
      current={content.section}
      head={{
        title: content.headline,
        description: content.abstract,
        canonical: path,
        alternates,
        // The same for all of them, so that they agree.
        defaultPath: allEditions.flatMap((e) => alternates.filter((a) => a.edition === e.key))[0]?.path ?? path,
        ...(story.listed
          ? {
              linkedData: storyData(ctx, {
                content,
                guid: story.guid,
                path,
                firstAt: story.firstAt,
                changedAt: changed,
                version: story.revision,
                history: story.history,
                translations,
                mentioned: namedIn(content, beside.entries),
              }),
            }
          : { noindex: true }),
        og: {
          type: 'article',
          published: story.firstAt,
          modified: changed,
          ...(section ? { section: section.names[edition.language] ?? section.key } : {}),
          ...(picture?.src.startsWith('/') === true ? { image: picture } : {}),
        },
      }}
    >
      <StoryArticle
        ctx={ctx}
        content={content}
        entries={beside.entries}
        recent={recent}
        released={{
          path,
          kind: story.kind,
          firstAt: story.firstAt,
          changedAt: changed,
          history: story.history,
          translations,
        }}
      />
    </Layout>
  )
  return {
    status: 200,
    body: document(page),
    caching: STORY_CACHING,
    lastModified: story.updatedAt,
    ...(story.listed ? {} : { noindex: true }),
  }
}

/** Withheld or killed: the notice stands where the copy stood, and nothing of the copy remains. */
function takenBack(ctx: PageContext, story: PublicStory): PageResult {
  const { edition } = ctx
  const w = edition.words
  const killed = story.state === 'canceled'
  const agency = agencyName(ctx)
  const title = killed ? w.killedTitle : w.withheldTitle
  const page = (
    <Layout ctx={ctx} kind="taken-back" current={story.content.section} head={{ title, noindex: true }}>
      <article class="wrap narrow">
        <p class="kicker">
          <SectionLink ctx={ctx} section={story.content.section} />
        </p>
        <h1>{title}</h1>
        <p class="summary">{format.fill(killed ? w.killedText : w.withheldText, { agency })}</p>
        <div class={`notice notice-${story.kind}`}>
          <p class="notice-head">
            <strong>{w.noticeHeading}</strong>{' '}
            <time datetime={story.updatedAt.toISOString()}>{format.dateTime(edition, story.updatedAt)}</time>
          </p>
          {story.notice === null ? null : <p>{story.notice}</p>}
        </div>
        <p>
          <a href={`/${edition.key}/corrections`}>{w.corrections}</a> · <a href={`/${edition.key}/news`}>{w.allNews}</a>
        </p>
      </article>
    </Layout>
  )
  return {
    status: killed ? 410 : 200,
    body: document(page),
    caching: STORY_CACHING,
    lastModified: story.updatedAt,
    noindex: true,
  }
}

/** A whole page for content that was not released, drawn with the components of the real one. */
export function storyPreview(ctx: PageContext, content: StoryContent, entries: ReadonlyMap<string, Entry>): string {
  const props: StoryProps = { ctx, content, entries, recent: [] }
  return document(
    <Layout
      ctx={ctx}
      kind="story preview"
      current={content.section}
      preview
      head={{ title: content.headline, noindex: true }}
    >
      <StoryArticle {...props} />
    </Layout>,
  )
}
