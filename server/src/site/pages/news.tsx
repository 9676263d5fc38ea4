/** All news, newest first, and the news of one day. */
import { allEditions } from '../../../../editions/index.ts'
import { listStories } from '../../release/index.ts'
import * as format from '../format.ts'
import { LIST_CACHING } from '../headers.ts'
import { dayKey, editionKey } from '../keys.ts'
import { lastChange, type PageContext, type PageResult, reading } from '../page.ts'
import { readNeighbourDays } from '../read/lists.ts'
import { dayPath, type Position } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'
import { LIST_LENGTH, Pager, StoriesByDay, StoryCard } from '../view/story-list.tsx'
import { notFoundPage } from './errors.tsx'

export async function newsPage(ctx: PageContext, before: Position | undefined): Promise<PageResult> {
  const { edition, keys } = ctx
  keys.add(editionKey(edition.language))
  const stories = await listStories(ctx.db, {
    language: edition.language,
    limit: LIST_LENGTH,
    ...(before ? { after: before } : {}),
  })
  reading(ctx, stories)
  const path = `/${edition.key}/news`
  const w = edition.words
  const page = (
    <Layout
      ctx={ctx}
      kind="news"
      current="news"
      head={{
        title: w.allNews,
        canonical: path,
        alternates: allEditions.map((e) => ({ edition: e.key, path: `/${e.key}/news` })),
        noindex: before !== undefined,
      }}
    >
      <div class="wrap">
        <header class="page-header">
          <h1>{w.allNews}</h1>
          <DayPicker ctx={ctx} day={format.dayIn(edition.zone, ctx.setting.now)} />
        </header>
        {stories.length === 0 ? (
          <p class="empty">{w.noStoriesYet}</p>
        ) : (
          <StoriesByDay ctx={ctx} stories={stories} section />
        )}
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

/** There was no news agency before. */
const FIRST_DAY = '1835-01-01'

export async function dayPage(ctx: PageContext, day: string, before: Position | undefined): Promise<PageResult> {
  const { edition, keys, setting } = ctx
  const today = format.dayIn(edition.zone, setting.now)
  if (day > today || day < FIRST_DAY) return notFoundPage(ctx)
  keys.add(dayKey(edition.language, day))
  const from = format.dayStart(edition.zone, day)
  const to = format.dayStart(edition.zone, format.addDays(day, 1))
  const stories = await listStories(ctx.db, {
    language: edition.language,
    from,
    to,
    limit: LIST_LENGTH,
    ...(before ? { after: before } : {}),
  })
  reading(ctx, stories)
  const near = await readNeighbourDays(ctx.db, edition.language, from, to)
  const previous = near.before && format.dayIn(edition.zone, near.before)
  const next = near.after && format.dayIn(edition.zone, near.after)
  const w = edition.words
  const title = format.fill(w.newsOfDay, { date: format.calendarDay(edition, day, 'date') })
  const empty = stories.length === 0
  const page = (
    <Layout
      ctx={ctx}
      kind="news"
      current="news"
      head={{
        title,
        canonical: dayPath(edition.key, day),
        alternates: allEditions.map((e) => ({ edition: e.key, path: dayPath(e.key, day) })),
        noindex: empty || before !== undefined,
      }}
    >
      <div class="wrap">
        <header class="page-header">
          <h1>
            <time datetime={day}>{format.calendarDay(edition, day, 'fullDate')}</time>
          </h1>
          {empty || before !== undefined || stories.length === LIST_LENGTH ? null : (
            <p class="hint">{format.counted(edition, w.storyCount, stories.length)}</p>
          )}
          <DayPicker ctx={ctx} day={day} previous={previous} next={next} />
        </header>
        {empty ? <p class="empty">{w.noNewsThatDay}</p> : null}
        <div class="day">
          {stories.map((story) => (
            <StoryCard ctx={ctx} story={story} level={2} abstract picture section day class="row" />
          ))}
        </div>
        <Pager ctx={ctx} path={dayPath(edition.key, day)} stories={stories} paged={before !== undefined} />
      </div>
    </Layout>
  )
  return {
    status: 200,
    body: document(page),
    caching: LIST_CACHING,
    stray: empty || before !== undefined,
    ...lastChange(stories),
  }
}

interface DayPickerProps {
  readonly ctx: PageContext
  readonly day: string
  readonly previous?: string | undefined
  readonly next?: string | undefined
}

/** A plain form and two links: the browser's own date field does the rest. */
function DayPicker({ ctx, day, previous, next }: DayPickerProps) {
  const { edition, setting } = ctx
  const w = edition.words
  return (
    <nav class="day-picker" aria-label={w.chooseDay}>
      {previous === undefined ? null : (
        <a href={dayPath(edition.key, previous)} rel="prev">
          <span class="visually-hidden">{w.previousDay}: </span>
          {format.calendarDay(edition, previous)}
        </a>
      )}
      {next === undefined ? null : (
        <a href={dayPath(edition.key, next)} rel="next">
          <span class="visually-hidden">{w.nextDay}: </span>
          {format.calendarDay(edition, next)}
        </a>
      )}
      <form action={`/${edition.key}/news`} method="get">
        <label for="day">{w.chooseDay}</label>
        <input id="day" type="date" name="day" value={day} max={format.dayIn(edition.zone, setting.now)} required />
        <button type="submit">{w.showDay}</button>
      </form>
    </nav>
  )
}
