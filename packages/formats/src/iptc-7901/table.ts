/**
 * IPTC 7901 and ANPA 1312 and the exchange model, field by field. Positions of the header are those of HEADER_7901 and of
 * HEADER_ANPA; everything below it is told by layout and wording (head.ts, words.ts, paragraphs.ts).
 */

export interface WireRow {
  readonly field: string
  readonly iptc7901: string
  readonly anpa1312: string
  /** Member of NewsItem. */
  readonly model: string
}

export const WIRE_TABLE: readonly WireRow[] = [
  { field: 'service', iptc7901: 'header 1: letters', anpa1312: 'line 1: letter', model: 'transmission.service, guid' },
  { field: 'number', iptc7901: 'header 1: digits', anpa1312: 'line 1: digits', model: 'transmission.sequence, guid' },
  { field: 'selector', iptc7901: '-', anpa1312: 'line 1: after US', model: 'transmission.channels' },
  { field: 'priority', iptc7901: 'header 2', anpa1312: 'line 2: first letter', model: 'urgency, transmission.urgency' },
  {
    field: 'category',
    iptc7901: 'header 3',
    anpa1312: 'line 2: second letter',
    model: 'subjects, transmission.category',
  },
  {
    field: 'word count',
    iptc7901: 'header 4',
    anpa1312: 'line 2: last, or ^keyword,nnn<',
    model: 'transmission.wordCount, bodies',
  },
  { field: 'optional', iptc7901: 'header 5', anpa1312: 'line 2: format characters', model: 'transmission.options' },
  {
    field: 'keyword, slug',
    iptc7901: 'lines above STX or the first block',
    anpa1312: 'first ^ line',
    model: 'sluglines, transmission.keyword',
  },
  {
    field: 'version, take',
    iptc7901: 'head lines such as 2ND LEAD',
    anpa1312: '^ keyword line after the comma',
    model: 'transmission.take',
  },
  { field: 'headline', iptc7901: 'head, up to the line that ends in =', anpa1312: 'second ^ line', model: 'headlines' },
  { field: 'byline', iptc7901: 'By, Von, Par, ... in the head', anpa1312: '^By ...=', model: 'bylines' },
  {
    field: 'dateline',
    iptc7901: 'start of the first paragraph',
    anpa1312: 'the same',
    model: 'datelines, located, creditlines, bodies',
  },
  { field: 'embargo', iptc7901: 'Sperrfrist:, EMBARGO, ...', anpa1312: 'the same', model: 'embargo, edNotes' },
  {
    field: 'notices',
    iptc7901: 'KILL KILL KILL, Berichtigung, ...',
    anpa1312: 'the same',
    model: 'signals, pubStatus',
  },
  { field: 'notes', iptc7901: 'Eds:, (...), # blocks, not for publication', anpa1312: '^Eds:', model: 'edNotes' },
  { field: 'sign-off', iptc7901: 'last line before the stamp', anpa1312: '==Agency', model: 'itemProperties' },
  {
    field: 'day and time',
    iptc7901: 'ddhhmm ZONE Mon yy behind ETX',
    anpa1312: 'AP-WF-mm-dd-yy hhmmGMT',
    model: 'versionCreated, transmission.sent, guid',
  },
  { field: 'text', iptc7901: 'between STX and ETX', anpa1312: 'the same', model: 'bodies' },
]
