/** Pages that say that there is no page, and what can be done. */
import type { Edition } from '../../../../editions/index.ts'
import { escapeMarkup } from '@dateline/blocks'
import { MISSING_CACHING } from '../headers.ts'
import type { PageContext, PageResult } from '../page.ts'
import { homePath } from '../url.ts'
import { Layout, SearchForm } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'

/** A missing page is remembered just long enough to blunt a flood. */
const MISSING_SECONDS = 5

interface ErrorProps {
  readonly ctx: PageContext
  readonly title: string
  readonly text: string
}

function ErrorPage({ ctx, title, text }: ErrorProps) {
  const { edition } = ctx
  return (
    <Layout ctx={ctx} kind="error" head={{ title, noindex: true }}>
      <div class="wrap narrow">
        <h1>{title}</h1>
        <p class="summary">{text}</p>
        <SearchForm ctx={ctx} id="error-q" />
        <p>
          <a href={homePath(edition.key)}>{edition.words.home}</a> ·{' '}
          <a href={`/${edition.key}/news`}>{edition.words.allNews}</a>
        </p>
      </div>
    </Layout>
  )
}

export function notFoundPage(ctx: PageContext): PageResult {
  const { notFoundTitle: title, notFoundText: text } = ctx.edition.words
  return {
    status: 404,
    body: document(<ErrorPage ctx={ctx} title={title} text={text} />),
    caching: MISSING_CACHING,
    stray: true,
    noindex: true,
    freshFor: MISSING_SECONDS,
  }
}

export function badDatePage(ctx: PageContext): PageResult {
  const { badRequestTitle: title, badDateText: text } = ctx.edition.words
  return {
    status: 400,
    body: document(<ErrorPage ctx={ctx} title={title} text={text} />),
    caching: MISSING_CACHING,
    stray: true,
    noindex: true,
    freshFor: MISSING_SECONDS,
  }
}

/** Drawn when the database cannot be asked: it needs nothing but the edition's own words. */
export function failedPage(edition: Edition): string {
  const w = edition.words
  return `<!doctype html>
<html lang="${edition.language}" dir="${edition.direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeMarkup(w.failedTitle)}</title></head>
<body><main><h1>${escapeMarkup(w.failedTitle)}</h1><p>${escapeMarkup(w.failedText)}</p></main></body></html>`
}
