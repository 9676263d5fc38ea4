/** The frame of every page: head, masthead, navigation, footer. */
import type { ComponentChildren } from 'preact'
import { allEditions, type Edition, type EditionKey } from '../../../../editions/index.ts'
import { nameIn } from '../../directory/index.ts'
import { dayIn, fill, fullDate, secondDate } from '../format.ts'
import { agencyName, agencyShortName, contactOf, type PageContext } from '../page.ts'
import { type FeedScope, feedPath, homePath, sectionPath } from '../url.ts'
import { Emblem, LinkedData } from './markup.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      /** Hidden until its script finds newer copy; see client/updates.ts. */
      'site-updates': HTMLAttributes<HTMLElement>
    }
  }
}

/** The same page in another edition. */
export interface Alternate {
  readonly edition: EditionKey
  readonly path: string
}

export interface Head {
  /** Without the agency's name, which is added. Absent on the home page. */
  readonly title?: string
  readonly description?: string | undefined
  /** Absent for pages that have no address of their own (errors). */
  readonly canonical?: string
  /** The page in every edition that has it, itself among them. */
  readonly alternates?: readonly Alternate[]
  /** The one to offer to readers of other languages. */
  readonly defaultPath?: string
  readonly noindex?: boolean
  readonly feed?: FeedScope
  readonly linkedData?: unknown
  readonly og?: {
    readonly type: 'website' | 'article'
    readonly image?: { readonly src: string; readonly alt: string; readonly width?: number; readonly height?: number }
    readonly published?: Date
    readonly modified?: Date
    readonly section?: string
  }
}

export interface LayoutProps {
  readonly ctx: PageContext
  readonly head: Head
  /** First step of the address, to mark in the navigation. */
  readonly current?: string
  /** Class of the main element. */
  readonly kind: string
  readonly preview?: boolean
  readonly children: ComponentChildren
}

/** "General" is where copy without a section is filed: it has a page, but no place in the menu. */
const isNamed = (section: { readonly key: string }) => section.key !== 'general'

export function Layout(props: LayoutProps) {
  const { ctx, kind, children } = props
  const { edition } = ctx
  const w = edition.words
  return (
    <html lang={edition.language} dir={edition.direction}>
      <PageHead {...props} />
      <body
        class={kind
          .split(' ')
          .map((k) => `page-${k}`)
          .join(' ')}
      >
        <a class="skip" href="#content">
          {w.skipToContent}
        </a>
        {props.preview === true ? <p class="preview-banner">{w.previewBanner}</p> : null}
        <Masthead {...props} />
        {ctx.assets.script === undefined || props.head.canonical === undefined ? null : (
          <site-updates aria-live="polite" hidden>
            <a href={props.head.canonical}>{w.updatesAvailable}</a>
          </site-updates>
        )}
        <main id="content" tabindex={-1}>
          {children}
        </main>
        <Footer ctx={ctx} />
      </body>
    </html>
  )
}

function PageHead({ ctx, head }: LayoutProps) {
  const { edition, origin } = ctx
  const name = agencyName(ctx)
  const motto = nameIn(ctx.setting.agency.mottos, edition.language)
  const title =
    head.title === undefined
      ? [name, motto].filter((t) => t !== '').join(' — ')
      : `${head.title} — ${agencyShortName(ctx)}`
  const scope: FeedScope = head.feed ?? { of: 'edition', edition: edition.key }
  const og = head.og
  const image = og?.image
  const alternates = head.alternates ?? []
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      {head.description === undefined ? null : <meta name="description" content={head.description} />}
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content={head.noindex === true ? 'noindex' : 'max-image-preview:large'} />
      {head.canonical === undefined ? null : <link rel="canonical" href={origin + head.canonical} />}
      {alternates.map((a) => (
        <link rel="alternate" hreflang={a.edition} href={origin + a.path} />
      ))}
      {alternates.length === 0 ? null : (
        <link rel="alternate" hreflang="x-default" href={origin + (head.defaultPath ?? alternates[0]?.path ?? '/')} />
      )}
      <link
        rel="alternate"
        type="application/rss+xml"
        title={`${title} (RSS)`}
        href={origin + feedPath(scope, 'rss')}
      />
      <link
        rel="alternate"
        type="application/atom+xml"
        title={`${title} (Atom)`}
        href={origin + feedPath(scope, 'atom')}
      />
      <link
        rel="alternate"
        type="application/feed+json"
        title={`${title} (JSON Feed)`}
        href={origin + feedPath(scope, 'json')}
      />
      <link rel="stylesheet" href={ctx.assets.style} />
      {ctx.setting.agency.emblem === '' ? null : <link rel="icon" type="image/svg+xml" href="/favicon.svg" />}
      {head.canonical === undefined ? null : (
        <>
          <meta property="og:site_name" content={name} />
          <meta property="og:type" content={og?.type ?? 'website'} />
          <meta property="og:title" content={head.title ?? name} />
          {head.description === undefined ? null : <meta property="og:description" content={head.description} />}
          <meta property="og:url" content={origin + head.canonical} />
          <meta property="og:locale" content={edition.ogLocale} />
          {alternates
            .filter((a) => a.edition !== edition.key)
            .map((a) => (
              <meta property="og:locale:alternate" content={allEditions.find((e) => e.key === a.edition)?.ogLocale} />
            ))}
          {image === undefined ? null : (
            <>
              <meta property="og:image" content={new URL(image.src, origin).href} />
              <meta property="og:image:alt" content={image.alt} />
              {image.width === undefined ? null : <meta property="og:image:width" content={String(image.width)} />}
              {image.height === undefined ? null : <meta property="og:image:height" content={String(image.height)} />}
            </>
          )}
          {og?.published === undefined ? null : (
            <meta property="article:published_time" content={og.published.toISOString()} />
          )}
          {og?.modified === undefined ? null : (
            <meta property="article:modified_time" content={og.modified.toISOString()} />
          )}
          {og?.section === undefined ? null : <meta property="article:section" content={og.section} />}
          <meta name="twitter:card" content={image === undefined ? 'summary' : 'summary_large_image'} />
        </>
      )}
      {head.linkedData === undefined ? null : <LinkedData value={head.linkedData} />}
      {ctx.assets.script === undefined ? null : <script type="module" src={ctx.assets.script} />}
    </head>
  )
}

function Masthead({ ctx, head, current }: LayoutProps) {
  const { edition, setting } = ctx
  const w = edition.words
  const name = agencyName(ctx)
  const motto = nameIn(setting.agency.mottos, edition.language)
  const second = secondDate(edition, setting.now)
  const Name = current === 'home' ? 'h1' : 'p'
  return (
    <header class="masthead">
      <div class="topline wrap">
        <p class="today">
          <time datetime={dayIn(edition.zone, setting.now)}>{fullDate(edition, setting.now)}</time>
          {second === undefined ? null : <span class="second-date">{second}</span>}
          <span class="zone">{w.zoneName}</span>
        </p>
        <EditionSwitch edition={edition} alternates={head.alternates ?? []} />
      </div>
      <div class="nameplate wrap">
        <Name class="agency">
          <a href={homePath(edition.key)} aria-current={current === 'home' ? 'page' : undefined}>
            <Emblem svg={setting.agency.emblem} />
            <span class="agency-words">
              <span class="agency-name">{name}</span>
              {motto === '' ? null : <span class="motto">{motto}</span>}
            </span>
          </a>
        </Name>
        <SearchForm ctx={ctx} id="masthead-q" />
      </div>
      <nav class="main-nav" aria-label={w.mainNavigation}>
        <ul class="wrap">
          <NavLink href={`/${edition.key}/news`} on={current === 'news'} label={w.allNews} />
          {setting.sections.filter(isNamed).map((s) => (
            <NavLink
              href={sectionPath(edition.key, s.key)}
              on={current === s.key}
              label={nameIn(s.names, edition.language)}
            />
          ))}
          <NavLink extra href={`/${edition.key}/projects`} on={current === 'projects'} label={w.projects} />
          <NavLink extra href={`/${edition.key}/bodies`} on={current === 'bodies'} label={w.bodies} />
        </ul>
      </nav>
    </header>
  )
}

function NavLink({
  href,
  label,
  on,
  extra,
}: {
  readonly href: string
  readonly label: string
  readonly on: boolean
  readonly extra?: boolean
}) {
  return (
    <li class={extra === true ? 'extra' : undefined}>
      <a href={href} aria-current={on ? 'page' : undefined}>
        {label}
      </a>
    </li>
  )
}

/** Leads to the same page in another language where there is one, else to that edition's home. */
function EditionSwitch({
  edition,
  alternates,
}: {
  readonly edition: Edition
  readonly alternates: readonly Alternate[]
}) {
  return (
    <nav class="editions" aria-label={edition.words.editionsLabel}>
      <ul>
        {allEditions.map((e) => (
          <li>
            {e.key === edition.key ? (
              <a
                href={alternates.find((a) => a.edition === e.key)?.path ?? homePath(e.key)}
                aria-current="true"
                lang={e.language}
              >
                {e.name}
              </a>
            ) : (
              <a
                href={alternates.find((a) => a.edition === e.key)?.path ?? homePath(e.key)}
                lang={e.language}
                hreflang={e.language}
              >
                {e.name}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}

export function SearchForm({
  ctx,
  id,
  value,
}: {
  readonly ctx: PageContext
  readonly id: string
  readonly value?: string
}) {
  const w = ctx.edition.words
  return (
    <search>
      <form class="search-form" action={`/${ctx.edition.key}/search`} method="get">
        <label for={id} class="visually-hidden">
          {w.searchFor}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          value={value}
          maxlength={200}
          placeholder={w.searchFor}
          autocomplete="off"
        />
        <button type="submit">{w.search}</button>
      </form>
    </search>
  )
}

function Footer({ ctx }: { readonly ctx: PageContext }) {
  const { edition } = ctx
  const w = edition.words
  const base = `/${edition.key}`
  const mail = contactOf(ctx, 'newsroom')
  return (
    <footer class="footer">
      <div class="wrap">
        <nav aria-label={w.sections}>
          <ul>
            <li>
              <a href={`${base}/news`}>{w.allNews}</a>
            </li>
            {ctx.setting.sections.filter(isNamed).map((s) => (
              <li>
                <a href={sectionPath(edition.key, s.key)}>{nameIn(s.names, edition.language)}</a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={w.connections}>
          <ul>
            {(['projects', 'bodies', 'people', 'places', 'events', 'topics'] as const).map((step) => (
              <li>
                <a href={`${base}/${step}`}>{w[step]}</a>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-label={w.about}>
          <ul>
            <li>
              <a href={`${base}/about`}>{w.about}</a>
            </li>
            <li>
              <a href={`${base}/corrections`}>{w.corrections}</a>
            </li>
            <li>
              <a href={`${base}/verify`}>{w.verify.title}</a>
            </li>
            <li>
              <a href={`${base}/subscribe`}>{w.subscribe}</a>
            </li>
            <li>
              <a href={feedPath({ of: 'edition', edition: edition.key }, 'rss')}>RSS</a>
            </li>
          </ul>
        </nav>
        <p class="rights">
          {fill(w.footerRights, { agency: agencyName(ctx) })}. {w.footerUse}{' '}
          {mail === undefined ? null : <a href={`mailto:${mail}`}>{mail}</a>}
        </p>
      </div>
    </footer>
  )
}
