/**
 * NITF 3.6's elements: flags, content, attributes. From the IPTC's schema (nitf-3-6.xsd), reduced to these facts.
 * Flags: `m` text stands between the children; `c` class and style besides id and xml:lang. Content: names in order, parted by
 * commas, or in any order, parted by `|`; `?` at most one, `*` any number, `+` at least one, nothing exactly one; `@` a group.
 * Attributes: `!` required, `=` one of, `:NMTOKEN` a name token.
 */
export const GROUPS: Readonly<Record<string, string>> = {
  enrichedText:
    'chron|classifier|copyrite|event|function|location|money|num|object.title|org|person|postaddr|virtloc|a|br|em|lang|pronounce|q',
  blockContent: 'p|hl2|table|nitf-table|media|ol|ul|dl|bq|fn|note|pre|hr',
}

const ROWS: Readonly<Record<string, string>> = {
  nitf: '; head?,body; uno version change.date change.time baselang class',
  head: '; title?,meta*,tobject?,iim?,docdata?,pubdata*,revision-history*; ',
  title: 'm; ; type=main/subtitle/parttitle/alternate/abbrev/other',
  meta: '; ; http-equiv:NMTOKEN name:NMTOKEN content!',
  tobject: '; tobject.property*,tobject.subject*; tobject.type',
  'tobject.property': '; ; tobject.property.type',
  'tobject.subject':
    '; ; tobject.subject.ipr tobject.subject.refnum!:NMTOKEN tobject.subject.code tobject.subject.type tobject.subject.matter tobject.subject.detail',
  iim: '; ds*; ver:NMTOKEN',
  ds: '; ; num!:NMTOKEN value',
  docdata:
    '; correction|evloc|doc-id|del-list|urgency|fixture|date.issue|date.release|date.expire|doc-scope|series|ed-msg|du-key|doc.copyright|doc.rights|key-list|identified-content*; management-status management-doc-idref management-idref-status',
  correction: '; ; info id-string regsrc',
  evloc: '; ; iso-cc state-prov county-dist city',
  'doc-id': '; ; regsrc id-string',
  'del-list': '; from-src*; ',
  'from-src': '; ; src-name level-number',
  urgency: '; ; ed-urg:NMTOKEN',
  fixture: '; ; fix-id',
  'date.issue': '; ; norm',
  'date.release': '; ; norm',
  'date.expire': '; ; norm',
  'doc-scope': '; ; scope',
  series: '; ; series.name series.part:NMTOKEN series.totalpart:NMTOKEN',
  'ed-msg': '; ; msg-type info',
  'du-key': '; ; generation:NMTOKEN part:NMTOKEN version:NMTOKEN key',
  'doc.copyright': '; ; year:NMTOKEN holder',
  'doc.rights': '; ; owner startdate enddate agent geography location-code code-source type limitations',
  'key-list': '; keyword*; ',
  keyword: '; ; key',
  'identified-content': '; person|org|location|event|function|object.title|virtloc|classifier*; ',
  pubdata:
    '; ; type=print/audio/video/web/appliance/other item-length unit-of-measure date.publication name issn volume number issue edition.name edition.area position.section position.sequence ex-ref',
  'revision-history':
    '; ; name function=writer-author/editor/producer/archivist/videographer/graphic-artist/photographer/statistician/other norm comment',
  body: 'c; body.head?,body.content*,body.end?; ',
  'body.head': '; hedline*,note*,rights?,byline*,distributor?,dateline*,abstract*,series?; ',
  hedline: 'c; hl1,hl2*; ',
  hl1: 'mc; @enrichedText*; ',
  hl2: 'mc; @enrichedText*; ',
  note: 'c; body.content+; noteclass=cpyrt/end/hd/editorsnote/trademk/undef type=std/pa/npa',
  rights:
    'm; rights.owner|rights.startdate|rights.enddate|rights.agent|rights.geography|rights.type|rights.limitations*; ',
  'rights.owner': 'm; ; contact',
  'rights.startdate': 'm; ; norm',
  'rights.enddate': 'm; ; norm',
  'rights.agent': 'm; ; contact',
  'rights.geography': 'm; ; location-code code-source',
  'rights.type': 'm; ; ',
  'rights.limitations': 'm; ; ',
  byline: 'mc; person|byttl|location|virtloc*; ',
  byttl: 'm; org*; ',
  distributor: 'mc; org*; ',
  dateline: 'mc; location|story.date*; ',
  'story.date': 'm; ; norm',
  abstract: 'c; @blockContent+; ',
  copyrite: 'm; copyrite.year|copyrite.holder*; ',
  'copyrite.year': 'm; ; ',
  'copyrite.holder': 'm; ; ',
  'body.content': '; block|@blockContent*; ',
  block: 'c; tobject?,key-list?,classifier*,byline?,dateline?,copyrite?,abstract*,@blockContent*,datasource?; ',
  p: 'mc; @enrichedText*; lede summary optional-text',
  table:
    'c; caption?,col|colgroup?,thead?,tfoot?,tbody|tr*; tabletype width cols:NMTOKEN border frame=void/above/below/hsides/lhs/rhs/vsides/box/border rules=none/basic/rows/cols/all cellspacing cellpadding',
  media: 'c; media-metadata*,media-reference|media-object+,media-caption*,media-producer*; media-type!',
  'media-reference':
    'm; ; source name mime-type coding time time-unit-of-measure outcue source-credit copyright alternate-text height:NMTOKEN width:NMTOKEN units=pixels imagemap noflow=noflow data-location',
  'media-metadata': '; ; name! value',
  'media-object': 'mc; ; encoding!',
  'media-caption': 'mc; @enrichedText|@blockContent*; ',
  'media-producer': 'mc; @enrichedText*; ',
  ol: 'c; li+; seqnum:NMTOKEN',
  ul: 'c; li+; ',
  li: 'mc; @enrichedText|@blockContent*; ',
  dl: 'c; dt|dd+; ',
  dt: 'mc; @enrichedText*; ',
  dd: 'c; @enrichedText|@blockContent|block*; ',
  bq: 'c; block|credit*; nowrap=nowrap quote-source',
  credit: 'mc; @enrichedText*; ',
  fn: 'c; body.content+; ',
  pre: 'mc; ; ',
  hr: 'c; ; ',
  datasource: 'm; ; ',
  caption: 'mc; @enrichedText|@blockContent*; ',
  col: 'c; ; span:NMTOKEN width',
  colgroup: 'c; col+; ',
  thead: 'c; tr+; ',
  tbody: 'c; tr+; ',
  tfoot: 'c; tr+; ',
  tr: 'c; th|td+; ',
  th: 'mc; @enrichedText|@blockContent*; axis axes nowrap=nowrap rowspan:NMTOKEN colspan:NMTOKEN',
  td: 'mc; @enrichedText|@blockContent*; axis axes nowrap=nowrap rowspan:NMTOKEN colspan:NMTOKEN',
  chron: 'mc; ; norm',
  event: 'mc; alt-code*; start-date end-date idsrc value',
  function: 'm; alt-code*; idsrc value',
  location: 'mc; sublocation|city|state|region|country|alt-code*; location-code code-source',
  sublocation: 'mc; alt-code*; location-code code-source',
  city: 'mc; alt-code*; city-code code-source',
  state: 'mc; alt-code*; state-code code-source',
  region: 'mc; alt-code*; region-code code-source',
  country: 'mc; alt-code*; iso-cc',
  money: 'mc; ; unit date',
  num: 'mc; frac|sub|sup*; units decimal-ch thousands-ch',
  frac: 'c; numer,frac-sep?,denom; ',
  numer: 'm; ; ',
  'frac-sep': 'm; ; ',
  denom: 'm; ; ',
  sub: 'mc; ; ',
  sup: 'mc; ; ',
  'object.title': 'mc; alt-code*; idsrc value',
  org: 'mc; alt-code*; idsrc value',
  'alt-code': '; ; idsrc! value!',
  person: 'mc; name.given|name.family|function|alt-code*; idsrc value gender=male/female',
  'name.given': 'mc; ; ',
  'name.family': 'mc; ; ',
  postaddr: 'c; addressee,delivery.point?,postcode|delivery.office|region|country*; ',
  virtloc: 'mc; alt-code*; idsrc value',
  a: 'mc; @enrichedText*; href name rel:NMTOKEN rev:NMTOKEN title',
  br: '; ; ',
  em: 'mc; @enrichedText*; ',
  lang: 'mc; @enrichedText*; idsrc value',
  pronounce: 'mc; @enrichedText*; guide phonetic',
  q: 'mc; @enrichedText*; quote-source',
  addressee: '; person,function?,care.of?; ',
  'care.of': 'm; ; ',
  'delivery.point': 'm; br*; point-code code-source',
  postcode: 'm; ; code-source',
  'delivery.office': 'm; br*; office-code code-source',
  'body.end': '; tagline?,bibliography?; ',
  tagline: 'mc; @enrichedText*; type=std/pa/npa',
  bibliography: 'mc; ; ',
  classifier: 'mc; alt-code*; type idsrc value',
  'nitf-table': '; nitf-table-metadata,table|custom-table|table-reference; ',
  'custom-table': 'mc; ; ',
  'table-reference': '; ; idref!',
  'nitf-table-metadata':
    'c; nitf-table-summary?,nitf-colgroup|nitf-col+; subclass idsrc value status=pre/snap-shot/interim/final/official column-count row-count',
  'nitf-table-summary': 'c; p*; ',
  'nitf-colgroup': '; nitf-col+; idsrc value occurrences',
  'nitf-col': '; ; idsrc value occurrences data-type=text/number/graphic/other data-format',
}

export interface ContentStep {
  readonly names: ReadonlySet<string>
  readonly least: 0 | 1
  readonly most: 1 | undefined
}
export interface AttributeRule {
  readonly required: boolean
  readonly values: readonly string[] | undefined
  readonly token: boolean
}
export interface ElementRule {
  readonly mixed: boolean
  readonly steps: readonly ContentStep[]
  readonly attributes: ReadonlyMap<string, AttributeRule>
}

function stepOf(text: string): ContentStep {
  const sign = /[?*+]$/.exec(text)?.[0] ?? ''
  const names = (sign === '' ? text : text.slice(0, -1))
    .split('|')
    .flatMap((name) => (name.startsWith('@') ? (GROUPS[name.slice(1)] ?? '').split('|') : [name]))
  return {
    names: new Set(names),
    least: sign === '' || sign === '+' ? 1 : 0,
    most: sign === '' || sign === '?' ? 1 : undefined,
  }
}

function attributeOf(text: string): [string, AttributeRule] {
  const [head = '', values] = text.split('=')
  const [name = ''] = head.split(/[!:]/)
  return [name, { required: head.includes('!'), values: values?.split('/'), token: head.includes(':NMTOKEN') }]
}

const FREE: AttributeRule = { required: false, values: undefined, token: false }
const CELLS = new Set(['col', 'colgroup', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'])

/** What may stand in each element, by its name. */
export const ELEMENTS: ReadonlyMap<string, ElementRule> = new Map(
  Object.entries(ROWS).map(([name, row]) => {
    const [flags = '', content = '', attributes = ''] = row.split('; ')
    const common = ['id', ...(flags.includes('c') ? ['class', 'style', 'xml:lang'] : [])]
    const aligned = CELLS.has(name) ? ['align', 'char', 'charoff', 'valign'] : []
    return [
      name,
      {
        mixed: flags.includes('m'),
        steps: content === '' ? [] : content.split(',').map(stepOf),
        attributes: new Map([
          ...[...common, ...aligned].map((key): [string, AttributeRule] => [key, FREE]),
          ...attributes
            .split(' ')
            .filter((text) => text !== '')
            .map(attributeOf),
        ]),
      },
    ]
  }),
)
