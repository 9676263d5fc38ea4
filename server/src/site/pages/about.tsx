/** Who the agency is, in its own words, and how to reach it. */
import { renderBlocks } from '@dateline/blocks'
import { allEditions } from '../../../../editions/index.ts'
import { LIST_CACHING } from '../headers.ts'
import { agencyName, contactOf, type PageContext, type PageResult } from '../page.ts'
import { conceptPath } from '../url.ts'
import { Layout } from '../view/layout.tsx'
import { document, Raw } from '../view/markup.tsx'

export function aboutPage(ctx: PageContext): PageResult {
  const { edition, setting } = ctx
  const w = edition.words
  const blocks = setting.agency.about[edition.language] ?? []
  const html = renderBlocks(blocks, { mentionHref: (uri) => conceptPath(edition.key, uri) })
  const labels = w.contactLabels
  const contacts = (Object.keys(labels) as (keyof typeof labels)[]).flatMap((key) => {
    const value = contactOf(ctx, key)
    return value === undefined ? [] : [{ key, label: labels[key], value }]
  })
  const page = (
    <Layout
      ctx={ctx}
      kind="about"
      current="about"
      head={{
        title: w.about,
        canonical: `/${edition.key}/about`,
        alternates: allEditions.map((e) => ({ edition: e.key, path: `/${e.key}/about` })),
      }}
    >
      <div class="wrap narrow">
        <header class="page-header">
          <h1>{agencyName(ctx)}</h1>
        </header>
        <Raw class="copy" html={html} />
        {contacts.length === 0 ? null : (
          <section id="contact">
            <h2>{w.contact}</h2>
            <dl class="facts">
              {contacts.map((c) => (
                <div>
                  <dt>{c.label}</dt>
                  <dd>
                    <ContactValue value={c.value} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </Layout>
  )
  return { status: 200, body: document(page), caching: LIST_CACHING }
}

function ContactValue({ value }: { readonly value: string }) {
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return <a href={`mailto:${value}`}>{value}</a>
  if (/^\+[\d ()-]+$/.test(value)) {
    return (
      <a href={`tel:${value.replace(/[^+\d]/g, '')}`} dir="ltr">
        {value.replaceAll(' ', '\u00a0')}
      </a>
    )
  }
  return <>{value}</>
}
