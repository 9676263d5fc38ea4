/** From what a source calls its section, or from its subjects, to the key of a section. */
import type { Concept } from '@dateline/news'
import anyAscii from 'any-ascii'
import type { SourceProfile } from '../types.ts'
import { MEDIA_TOPIC_RANGES } from '../vocab/media-topics.ts'

/** Key of a section and the names it goes by on pages of agencies, in lower case. */
const NAMES: Readonly<Record<string, string>> = {
  politics:
    'politics|political|политика|палітыка|політика|سياسة|السياسة|politik|politique|política|politica|polityka|siyaset|政治',
  world:
    'world|international|foreign|abroad|в мире|мир|за рубежом|у свеце|світ|العالم|دولي|عالم|ausland|welt|monde|internacional|mundo|świat|esteri|dünya|国际',
  economy:
    'economy|economics|business|finance|markets|экономика|эканоміка|економіка|бизнес|اقتصاد|الاقتصاد|wirtschaft|économie|economía|economia|gospodarka|biznes|ekonomi|经济',
  society:
    'society|social|общество|грамадства|суспільство|مجتمع|المجتمع|gesellschaft|société|sociedad|sociedade|społeczeństwo|società|toplum|社会',
  culture:
    'culture|arts|entertainment|культура|культура і мастацтва|ثقافة|الثقافة|kultur|culture et arts|cultura|kultura|kültür|文化',
  sport: 'sport|sports|спорт|رياضة|الرياضة|deportes|esporte|desporto|spor|体育',
  science:
    'science|technology|science and technology|наука|навука|технологии|наука и техника|علوم|تكنولوجيا|wissenschaft|technik|sciences|ciencia|ciência|nauka|scienza|bilim|科技',
  health: 'health|здоровье|медицина|здароўе|здоров’я|صحة|gesundheit|santé|salud|saúde|zdrowie|salute|sağlık',
  environment:
    'environment|climate|ecology|экология|экалогія|довкілля|بيئة|umwelt|klima|environnement|medio ambiente|meio ambiente|środowisko|ambiente|çevre',
  justice:
    'crime|law|justice|courts|crime and law|происшествия|криминал|право|حوادث|قضاء|justiz|kriminalität|faits divers|judicial|prawo|giustizia|cronaca',
  education:
    'education|образование|адукацыя|освіта|تعليم|bildung|éducation|educación|educação|edukacja|istruzione|eğitim',
  regions: 'regions|regional|local|регионы|рэгіёны|регіони|محليات|regionen|régions|regiones|regiões|regiony|regioni',
  weather: 'weather|погода|надвор’е|طقس|wetter|météo|tiempo|tempo|pogoda|meteo|hava durumu',
}

/** Media Topics top level to section keys. */
const TOPICS: Readonly<Record<string, string>> = {
  '01': 'culture',
  '02': 'justice',
  '03': 'society',
  '04': 'economy',
  '05': 'education',
  '06': 'environment',
  '07': 'health',
  '08': 'society',
  '09': 'economy',
  '10': 'society',
  '11': 'politics',
  '12': 'society',
  '13': 'science',
  '14': 'society',
  '15': 'sport',
  '16': 'world',
  '17': 'weather',
}

const BY_NAME: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMES).flatMap(([key, list]) => list.split('|').map((name): [string, string] => [name, key])),
)

/** True when the words are a section's name in a known language. */
export function isSectionName(text: string): boolean {
  return BY_NAME.has(text.trim().toLowerCase())
}

/** A key from any words: `Nauka i technika` gives `nauka-i-technika`. Undefined when no letter is left. */
export function slugOf(text: string): string | undefined {
  const ascii = anyAscii(text.slice(0, 200)).toLowerCase()
  const slug = ascii
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, 64)
    .replace(/-$/, '')
  return /^[a-z][a-z0-9-]*$/.test(slug) ? slug : undefined
}

const RANGES: readonly { readonly top: string; readonly from: number; readonly to: number }[] = Object.entries(
  MEDIA_TOPIC_RANGES,
).flatMap(([top, list]) =>
  list.split(' ').map((range) => {
    const [from = '0', to = from] = range.split('-')
    return { top, from: Number(from), to: Number(to) }
  }),
)

/**
 * The two digits of the top-level Media Topic (or Subject Code) that a concept belongs to.
 * @param uri for example `http://cv.iptc.org/newscodes/mediatopic/20000523`
 */
function topOf(uri: string): string | undefined {
  const code = /\/newscodes\/(?:mediatopic|subjectcode)\/(\d{8})$/.exec(uri)?.[1]
  if (code === undefined) return undefined
  if (Number(code) < 18_000_000) return code.slice(0, 2)
  const number = Number(code) - 20_000_000
  return RANGES.find((range) => number >= range.from && number <= range.to)?.top.slice(0, 2)
}

export interface FoundSection {
  readonly key: string
  /** Set when the key is a guess. */
  readonly why?: string
}

/**
 * The section of a story: by the source profile, by its printed name, else by its subjects, else `general`.
 * @param name section as printed or coded by the source
 */
export function findSection(
  name: string | undefined,
  subjects: readonly Concept[],
  profile: SourceProfile | undefined,
): FoundSection {
  if (name !== undefined) {
    const mapped = profile?.sections?.[name] ?? profile?.sections?.[name.trim().toLowerCase()]
    if (mapped !== undefined && slugOf(mapped) === mapped) return { key: mapped }
    const key = BY_NAME.get(name.trim().toLowerCase()) ?? slugOf(name)
    if (key !== undefined) return { key }
  }
  for (const subject of subjects) {
    const top = topOf(subject.uri)
    const key = top === undefined ? undefined : TOPICS[top]
    if (key !== undefined) return { key, why: `from the subject ${subject.qcode ?? subject.uri}` }
  }
  return { key: 'general', why: 'the document names no section' }
}
