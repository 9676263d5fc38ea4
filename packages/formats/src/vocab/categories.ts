/**
 * Categories of the systems before the Subject Codes, and the Subject Code that each became. Data first, look-ups below.
 * Agencies' own codes stand in their dialects (src/dialect); here is what is common property.
 */

/** The IPTC's three-letter categories of 1995 and those that agencies added in the same style. */
export const IPTC_CATEGORIES: Readonly<Record<string, string>> = {
  ACE: '01000000',
  CLJ: '02000000',
  DIS: '03000000',
  FIN: '04000000',
  EBF: '04000000',
  ECO: '04000000',
  EDU: '05000000',
  EVN: '06000000',
  ENV: '06000000',
  HTH: '07000000',
  HUM: '08000000',
  LAB: '09000000',
  SOC: '09000000',
  LIF: '10000000',
  POL: '11000000',
  REL: '12000000',
  SCI: '13000000',
  SOI: '14000000',
  SPO: '15000000',
  WAR: '16000000',
  WEA: '17000000',
}

/**
 * ANPA 1312 categories and the selector codes that grew beside them. Several say where news comes from (`a` national, `i`
 * international, `n` regional), not what it is about: they have no subject.
 */
export const ANPA_CATEGORIES: Readonly<Record<string, { readonly name: string; readonly subject?: string }>> = {
  a: { name: 'national' },
  b: { name: 'special events' },
  c: { name: 'features', subject: '10000000' },
  d: { name: 'food', subject: '10003000' },
  e: { name: 'entertainment', subject: '01021000' },
  f: { name: 'finance', subject: '04000000' },
  h: { name: 'health and science', subject: '13000000' },
  i: { name: 'international' },
  j: { name: 'lottery', subject: '10002000' },
  k: { name: 'commentary' },
  l: { name: 'lifestyle', subject: '10000000' },
  m: { name: 'farm', subject: '04001000' },
  n: { name: 'state and regional' },
  o: { name: 'weather', subject: '17000000' },
  p: { name: 'politics', subject: '11000000' },
  q: { name: 'results', subject: '15000000' },
  r: { name: 'race wire', subject: '15030000' },
  s: { name: 'sport', subject: '15000000' },
  t: { name: 'travel', subject: '10007000' },
  v: { name: 'advisories' },
  w: { name: 'Washington' },
  z: { name: 'sport statistics', subject: '15000000' },
}

/** Letters of IPTC 7901 categories where a system has no longer codes. */
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(ANPA_CATEGORIES).flatMap(([letter, { subject }]) =>
    subject === undefined ? [] : [[letter, subject]],
  ),
)

/** Names of sections as wires abbreviate them, in several languages. A dialect's table goes before this. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  pl: '11000000',
  pol: '11000000',
  wi: '04000000',
  wirt: '04000000',
  eco: '04000000',
  econ: '04000000',
  biz: '04000000',
  bus: '04000000',
  ku: '01000000',
  kul: '01000000',
  cul: '01000000',
  art: '01000000',
  ent: '01021000',
  sp: '15000000',
  spo: '15000000',
  spt: '15000000',
  sport: '15000000',
  su: '14000000',
  wx: '17000000',
  rel: '12000000',
  sci: '13000000',
  wis: '13000000',
}

/**
 * The Subject Code of a category.
 * @param category as sent: `POL`, `s`, `wi`; upper case of three letters is tried as an IPTC category first
 * @param table the source's own, from its dialect
 * @returns eight digits, or undefined for a category that names no subject or that nobody knows
 */
export function subjectOfCategory(category: string, table?: Readonly<Record<string, string>>): string | undefined {
  const text = category.trim()
  for (const [codes, key] of [
    [table ?? {}, text],
    [table ?? {}, text.toLowerCase()],
    [IPTC_CATEGORIES, text.toUpperCase()],
    [LETTERS, text.toLowerCase()],
    [ABBREVIATIONS, text.toLowerCase()],
  ] as const) {
    if (Object.hasOwn(codes, key)) return codes[key] === '' ? undefined : codes[key]
  }
  return /^\d{8}$/.test(text) ? text : undefined
}
