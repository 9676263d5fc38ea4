/** A section (service) of the agency, newest first. */
import { allEditions } from '../../../../editions/index.ts'
import { nameIn } from '../../directory/index.ts'
import { listStories } from '../../release/index.ts'
import { LIST_CACHING } from '../headers.ts'
import { sectionKey } from '../keys.ts'
import { lastChange, type PageContext, type PageResult, reading } from '../page.ts'
import { type Position, sectionPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'
import { LIST_LENGTH, Pager, StoriesByDay, StoryCard } from '../view/story-list.tsx'
import { notFoundPage } from './errors.tsx'

/** Stories that stand in columns at the head of the first page. */
const HEAD = 4

export async function sectionPage(ctx: PageContext, key: string, before: Position | undefined): Promise<PageResult> {
  const { edition, keys } = ctx
  const section = ctx.setting.sections.find((s) => s.key === key)
  if (!section) return notFoundPage(ctx)
  keys.add(sectionKey(edition.language, key))
  const stories = await listStories(ctx.db, {
    language: edition.language,
    section: key,
    limit: LIST_LENGTH,
    ...(before ? { after: before } : {}),
  })
  reading(ctx, stories)
  const name = nameIn(section.names, edition.language)
  const summary = section.summaries[edition.language]
  const path = sectionPath(edition.key, key)
  const w = edition.words
  const headed = before === undefined && stories.length > HEAD ? HEAD : 0
  const page = (
    <Layout
      ctx={ctx}
      kind="section"
      current={key}
      head={{
        title: name,
        description: summary,
        canonical: path,
        alternates: allEditions.map((e) => ({ edition: e.key, path: sectionPath(e.key, key) })),
        feed: { of: 'section', edition: edition.key, section: key },
        noindex: before !== undefined,
      }}
    >
      <div class="wrap">
        <header class="page-header">
          <h1>{name}</h1>
          {summary === undefined ? null : <p class="summary">{summary}</p>}
        </header>
        {stories.length === 0 ? <p class="empty">{w.noStoriesYet}</p> : null}
        {headed === 0 ? null : (
          <div class="section-head">
            {stories.slice(0, headed).map((story, index) => (
              <StoryCard
                ctx={ctx}
                story={story}
                level={2}
                abstract={index < 2}
                picture={index < 2}
                eager={index === 0}
                class={index === 0 ? 'lead' : 'second'}
              />
            ))}
          </div>
        )}
        <StoriesByDay ctx={ctx} stories={stories.slice(headed)} />
        <Pager ctx={ctx} path={path} stories={stories} paged={before !== undefined} />
      </div>
    </Layout>
  )
  return {
    status: 200,
    body: document(page),
    caching: LIST_CACHING,
    stray: before !== undefined,
    ...lastChange(stories),
  }
}
