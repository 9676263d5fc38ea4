/** A story as readers see it. The newsroom's preview draws the same component. */
import { RELEASE_KINDS, RELEASE_TABLE, type ReleaseKind, type StoryContent } from '@dateline/news'
import { editionFor } from '../../../../editions/index.ts'
import { nameIn } from '../../directory/index.ts'
import type { HistoryStep, Listed } from '../../release/index.ts'
import * as format from '../format.ts'
import { agencyShortName, type PageContext } from '../page.ts'
import type { Entry } from '../read/setting.ts'
import { conceptPath, storyPath, type StoryAddress } from '../url.ts'
import { drawBody } from './body.ts'
import { Raw } from './markup.tsx'
import { otherSource } from './source.ts'
import { FormLabel, SectionLink, Ticker } from './story-list.tsx'

export interface StoryProps {
  readonly ctx: PageContext
  readonly content: StoryContent
  /** Directory entries that the content names. */
  readonly entries: ReadonlyMap<string, Entry>
  readonly recent: readonly Listed[]
  /** Absent in a preview: nothing was released yet. */
  readonly released?: {
    readonly path: string
    readonly kind: ReleaseKind
    readonly firstAt: Date
    readonly changedAt: Date
    readonly history: readonly HistoryStep[]
    readonly translations: readonly (StoryAddress & { readonly headline: string })[]
  }
}

/** Steps that changed the words. */
const CHANGES = new Set<ReleaseKind>(['update', 'correct', 'refile', 'anonymise'])
/** Steps whose notice stands above the copy. */
const NOTED: ReadonlySet<ReleaseKind> = new Set(
  RELEASE_KINDS.filter((kind) => RELEASE_TABLE[kind].effects.page === 'shown-with-note'),
)

/** When the words last changed; the first publication when they never did. */
export function changedAt(history: readonly HistoryStep[], firstAt: Date): Date {
  return history.findLast((h) => CHANGES.has(h.kind))?.effectiveAt ?? firstAt
}

export function StoryArticle(props: StoryProps) {
  const { ctx, content, entries, released } = props
  const { edition } = ctx
  const w = edition.words
  const notices = released?.history.filter((h) => NOTED.has(h.kind) && h.notice !== null).toReversed() ?? []
  const project = [...entries.values()].find((e) => e.kind === 'project')
  const body = drawBody(content, {
    edition,
    mentionHref: (uri) => (entries.has(uri.replace('dateline:', '')) ? conceptPath(edition.key, uri) : undefined),
  })
  return (
    <div class="wrap story-page">
      <article class={`story form-${content.form}`}>
        <header class="story-header">
          <p class="kicker">
            <FormLabel ctx={ctx} story={{ form: content.form, kind: 'publish' }} />
            <SectionLink ctx={ctx} section={content.section} />
            {project ? (
              <a class="section-link" href={`/${edition.key}/projects/${project.key}`}>
                {nameIn(project.names, edition.language)}
              </a>
            ) : null}
          </p>
          <h1>{content.headline}</h1>
          {content.abstract === undefined || content.abstract === '' ? null : (
            <p class="standfirst">{content.abstract}</p>
          )}
          <p class="byline">
            <Byline ctx={ctx} content={content} />
          </p>
          {released ? <Times ctx={ctx} firstAt={released.firstAt} changedAt={released.changedAt} /> : null}
          {released && released.translations.length > 0 ? (
            <p class="translations">
              {w.readIn}:{' '}
              {released.translations.map((t) => (
                <a href={storyPath(t)} lang={t.language} hreflang={t.language}>
                  {editionFor(t.language)?.name ?? t.language}
                </a>
              ))}
            </p>
          ) : null}
        </header>
        {notices.length === 0 ? null : (
          <aside class="notices" aria-label={w.noticeHeading}>
            {notices.map((h) => (
              <div class={`notice notice-${h.kind}`}>
                <p class="notice-head">
                  <strong>{w.releaseKinds[h.kind]}</strong>{' '}
                  <time datetime={h.effectiveAt.toISOString()}>{format.dateTime(edition, h.effectiveAt)}</time>
                </p>
                <p>{h.notice}</p>
              </div>
            ))}
          </aside>
        )}
        <Raw class="copy" html={body} />
        <footer class="story-footer">
          <InThisStory ctx={ctx} content={content} entries={entries} />
          {released ? <Share ctx={ctx} path={released.path} headline={content.headline} /> : null}
          {released ? <History ctx={ctx} path={released.path} history={released.history} /> : null}
        </footer>
      </article>
      <aside class="rail" aria-labelledby="recent-heading">
        <h2 id="recent-heading" class="rule-heading">
          {format.fill(w.recentNews, { agency: agencyShortName(ctx) })}
        </h2>
        <Ticker ctx={ctx} stories={props.recent} />
        <p class="more">
          <a href={`/${edition.key}/news`}>{w.allNews}</a>
        </p>
        <p class="more">
          <a href={`/${edition.key}/subscribe`}>{w.subscribe}</a>
        </p>
      </aside>
    </div>
  )
}

/** The byline as printed, its people linked; without one, who made the copy or where it came from. */
function Byline({ ctx, content }: { readonly ctx: PageContext; readonly content: StoryContent }) {
  const { edition, setting } = ctx
  const w = edition.words
  const { byline } = content
  if (byline === undefined || byline.text.trim() === '') {
    const source = otherSource(content, setting)
    if (source !== undefined) {
      return (
        <>
          {w.source}: {source}
        </>
      )
    }
    return <>{format.fill(w.noByline, { agency: agencyShortName(ctx) })}</>
  }
  const linked = (byline.people ?? []).flatMap((p) => {
    const path = p.uri === undefined ? undefined : conceptPath(edition.key, p.uri)
    return path === undefined || !byline.text.includes(p.name) ? [] : [{ name: p.name, path }]
  })
  const parts: (string | { name: string; path: string })[] = []
  let rest = byline.text
  for (const person of linked.toSorted((a, b) => byline.text.indexOf(a.name) - byline.text.indexOf(b.name))) {
    const at = rest.indexOf(person.name)
    if (at < 0) continue
    parts.push(rest.slice(0, at), person)
    rest = rest.slice(at + person.name.length)
  }
  parts.push(rest)
  const roles = [...new Set((byline.people ?? []).flatMap((p) => (p.role === undefined ? [] : [p.role])))]
  return (
    <>
      {parts.map((p) => (typeof p === 'string' ? p : <a href={p.path}>{p.name}</a>))}
      {roles.length === 1 ? <span class="role">{roles[0]}</span> : null}
    </>
  )
}

function Times({
  ctx,
  firstAt,
  changedAt: changed,
}: {
  readonly ctx: PageContext
  readonly firstAt: Date
  readonly changedAt: Date
}) {
  const { edition } = ctx
  const w = edition.words
  return (
    <p class="times">
      <span>
        {w.published} <time datetime={firstAt.toISOString()}>{format.dateTime(edition, firstAt)}</time>
      </span>
      {changed.getTime() - firstAt.getTime() < 60_000 ? null : (
        <span>
          {w.updated} <time datetime={changed.toISOString()}>{format.dateTime(edition, changed)}</time>
        </span>
      )}
      <span class="zone">{w.zoneName}</span>
    </p>
  )
}

const NAMED = ['person', 'body', 'place', 'event', 'topic'] as const

/** Directory entries that the story names, without its own writers. */
export function namedIn(content: StoryContent, entries: ReadonlyMap<string, Entry>): Entry[] {
  const writers = new Set((content.byline?.people ?? []).map((p) => p.uri?.replace('dateline:', '')))
  return NAMED.flatMap((kind) => [...entries.values()].filter((e) => e.kind === kind && !writers.has(e.id)))
}

function InThisStory({
  ctx,
  content,
  entries,
}: {
  readonly ctx: PageContext
  readonly content: StoryContent
  readonly entries: ReadonlyMap<string, Entry>
}) {
  const { edition } = ctx
  const named = namedIn(content, entries)
  const projects = [...entries.values()].filter((e) => e.kind === 'project')
  return (
    <>
      {projects.length === 0 ? null : (
        <aside class="project-box" aria-label={edition.words.partOfProject}>
          {projects.map((p) => (
            <>
              <p class="project-kicker">{edition.words.partOfProject}</p>
              <p class="headline">
                <a href={`/${edition.key}/projects/${p.key}`}>{nameIn(p.names, edition.language)}</a>
              </p>
              <p class="abstract">{p.summaries[edition.language]}</p>
            </>
          ))}
        </aside>
      )}
      {named.length === 0 ? null : (
        <section class="named">
          <h2>{edition.words.inThisStory}</h2>
          <ul>
            {named.map((e) => (
              <li class={`kind-${e.kind}`}>
                <a href={conceptPath(edition.key, e.id)}>{nameIn(e.names, edition.language)}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** Plain links: no script of others, nobody told before the reader chooses to. */
function Share({
  ctx,
  path,
  headline,
}: {
  readonly ctx: PageContext
  readonly path: string
  readonly headline: string
}) {
  const w = ctx.edition.words
  const url = ctx.origin + path
  const u = encodeURIComponent(url)
  const t = encodeURIComponent(headline)
  const links: readonly (readonly [string, string])[] = [
    [w.shareByMail, `mailto:?subject=${t}&body=${u}`],
    ['Telegram', `https://t.me/share/url?url=${u}&text=${t}`],
    ['WhatsApp', `https://wa.me/?text=${encodeURIComponent(`${headline} ${url}`)}`],
    ['X', `https://x.com/intent/post?url=${u}&text=${t}`],
  ]
  return (
    <section class="share">
      <h2>{w.share}</h2>
      <ul>
        {links.map(([name, href]) => (
          <li>
            <a href={href} rel="noopener nofollow">
              {name}
            </a>
          </li>
        ))}
        <li>
          <a href={path}>{w.permanentAddress}</a>
        </li>
        <li>
          <a href={`/${ctx.edition.key}/verify?story=${encodeURIComponent(path)}`} rel="nofollow">
            {w.verify.title}
          </a>
        </li>
      </ul>
    </section>
  )
}

function History({
  ctx,
  path,
  history,
}: {
  readonly ctx: PageContext
  readonly path: string
  readonly history: readonly HistoryStep[]
}) {
  const { edition } = ctx
  const w = edition.words
  return (
    <details class="history">
      <summary>
        {w.history} ({format.number(edition, history.length)})
      </summary>
      <ol>
        {history.toReversed().map((h) => (
          <li>
            <time datetime={h.effectiveAt.toISOString()}>{format.dateTime(edition, h.effectiveAt)}</time>{' '}
            {w.releaseKinds[h.kind]}
            <span class="version">
              {format.fill(w.versionNumber, { n: format.number(edition, h.about ?? h.version) })}
              {h.closed === null ? null : <b class={`closed closed-${h.closed}`}>{w.releaseKinds[h.closed]}</b>}
            </span>
            {h.notice === null ? null : <p>{h.notice}</p>}
          </li>
        ))}
      </ol>
      {history.some((h) => CHANGES.has(h.kind)) ? (
        <p>
          <a href={`${path}/history`}>{w.whatChanged}</a>
        </p>
      ) : null}
    </details>
  )
}
