/** Which language copy is in, from its letters and its smallest words. */

const STOPWORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in that is was for on with said by from has at it as will',
  de: 'der die und in den von zu das mit sich des auf für ist im dem nicht ein eine auch werden nach',
  fr: 'le la les de des et en un une du que est pour qui dans par sur au plus pas avec a',
  es: 'el la los las de que y en un una del se por con para su al es más como lo ha',
  pt: 'o a os as de que e em um uma do da no na por com para não se dos ao mais foi é',
  it: 'il la di che e in un una del della per con non sono si da le gli dei alla nel ha è',
  nl: 'de het een van en in is dat op te zijn met voor niet aan er om ook door bij',
  pl: 'w i na z do się nie że jest o to po przez od dla za są oraz który',
  cs: 'a v se na je že o s do z za by podle jako ale pro ve které byl',
  sk: 'a v sa na je že o s do z za by podľa ako ale pre vo ktoré bol',
  ro: 'și în de la cu pe o un a din care nu este pentru că sa mai au fost',
  hu: 'a az és hogy nem is egy ez volt meg csak de már ha vagy lesz szerint',
  tr: 've bir bu da de için ile olarak olan daha çok en sonra kadar dedi ise göre',
  sv: 'och att det i en som är på för med av den till har inte om ett han från',
  da: 'og at det i en er som på for med af den til har ikke om et han fra der',
  nb: 'og i det at er en på som for med av den til har ikke om et han fra ble',
  fi: 'ja on ei se että oli hän mutta kun myös ovat tai joka mukaan kuin',
  sr: 'i u je da se na su za od sa koji ne bi kao ali o će',
  id: 'yang dan di dengan untuk dari dalam ini itu pada akan tidak adalah oleh',
  hr: 'i u je da se na za od su koji ne bi kao ali će što nije bio kako prema',
  sl: 'in je v na da se za so ki bi tudi kot pa po ne ali bo z iz pri',
  lt: 'ir yra kad su į iš tai bet kaip ne jis apie po buvo dėl prie taip per',
  lv: 'un ir ka ar no uz par bet kā tas ne arī pēc lai bija kas līdz pie',
  et: 'ja on ei et see oli ka kui mis ning aga seda oma või selle eesti',
  ca: 'el la els les de que i en un una del per amb no és al més com ha dels',
  gl: 'o a os as de que e en un unha do da para con non se por ao máis pola',
  eu: 'eta da ez bat du ere dute baina hori izan zen egin dira beste',
  sq: 'të e në dhe për një me që nga është ka si nuk më do se i',
  sw: 'ya wa na kwa ni katika za la kuwa hiyo huo yake hii watu cha',
  af: 'die en van in is dat het nie vir om met op te word wat hy aan ’n',
  tl: 'ang ng sa na mga at ay ni kay para hindi ito si may nang',
  is: 'og í að á er sem það við um til en ekki var með fyrir hann',
  az: 've ilə və bu da də üçün bir olan isə edib görə həm deyib',
  vi: 'và của là các trong cho không được một những với có người này',
}

const CYRILLIC: Readonly<Record<string, string>> = {
  ru: 'и в не на что с по как это из за от его для о к был также',
  uk: 'і в не на що з та як це із за від його для про до був також у',
  be: 'і ў не на што з як гэта за ад яго для пра да быў таксама у',
  bg: 'и в не на че с се за от по да са ще като той беше е',
  sr: 'и у је да се на су за од са који не би као али о ће',
  mk: 'и во на да се од за со не што ќе кој како по го',
  mn: 'нь байна бол гэж юм энэ болон байсан монгол улсын',
  ky: 'жана менен бул үчүн деп болгон кыргыз эле ошондой',
  tg: 'ва дар аз ба ки ин бо барои кард шуд тоҷикистон',
  kk: 'және мен бұл үшін деп бар болып қазақстан осы туралы',
}

const ARABIC: Readonly<Record<string, string>> = {
  ar: 'في من على إلى أن التي الذي عن مع هذا هذه بين وقال كما',
  fa: 'در از به که این را با است برای آن می شد های گفت',
  ur: 'کے میں کی ہے اور سے کا کو نے پر کہ یہ ہیں',
}

const DEVANAGARI: Readonly<Record<string, string>> = {
  hi: 'के में की है और से का को ने पर कि यह हैं नहीं',
  mr: 'आहे आणि या हे व ते की नाही तर केले होते आहेत',
  ne: 'छ र को मा ले हो गरेको भएको पनि यो छन् गर्ने',
}

const SCRIPTS: readonly (readonly [RegExp, string | Readonly<Record<string, string>>])[] = [
  [/\p{Script=Cyrillic}/u, CYRILLIC],
  [/\p{Script=Arabic}/u, ARABIC],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Greek}/u, 'el'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Devanagari}/u, DEVANAGARI],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Sinhala}/u, 'si'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Myanmar}/u, 'my'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Thai}/u, 'th'],
]

type Table = Readonly<Record<string, string>>

const indexes = new WeakMap<Table, ReadonlyMap<string, readonly string[]>>()

/** Languages of a table by their words. */
function indexOf(table: Table): ReadonlyMap<string, readonly string[]> {
  const before = indexes.get(table)
  if (before !== undefined) return before
  const index = new Map<string, string[]>()
  for (const [language, list] of Object.entries(table))
    for (const word of new Set(list.split(' '))) {
      const known = index.get(word)
      if (known === undefined) index.set(word, [language])
      else known.push(language)
    }
  indexes.set(table, index)
  return index
}

function byWords(text: string, table: Table): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []
  const index = indexOf(table)
  const scores = new Map<string, number>()
  for (const word of words)
    for (const language of index.get(word) ?? []) scores.set(language, (scores.get(language) ?? 0) + 1)
  let best: string | undefined
  let bestScore = 0
  for (const language of Object.keys(table)) {
    const score = scores.get(language) ?? 0
    if (score > bestScore) {
      best = language
      bestScore = score
    }
  }
  return bestScore >= Math.min(3, words.length * 0.05) ? best : undefined
}

/** Letters beyond these are of another script than Latin. */
const LATIN_END = 0x24f

/**
 * Guesses the language of copy.
 * @param text the first 4,000 characters are looked at
 * @returns BCP 47 language, or undefined when the text is too short to tell
 */
export function detectLanguage(text: string): string | undefined {
  const sample = text.slice(0, 4_000)
  const letters = sample.match(/\p{L}/gu) ?? []
  if (letters.length < 3) return undefined
  const others = letters.filter((letter) => (letter.codePointAt(0) ?? 0) > LATIN_END).length
  // Most text is Latin, and need not be asked for each script there is.
  const scripts = others < letters.length * 0.3 ? [] : SCRIPTS
  for (const [script, result] of scripts) {
    const share = letters.filter((letter) => script.test(letter)).length / letters.length
    if (share < 0.3) continue
    return typeof result === 'string' ? result : byWords(sample, result)
  }
  return byWords(sample, STOPWORDS)
}

/** Copy shorter than this does not overrule what its page says. */
const SURE_LENGTH = 300

/** Share of a text's words that are the smallest words of a language. */
function shareOf(text: string, language: string): number {
  const list = STOPWORDS[language] ?? CYRILLIC[language] ?? ARABIC[language] ?? DEVANAGARI[language]
  if (list === undefined) return 0
  const set = new Set(list.split(' '))
  const words =
    text
      .slice(0, 4_000)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? []
  return words.filter((word) => set.has(word)).length / Math.max(1, words.length)
}

/** Languages that share their words so far that the copy cannot overrule the page's choice between them. */
const NEAR: readonly string[] = [
  'sr hr bs sh',
  'nb no nn da',
  'id ms',
  'hi mr ne',
  'ru bg mk uk be',
  'es gl ca',
  'pt gl',
  'cs sk',
  'nl af',
  'tr az',
  'zh yue',
  'fa ps',
  'tl fil',
]

/**
 * The language of copy, where its page states one: themes leave their own language on pages in any other.
 * @param stated BCP 47 tag, clean
 * @returns the stated tag, or the copy's own language where its letters and smallest words speak clearly against that
 */
export function settleLanguage(stated: string | undefined, copy: string): string | undefined {
  if (stated === undefined || copy.length < SURE_LENGTH) return stated
  const found = detectLanguage(copy)
  const said = stated.split('-')[0] ?? ''
  if (found === undefined || found === said) return stated
  if (NEAR.some((group) => group.split(' ').includes(found) && group.split(' ').includes(said))) return stated
  const isWordless = shareOf(copy, found) === 0
  // A script of its own needs no words: Japanese is not English.
  if (isWordless) return /^[a-z]{2}$/.test(found) ? found : stated
  return shareOf(copy, found) > 0.12 && shareOf(copy, said) < shareOf(copy, found) * 0.4 ? found : stated
}

/**
 * A usable BCP 47 tag from what documents write (`en_US`, `EN`, `nb-NO`).
 * @returns the canonical tag, or undefined when it is none
 */
export function cleanLanguage(tag: string | undefined): string | undefined {
  if (tag === undefined) return undefined
  const candidate = tag.trim().replaceAll('_', '-')
  try {
    const canonical = Intl.getCanonicalLocales(candidate)[0]
    return canonical !== undefined && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(canonical) ? canonical : undefined
  } catch {
    return undefined
  }
}
