/**
 * Catalogs of agencies by their address: a reader never fetches one, but the address says whose it is. Where an agency is
 * known to build its scheme URIs in one way, a rule gives them; an alias that it does not name stays a QCode.
 */

interface AgencyCatalog {
  /** Beginning of the catalog's address, without the protocol. */
  readonly at: string
  readonly schemes: Readonly<Record<string, string>>
}

const SUBJECT_CODES = 'http://cv.iptc.org/newscodes/subjectcode/'

/** Facts gathered from documents and vocabularies that the agencies publish. */
const AGENCY_CATALOGS: readonly AgencyCatalog[] = [
  // STT's and dpa's subject reference systems are the IPTC's Subject Codes under names of their own.
  { at: 'www.stt-lehtikuva.fi/newsml/', schemes: { sttsubj: SUBJECT_CODES } },
  { at: 'g2.dpa.com/catalog/', schemes: { dpasrs: SUBJECT_CODES } },
]

/** The schemes of the catalog at an address; undefined when it is not known. */
export function schemesOfCatalog(href: string): Readonly<Record<string, string>> | undefined {
  const address = href.replace(/^https?:\/\//i, '').toLowerCase()
  return AGENCY_CATALOGS.find(({ at }) => address.startsWith(at))?.schemes
}
