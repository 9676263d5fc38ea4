/**
 * Controlled values of a NewsML 1 document: which vocabulary a FormalName comes from, and the topics that the document brings
 * itself. Vocabularies of the IPTC are known by the name of their topic set, whatever its version; nothing is fetched.
 */
import type { Catalog, Label, Scheme, Term } from '@dateline/news'
import { childOf, childrenOf, rawText, textOf, type XmlElement } from '../xml/read.ts'

const CV = 'http://cv.iptc.org/newscodes/'

/** IPTC topic sets of the first generation and the schemes that succeeded them. */
const IPTC_SETS: Readonly<Record<string, string>> = {
  subjectcode: `${CV}subjectcode/`,
  subjectqualifier: `${CV}subjectqualifier/`,
  genre: `${CV}genre/`,
  newsitemtype: `${CV}newsitemtype/`,
  ofinterestto: `${CV}ofinterestto/`,
  role: `${CV}role1/`,
  status: `${CV}status1/`,
  urgency: `${CV}urgency/`,
  priority: `${CV}priority/`,
  mediatype: `${CV}mediatype/`,
  format: `${CV}format/`,
  scene: `${CV}scene/`,
  topictype: `${CV}topictype/`,
  provider: `${CV}newsprovider/`,
}

/** Natures of concepts by the topic types in use. */
const NATURES: Readonly<Record<string, string>> = {
  person: 'person',
  people: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  company: 'organisation',
  companyorganisation: 'organisation',
  party: 'organisation',
  location: 'geoArea',
  place: 'geoArea',
  country: 'geoArea',
  city: 'geoArea',
  geography: 'geoArea',
  event: 'event',
  object: 'object',
}

/** Nature of a concept (IPTC cpnat) for a topic type as written. */
export function natureOf(type: string): string | undefined {
  const key = type.toLowerCase().replace(/[^a-z]/g, '')
  const nature = Object.hasOwn(NATURES, key) ? NATURES[key] : undefined
  return nature === undefined ? undefined : `${CV}cpnature/${nature}`
}

/** Scheme URI for the URN or the address of a topic set of the IPTC. */
function iptcScheme(vocabulary: string): string | undefined {
  const name = /topicset\.iptc-([a-z]+)/i.exec(vocabulary)?.[1]?.toLowerCase()
  return name !== undefined && Object.hasOwn(IPTC_SETS, name) ? IPTC_SETS[name] : undefined
}

/** The IPTC's schemes by the names that agencies give them where no catalog explains: `IptcSubjectCodes`, `IptcGenre`. */
function namedScheme(scheme: string | undefined): string | undefined {
  const name = /^iptc([a-z]+?)s?$/i.exec(scheme ?? '')?.[1]?.toLowerCase()
  return name !== undefined && Object.hasOwn(IPTC_SETS, name) ? IPTC_SETS[name] : undefined
}

export class Topics {
  /** By context (element name) and by scheme name. */
  readonly #vocabularies = new Map<string, string>()
  readonly #topics = new Map<string, Term>()
  readonly #byName = new Map<string, Term>()
  readonly catalogs: Catalog[] = []

  /** Takes in a Catalog: where vocabularies are, and what they are the default for. */
  addCatalog(catalog: XmlElement): void {
    const schemes: Scheme[] = []
    for (const resource of childrenOf(catalog, 'Resource')) {
      const uri = textOf(childOf(resource, 'Urn')) ?? textOf(childOf(resource, 'Url'))
      if (uri === undefined) continue
      const defaults = childrenOf(resource, 'DefaultVocabularyFor')
      for (const use of defaults) {
        const context = use.attributes['Context']?.trim()
        const scheme = use.attributes['Scheme']?.trim()
        if (scheme !== undefined && scheme !== '') this.#vocabularies.set(`scheme ${scheme}`, uri)
        else if (context !== undefined)
          this.#vocabularies.set(context.split(/[/@[\]]+/).findLast((s) => s !== '' && s !== 'FormalName') ?? '', uri)
      }
      const alias = defaults[0]?.attributes['Scheme']?.trim()
      const urls = childrenOf(resource, 'Url').map((url) => rawText(url).trim())
      schemes.push({
        uri,
        ...(alias === undefined || alias === '' ? {} : { alias }),
        ...(urls.length === 0 || urls[0] === uri ? {} : { sameAs: urls }),
        ...(defaults.length === 0
          ? {}
          : { attributes: { context: defaults.map((use) => use.attributes['Context'] ?? '').join(' | ') } }),
      })
    }
    const href = catalog.attributes['Href']?.trim()
    if (href === undefined && schemes.length === 0) return
    const entry: Catalog = { ...(href === undefined ? {} : { href }), ...(schemes.length === 0 ? {} : { schemes }) }
    if (!this.catalogs.some((known) => JSON.stringify(known) === JSON.stringify(entry))) this.catalogs.push(entry)
  }

  /** Takes in the topics of a TopicSet. */
  addTopicSet(set: XmlElement): Term[] {
    return childrenOf(set, 'Topic').map((topic) => this.#addTopic(topic))
  }

  #addTopic(topic: XmlElement): Term {
    const type = childOf(topic, 'TopicType')?.attributes['FormalName']?.trim()
    const formal = childrenOf(topic, 'FormalName').map((element) => ({
      value: textOf(element) ?? '',
      scheme: element.attributes['Scheme']?.trim(),
    }))
    const names: Label[] = childrenOf(topic, 'Description').flatMap((element) => {
      const value = textOf(element)
      const language = element.attributes['xml:lang']?.trim()
      const role = element.attributes['Variant']?.trim()
      if (value === undefined) return []
      return [{ value, ...(language === undefined ? {} : { language }), ...(role === undefined ? {} : { role }) }]
    })
    const code = formal.find((f) => f.value !== '')
    const uri = topic.attributes['Details']?.trim()
    const nature = type === undefined ? undefined : natureOf(type)
    const related = childrenOf(topic, 'Property').flatMap((property) => {
      const rel = property.attributes['FormalName']?.trim()
      const value = property.attributes['Value']?.trim() ?? textOf(property)
      return rel === undefined || value === undefined ? [] : [{ rel, value }]
    })
    const term: Term = {
      ...(uri === undefined || !uri.includes(':') ? {} : { uri }),
      ...(code === undefined ? {} : { literal: code.value }),
      ...(type === undefined ? {} : { type: nature ?? type }),
      ...(names.length === 0 ? {} : { names }),
      ...(related.length === 0 ? {} : { related }),
    }
    const duid = topic.attributes['Duid']?.trim()
    if (duid !== undefined) this.#topics.set(duid, term)
    for (const { value } of formal) if (value !== '') this.#byName.set(value, term)
    return term
  }

  /** The topic that `#Duid` points to. */
  topic(reference: string | undefined): Term | undefined {
    return reference === undefined ? undefined : this.#topics.get(reference.replace(/^#/, ''))
  }

  /**
   * A controlled value as a term: a concept URI when its vocabulary is the IPTC's, else the code beside its vocabulary.
   * @param element name of the element, for the catalog's defaults
   */
  term(element: string, name: string, scheme: string | undefined, vocabulary: string | undefined): Term {
    const own = this.#byName.get(name)
    const source =
      vocabulary ??
      (scheme === undefined ? undefined : this.#vocabularies.get(`scheme ${scheme}`)) ??
      this.#vocabularies.get(element)
    const local = source?.startsWith('#') === true ? undefined : source
    const iptc = iptcScheme(local ?? '') ?? namedScheme(scheme)
    if (iptc !== undefined) return { uri: iptc + name, ...(own?.names === undefined ? {} : { names: own.names }) }
    if (own !== undefined) return own
    if (local !== undefined) return { uri: `${local}#${encodeURIComponent(name)}`, literal: name }
    // A scheme that no catalog explains: the code is kept as unknown aliases are everywhere.
    const isCode = scheme !== undefined && !/\s/.test(scheme + name)
    return isCode ? { uri: `dateline:qcode/${scheme}:${name}`, literal: name } : { literal: name }
  }
}
