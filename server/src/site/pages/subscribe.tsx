/** The ways to follow the agency: every feed of the edition, and the wire. */
import { allEditions } from '../../../../editions/index.ts'
import { nameIn } from '../../directory/index.ts'
import * as format from '../format.ts'
import { LIST_CACHING } from '../headers.ts'
import { agencyName, contactOf, type PageContext, type PageResult } from '../page.ts'
import { FEED_FORMATS, type FeedScope, feedPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'

const FORMAT_NAMES = { rss: 'RSS', atom: 'Atom', json: 'JSON Feed' } as const

export function subscribePage(ctx: PageContext): PageResult {
  const { edition, setting } = ctx
  const w = edition.words
  const agency = agencyName(ctx)
  const mail = contactOf(ctx, 'wire') ?? contactOf(ctx, 'newsroom')
  const page = (
    <Layout
      ctx={ctx}
      kind="subscribe"
      current="subscribe"
      head={{
        title: w.subscribe,
        description: format.fill(w.subscribeIntro, { agency }),
        canonical: `/${edition.key}/subscribe`,
        alternates: allEditions.map((e) => ({ edition: e.key, path: `/${e.key}/subscribe` })),
      }}
    >
      <div class="wrap narrow">
        <header class="page-header">
          <h1>{w.subscribe}</h1>
          <p class="summary">{format.fill(w.subscribeIntro, { agency })}</p>
        </header>
        <section>
          <h2>{w.feeds}</h2>
          <p>{w.feedsIntro}</p>
          <ul class="feeds">
            <FeedRow name={w.feedOfEverything} scope={{ of: 'edition', edition: edition.key }} />
            {setting.sections.map((s) => (
              <FeedRow
                name={nameIn(s.names, edition.language)}
                scope={{ of: 'section', edition: edition.key, section: s.key }}
              />
            ))}
            {setting.projects.map((p) => (
              <FeedRow
                name={nameIn(p.names, edition.language)}
                scope={{ of: 'concept', edition: edition.key, step: 'projects', key: p.key }}
              />
            ))}
          </ul>
        </section>
        <section id="wire">
          <h2>{w.wire}</h2>
          <p>{format.fill(w.wireIntro, { agency })}</p>
          <p>{w.wireHow}</p>
          {mail === undefined ? null : (
            <p>
              {w.wireContact} <a href={`mailto:${mail}`}>{mail}</a>
            </p>
          )}
        </section>
      </div>
    </Layout>
  )
  return { status: 200, body: document(page), caching: LIST_CACHING }
}

function FeedRow({ name, scope }: { readonly name: string; readonly scope: FeedScope }) {
  return (
    <li>
      <span class="feed-name">{name}</span>
      <span class="feed-links">
        {FEED_FORMATS.map((f) => (
          <a href={feedPath(scope, f)} aria-label={`${name}, ${FORMAT_NAMES[f]}`}>
            {FORMAT_NAMES[f]}
          </a>
        ))}
      </span>
    </li>
  )
}
