/** What a schema cannot see: dates, status, codes and copy that make no sense together. */
import { cleanLanguage } from '../../copy/language.ts'
import { millis, readNorm } from '../../nitf/dates.ts'
import { META, STATUSES } from '../../nitf/table.ts'
import { childOf, childrenOf, collapse, rawText, type XmlElement } from '../../xml/read.ts'
import type { Report } from './lint.ts'

/** Attributes that hold a date, by element. */
const DATES: Readonly<Record<string, readonly string[]>> = {
  'date.issue': ['norm'],
  'date.release': ['norm'],
  'date.expire': ['norm'],
  'doc.rights': ['startdate', 'enddate'],
  pubdata: ['date.publication'],
  'revision-history': ['norm'],
  'story.date': ['norm'],
  'rights.startdate': ['norm'],
  'rights.enddate': ['norm'],
}
const BASIC = /^\d{8}(T\d{4}(\d{2}([.,]\d+)?)?(Z|[+-]\d{2}(\d{2})?)?)?$/
/** Elements that say one thing in an attribute. */
const VALUES: Readonly<Record<string, string>> = {
  keyword: 'key',
  'du-key': 'key',
  'doc-scope': 'scope',
  fixture: 'fix-id',
  urgency: 'ed-urg',
  'date.issue': 'norm',
  'date.release': 'norm',
  'date.expire': 'norm',
}
const KILL = /^\W*(?:eds:\s*)?(?:(?:mandatory|bulletin) )?kill\b|^\W*mandatory withdrawal\b/i

export function checkSense(root: XmlElement, report: Report): void {
  const head = childOf(root, 'head')
  const docdata = childOf(head, 'docdata')
  const body = childOf(root, 'body')
  checkLanguage(root, report)
  walk(root, (element) => {
    checkDates(element, report)
    checkValues(element, report)
    checkCodes(element, report)
    checkCopy(element, report)
  })
  checkIdentity(root, docdata, report)
  checkStatus(head, docdata, report)
  checkBody(root, docdata, body, report)
}

function walk(element: XmlElement, visit: (element: XmlElement) => void): void {
  const stack = [element]
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next.ns !== element.ns) continue
    visit(next)
    for (let i = next.children.length - 1; i >= 0; i -= 1) {
      const child = next.children[i]
      if (child !== undefined && typeof child !== 'string') stack.push(child)
    }
  }
}

function checkLanguage(root: XmlElement, report: Report): void {
  const language = root.attributes['baselang']?.trim()
  if (language === undefined || language === '') report('NITF-404', root, 'nitf has no baselang')
  else if (cleanLanguage(language) === undefined) report('NITF-403', root, 'baselang is no language', language)
}

function checkDates(element: XmlElement, report: Report): void {
  for (const name of DATES[element.name] ?? []) {
    const value = element.attributes[name]?.trim()
    if (value === undefined || value === '') continue
    if (element.name === 'story.date' && /^\d{4}(-\d{2})?$/.test(value)) continue
    const read = readNorm(value, undefined)
    if (typeof read !== 'object') {
      report('NITF-201', element, `${name} of ${element.name} is no date`, value)
      continue
    }
    const hasTime = /[T ]\d|^\d{14}/.test(value)
    if (!read.zoned && hasTime) report('NITF-202', element, `${name} of ${element.name} has no offset`, value)
    if (!BASIC.test(value)) report('NITF-203', element, `${name} of ${element.name} is not in basic form`, value)
  }
}

function checkValues(element: XmlElement, report: Report): void {
  const name = VALUES[element.name]
  if (name !== undefined && element.name !== 'du-key' && (element.attributes[name] ?? '').trim() === '') {
    report('NITF-406', element, `${element.name} has no ${name}`, name)
  }
  if (
    element.name === 'ed-msg' &&
    element.attributes['info']?.trim() === '' &&
    element.attributes['msg-type'] === undefined
  ) {
    report('NITF-406', element, 'ed-msg has no message', 'info')
  }
}

function checkCodes(element: XmlElement, report: Report): void {
  const { attributes } = element
  if (element.name === 'urgency') {
    const value = attributes['ed-urg']?.trim()
    if (value !== undefined && value !== '' && !/^[1-8]$/.test(value)) {
      report('NITF-401', element, 'ed-urg is 1 to 8', value)
    }
  }
  if (element.name === 'tobject.subject') {
    const code = attributes['tobject.subject.refnum']?.trim()
    const source = attributes['tobject.subject.ipr']?.trim() ?? 'IPTC'
    const isOurs = /^(iptc|medtop)$/i.test(source)
    if (code !== undefined && isOurs && !/^((0[1-9]|1[0-7])\d{6}|2\d{7})$/.test(code)) {
      report('NITF-402', element, 'an IPTC subject code has eight digits and begins with 01 to 17, or with 2', code)
    }
  }
  const country = attributes['iso-cc']?.trim()
  if (country !== undefined && country !== '' && !/^[A-Za-z]{2,3}$/.test(country)) {
    report('NITF-405', element, 'iso-cc is a code of two or three letters', country)
  }
  const language = attributes['xml:lang']
  if (language !== undefined && cleanLanguage(language) === undefined) {
    report('NITF-403', element, 'xml:lang is no language', language)
  }
}

function checkCopy(element: XmlElement, report: Report): void {
  const { attributes } = element
  const href = attributes['href'] ?? attributes['source']
  if (href !== undefined && /^(javascript|vbscript|data):/i.test(href.replace(/[\u0000-\u0020]/g, ''))) {
    report('NITF-503', element, 'the address runs code', href)
  }
  if (element.name === 'p' && collapse(rawText(element)).replaceAll('\u00a0', '').trim() === '') {
    report('NITF-504', element, 'the paragraph has no words')
  }
  if (element.name === 'media-reference' && (attributes['source'] ?? '').trim() === '') {
    const data = attributes['data-location'] ?? attributes['name']
    if (data === undefined) report('NITF-505', element, 'media-reference has no source')
  }
  if (element.name === 'story.date') {
    const words = collapse(rawText(element))
    if (/^\d{8}T?\d{4}/.test(words) || (words !== '' && words === attributes['norm'])) {
      report('NITF-506', element, 'story.date repeats the machine form in words', words)
    }
  }
  if (element.name === 'body.content' && element.children.every((child) => typeof child === 'string')) {
    const text = rawText(element)
    if (/<(p|br|div|span)\b/i.test(text))
      report('NITF-507', element, 'body.content holds markup as text', text.trim().slice(0, 60))
  }
}

function checkIdentity(root: XmlElement, docdata: XmlElement | undefined, report: Report): void {
  const ids = childrenOf(docdata, 'doc-id').map((id) => id.attributes['id-string']?.trim() ?? '')
  if (!ids.some((id) => id !== '') && (root.attributes['uno'] ?? '').trim() === '') {
    report('NITF-204', docdata ?? root, 'the document has no identifier')
  }
  if (childOf(docdata, 'date.issue') === undefined)
    report('NITF-205', docdata ?? root, 'the document has no date.issue')
}

function instantOf(docdata: XmlElement | undefined, name: string): number | undefined {
  const value = childOf(docdata, name)?.attributes['norm']
  const read = value === undefined ? undefined : readNorm(value, undefined)
  return typeof read === 'object' ? millis(read.instant) : undefined
}

function checkStatus(head: XmlElement | undefined, docdata: XmlElement | undefined, report: Report): void {
  if (docdata === undefined) return
  const word = docdata.attributes['management-status']?.trim() ?? ''
  const known = ['usable', 'embargoed', 'withheld', 'canceled'].includes(word.toLowerCase())
  if (docdata.attributes['management-status'] !== undefined && !known) {
    report('NITF-301', docdata, 'management-status is usable, embargoed, withheld or canceled', word)
  }
  const status = STATUSES[word.toLowerCase()]
  const [issue, release, expire] = ['date.issue', 'date.release', 'date.expire'].map((name) => instantOf(docdata, name))
  const isOpen = childrenOf(head, 'meta').some((m) => m.attributes['name'] === META.embargo)
  if (status === 'embargoed' && release === undefined && expire !== undefined && !isOpen) {
    report('NITF-302', childOf(docdata, 'date.expire'), 'embargoed, and the only date is date.expire')
  }
  const isHeld = status === 'embargoed' || status === 'withheld' || status === 'canceled'
  if (release !== undefined && issue !== undefined && release > issue && !isHeld) {
    report(
      'NITF-303',
      childOf(docdata, 'date.release'),
      'date.release is after date.issue, and the status does not say so',
    )
  }
  const start = Math.max(issue ?? -Infinity, release ?? -Infinity)
  if (expire !== undefined && expire < start) {
    report('NITF-206', childOf(docdata, 'date.expire'), 'date.expire is before the document may be used')
  }
  const isNotice = docdata.attributes['management-doc-idref'] !== undefined
  if (status === 'canceled' || status === 'withheld' || isNotice) return
  const kill = childrenOf(docdata, 'ed-msg').find(
    (m) => KILL.test(m.attributes['info'] ?? '') || m.attributes['msg-type'] === 'kill',
  )
  if (kill !== undefined)
    report('NITF-304', kill, 'the message kills, and the status is usable', kill.attributes['info'])
}

function checkBody(
  root: XmlElement,
  docdata: XmlElement | undefined,
  body: XmlElement | undefined,
  report: Report,
): void {
  const hedlines = childrenOf(childOf(body, 'body.head'), 'hedline')
  const main = hedlines.map((hedline) => childOf(hedline, 'hl1')).find((hl1) => hl1 !== undefined)
  if (main === undefined || collapse(rawText(main)) === '')
    report('NITF-501', main ?? body ?? root, 'there is no headline')
  const status = STATUSES[docdata?.attributes['management-status']?.trim().toLowerCase() ?? ''] ?? 'usable'
  const contents = childrenOf(body, 'body.content')
  const hasCopy = contents.some((content) => rawText(content).trim() !== '' || childrenOf(content, 'media').length > 0)
  if (!hasCopy && status !== 'canceled' && status !== 'withheld')
    report('NITF-502', contents[0] ?? body ?? root, 'there is no copy')
}
