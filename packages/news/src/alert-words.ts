/**
 * Finding alert words in headlines of any language: whole words, word beginnings and phrases, whatever the case, the
 * diacritics, the spelling of Arabic letters, or the small words that Arabic writes onto the next one.
 */

/**
 * Words by BCP 47 primary language. `mobilis*` is a word's beginning (for inflection), `*krieg` its end (for
 * compounds), `*krieg*` any part; a phrase is several of these with spaces. In scripts without spaces any part counts.
 */
export type AlertWords = Readonly<Record<string, readonly string[]>>

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
/** Letters that canonical decomposition leaves whole, as people type them without their mark. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  // Arabic: forms of alef, final yeh, teh marbuta, Persian kaf and yeh; the lengthening stroke goes.
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  ـ: '',
}

/** Lower case, without diacritics and vowel signs, one spelling for letters that writers choose between. */
export function foldWords(text: string): string {
  let folded = ''
  for (const letter of text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '')) folded += FOLDED[letter] ?? letter
  return folded
}

/** The words of a folded text. Apostrophes and hyphens part words. */
const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? []

/** and, so; by, for, like; the: written onto the word that follows. */
const ARABIC_PREFIX = /^[وف]?(?:لل|[بلك]?ال|[بلك])?(?=[\u0600-\u06ff]{3})/

/** A word as it may have been meant: as written, and without what Arabic writes before it. */
function readings(word: string): readonly string[] {
  if (!/^[\u0600-\u06ff]/.test(word)) return [word]
  const bare = word.replace(ARABIC_PREFIX, '')
  return bare === word ? [word] : [word, bare, ...(/^[وف]/.test(word) ? [word.slice(1)] : [])]
}

type Test = (reading: string) => boolean

function testOf(pattern: string): Test {
  const open = pattern.startsWith('*')
  const more = pattern.endsWith('*')
  const core = pattern.slice(open ? 1 : 0, more ? -1 : undefined)
  if (open && more) return (w) => w.includes(core)
  if (open) return (w) => w.endsWith(core)
  if (more) return (w) => w.startsWith(core)
  return (w) => w === core
}

interface Pattern {
  readonly word: string
  /** Looked for anywhere, in a script without spaces. */
  readonly part: string | undefined
  readonly tests: readonly Test[]
}

function compile(word: string): Pattern {
  const folded = foldWords(word).trim()
  if (UNSPACED.test(folded)) return { word, part: folded.replaceAll('*', ''), tests: [] }
  // The star stays with its word; everything else that is no letter parts words, as it does in the text.
  return { word, part: undefined, tests: (folded.match(/\*?[\p{L}\p{N}]+\*?/gu) ?? []).map(testOf) }
}

const compiled = new WeakMap<readonly string[], readonly Pattern[]>()

function patternsOf(words: readonly string[]): readonly Pattern[] {
  let patterns = compiled.get(words)
  if (!patterns) {
    patterns = words.map(compile)
    compiled.set(words, patterns)
  }
  return patterns
}

/**
 * Finds the alert words of a text's language. A language without a list of its own is read with the English one.
 * @param texts headline, abstract and their like; phrases do not run from one into the next
 * @param language BCP 47 tag of the texts
 * @returns the entries found, as the list writes them, each once
 */
export function findAlertWords(texts: readonly string[], language: string, words: AlertWords): string[] {
  const list = words[language.split('-')[0]?.toLowerCase() ?? ''] ?? words['en'] ?? []
  const found = new Set<string>()
  for (const text of texts) {
    const folded = foldWords(text)
    const read = wordsOf(folded).map(readings)
    for (const { word, part, tests } of patternsOf(list)) {
      if (found.has(word)) continue
      if (part === undefined ? phraseIn(read, tests) : part !== '' && folded.includes(part)) found.add(word)
    }
  }
  return [...found]
}

function phraseIn(read: readonly (readonly string[])[], tests: readonly Test[]): boolean {
  if (tests.length === 0) return false
  for (let at = 0; at + tests.length <= read.length; at++) {
    if (tests.every((test, n) => read[at + n]?.some(test) === true)) return true
  }
  return false
}
