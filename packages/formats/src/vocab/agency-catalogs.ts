/**
 * Catalogs of agencies by their address: a reader never fetches one, but the address says whose it is. Where an agency is
 * known to build its scheme URIs in one way, a rule gives them; an alias that it does not name stays a QCode.
 */

interface AgencyCatalog {
  /** Beginning of the catalog's address, without the protocol. */
  readonly at: string
  readonly schemes: Readonly<Record<string, string>>
}

/** Scheme URIs are the agencies' own names of their vocabularies: facts, gathered from documents that declare them. */
const AGENCY_CATALOGS: readonly AgencyCatalog[] = []

/** The schemes of the catalog at an address; undefined when it is not known. */
export function schemesOfCatalog(href: string): Readonly<Record<string, string>> | undefined {
  const address = href.replace(/^https?:\/\//i, '').toLowerCase()
  return AGENCY_CATALOGS.find(({ at }) => address.startsWith(at))?.schemes
}
