/** Codes of an item: aliases, vocabularies, and whether QCode and URI agree. */
import type { Catalog } from '@dateline/news'
import { Codes } from '../../newsml-g2/codes.ts'
import { elementRule, type TypeRule, typeRule } from '../../newsml-g2/structure.ts'
import { MEDIA_TOPIC_LINES } from '../../vocab/media-topic-data.ts'
import { MEDIA_TOPIC_SCHEME } from '../../vocab/subjects.ts'
import type { XmlElement } from '../../xml/read.ts'
import type { Report } from './report.ts'
import { children, elementsOf } from './tree.ts'

/** Vocabularies of the IPTC that clients switch on, and that change seldom. */
const CLOSED: Readonly<Record<string, string>> = {
  ninat: 'animation audio component composite graphic picture text video webpage',
  pgrmod: 'alt bag seq',
  sig: 'alert atomic correction update updateInternal',
}
const CLOSED_SETS = new Map(Object.entries(CLOSED).map(([alias, codes]) => [alias, new Set(codes.split(' '))]))

let retired: ReadonlySet<string> | undefined
function retiredTopics(): ReadonlySet<string> {
  retired ??= new Set(
    MEDIA_TOPIC_LINES.split('\n')
      .map((line) => line.split('|', 3))
      .filter(([, , mark]) => mark === 'x')
      .map(([code = '']) => code),
  )
  return retired
}

function catalogsOf(holder: XmlElement | undefined): Catalog[] {
  if (holder === undefined) return []
  return [
    ...children(holder, 'catalogRef').map(({ attributes }) => ({ href: attributes['href']?.trim() ?? '' })),
    ...children(holder, 'catalog').map((catalog) => ({
      schemes: children(catalog, 'scheme').map(({ attributes }) => ({
        alias: attributes['alias'] ?? '',
        uri: attributes['uri'] ?? '',
      })),
    })),
  ]
}

export class CodeCheck {
  readonly #report: Report
  readonly #codes: Codes
  readonly #named: boolean

  constructor(report: Report, item: XmlElement, header: XmlElement | undefined) {
    this.#report = report
    const catalogs = [...catalogsOf(item), ...catalogsOf(header)]
    this.#codes = new Codes(catalogs)
    this.#named = catalogs.length > 0
    this.#aliases(item)
  }

  #aliases(item: XmlElement): void {
    const declared = new Map<string, string>()
    for (const catalog of children(item, 'catalog')) {
      for (const scheme of children(catalog, 'scheme')) {
        const { alias = '', uri = '' } = scheme.attributes
        const before = declared.get(alias)
        if (before !== undefined && before !== uri)
          this.#report.find('G2-206', scheme, `${alias} is declared as ${before} and as ${uri}`, alias)
        declared.set(alias, uri)
      }
    }
  }

  /** Checks the codes of an element and of all below it. */
  check(element: XmlElement, rule: TypeRule | undefined): void {
    for (const name in element.attributes) {
      const type = rule?.attributes.get(name)?.type
      if (type !== 'QCodeType' && type !== 'QCodeListType') continue
      const value = element.attributes[name] ?? ''
      for (const qcode of value.split(/\s+/)) if (/^[^\s:]+:\S+$/.test(qcode)) this.#code(element, name, qcode)
    }
    for (const one of elementsOf(element)) {
      if (one.name === 'inlineXML') continue
      const known = rule?.children.get(one.name)
      this.#report.within(one, () => {
        this.check(
          one,
          known === undefined ? (rule?.any === true ? elementRule(one.name) : undefined) : typeRule(known.type),
        )
      })
    }
  }

  #code(element: XmlElement, name: string, qcode: string): void {
    const alias = qcode.slice(0, qcode.indexOf(':'))
    const code = qcode.slice(alias.length + 1)
    const uri = this.#codes.resolve(qcode)
    if (uri === undefined) {
      // Declared to stand for itself: a writer's word that it knows no more.
      if (this.#codes.unexplained.has(alias)) return
      if (this.#codes.missing.length === 0)
        this.#report.find('G2-201', element, `no catalog explains the alias ${alias}`, qcode)
      else
        this.#report.find('G2-202', element, `${alias} is explained by ${this.#codes.missing[0]}, or by nobody`, qcode)
      return
    }
    if (!this.#named) {
      this.#report.find('G2-201', element, `the item names no catalog, so nothing explains the alias ${alias}`, qcode)
      return
    }
    const said = element.attributes[name === 'qcode' ? 'uri' : `${name}uri`]?.trim()
    if (said !== undefined && said !== '' && said !== uri && !said.includes(' '))
      this.#report.find('G2-203', element, `${qcode} is ${uri}, and the URI beside it ${said}`, said)
    if (this.#codes.own.has(alias)) return
    if (CLOSED_SETS.get(alias)?.has(code) === false)
      this.#report.find('G2-205', element, `${alias} has no code ${code}`, qcode)
    if (uri.startsWith(MEDIA_TOPIC_SCHEME) && retiredTopics().has(uri.slice(MEDIA_TOPIC_SCHEME.length)))
      this.#report.find('G2-204', element, `the Media Topic ${code} is retired`, qcode)
  }
}
