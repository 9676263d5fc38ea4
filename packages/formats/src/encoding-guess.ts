/** Which encoding bytes are in that name none or a wrong one: each that fits is tried, and the text that reads best wins. */

/** Letters that make up a good part of any text in a script, lower case. */
const FREQUENT: ReadonlySet<string> = new Set(
  [
    'оеаинтсрвлкмдпуяыьгзбіў',
    'áéíóúäöüßñçàèêâîôûãõåøæęąłśżźćńěščřžýůőűţşăîığ',
    'αεηιοντσςρκλπμυάέήίόύώ',
    'اليومنرتبعدهسكفقحجشطخأةىيپچژگک',
    'ויהלאתרמבשנכדפקםעחטזגסן',
    'นารกเงมยลวดทสตะปบคหแ่้ัิี',
    '的一是不了人在有我他这中大来上国个到说们时要就出会也你对生能子下过地年和中报政新市民工經國會這個為們發',
    'のにはをたがでてとしれさいるなもっこ、。ンスルトリイー日本人大年月',
    '이다의에는을를가한고로지서도하기사해인정자대',
  ].flatMap((letters) => Array.from(letters)),
)

const MULTI_BYTE = ['shift_jis', 'euc-jp', 'euc-kr', 'gb18030', 'big5']
const SINGLE_BYTE = [
  'windows-1251',
  'koi8-r',
  'iso-8859-5',
  'ibm866',
  'windows-1252',
  'windows-1250',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-874',
]

const HEBREW = /[\u05d0-\u05ea]/u
const FINAL = /[ךםןףץ]/u

/** Bytes are seldom valid in an encoding of several bytes a letter by chance. */
const VALID_BONUS = 0.2

/** Bytes of the sample: more tell no more. */
const SAMPLE = 60_000
/** Fewer letters than this beyond ASCII tell nothing. */
const FEWEST = 8

/** The words of a page without its markup, cut between bytes of ASCII so that no letter is halved. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  let end = Math.min(bytes.length, SAMPLE)
  while (end > 0 && end < bytes.length && (bytes[end - 1] ?? 0) >= 0x80) end -= 1
  return bytes.subarray(0, end)
}

/** How well a decoded text reads, from about -2 (noise) to 2 (plain copy), or undefined when it has no letters to tell. */
function quality(text: string): number | undefined {
  let points = 0
  let seen = 0
  let before = ' '
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code >= 0x80) {
      seen += 1
      if (FREQUENT.has(letter)) points += 2
      else if (/\p{Ll}|\p{Lo}|\p{M}/u.test(letter)) points += code < 0x250 ? 0.6 : 0.9
      else if (/\p{Lu}/u.test(letter)) points += /\p{Ll}/u.test(before) ? -1.5 : 0.6
      else if (code <= 0x9f || code === 0xfffd || /\p{Co}|\p{Cn}/u.test(letter)) points -= 4
      else if (/[\u2500-\u259f\u00a1-\u00bf×÷ƒ]/u.test(letter)) points -= 1
      // Latin letters with marks seldom stand side by side; letters of another script read as Latin always do.
      const last = before.codePointAt(0) ?? 0
      if (code >= 0xc0 && code < 0x250 && last >= 0xc0 && last < 0x250) points -= 1.5
      // A word in two scripts is no word.
      if (
        /[a-z]/i.test(before) &&
        /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Thai}]/u.test(letter)
      )
        points -= 2
      // Hebrew's final letters end words, and its points stand under a letter.
      if (HEBREW.test(letter) && FINAL.test(before)) points -= 2.5
      if (/[\u05b0-\u05cf]/u.test(letter) && !HEBREW.test(before)) points -= 2
      // Half-width kana fill the gaps of any wrong reading.
      if (code >= 0xff61 && code <= 0xff9f) points -= 2.5
    }
    before = letter
  }
  return seen < FEWEST ? undefined : points / seen
}

export interface EncodingGuess {
  readonly encoding: string
  readonly quality: number
}

function tried(sample: Uint8Array, encoding: string): EncodingGuess | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: MULTI_BYTE.includes(encoding) }).decode(sample)
    const points = quality(text)
    const bonus = MULTI_BYTE.includes(encoding) ? VALID_BONUS : 0
    return points === undefined ? undefined : { encoding, quality: points + bonus }
  } catch {
    // Not valid in it.
    return undefined
  }
}

/**
 * The encoding in which bytes that are not UTF-8 read best.
 * @param bytes a document; its first 60,000 bytes are looked at
 * @returns undefined when there are too few letters beyond ASCII to tell
 */
export function guessEncoding(bytes: Uint8Array): EncodingGuess | undefined {
  const sample = sampleOf(bytes)
  let best: EncodingGuess | undefined
  for (const encoding of [...MULTI_BYTE, ...SINGLE_BYTE]) {
    const guess = tried(sample, encoding)
    if (guess !== undefined && guess.quality > (best?.quality ?? -1)) best = guess
  }
  return best
}

/** How well bytes read in one encoding; see `guessEncoding`. */
export function qualityIn(bytes: Uint8Array, encoding: string): number | undefined {
  return tried(sampleOf(bytes), encoding)?.quality
}
