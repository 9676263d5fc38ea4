/** Who is credited with a page that names no author: the holder of its licence, the source under its copy, its site. */
import { collapse } from '../xml/read.ts'
import type { Page } from './page.ts'

/** Labels of a source line, in many languages. */
const SOURCE =
  /^[("[]?(?:quellen?|sources?|fuentes?|fonti?|fontes?|bron|källa|kilde|lähde|źródło|zdroj|forrás|izvor|šaltinis|kaynak|sumber|nguồn|πηγή|источник|джерело|крыніца|източник|المصدر|منبع|מקור|出典|来源|來源|출처)\s*[:：]\s*/iu
const COPYRIGHT = /(?:©|\(c\)|&copy;|copyright)/iu

/** What a source line names besides an address. */
export function sourceIn(line: string): string | undefined {
  if (line.length > 80) return undefined
  const label = SOURCE.exec(line)
  if (label === null) return undefined
  const name = collapse(
    line
      .slice(label[0].length)
      .replace(/https?:\S*|www\.\S*/gi, ' ')
      .replace(/\s*[([][^)\]]{0,60}[)\]]\s*/g, ' ')
      .replace(/[\s"\])–—-]+$/u, ''),
  ).trim()
  const isName = /^[\p{Lu}\p{Lo}\p{N}]/u.test(name) || /^\p{Ll}+$/u.test(name)
  return isName && name.length > 1 && name.split(' ').length <= 6 && !/[.!?]\s/.test(name) ? name : undefined
}

/** The one source that lines below the headline name; several of them belong to pictures and figures. */
export function sourceOf(page: Page, headlineLine: number): string | undefined {
  const names = new Set<string>()
  page.lines.forEach(({ text, zone, level }, at) => {
    if (at <= headlineLine || zone !== 'main' || level > 0) return
    const name = sourceIn(text)
    if (name !== undefined) names.add(name)
  })
  return names.size === 1 ? [...names][0] : undefined
}

/**
 * A person who holds the page's copyright or is to be named by its Creative Commons licence: `© 2008 by Martin Weber`.
 * @param isPerson tells the name of a person
 */
export function holderOf(page: Page, isPerson: (name: string) => boolean): string | undefined {
  const attributed = page.marked.find(
    ({ kind, names, text }) => kind === 'author' && names.includes('cc:attribution') && isPerson(text),
  )
  if (attributed !== undefined) return attributed.text
  return heldBy(page.lines).find(isPerson)
}

/** Who holds the copyright by the lines that say so, with a year: `© 2019-2025 Port Selene Post. All rights reserved.` */
export function heldBy(lines: readonly { readonly text: string }[]): string[] {
  const names: string[] = []
  for (const { text } of lines) {
    if (text.length > 160 || !/(?:19|20)\d\d/.test(text) || !(COPYRIGHT.test(text) || /creative\s?commons/i.test(text)))
      continue
    const rest = text
      .replace(/^.*?(?:©|\(c\)|copyright|creative\s?commons[^\d]{0,20})/i, '')
      .replace(/^(?:[\s\d,–—-]|(?:since|seit|copyright|by|von|par|por|di)(?!\p{L})|©|:)*/iu, '')
      .replace(
        /\s*[|,·•–—(©].*$|(?<!(?<!\p{L})\p{L})\.\s.*$|\s+\d{4}.*$|\s*(?:all rights|alle rechte|tous droits|todos los|todos os|tutti i).*$/iu,
        '',
      )
      .replace(/\.$/, '')
      .trim()
    if (/^\p{L}/u.test(rest) && rest.length > 1 && rest.split(' ').length <= 5) names.push(rest)
  }
  return names
}
