/** Drawing JSX to text. Everything is escaped; the few places that insert ready markup stand in this file. */
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** A whole HTML document. */
export function document(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}`
}

/** Markup of the blocks renderer or of a drawing that the directory checked. */
export function Raw({ html, class: name }: { readonly html: string; readonly class?: string }) {
  return <div class={name} dangerouslySetInnerHTML={{ __html: html }} />
}

/** The agency's emblem: its name stands beside it, so readers of the page are not told twice. */
export function Emblem({ svg }: { readonly svg: string }) {
  return svg === '' ? null : <span class="emblem" aria-hidden="true" dangerouslySetInnerHTML={{ __html: svg }} />
}

const UNSAFE: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
}

/** JSON that cannot end the script element it stands in. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => UNSAFE[c] ?? c)
}

/** Linked data; a data block, which no policy needs to allow. */
export function LinkedData({ value }: { readonly value: unknown }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: safeJson(value) }} />
}
