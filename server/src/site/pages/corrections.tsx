/** What the agency got wrong: corrections, and stories that were withheld or killed. */
import { allEditions } from '../../../../editions/index.ts'
import * as format from '../format.ts'
import { STORY_CACHING } from '../headers.ts'
import { correctionsKey, storyKey } from '../keys.ts'
import { agencyName, type PageContext, type PageResult } from '../page.ts'
import { type PublicNotice, readNotices } from '../read/lists.ts'
import { bareStoryPath, feedPath, historyPath, storyPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'

const MOST = 200

export async function correctionsPage(ctx: PageContext): Promise<PageResult> {
  const { edition, keys } = ctx
  const w = edition.words
  keys.add(correctionsKey(edition.language))
  const notices = await readNotices(ctx.db, edition.language, MOST)
  for (const n of notices) keys.add(storyKey(n.storyId))
  const intro = format.fill(w.correctionsIntro, { agency: agencyName(ctx) })
  const page = (
    <Layout
      ctx={ctx}
      kind="corrections"
      current="corrections"
      head={{
        title: w.corrections,
        description: intro,
        canonical: `/${edition.key}/corrections`,
        feed: { of: 'corrections', edition: edition.key },
        alternates: allEditions.map((e) => ({ edition: e.key, path: `/${e.key}/corrections` })),
      }}
    >
      <div class="wrap narrow">
        <header class="page-header">
          <h1>{w.corrections}</h1>
          <p class="summary">{intro}</p>
          <p>
            <a href={feedPath({ of: 'corrections', edition: edition.key }, 'rss')}>{w.feedOfCorrections}</a>
          </p>
        </header>
        {notices.length === 0 ? (
          <p class="empty">{w.noCorrections}</p>
        ) : (
          notices.map((n) => <Notice ctx={ctx} notice={n} />)
        )}
      </div>
    </Layout>
  )
  return {
    status: 200,
    body: document(page),
    caching: STORY_CACHING,
    ...(notices[0] ? { lastModified: notices[0].at } : {}),
  }
}

function Notice({ ctx, notice: n }: { readonly ctx: PageContext; readonly notice: PublicNotice }) {
  const { edition } = ctx
  const w = edition.words
  return (
    <article class={`notice notice-${n.kind}`}>
      <h2 class="headline">
        {n.headline === null ? (
          <a href={bareStoryPath(n)}>{w.storyRemoved}</a>
        ) : (
          <a href={storyPath({ ...n })}>{n.headline}</a>
        )}
      </h2>
      <p class="card-meta">
        <span class="label">{w.releaseKinds[n.kind]}</span>
        <time datetime={n.at.toISOString()}>{format.dateTime(edition, n.at)}</time>
      </p>
      <p>{n.notice}</p>
      {n.headline === null ? null : (
        <p>
          <a href={historyPath({ ...n, language: edition.key })}>{w.whatChanged}</a>
        </p>
      )}
    </article>
  )
}
