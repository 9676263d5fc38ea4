/** An item while a wire message is read. */
import type { Label, NewsItem, RichBlock, Term, Transmission } from '@dateline/news'
import { creditedDateline } from '../copy/credited.ts'
import { detectLanguage } from '../copy/language.ts'
import type { ReadContext } from '../context.ts'
import { plainBody } from '../html/rich.ts'
import { FormatError } from '../problem.ts'
import type { Assumption } from '../types.ts'
import { completeSubjects, CATEGORY_TYPE } from '../vocab/subjects.ts'
import { urgencyOf, type UrgencyScale } from '../vocab/urgency.ts'
import { type Notice, readEmbargo, statusOf } from './words.ts'

type Mutable<T> = { -readonly [K in keyof T]?: T[K] }
const SIGNAL = 'http://cv.iptc.org/newscodes/signal/'

export class WireDraft {
  readonly item: Mutable<NewsItem> = {}
  readonly transmission: Mutable<Transmission> = {}
  readonly assumptions: Assumption[] = []
  readonly unknown: string[] = []
  readonly context: ReadContext
  /** RFC 3339 of the stamp, or a day far back: years of dates without one are found by it. */
  near = '2000-01-01'
  readonly place: string

  constructor(context: ReadContext, place: string) {
    this.context = context
    this.place = place
  }

  push(
    key: 'headlines' | 'bylines' | 'edNotes' | 'keywords' | 'sluglines' | 'creditlines' | 'descriptions',
    value: string,
    role?: string,
  ): void {
    const text = value.trim()
    if (text === '') return
    const label: Label = { value: text, ...(role === undefined ? {} : { role }) }
    this.item[key] = [...(this.item[key] ?? []), label]
  }

  property(rel: string, value: string): void {
    if (value.trim() !== '')
      this.item.itemProperties = [...(this.item.itemProperties ?? []), { rel, value: value.trim() }]
  }

  priority(value: string, scale: string, own: UrgencyScale | undefined): void {
    this.transmission.urgency = { value, scale }
    const urgency = urgencyOf(value, own ?? scale)
    if (urgency === undefined) this.unknown.push(`priority ${value}`)
    else this.item.urgency = urgency
  }

  category(code: string, subjectOf: (category: string) => string | undefined): void {
    this.transmission.category = code
    const subject = subjectOf(code)
    const term: Term = { literal: code, type: CATEGORY_TYPE }
    const derived: Term[] =
      subject === undefined
        ? []
        : [{ uri: `http://cv.iptc.org/newscodes/subjectcode/${subject}`, creator: 'dateline:derived' }]
    this.item.subjects = [...(this.item.subjects ?? []), term, ...derived]
  }

  notice(notice: Notice): void {
    const status = statusOf(notice)
    if (status !== undefined && this.item.pubStatus !== 'canceled') this.item.pubStatus = status
    const code = notice === 'correction' || notice === 'update' ? notice : undefined
    const signal = code === undefined ? { literal: notice } : { uri: SIGNAL + code, qcode: `sig:${code}` }
    const known = this.item.signals ?? []
    if (!known.some((s) => (s.uri ?? s.literal) === (signal.uri ?? signal.literal)))
      this.item.signals = [...known, signal]
  }

  /**
   * Takes an embargo line.
   * @returns false when the line is none
   * @throws FormatError embargo-invalid for a time without a zone where the source's is not known
   */
  embargo(line: string): boolean {
    const read = readEmbargo(line, { zone: this.context.profile?.zone, near: this.near })
    if (read === undefined) return false
    if (read.kind === 'zoneless') {
      throw new FormatError(
        'embargo-invalid',
        `${JSON.stringify(read.text.slice(0, 80))} has no zone and the source profile gives none; say the zone in the profile`,
        this.place,
      )
    }
    if (read.kind === 'embargo') {
      this.item.embargo = read.embargo
      this.push('edNotes', line.trim(), 'embargo')
    }
    return true
  }

  /** The dateline of the first paragraph, or of the one behind an introduction. */
  #dateline(blocks: readonly RichBlock[]): void {
    const paragraphs = blocks.filter((block) => block.type === 'paragraph').slice(0, 3)
    for (const paragraph of paragraphs) {
      const text = paragraph.spans.map((s) => s.text).join('')
      const found = creditedDateline(text, this.near, this.context.profile?.agency)
      if (found === undefined) continue
      this.item.datelines = [{ value: found.line }]
      this.item.located = [{ type: 'http://cv.iptc.org/newscodes/cpnature/geoArea', names: [{ value: found.place }] }]
      if (found.credit !== '') this.item.creditlines ??= [{ value: found.credit }]
      return
    }
  }

  /** Wires do not say their language: told by the words, and said. */
  #guessLanguage(blocks: readonly RichBlock[]): string | undefined {
    const headline = this.item.headlines?.[0]?.value ?? ''
    const language = detectLanguage(`${headline} ${plainBody(blocks.slice(0, 40))}`.slice(0, 5_000))
    if (language !== undefined)
      this.assumptions.push({ field: 'language', value: language, why: 'recognised by its words' })
    return language
  }

  /** The last step: copy, its dateline, subjects of every generation, identity. */
  finish(format: 'iptc-7901' | 'anpa-1312', blocks: readonly RichBlock[]): NewsItem {
    const { item, transmission, context } = this
    const language = context.profile?.language ?? this.#guessLanguage(blocks)
    if (blocks.length > 0) {
      const contentType = format === 'iptc-7901' ? 'text/vnd.IPTC.7901' : 'text/vnd.IPTC.ANPA-1312'
      const words = transmission.wordCount
      item.bodies = [{ contentType, blocks, ...(words === undefined ? {} : { wordCount: words }) }]
    }
    if (item.datelines === undefined) this.#dateline(blocks)
    if (item.subjects !== undefined) item.subjects = completeSubjects(item.subjects, language)
    if (language !== undefined) item.language = language
    const { service, sequence } = transmission
    if (item.versionCreated !== undefined) transmission.sent = item.versionCreated
    if (sequence !== undefined && item.versionCreated !== undefined) {
      item.guid = `dateline:wire/${format}/${(service ?? 'x').toLowerCase()}${sequence}/${item.versionCreated.slice(0, 10)}`
    }
    const standard = format === 'iptc-7901' ? { name: 'IPTC 7901' } : { name: 'ANPA 1312' }
    return { ...item, model: 1, kind: 'text', standard, transmission: { ...transmission } }
  }
}
