/** Runs of text as every reader gives them back and every writer takes them: one canonical form, made in one place. */
import type { RichMark, RichSpan, RichSpans } from '@dateline/news'
import { stripIllegal } from '../xml/write.ts'

const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * A link target or picture address that may stand in markup: http, https, mailto, tel, or relative. Spelled as browsers read it:
 * tabs and line breaks inside are dropped, so that no scheme hides behind them.
 * @param base address that a relative target is resolved against
 * @returns undefined when following it could run code, or when it is no address
 */
export function safeTarget(href: string, base?: string): string | undefined {
  let target = stripIllegal(href)
    .replace(/[\t\r\n]/g, '')
    .trim()
  if (target === '' || target.length > 8_192) return undefined
  if (target.startsWith('//')) target = `https:${target}`
  // Browsers read a backslash as a slash: `/\host` would leave the site unseen.
  if (/^[/\\]{2}|^\\/.test(target)) return undefined
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(target)?.[0].toLowerCase()
  if (scheme !== undefined) return SCHEMES.has(scheme) && parses(target) ? target : undefined
  if (base === undefined) return target
  try {
    const resolved = new URL(target, base)
    return SCHEMES.has(resolved.protocol) ? resolved.href : undefined
  } catch {
    return undefined
  }
}

function parses(url: string): boolean {
  try {
    return new URL(url) instanceof URL
  } catch {
    return false
  }
}

/** BCP 47 as far as markup checks it (XML Schema's `language`). */
export function languageTag(value: string | undefined): string | undefined {
  const tag = value?.trim()
  return tag !== undefined && /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i.test(tag) ? tag : undefined
}

export function direction(value: string | undefined): 'ltr' | 'rtl' | undefined {
  const dir = value?.trim().toLowerCase()
  return dir === 'ltr' || dir === 'rtl' ? dir : undefined
}

export function sameMarks(a: readonly RichMark[], b: readonly RichMark[]): boolean {
  return a === b || (a.length === b.length && a.every((mark, i) => sameMark(mark, b[i])))
}

function sameMark(a: RichMark, b: RichMark | undefined): boolean {
  if (a === b) return true
  return b !== undefined && a.type === b.type && JSON.stringify(a) === JSON.stringify(b)
}

/** More marks over one run than copy ever has. */
const MAX_MARKS = 16

/** Marks with one more inside; one that already holds is not said twice, and links do not nest. */
export function withMark(marks: readonly RichMark[], mark: RichMark | undefined): readonly RichMark[] {
  if (mark === undefined || marks.length >= MAX_MARKS) return marks
  const once = mark.type === 'link' || mark.type === 'ruby'
  if (marks.some((m) => (once ? m.type === mark.type : sameMark(m, mark)))) return marks
  return [...marks, mark]
}

const NONE: readonly RichMark[] = []

/** Runs that a builder gave out: canonical already, and not to be gone over again. */
const CANONICAL = new WeakSet<RichSpans>()
/** Quick look for what stripIllegal drops; pairs of surrogates are most of what it finds. */
const SUSPECT = /[\u0000-\u0008\u000b\u000e-\u001f\ud800-\udfff\ufffe\uffff]/

/**
 * Collects the text of one paragraph: white space collapses across runs, equal neighbours join, and `\n` in a run is a line
 * break (`br`), of which there is never more than one in a row.
 */
export class SpanBuilder {
  #spans: { text: string; marks: readonly RichMark[] }[] = []

  /** True while nothing but white space has come. */
  get isBlank(): boolean {
    return this.#spans.every((span) => span.text.trim() === '')
  }

  /** True right after a line break. */
  get isAtBreak(): boolean {
    return this.#spans.at(-1)?.text.endsWith('\n') === true
  }

  /** Adds text; line ends in it are white space, as in markup. */
  text(value: string, marks: readonly RichMark[] = NONE): void {
    const legal = SUSPECT.test(value) ? stripIllegal(value.replaceAll('\f', ' ')) : value
    let text = /[\t\r\n\f]| {2}/.test(legal) ? legal.replace(/[ \t\r\n\f]+/g, ' ') : legal
    if (text.startsWith(' ')) {
      const last = this.#spans.at(-1)?.text
      if (last === undefined || last.endsWith(' ') || last.endsWith('\n')) text = text.slice(1)
    }
    if (text !== '') this.#push(text, marks)
  }

  lineBreak(marks: readonly RichMark[] = NONE): void {
    this.#trimEnd(/ $/)
    const last = this.#spans.at(-1)?.text
    if (last !== undefined && !last.endsWith('\n')) this.#push('\n', marks)
  }

  #push(text: string, marks: readonly RichMark[]): void {
    const last = this.#spans.at(-1)
    if (last !== undefined && sameMarks(last.marks, marks)) last.text += text
    else this.#spans.push({ text, marks })
  }

  #trimEnd(what: RegExp): void {
    for (let last = this.#spans.at(-1); last !== undefined; last = this.#spans.at(-1)) {
      const text = last.text.replace(what, '')
      if (text !== '') {
        last.text = text
        return
      }
      this.#spans.pop()
    }
  }

  /** What was collected, without white space and breaks at its end; the builder is empty again. */
  take(): RichSpan[] {
    this.#trimEnd(/[ \n]$/)
    const spans = this.#spans
    this.#spans = []
    const result = spans.map(({ text, marks }) => (marks.length === 0 ? { text } : { text, marks }))
    CANONICAL.add(result)
    return result
  }
}

/** The words of runs; line breaks stay. */
export function plainRich(spans: RichSpans): string {
  return spans.map((span) => span.text).join('')
}

/** True when there is nothing to read. */
export function isBlank(spans: RichSpans): boolean {
  return spans.every((span) => span.text.trim() === '')
}

/** Runs in the canonical form. */
export function tidySpans(spans: RichSpans): RichSpan[] {
  if (CANONICAL.has(spans)) return spans as RichSpan[]
  const builder = new SpanBuilder()
  for (const span of spans) {
    let marks: readonly RichMark[] = NONE
    for (const mark of span.marks ?? []) marks = withMark(marks, tidyMark(mark))
    span.text.split('\n').forEach((part, index) => {
      if (index > 0) builder.lineBreak(marks)
      builder.text(part, marks)
    })
  }
  return builder.take()
}

function tidyMark(mark: RichMark): RichMark | undefined {
  switch (mark.type) {
    case 'link': {
      const href = safeTarget(mark.href)
      return href === undefined ? undefined : { type: 'link', href }
    }
    case 'language': {
      const language = languageTag(mark.language)
      if (language === undefined && mark.direction === undefined) return undefined
      return {
        type: 'language',
        ...(language === undefined ? {} : { language }),
        ...(mark.direction === undefined ? {} : { direction: mark.direction }),
      }
    }
    case 'ruby': {
      const text = line(mark.text)
      return text === undefined ? undefined : { type: 'ruby', text }
    }
    case 'mention': {
      const uri = line(mark.uri)
      return uri === undefined ? undefined : { type: 'mention', uri }
    }
    case 'entity': {
      const uri = line(mark.uri)
      const attributes = Object.entries(mark.attributes ?? {}).map(([key, value]) => [key, stripIllegal(value)])
      return {
        type: 'entity',
        kind: mark.kind,
        ...(uri === undefined ? {} : { uri }),
        ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) as Record<string, string> }),
      }
    }
    default:
      return mark
  }
}

/** One line of text: legal characters, white space collapsed; undefined when empty. */
export function line(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const clean = stripIllegal(text)
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/^ | $/g, '')
  return clean === '' ? undefined : clean
}
