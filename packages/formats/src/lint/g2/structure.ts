/** What the schema of NewsML-G2 judges: names, order, number and datatypes; and what was new in which version. */
import { GRAMMAR_VERSION } from '../../newsml-g2/grammar.ts'
import { NAR } from '../../newsml-g2/node.ts'
import { elementRule, type TypeRule, typeRule } from '../../newsml-g2/structure.ts'
import type { XmlElement } from '../../xml/read.ts'
import { isOfType } from '../../newsml-g2/datatypes.ts'
import type { Report } from './report.ts'
import { SINCE, versionNumber } from './since.ts'

const DATE_TYPES = /dateTime/

/** Attributes that every element may have, whatever the schema. */
const ALWAYS = /^(?:xml:|http:\/\/www\.w3\.org\/2001\/XMLSchema-instance )/

export class StructureCheck {
  readonly #report: Report
  readonly #version: number | undefined
  readonly #versionText: string

  /** @param version of the standard that the item names */
  constructor(report: Report, version: string | undefined) {
    this.#report = report
    this.#version = version !== undefined && /^\d+\.\d+$/.test(version) ? versionNumber(version) : undefined
    this.#versionText = version ?? ''
  }

  check(element: XmlElement, rule: TypeRule, parent: XmlElement | undefined): void {
    this.#report.within(element, () => {
      this.#attributes(element, rule)
      this.#since(element, parent)
      this.#children(element, rule)
    })
  }

  #since(element: XmlElement, parent: XmlElement | undefined): void {
    const version = this.#version
    if (version === undefined) return
    const judge = (since: string | undefined, what: string) => {
      if (since === undefined || version >= versionNumber(since)) return
      this.#report.find('G2-108', element, `${what} came with ${since}, and the item says ${this.#versionText}`, what)
    }
    judge(SINCE[`${parent?.name}/${element.name}`] ?? SINCE[element.name], element.name)
    for (const name in element.attributes) judge(SINCE[`${element.name}@${name}`] ?? SINCE[`@${name}`], `@${name}`)
  }

  #attributes(element: XmlElement, rule: TypeRule): void {
    const { attributes } = element
    for (const name in attributes) {
      const value = attributes[name] ?? ''
      const known = rule.attributes.get(name)
      if (name.startsWith('unbound:')) {
        this.#report.find('G2-114', element, `the prefix of ${name.slice(8).replace(' ', ':')} is not declared`, name)
      } else if (known === undefined) {
        if (ALWAYS.test(name) || (rule.open && name.includes(' '))) continue
        this.#report.find('G2-105', element, `${element.name} has no attribute ${name}`, name)
      } else {
        if (!isOfType(value, known.type))
          this.#report.find('G2-107', element, `${name}="${value.slice(0, 60)}" is no ${known.type}`, value)
        else if (DATE_TYPES.test(known.type)) this.#zone(element, value)
      }
    }
    for (const [name, { required }] of rule.attributes) {
      if (required && attributes[name] === undefined)
        this.#report.find('G2-106', element, `${element.name} has no ${name}`, name)
    }
  }

  #zone(element: XmlElement, value: string): void {
    if (/T[\d:.]+\s*$/.test(value)) this.#report.find('G2-304', element, `"${value.trim()}" has no zone`, value)
  }

  #children(element: XmlElement, rule: TypeRule): void {
    const counts: number[] = []
    let last = 0
    let text = ''
    const elements = element.children.filter((child): child is XmlElement => {
      if (typeof child !== 'string') return true
      text += child
      return false
    })
    this.#text(element, rule, text, elements.length > 0)
    let misplaced = false
    for (const child of elements) {
      if (child.ns.startsWith('unbound:')) {
        this.#report.find('G2-114', child, `the prefix ${child.ns.slice(8)} is not declared`, child.name)
        continue
      }
      const foreign = child.ns !== element.ns && child.ns !== NAR && child.ns !== ''
      const known = foreign ? undefined : rule.children.get(child.name)
      if (known === undefined) {
        if (rule.any) {
          const loose = foreign ? undefined : elementRule(child.name)
          if (loose !== undefined) this.check(child, loose, element)
        } else if (!foreign || rule.other === undefined) {
          const future = this.#version !== undefined && this.#version > versionNumber(GRAMMAR_VERSION)
          if (!future || SINCE[child.name] === undefined)
            this.#report.find('G2-101', child, `${element.name} has no ${child.name} in it`, child.name)
        } else counts[rule.other] = (counts[rule.other] ?? 0) + 1
        continue
      }
      const { place } = known
      counts[place] = (counts[place] ?? 0) + 1
      if (place < last && !misplaced && rule.text !== 'mixed') {
        misplaced = true
        this.#report.find('G2-102', child, `${child.name} comes too late in ${element.name}`, child.name)
      }
      last = Math.max(last, place)
      // rp, rt, rp is a sequence inside a choice, which places cannot say.
      const max = element.name === 'ruby' ? 3 : (rule.places[place]?.max ?? Infinity)
      if ((counts[place] ?? 0) === max + 1)
        this.#report.find('G2-104', child, `${child.name} stands too often in ${element.name}`, child.name)
      this.check(child, typeRule(known.type), element)
    }
    rule.places.forEach(({ names, min }, place) => {
      if (min > 0 && (counts[place] ?? 0) < min && names.length > 0)
        this.#report.find('G2-103', element, `${element.name} has no ${names.join(' or ')}`, names[0])
    })
  }

  #text(element: XmlElement, rule: TypeRule, text: string, hasElements: boolean): void {
    if (rule.text === undefined) {
      if (!rule.any && text.trim() !== '')
        this.#report.find('G2-109', element, `text in ${element.name}, which has none`, text.trim())
      return
    }
    // White space around a value is the writer's layout; only what datatypes of text say counts.
    const value = rule.text === 'g2normalizedString' ? '' : text
    if (hasElements && rule.text !== 'mixed') return
    if (element.name === 'embargoed' && text.trim() === '') return
    if (!isOfType(value, rule.text))
      this.#report.find(
        'G2-107',
        element,
        `${element.name} "${text.trim().slice(0, 60)}" is no ${rule.text}`,
        text.trim(),
      )
    else if (/[dD]ate/.test(rule.text)) this.#zone(element, text)
  }
}
