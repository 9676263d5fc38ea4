/** Codes of Dateline's own that travel inside the formats, and the IPTC's codes that say the same. */
import { type Concept, type Form, FORMS } from '@dateline/news'

/** How a story is filed (flash, lead, ...): no vocabulary of the IPTC has these. */
export const FORM_PREFIX = 'dateline:form/'
/** Key of a section. */
export const SECTION_PREFIX = 'dateline:section/'
/** A free-text identifier, from a source that gives no URI. */
export const LITERAL_PREFIX = 'dateline:literal/'
/** A keyword in the source's own words. */
export const KEYWORD_PREFIX = 'dateline:keyword/'
/** Type of a subject that is a project of the agency's. */
export const PROJECT_TYPE = 'dateline:type/project'

/** IPTC genres that tell the form. */
const FORM_BY_GENRE: Readonly<Record<string, Form>> = {
  interview: 'interview',
  analysis: 'analysis',
  background: 'explainer',
  backgrounder: 'explainer',
  advice: 'advisory',
  advisory: 'advisory',
}

/** Form of a story, from a code of ours or from an IPTC genre. */
export function formOf(uri: string): Form | undefined {
  if (uri.startsWith(FORM_PREFIX)) return FORMS.find((form) => form === uri.slice(FORM_PREFIX.length))
  const genre = /\/newscodes\/genre\/(\w+)$/.exec(uri)?.[1]?.toLowerCase()
  return genre !== undefined && Object.hasOwn(FORM_BY_GENRE, genre) ? FORM_BY_GENRE[genre] : undefined
}

const NATURE = 'http://cv.iptc.org/newscodes/cpnature/'

/** Nature of a concept (IPTC cpnat) and its role in our model. */
export const ROLE_BY_NATURE: Readonly<Record<string, NonNullable<Concept['role']>>> = {
  [`${NATURE}person`]: 'person',
  [`${NATURE}organisation`]: 'body',
  [`${NATURE}geoArea`]: 'place',
  [`${NATURE}poi`]: 'place',
  [`${NATURE}event`]: 'event',
  [PROJECT_TYPE]: 'project',
}

/** Nature to write for a role. */
export const NATURE_BY_ROLE: Readonly<Partial<Record<NonNullable<Concept['role']>, string>>> = {
  person: `${NATURE}person`,
  body: `${NATURE}organisation`,
  place: `${NATURE}geoArea`,
  event: `${NATURE}event`,
  project: PROJECT_TYPE,
}

/** URI for an identifier that is free text. */
export function literalUri(prefix: string, literal: string): string {
  return prefix + encodeURIComponent(literal.toWellFormed()).slice(0, 900)
}

/** The free text inside such a URI. */
export function literalOf(prefix: string, uri: string): string | undefined {
  if (!uri.startsWith(prefix)) return undefined
  try {
    return decodeURIComponent(uri.slice(prefix.length))
  } catch {
    return undefined
  }
}
