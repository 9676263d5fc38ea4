/** Search over what is public in an edition, newest first. */
import { searchStories } from '../../release/index.ts'
import * as format from '../format.ts'
import { MISSING_CACHING } from '../headers.ts'
import { editionKey } from '../keys.ts'
import { type PageContext, type PageResult, reading } from '../page.ts'
import type { Position } from '../url.ts'
import { Layout, SearchForm } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'
import { LIST_LENGTH, Pager, StoryCard } from '../view/story-list.tsx'

export async function searchPage(ctx: PageContext, query: string, before: Position | undefined): Promise<PageResult> {
  const { edition, keys } = ctx
  keys.add(editionKey(edition.language))
  const w = edition.words
  const stories =
    query === ''
      ? []
      : await searchStories(ctx.db, {
          language: edition.language,
          query,
          limit: LIST_LENGTH,
          ...(before ? { after: before } : {}),
        })
  reading(ctx, stories)
  const none = query !== '' && stories.length === 0
  const title = query === '' ? w.search : format.fill(w.searchResults, { query })
  const path = `/${edition.key}/search?${new URLSearchParams({ q: query }).toString()}`
  const page = (
    <Layout ctx={ctx} kind="search" current="search" head={{ title, noindex: true }}>
      <div class="wrap narrow-list">
        <header class="page-header">
          <h1>{title}</h1>
        </header>
        <SearchForm ctx={ctx} id="q" value={query} />
        <p class="hint">{w.searchHint}</p>
        {none ? (
          <>
            <p class="empty">{format.fill(w.noResults, { query })}</p>
            <p>
              {w.noResultsHint} <a href={`/${edition.key}/news`}>{w.allNews}</a>
            </p>
          </>
        ) : null}
        <div class="day">
          {stories.map((story) => (
            <StoryCard ctx={ctx} story={story} level={2} abstract section class="row" />
          ))}
        </div>
        {query === '' ? null : <Pager ctx={ctx} path={path} stories={stories} paged={before !== undefined} />}
      </div>
    </Layout>
  )
  return { status: 200, body: document(page), caching: MISSING_CACHING, stray: true, noindex: true, freshFor: 10 }
}
