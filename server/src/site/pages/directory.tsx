/** Directory pages: the list of a kind, and one entry with what it is, what ties it to others, and its news. */
import { allEditions, type Edition, type RelationWord } from '../../../../editions/index.ts'
import { nameIn, type Tie } from '../../directory/index.ts'
import { type Listed, listStories } from '../../release/index.ts'
import * as format from '../format.ts'
import { LIST_CACHING } from '../headers.ts'
import { conceptKey, groupKey, storyKey } from '../keys.ts'
import { lastChange, type PageContext, type PageResult, reading } from '../page.ts'
import { type ConceptPage, type PublicCommitment, readConcept, readEntries } from '../read/concept.ts'
import type { Entry } from '../read/setting.ts'
import { conceptPath, DIRECTORY_STEPS, type DirectoryStep, type Position, storyPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'
import { LIST_LENGTH, Pager, StoryCard } from '../view/story-list.tsx'
import { notFoundPage } from './errors.tsx'

const MOST_ENTRIES = 1_000

/** Details are words per language; other shapes are left out. */
function detailText(entry: Entry, member: string, edition: Edition): string | undefined {
  const value = entry.details[member]
  if (typeof value === 'string') return value
  return typeof value === 'object' && value !== null
    ? nameIn(value as Record<string, string>, edition.language) || undefined
    : undefined
}

/** Whose page it is stands first. */
const CATEGORIES: readonly string[] = ['public', 'institution', 'alliance', 'party', 'company', 'club']

const categoryOf = (entry: Entry): string =>
  typeof entry.details['category'] === 'string' ? entry.details['category'] : 'public'

const paragraphs = (text: string | undefined) =>
  text === undefined ? [] : text.split(/\n\s*\n/).filter((p) => p.trim() !== '')

export async function indexPage(ctx: PageContext, step: DirectoryStep): Promise<PageResult> {
  const { edition } = ctx
  const w = edition.words
  const entries = await readEntries(ctx.db, DIRECTORY_STEPS[step], MOST_ENTRIES)
  const groups =
    step === 'bodies'
      ? [...Map.groupBy(entries, categoryOf)].toSorted(([a], [b]) => CATEGORIES.indexOf(a) - CATEGORIES.indexOf(b))
      : [['', entries] as const]
  const categories: Readonly<Record<string, string>> = w.bodyCategories
  const page = (
    <Layout
      ctx={ctx}
      kind={`index index-${step}`}
      current={step}
      head={{
        title: w[step],
        canonical: `/${edition.key}/${step}`,
        alternates: allEditions.map((e) => ({ edition: e.key, path: `/${e.key}/${step}` })),
      }}
    >
      <div class="wrap">
        <header class="page-header">
          <h1>{w[step]}</h1>
        </header>
        {entries.length === 0 ? <p class="empty">{w.noStoriesYet}</p> : null}
        {groups.map(([category, list]) => (
          <section class="entry-group">
            {groups.length > 1 ? <h2 class="rule-heading">{categories[category] ?? category}</h2> : null}
            <ul class="entries">
              {list.map((e) => (
                <li>
                  <p class="headline">
                    <a href={conceptPath(edition.key, e.id)}>{nameIn(e.names, edition.language)}</a>
                  </p>
                  <EntryLine entry={e} edition={edition} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Layout>
  )
  return { status: 200, body: document(page), caching: LIST_CACHING }
}

/** The one line under a name in a list. */
function EntryLine({ entry, edition }: { readonly entry: Entry; readonly edition: Edition }) {
  const when = eventDays(entry, edition)
  const line =
    entry.summaries[edition.language] ??
    detailText(entry, 'office', edition) ??
    paragraphs(detailText(entry, 'what', edition))[0]
  return (
    <>
      {when === undefined ? null : <p class="card-meta">{when}</p>}
      {line === undefined ? null : <p class="abstract">{line}</p>}
    </>
  )
}

function eventDays(entry: Entry, edition: Edition): string | undefined {
  if (entry.kind !== 'event') return undefined
  const { from, to } = entry.details
  if (typeof from !== 'string') return undefined
  return format.dayRange(edition, from, typeof to === 'string' ? to : from)
}

export async function conceptPage(
  ctx: PageContext,
  step: DirectoryStep,
  key: string,
  before: Position | undefined,
): Promise<PageResult> {
  const { edition, keys } = ctx
  const id = `${DIRECTORY_STEPS[step]}/${key}`
  const concept = await readConcept(ctx.db, edition.language, id)
  if (!concept) return notFoundPage(ctx)
  keys.add(conceptKey(id))
  for (const { story } of concept.commitments) keys.add(storyKey(story.storyId)).add(groupKey(story.translationGroup))
  // A commitment appears when its story does, which may name only who made it.
  for (const t of concept.ties) keys.add(conceptKey(t.other.id))
  const stories = await listStories(ctx.db, {
    language: edition.language,
    concept: id,
    limit: LIST_LENGTH,
    ...(before ? { after: before } : {}),
  })
  reading(ctx, stories)
  const { entry } = concept
  const name = nameIn(entry.names, edition.language)
  const path = `/${edition.key}/${step}/${key}`
  const page = (
    <Layout
      ctx={ctx}
      kind={`concept concept-${entry.kind}`}
      current={step}
      head={{
        title: name,
        description: entry.summaries[edition.language] ?? paragraphs(detailText(entry, 'what', edition))[0],
        canonical: path,
        alternates: allEditions.map((e) => ({ edition: e.key, path: `/${e.key}/${step}/${key}` })),
        feed: { of: 'concept', edition: edition.key, step, key },
        noindex: before !== undefined,
      }}
    >
      <ConceptView ctx={ctx} step={step} concept={concept} stories={stories} paged={before !== undefined} path={path} />
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

interface ViewProps {
  readonly ctx: PageContext
  readonly step: DirectoryStep
  readonly concept: ConceptPage
  readonly stories: readonly Listed[]
  readonly paged: boolean
  readonly path: string
}

function ConceptView({ ctx, step, concept, stories, paged, path }: ViewProps) {
  const { edition } = ctx
  const w = edition.words
  const { entry } = concept
  const intro = paragraphs(detailText(entry, 'what', edition) ?? detailText(entry, 'intro', edition))
  const summary = entry.summaries[edition.language] ?? detailText(entry, 'office', edition)
  return (
    <div class="wrap concept-page">
      <header class="page-header">
        <p class="kicker">
          <a class="section-link" href={`/${edition.key}/${step}`}>
            {w[step]}
          </a>
        </p>
        <h1>{nameIn(entry.names, edition.language)}</h1>
        {summary === undefined ? null : <p class="summary">{summary}</p>}
      </header>
      <div class="concept-main">
        {paged || intro.length === 0 ? null : (
          <div class="copy intro">
            {intro.map((p) => (
              <p>{p}</p>
            ))}
          </div>
        )}
        {paged ? null : <Commitments ctx={ctx} concept={concept} />}
        <section class="concept-news" aria-labelledby="news-heading">
          <h2 id="news-heading" class="rule-heading">
            {w.newsWithin}
          </h2>
          {stories.length === 0 ? <p class="empty">{w.noStoriesYet}</p> : null}
          {stories.map((story) => (
            <StoryCard ctx={ctx} story={story} abstract picture section class="row" />
          ))}
          <Pager ctx={ctx} path={path} stories={stories} paged={paged} />
        </section>
      </div>
      <div class="concept-side">
        <Facts ctx={ctx} concept={concept} />
        <Ties ctx={ctx} concept={concept} />
      </div>
    </div>
  )
}

function Facts({ ctx, concept }: { readonly ctx: PageContext; readonly concept: ConceptPage }) {
  const { edition } = ctx
  const w = edition.words
  const { entry, named } = concept
  const linked = (member: string) => {
    const id = entry.details[member]
    const other = typeof id === 'string' ? named.get(id) : undefined
    return other && <a href={conceptPath(edition.key, other.id)}>{nameIn(other.names, edition.language)}</a>
  }
  const { lat, lon, ordinal, founded, born } = entry.details
  const facts = [
    [w.when, eventDays(entry, edition)],
    [w.where, linked('where')],
    [w.series, seriesLine(entry, edition, ordinal)],
    [w.founded, typeof founded === 'string' ? format.calendarDay(edition, founded) : undefined],
    [w.seat, linked('seat')],
    [w.country, linked('country')],
    [w.born, typeof born === 'string' ? format.calendarDay(edition, born) : undefined],
    [
      w.coordinates,
      typeof lat === 'number' && typeof lon === 'number' ? (
        <bdi dir="ltr">{`${lat.toFixed(2)}, ${lon.toFixed(2)}`}</bdi>
      ) : undefined,
    ],
  ] as const
  const shown = facts.filter(([, value]) => value !== undefined)
  if (shown.length === 0) return null
  return (
    <dl class="facts">
      {shown.map(([label, value]) => (
        <div>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function seriesLine(entry: Entry, edition: Edition, ordinal: unknown): string | undefined {
  const series = detailText(entry, 'series', edition)
  if (series === undefined) return undefined
  return typeof ordinal === 'number'
    ? `${series}, ${format.fill(edition.words.ordinal, { n: format.number(edition, ordinal) })}`
    : series
}

/** Most telling first: who leads it, who belongs to it, who came. */
const TIE_ORDER: readonly string[] = [
  'in:leads',
  'out:leads',
  'out:holds-office',
  'in:holds-office',
  'in:member-of',
  'in:took-part-in',
  'in:hosts',
  'out:member-of',
  'out:part-of',
]

function Ties({ ctx, concept }: { readonly ctx: PageContext; readonly concept: ConceptPage }) {
  const { edition, setting } = ctx
  const w = edition.words
  const today = format.dayIn(edition.zone, setting.now)
  const rank = (name: string) => (TIE_ORDER.includes(name) ? TIE_ORDER.indexOf(name) : TIE_ORDER.length)
  const groups = [...Map.groupBy(concept.ties, (t) => `${t.direction}:${t.predicate}`)].toSorted(
    ([a], [b]) => rank(a) - rank(b),
  )
  return (
    <>
      {groups.map(([name, ties]) => {
        const [first] = ties
        if (!first) return null
        const label = (first.direction === 'out' ? w.relationOut : w.relationIn)[first.predicate satisfies RelationWord]
        const former = ties.filter(
          (t) => t.to !== null && t.to < today && t.predicate !== 'took-part-in' && t.predicate !== 'hosts',
        )
        const present = ties.filter((t) => !former.includes(t))
        return (
          <section class={`ties tie-${name.replace(':', '-')}`}>
            <h2>{label}</h2>
            <TieList ctx={ctx} ties={present} />
            {former.length === 0 ? null : (
              <>
                <h3>{w.formerly}</h3>
                <TieList ctx={ctx} ties={former} />
              </>
            )}
          </section>
        )
      })}
    </>
  )
}

function TieList({ ctx, ties }: { readonly ctx: PageContext; readonly ties: readonly Tie[] }) {
  const { edition } = ctx
  const w = edition.words
  if (ties.length === 0) return null
  return (
    <ul>
      {ties.map((t) => {
        const note = t.notes[edition.language]
        const dated = t.predicate !== 'took-part-in' && t.predicate !== 'hosts'
        const since =
          dated && t.from !== null ? format.fill(w.since, { date: format.calendarDay(edition, t.from) }) : undefined
        const until =
          dated && t.to !== null ? format.fill(w.until, { date: format.calendarDay(edition, t.to) }) : undefined
        const details = [note, since, until].filter((d) => d !== undefined).join(', ')
        return (
          <li>
            <a href={conceptPath(edition.key, t.other.id)}>{nameIn(t.other.names, edition.language)}</a>
            {details === '' ? null : <span class="tie-details">{details}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function Commitments({ ctx, concept }: { readonly ctx: PageContext; readonly concept: ConceptPage }) {
  const { edition } = ctx
  const w = edition.words
  if (concept.commitments.length === 0) return null
  return (
    <section class="commitments" aria-labelledby="commitments-heading">
      <h2 id="commitments-heading" class="rule-heading">
        {w.commitments}
      </h2>
      <p class="hint">{w.commitmentsIntro}</p>
      <ul>
        {concept.commitments.map((c) => (
          <CommitmentItem ctx={ctx} entry={concept.entry} commitment={c} />
        ))}
      </ul>
    </section>
  )
}

function CommitmentItem({
  ctx,
  entry,
  commitment: c,
}: {
  readonly ctx: PageContext
  readonly entry: Entry
  readonly commitment: PublicCommitment
}) {
  const { edition } = ctx
  const w = edition.words
  return (
    <li>
      <p class="commitment-due">
        {c.due === null ? (
          w.noDueDate
        ) : (
          <time datetime={c.due}>{format.fill(w.due, { date: format.calendarDay(edition, c.due) })}</time>
        )}
      </p>
      <p class="commitment-words">
        {c.madeBy.id === entry.id ? null : (
          <>
            <a href={conceptPath(edition.key, c.madeBy.id)}>{nameIn(c.madeBy.names, edition.language)}</a>:{' '}
          </>
        )}
        {nameIn(c.words, edition.language)}
      </p>
      <p class="card-meta">
        {w.saidIn}:{' '}
        <a href={storyPath(c.story)} lang={c.story.language === edition.language ? undefined : c.story.language}>
          {c.story.headline}
        </a>
      </p>
    </li>
  )
}
