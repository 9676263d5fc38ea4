/** Stories in lists: the same few forms everywhere. */
import { nameIn } from '../../directory/index.ts'
import type { Listed } from '../../release/index.ts'
import * as format from '../format.ts'
import type { PageContext } from '../page.ts'
import { dayPath, positionText, sectionPath, storyPath } from '../url.ts'

/** Forms that a reader should know before reading; the others are how the newsroom counts. */
const LABELLED = new Set(['flash', 'urgent', 'brief', 'analysis', 'interview', 'explainer', 'advisory'])

/** Flash and urgent are for copy that is breaking: once the story has grown, its later form is shown. */
export const isBreaking = (story: Pick<Listed, 'form'>): boolean => story.form === 'flash' || story.form === 'urgent'

export function FormLabel({
  ctx,
  story,
}: {
  readonly ctx: PageContext
  readonly story: Pick<Listed, 'form' | 'kind'>
}) {
  const w = ctx.edition.words
  return (
    <>
      {LABELLED.has(story.form) ? (
        <span class={`label label-${story.form}`}>{w.forms[story.form as keyof typeof w.forms]}</span>
      ) : null}
      {story.kind === 'correct' ? <span class="label label-correct">{w.releaseKinds.correct}</span> : null}
    </>
  )
}

export function SectionLink({ ctx, section }: { readonly ctx: PageContext; readonly section: string }) {
  const entry = ctx.setting.sections.find((s) => s.key === section)
  if (!entry) return null
  return (
    <a class="section-link" href={sectionPath(ctx.edition.key, section)}>
      {nameIn(entry.names, ctx.edition.language)}
    </a>
  )
}

/** When a story was listed: the time alone today, with its day before that. */
export function ListedTime({
  ctx,
  at,
  day,
}: {
  readonly ctx: PageContext
  readonly at: Date
  /** The list is under a heading of its day. */ readonly day?: boolean
}) {
  const { edition, setting } = ctx
  const today = format.dayIn(edition.zone, at) === format.dayIn(edition.zone, setting.now)
  const sameYear = format.dayIn(edition.zone, at).slice(0, 4) === format.dayIn(edition.zone, setting.now).slice(0, 4)
  const shown =
    day === true || today
      ? format.time(edition, at)
      : `${sameYear ? format.shortDate(edition, at) : format.date(edition, at)}${edition.dates.join}${format.time(edition, at)}`
  return <time datetime={at.toISOString()}>{shown}</time>
}

export interface CardProps {
  readonly ctx: PageContext
  readonly story: Listed
  readonly level?: 2 | 3
  readonly abstract?: boolean
  readonly picture?: boolean
  readonly section?: boolean
  readonly day?: boolean
  readonly class?: string
  /** The picture is among the first things on the page. */
  readonly eager?: boolean
}

/** One story with its headline as a heading. */
export function StoryCard(props: CardProps) {
  const { ctx, story } = props
  const Heading = props.level === 2 ? 'h2' : 'h3'
  const href = storyPath(story)
  const picture = props.picture === true && story.picture?.src.startsWith('/') === true ? story.picture : undefined
  return (
    <article
      class={['card', props.class, isBreaking(story) ? 'breaking' : undefined].filter((c) => c !== undefined).join(' ')}
    >
      {picture ? (
        <a class="card-picture" href={href} tabindex={-1} aria-hidden="true">
          <img
            src={picture.src}
            alt=""
            width={picture.width}
            height={picture.height}
            {...(props.eager === true ? { fetchpriority: 'high' } : { loading: 'lazy' })}
          />
        </a>
      ) : null}
      <p class="card-meta">
        <FormLabel ctx={ctx} story={story} />
        {props.section === true ? <SectionLink ctx={ctx} section={story.section} /> : null}
        <ListedTime ctx={ctx} at={story.listedAt} {...(props.day === true ? { day: true } : {})} />
      </p>
      <Heading class="headline">
        <a href={href}>{story.headline}</a>
      </Heading>
      {props.abstract === true && story.abstract !== null && story.abstract !== '' ? (
        <p class="abstract">{story.abstract}</p>
      ) : null}
    </article>
  )
}

/** Times and headlines: the ticker form of a list. A line with the date stands where the day changes. */
export function Ticker({ ctx, stories }: { readonly ctx: PageContext; readonly stories: readonly Listed[] }) {
  const { edition, setting } = ctx
  const days = Map.groupBy(stories, (s) => format.dayIn(edition.zone, s.listedAt))
  const today = format.dayIn(edition.zone, setting.now)
  return (
    <>
      {[...days].map(([day, list]) => (
        <>
          {day === today ? null : (
            <p class="ticker-day">
              <a href={dayPath(edition.key, day)}>
                {format.calendarDay(edition, day, day.slice(0, 4) === today.slice(0, 4) ? 'shortDate' : 'date')}
              </a>
            </p>
          )}
          <ol class="ticker">
            {list.map((story) => (
              <li class={isBreaking(story) ? 'breaking' : undefined}>
                <ListedTime ctx={ctx} at={story.listedAt} day />
                <span class="ticker-words">
                  <FormLabel ctx={ctx} story={story} />
                  <a href={storyPath(story)}>{story.headline}</a>
                </span>
              </li>
            ))}
          </ol>
        </>
      ))}
    </>
  )
}

/** Stories grouped under headings of their days. */
export function StoriesByDay({
  ctx,
  stories,
  section,
}: {
  readonly ctx: PageContext
  readonly stories: readonly Listed[]
  readonly section?: boolean
}) {
  const { edition } = ctx
  const days = Map.groupBy(stories, (s) => format.dayIn(edition.zone, s.listedAt))
  return (
    <>
      {[...days].map(([day, list]) => (
        <section class="day">
          <h2 class="day-heading">
            <a href={dayPath(edition.key, day)}>{format.calendarDay(edition, day, 'fullDate')}</a>
          </h2>
          {list.map((story) => (
            <StoryCard ctx={ctx} story={story} abstract picture day section={section === true} class="row" />
          ))}
        </section>
      ))}
    </>
  )
}

/** How many stories a list shows at once. */
export const LIST_LENGTH = 40

/** Links to what comes after a full list; the page that was left is one step back. */
export function Pager({
  ctx,
  path,
  stories,
  paged,
}: {
  readonly ctx: PageContext
  readonly path: string
  readonly stories: readonly Listed[]
  readonly paged: boolean
}) {
  const w = ctx.edition.words
  const last = stories.length < LIST_LENGTH ? undefined : stories.at(-1)
  if (last === undefined && !paged) return null
  const joint = path.includes('?') ? '&' : '?'
  return (
    <p class="pager">
      {paged ? (
        <a href={path} rel="first">
          {w.newest}
        </a>
      ) : null}
      {last === undefined ? null : (
        <a href={`${path}${joint}before=${positionText(last)}`} rel="next">
          {w.older}
        </a>
      )}
    </p>
  )
}
