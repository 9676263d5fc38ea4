/** The transforms that a dialect may name: each takes one text and gives none, one or several. */

type Transform = (value: string) => readonly string[]

const one = (value: string): readonly string[] => (value.trim() === '' ? [] : [value.trim()])
const split = (separator: RegExp) => (value: string) => value.split(separator).flatMap(one)

export const TRANSFORMS = {
  trim: one,
  /** `a; b` */
  'split-semicolon': split(/;/),
  /** `a, b` */
  'split-comma': split(/,/),
  /** `a/b` */
  'split-slash': split(/\//),
  /** What stands behind the last semicolon. */
  'after-semicolon': (value) => one(value.slice(value.lastIndexOf(';') + 1)),
  /** What stands behind the last underscore. */
  'after-underscore': (value) => one(value.slice(value.lastIndexOf('_') + 1)),
  /** What stands behind the last colon. */
  'after-colon': (value) => one(value.slice(value.lastIndexOf(':') + 1)),
  /** What stands in front of the first comma. */
  'before-comma': (value) => one(value.split(',', 1)[0] ?? ''),
  /** What stands in front of the first colon. */
  'before-colon': (value) => one(value.split(':', 1)[0] ?? ''),
  /** Without what is in brackets. */
  'drop-brackets': (value) => one(value.replace(/\([^()]{0,200}\)/g, ' ').replace(/ {2,}/g, ' ')),
  /** `(text)` without its brackets. */
  'strip-brackets': (value) => one(value.replace(/^\s*\(/, '').replace(/\)\s?$/, '')),
  /** Without `By`, `Von`, `Par`, `Por`, `Door`, `Av`. */
  'strip-by': (value) => one(value.replace(/^(?:By|Von|Par|Por|Di|Door|Av|Af)\s+/i, '')),
  /** Only what may be the name of a person: two words or more, each with a capital, no digits and no strokes. */
  'person-name': (value) => {
    const name = value.trim()
    const words = name.split(/\s+/)
    const isName =
      words.length >= 2 &&
      words.length <= 6 &&
      !/[\d/;:@]/.test(name) &&
      words.filter((w) => /^\p{Lu}/u.test(w)).length >= 2
    return isName ? [name] : []
  },
  'lower-case': (value) => one(value.toLowerCase()),
  'upper-case': (value) => one(value.toUpperCase()),
  /** Hyphens to spaces. */
  unhyphenate: (value) => one(value.replaceAll('-', ' ')),
  /** First word. */
  'first-word': (value) => one(value.trim().split(/\s+/, 1)[0] ?? ''),
  /** The eight digits of a Subject Code, wherever they stand: `TT:02000000:LAG`. */
  'eight-digits': (value) => {
    const digits = /(?<!\d)\d{8}(?!\d)/.exec(value)?.[0]
    return digits === undefined ? [] : [digits]
  },
  /** First digit. */
  'first-digit': (value) => {
    const digit = /\d/.exec(value)?.[0]
    return digit === undefined ? [] : [digit]
  },
} as const satisfies Readonly<Record<string, Transform>>

export type TransformName = keyof typeof TRANSFORMS
export const TRANSFORM_NAMES = Object.keys(TRANSFORMS) as [TransformName, ...TransformName[]]

/** Runs a value through transforms in order. */
export function transform(value: string, names: readonly TransformName[]): readonly string[] {
  return names.reduce<readonly string[]>((values, name) => values.flatMap((v) => TRANSFORMS[name](v)), [value])
}
