/** The linter of IPTC 7901: what a message says, against the rules. */
import { countWords } from '../../iptc-7901/draw.ts'
import { ETX, EOT, HEADER_7901, type Message, normaliseFrames, SOH, splitMessages, STX } from '../../iptc-7901/frame.ts'
import { findHead } from '../../iptc-7901/head.ts'
import { readStamp } from '../../iptc-7901/stamp.ts'
import { isNotForPublication, isTake, noticeOf, readEmbargo } from '../../iptc-7901/words.ts'
import { ANPA_CATEGORIES, subjectOfCategory } from '../../vocab/categories.ts'
import type { Finding } from '../types.ts'
import { IPTC_7901_RULES, type Iptc7901Rule } from './rules.ts'

/** A file may break one rule in every line; more than these say nothing new. */
const MOST = 500

class Findings {
  readonly list: Finding[] = []

  add(id: Iptc7901Rule, message: string, line: number, value?: string): void {
    if (this.list.length >= MOST) return
    const { severity } = IPTC_7901_RULES.find((rule) => rule.id === id) ?? IPTC_7901_RULES[0]
    this.list.push({
      rule: id,
      severity,
      message,
      line,
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
    })
  }
}

/**
 * Checks a file of IPTC 7901 messages.
 * @param text decoded, its line ends as they came
 * @returns findings in the order of their lines
 */
export function lint7901(text: string): Finding[] {
  const findings = new Findings()
  lineEnds(text, findings)
  characters(text, findings)
  const messages = splitMessages(normaliseFrames(text), (lines, at) => HEADER_7901.test(lines[at] ?? ''))
  const numbers = new Map<string, number>()
  const ends = text.replace(/\r\n|\n\r|\r/g, '\n').split('\n')
  messages.forEach((message, index) => {
    if (message.lines.every((line) => line.trim() === '')) return
    const next = messages[index + 1]?.line ?? ends.length + 1
    frame(ends.slice(message.line - 1, next - 1).join('\n'), message.line, findings)
    lintMessage(message, numbers, findings)
  })
  return findings.list.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

function lineEnds(text: string, findings: Findings): void {
  const bare = /(?<!\r)\n|\r(?!\n)/.exec(text)
  if (bare === null) return
  const line = text.slice(0, bare.index).split('\n').length
  findings.add('IPTC7901-102', 'lines end in a bare line feed or carriage return', line)
}

function characters(text: string, findings: Findings): void {
  let line = 1
  let isSaid = false
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    if (code === 0x0a) line += 1
    else if (code === 0xfffd) findings.add('IPTC7901-105', 'a letter was lost before this file was written', line)
    else if (code > 0x7f && !isSaid && (code > 0x9f || code < 0x80)) {
      isSaid = true
      findings.add('IPTC7901-104', 'a letter outside of ISO 646', line, text[i] ?? '')
    } else if (
      (code < 0x20 && ![0x01, 0x02, 0x03, 0x04, 0x09, 0x0a, 0x0d, 0x16].includes(code)) ||
      (code >= 0x7f && code <= 0x9f)
    ) {
      findings.add('IPTC7901-103', `control character 0x${code.toString(16).padStart(2, '0')}`, line)
    }
  }
}

function frame(raw: string, line: number, findings: Findings): void {
  const places = [SOH, STX, ETX, EOT].map((char) => [raw.indexOf(char), raw.lastIndexOf(char)] as const)
  const isOnce = places.every(([first, last]) => first !== -1 && first === last)
  const isOrdered = places.every(([at], index) => index === 0 || at > (places[index - 1]?.[0] ?? -1))
  if (isOnce && isOrdered) return
  const names = ['SOH', 'STX', 'ETX', 'EOT'].filter((_, index) => (places[index]?.[0] ?? -1) === -1)
  findings.add(
    'IPTC7901-101',
    names.length > 0 ? `${names.join(', ')} missing` : 'out of order, or more than once',
    line,
  )
}

function lintMessage(message: Message, numbers: Map<string, number>, findings: Findings): void {
  const at = message.lines.findIndex((line) => line.trim() !== '')
  const place = message.line + at
  const header = HEADER_7901.exec(message.lines[at] ?? '')
  if (header === null) {
    findings.add('IPTC7901-201', 'no source and number, priority, category and word count', place, message.lines[at])
    return
  }
  const [, service = '', number = '', priority = '', category = '', words = ''] = header
  if (priority === '0') findings.add('IPTC7901-202', 'priority 0', place, priority)
  if (number.length < 3 || number.length > 4)
    findings.add('IPTC7901-203', `number of ${number.length} digits`, place, number)
  const before = numbers.get(`${service}${number}`)
  if (before !== undefined)
    findings.add('IPTC7901-204', `the message at line ${before} has the number too`, place, service + number)
  numbers.set(`${service}${number}`, place)
  const isKnown =
    subjectOfCategory(category) !== undefined ||
    Object.hasOwn(ANPA_CATEGORIES, category.toLowerCase()) ||
    /^(?:GEN|rs|ul|au|in)$/i.test(category)
  if (!isKnown) findings.add('IPTC7901-206', `category ${category}`, place, category)
  stamp(message, at + 1, findings)
  const rest: Message = {
    ...message,
    lines: message.lines.slice(at + 1, message.endAt),
    textAt: message.textAt === undefined ? undefined : message.textAt - at - 1,
  }
  lintText(rest, { place, priority: Number(priority), words: Number(words) }, findings)
}

function stamp(message: Message, from: number, findings: Findings): void {
  const lines = message.lines.slice(from).filter((line) => line.trim() !== '')
  const found = lines
    .slice(-6)
    .map((line) => readStamp(line, undefined))
    .find((s) => s !== undefined)
  const place = message.line + message.lines.length - 1
  if (found === undefined) findings.add('IPTC7901-401', 'no day and time at the end', place)
  else if (!found.zoned) findings.add('IPTC7901-402', 'the day and time name no zone', place)
}

interface Header {
  readonly place: number
  readonly priority: number
  readonly words: number
}

function lintText(message: Message, header: Header, findings: Findings): void {
  const head = findHead(message, 0)
  const first = header.place + 1
  if (head.keyword.length === 0) findings.add('IPTC7901-301', 'no keyword line', first)
  const lines = message.lines.slice(head.textFrom)
  const end = lines.findIndex((line) => isNotForPublication(line) || readStamp(line, undefined) !== undefined)
  const copy = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !/^[\s*]*$/.test(line))
  const headline = head.lines.filter((line) => line.trim() !== '')
  if (headline.length === 0) findings.add('IPTC7901-302', 'no headline', first)
  const notices = new Set(headline.map((line) => noticeOf(line)))
  const isNotice = notices.has('kill') || notices.has('hold')
  if (copy.length === 0 && !isNotice) findings.add('IPTC7901-304', 'no text', first)
  message.lines.forEach((line, index) => {
    if (line.length > 80 && !/^\s*\|/.test(line) && line.trim().includes(' ')) {
      findings.add('IPTC7901-303', `${line.length} characters in a line`, first + index)
    }
  })
  const counted = countWords([...headline, ...copy].join(' '))
  if (Math.abs(counted - header.words) > Math.max(10, counted * 0.2)) {
    findings.add(
      'IPTC7901-205',
      `${header.words} in the header, ${counted} in the text`,
      header.place,
      String(header.words),
    )
  }
  for (const [index, line] of [...head.lines, ...copy.slice(0, 10)].entries()) {
    if (readEmbargo(line, { zone: undefined, near: '2000-01-01' })?.kind === 'zoneless') {
      findings.add('IPTC7901-403', 'an embargo without a zone', first + index, line.trim())
    }
  }
  if (notices.has('kill') && header.priority > 2) findings.add('IPTC7901-404', 'a kill below priority 2', header.place)
  else if (notices.has('correction') && header.priority > 3)
    findings.add('IPTC7901-404', 'a correction below priority 3', header.place)
  // Words of art, embargo and take are no subject; what is left must name the item, or the keyword does.
  const named = headline.filter((line) => noticeOf(line) === undefined && !isTake(line))
  if (notices.has('kill') && head.keyword.length === 0 && named.length === 0) {
    findings.add('IPTC7901-405', 'neither number nor keyword of the item', first)
  }
}
