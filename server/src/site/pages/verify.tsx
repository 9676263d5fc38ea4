/** Checking a story against the ledger, in the reader's browser; without script it says how else. */
import { RELEASE_KINDS } from '@dateline/news'
import { allEditions } from '../../../../editions/index.ts'
import * as format from '../format.ts'
import { LIST_CACHING } from '../headers.ts'
import { agencyName, type PageContext, type PageResult } from '../page.ts'
import { Layout } from '../view/layout.tsx'
import { document } from '../view/markup.tsx'

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'ledger-verify': HTMLAttributes
    }
  }
}

export function verifyPage(ctx: PageContext): PageResult {
  const { edition, origin, assets } = ctx
  const w = edition.words
  const v = w.verify
  const sentences = {
    ...Object.fromEntries(Object.entries(v.says).map(([name, words]) => [`data-${name.toLowerCase()}`, words])),
    ...Object.fromEntries(RELEASE_KINDS.map((kind) => [`data-kind-${kind}`, w.releaseKinds[kind]])),
  }
  const page = (
    <Layout
      ctx={ctx}
      kind="verify"
      current="verify"
      head={{
        title: v.title,
        description: v.intro,
        canonical: `/${edition.key}/verify`,
        alternates: allEditions.map((e) => ({ edition: e.key, path: `/${e.key}/verify` })),
      }}
    >
      <div class="wrap narrow">
        <header class="page-header">
          <h1>{v.title}</h1>
          <p class="summary">{format.fill(v.introLong, { agency: agencyName(ctx) })}</p>
        </header>
        <ledger-verify {...sentences}>
          <p class="needs-script">{v.needsScript}</p>
          <form class="verify-form" hidden>
            <label>
              {v.address}
              <input name="address" type="text" inputmode="url" autocomplete="off" dir="ltr" />
            </label>
            <label>
              {v.text}
              <textarea name="text" rows={6} dir="auto" />
              <span class="card-meta">{v.textHelp}</span>
            </label>
            <label>
              {v.file}
              <input name="file" type="file" accept=".tlog-proof,.txt,text/plain" />
            </label>
            <details>
              <summary>{v.ownKey}</summary>
              <label>
                {v.key}
                <input name="key" type="text" autocomplete="off" dir="ltr" spellcheck={false} />
                <span class="card-meta">{v.keyHelp}</span>
              </label>
            </details>
            <button type="submit">{v.go}</button>
          </form>
          <output aria-live="polite" />
        </ledger-verify>
        <section>
          <h2>{v.howTitle}</h2>
          <p>{v.how}</p>
          <pre class="command" dir="ltr">{`dateline verify ${origin}/…`}</pre>
        </section>
        {assets.verify === undefined ? null : <script type="module" src={assets.verify} />}
      </div>
    </Layout>
  )
  return { status: 200, body: document(page), caching: LIST_CACHING }
}
