/** The home page of an edition: what leads, the latest, each section, the projects, the bodies. */
import { allEditions } from '../../../../editions/index.ts'
import { nameIn } from '../../directory/index.ts'
import type { Listed } from '../../release/index.ts'
import { AGENCY, editionKey } from '../keys.ts'
import { LIST_CACHING } from '../headers.ts'
import { agencyName, lastChange, type PageContext, type PageResult, reading } from '../page.ts'
import { type HomeLists, readHome } from '../read/lists.ts'
import { homePath, sectionPath, storyPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { homeData } from '../view/linked-data.ts'
import { document } from '../view/markup.tsx'
import { FormLabel, ListedTime, StoryCard, Ticker } from '../view/story-list.tsx'
import { arrange, type FrontPage } from './front-page.ts'

const TAKE = { latest: 60, perSection: 9, perProject: 3, bodies: 12 }
const TICKER = 10
const PER_SECTION = 4

export async function homePage(ctx: PageContext): Promise<PageResult> {
  const { edition, keys, setting } = ctx
  keys.add(editionKey(edition.language)).add(AGENCY)
  const lists = await readHome(ctx.db, edition.language, TAKE)
  reading(ctx, lists.latest)
  for (const list of [...lists.sections.values(), ...lists.projects.values()]) reading(ctx, list)
  const front = arrange(lists.latest, setting.now.getTime())
  return {
    status: 200,
    body: document(<Home ctx={ctx} lists={lists} front={front} />),
    caching: LIST_CACHING,
    ...lastChange(lists.latest),
  }
}

interface HomeProps {
  readonly ctx: PageContext
  readonly lists: HomeLists
  readonly front: FrontPage
}

function Home({ ctx, lists, front }: HomeProps) {
  const { edition, setting } = ctx
  const w = edition.words
  const shown = new Set([front.lead, ...front.beside, ...front.under, ...front.breaking].map((s) => s?.storyId))
  const head = {
    description: nameIn(setting.agency.mottos, edition.language) || agencyName(ctx),
    canonical: homePath(edition.key),
    alternates: allEditions.map((e) => ({ edition: e.key, path: homePath(e.key) })),
    defaultPath: '/',
    linkedData: homeData(ctx),
  }
  return (
    <Layout ctx={ctx} head={head} current="home" kind="home">
      {front.breaking.length === 0 ? null : <Breaking ctx={ctx} stories={front.breaking} />}
      <div class="wrap front">
        <section class="lead-stories" aria-label={w.leadStories}>
          {front.lead === undefined ? (
            <p class="empty">{w.noStoriesYet}</p>
          ) : (
            <>
              <StoryCard ctx={ctx} story={front.lead} level={2} abstract picture section eager class="lead" />
              <div class="beside">
                {front.beside.map((story, index) => (
                  <StoryCard
                    ctx={ctx}
                    story={story}
                    abstract={index < 2}
                    picture={index === 0}
                    section
                    class="second"
                  />
                ))}
              </div>
              {front.under.length === 0 ? null : (
                <div class="under">
                  {front.under.map((story) => (
                    <StoryCard ctx={ctx} story={story} abstract section class="second" />
                  ))}
                </div>
              )}
            </>
          )}
        </section>
        <section class="latest" aria-labelledby="latest-heading">
          <h2 id="latest-heading" class="rule-heading">
            <a href={`/${edition.key}/news`}>{w.latest}</a>
          </h2>
          <Ticker ctx={ctx} stories={lists.latest.slice(0, TICKER)} />
          <p class="more">
            <a href={`/${edition.key}/news`}>{w.allNews}</a>
          </p>
        </section>
      </div>
      <div class="wrap sections">
        {setting.sections.map((section) => {
          const stories = (lists.sections.get(section.key) ?? [])
            .filter((s) => !shown.has(s.storyId))
            .slice(0, PER_SECTION)
          const name = nameIn(section.names, edition.language)
          return stories.length === 0 ? null : (
            <SectionBox ctx={ctx} href={sectionPath(edition.key, section.key)} name={name} stories={stories} />
          )
        })}
      </div>
      <Projects ctx={ctx} lists={lists} />
      {lists.bodies.length === 0 ? null : (
        <section class="wrap bodies-band" aria-labelledby="bodies-heading">
          <h2 id="bodies-heading" class="rule-heading">
            <a href={`/${edition.key}/bodies`}>{w.bodies}</a>
          </h2>
          <ul>
            {lists.bodies.map((b) => (
              <li>
                <a href={`/${edition.key}/bodies/${b.key}`}>{nameIn(b.names, edition.language)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  )
}

/** Flash and urgent copy, before everything else and without ornament. */
function Breaking({ ctx, stories }: { readonly ctx: PageContext; readonly stories: readonly Listed[] }) {
  return (
    <section class="breaking-strip" aria-label={ctx.edition.words.forms.flash}>
      <ul class="wrap">
        {stories.map((story) => (
          <li>
            <FormLabel ctx={ctx} story={story} />
            <a href={storyPath(story)}>{story.headline}</a> <ListedTime ctx={ctx} at={story.listedAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SectionBox({
  ctx,
  href,
  name,
  stories,
}: {
  readonly ctx: PageContext
  readonly href: string
  readonly name: string
  readonly stories: readonly Listed[]
}) {
  const [first, ...rest] = stories
  return (
    <section class="section-box">
      <h2 class="rule-heading">
        <a href={href}>{name}</a>
      </h2>
      {first ? <StoryCard ctx={ctx} story={first} abstract picture class="first" /> : null}
      {rest.map((story) => (
        <StoryCard ctx={ctx} story={story} class="small" />
      ))}
    </section>
  )
}

function Projects({ ctx, lists }: { readonly ctx: PageContext; readonly lists: HomeLists }) {
  const { edition, setting } = ctx
  if (setting.projects.length === 0) return null
  return (
    <section class="projects-band" aria-labelledby="projects-heading">
      <div class="wrap">
        <h2 id="projects-heading" class="rule-heading">
          <a href={`/${edition.key}/projects`}>{edition.words.projects}</a>
        </h2>
        <div class="projects">
          {setting.projects.map((p) => (
            <article class="project-card">
              <h3 class="headline">
                <a href={`/${edition.key}/projects/${p.key}`}>{nameIn(p.names, edition.language)}</a>
              </h3>
              <p class="abstract">{nameIn(p.summaries, edition.language)}</p>
              <ul>
                {(lists.projects.get(p.id) ?? []).map((story) => (
                  <li>
                    <a href={storyPath(story)}>{story.headline}</a>
                  </li>
                ))}
              </ul>
            </article>
          ))}
        </div>
      </div>
    </section>
  )
}
