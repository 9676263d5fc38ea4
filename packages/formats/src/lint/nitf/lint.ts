/** Checks NITF against its structure (structure.ts) and for sense (sense.ts), by the rules of rules.ts. */
import { FormatError } from '../../problem.ts'
import { DEFAULT_LIMITS, type Limits } from '../../types.ts'
import { parseXml, type XmlElement } from '../../xml/read.ts'
import type { Finding } from '../types.ts'
import { NITF_RULES } from './rules.ts'
import { checkSense } from './sense.ts'
import { ELEMENTS, type ElementRule } from './structure.ts'

const NS = 'http://iptc.org/std/NITF/2006-10-18/'
const SEVERITY = new Map(NITF_RULES.map((rule) => [rule.id, rule.severity]))
/** A document that is wrong throughout is told so often enough. */
const MOST = 500

/** Says what was found, at an element. */
export type Report = (rule: string, at: XmlElement | undefined, message: string, value?: string) => void

/**
 * Findings of a document with one or more `nitf` elements.
 * @returns in the order of the document as far as it goes, at most 500; never throws for bad input
 */
export function lintNitf(text: string, limits: Limits = DEFAULT_LIMITS): Finding[] {
  const findings: Finding[] = []
  const report: Report = (rule, at, message, value) => {
    if (findings.length >= MOST) return
    findings.push({
      rule,
      severity: SEVERITY.get(rule) ?? 'error',
      message,
      ...(at === undefined ? {} : { line: at.line, column: at.column }),
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
    })
  }
  let count = 0
  try {
    parseXml(text, limits, {
      close: (element, ancestors) => {
        if (element.name !== 'nitf') return 'keep'
        count += 1
        checkDocument(element, report)
        return ancestors.length === 0 ? 'keep' : 'take'
      },
    })
    if (count === 0) report('NITF-102', undefined, 'the document has no nitf element')
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    const [, line, column] = /^line (\d+), column (\d+)/.exec(error.place) ?? []
    findings.push({
      rule: 'NITF-101',
      severity: 'error',
      message: error.message,
      ...(line === undefined ? {} : { line: Number(line) }),
      ...(column === undefined ? {} : { column: Number(column) }),
      value: error.code,
    })
  }
  return findings
}

function checkDocument(root: XmlElement, report: Report): void {
  if (root.ns !== NS) {
    report('NITF-103', root, root.ns === '' ? 'nitf is in no namespace' : 'nitf is in another namespace', root.ns)
  }
  const { version } = root.attributes
  const changed =
    root.attributes['change.date'] !== undefined && root.attributes['change.date'] !== 'September 11, 2009'
  if ((version !== undefined && version !== '-//IPTC//DTD NITF 3.6//EN') || changed) {
    report('NITF-104', root, 'the document names another version than 3.6', version)
  }
  checkStructure(root, report, new Set(), 0)
  checkSense(root, report)
}

function checkStructure(element: XmlElement, report: Report, ids: Set<string>, depth: number): void {
  const rule = ELEMENTS.get(element.name)
  if (rule === undefined) {
    report('NITF-110', element, `NITF has no element ${element.name}`, element.name)
    return
  }
  checkAttributes(element, rule, report, ids)
  checkContent(element, rule, report)
  for (const child of element.children) {
    if (typeof child !== 'string' && child.ns === element.ns && depth < 400)
      checkStructure(child, report, ids, depth + 1)
  }
}

function checkAttributes(element: XmlElement, rule: ElementRule, report: Report, ids: Set<string>): void {
  for (const [name, value] of Object.entries(element.attributes)) {
    if (name.includes(' ') || name === 'xml:space' || name === 'xml:base') continue
    const known = rule.attributes.get(name)
    if (known === undefined) {
      report('NITF-115', element, `${element.name} has no attribute ${name}`, name)
      continue
    }
    if (known.values !== undefined && !known.values.includes(value)) {
      report('NITF-117', element, `${name} of ${element.name} is one of ${known.values.join(', ')}`, value)
    }
    if (known.token && !/^\s*[\w.:-]+\s*$/.test(value) && value.trim() !== '') {
      report('NITF-117', element, `${name} of ${element.name} is a token without blanks`, value)
    }
    if (name !== 'id') continue
    if (!/^[A-Za-z_][\w.-]*$/.test(value) || ids.has(value)) {
      report('NITF-118', element, ids.has(value) ? 'the id was given before' : 'an id is a name', value)
    }
    ids.add(value)
  }
  for (const [name, known] of rule.attributes) {
    if (known.required && element.attributes[name] === undefined) {
      report('NITF-116', element, `${element.name} needs ${name}`, name)
    }
  }
}

function checkContent(element: XmlElement, rule: ElementRule, report: Report): void {
  const counts = rule.steps.map(() => 0)
  let step = 0
  let hasText = false
  for (const child of element.children) {
    if (typeof child === 'string') {
      if (rule.mixed || child.trim() === '') continue
      hasText = true
      report('NITF-114', element, `${element.name} holds elements, no text`, child.trim())
      continue
    }
    if (child.ns !== element.ns || !ELEMENTS.has(child.name)) continue
    const at = rule.steps.findIndex((s) => s.names.has(child.name))
    if (at === -1) {
      report('NITF-111', child, `${child.name} does not stand in ${element.name}`, child.name)
      continue
    }
    counts[at] = (counts[at] ?? 0) + 1
    if (at < step)
      report('NITF-112', child, `${child.name} stands before what came before it in ${element.name}`, child.name)
    step = Math.max(step, at)
    if (rule.steps[at]?.most === 1 && counts[at] === 2) {
      report('NITF-119', child, `${child.name} stands once in ${element.name}`, child.name)
    }
  }
  // The element that is missing is most often the one around the text.
  if (hasText) return
  rule.steps.forEach((s, index) => {
    if (s.least === 1 && counts[index] === 0) {
      const names = [...s.names].slice(0, 4).join(', ')
      report('NITF-113', element, `${element.name} needs ${names}`, names)
    }
  })
}
