import { tidyBlocks } from '@dateline/blocks'
import type { Block, StoryContent } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { DatelineError } from '../platform/index.ts'
import { checkDraft, contentToDoc, contentToUpdate, drawPicture, draftToContent, previewContent } from './document.ts'
import { prefixQuery } from './draft.ts'

const body: Block[] = [
  {
    type: 'paragraph',
    spans: [
      { text: 'The harbour opens on Monday, ' },
      { text: 'the Meridian Agency has learned', marks: [{ type: 'sourcing' }, { type: 'em' }] },
      { text: ' from the ' },
      { text: 'Port Council', marks: [{ type: 'mention', uri: 'dateline:body/port-council' }] },
      { text: '.', marks: [{ type: 'link', href: 'https://example.org/a?b=c&d' }] },
    ],
  },
  { type: 'heading', level: 3, spans: [{ text: 'Дальше 🌊' }] },
  { type: 'quote', paragraphs: [[{ text: 'We are ready.' }], [{ text: 'At last.' }]], attribution: 'Ana Petrel' },
  { type: 'list', ordered: true, items: [[{ text: 'one' }], [{ text: 'two', marks: [{ type: 'strong' }] }]] },
  { type: 'picture', src: '/media/a.png', alt: 'A pier', caption: 'The pier', credit: 'MA', width: 800, height: 600 },
  {
    type: 'table',
    caption: 'Results',
    header: [[{ text: 'Team' }], [{ text: 'Points' }]],
    rows: [[[{ text: 'A' }], []]],
  },
  { type: 'preformatted', text: 'a  b\n c' },
]

const full: StoryContent = {
  model: 1,
  language: 'en',
  form: 'urgent',
  headline: 'Harbour opens',
  slugline: 'Harbour',
  abstract: 'It opens.',
  byline: { text: 'By Ana Petrel', people: [{ name: 'Ana Petrel', uri: 'dateline:person/ana-petrel' }] },
  dateline: { place: 'Port Aria', placeUri: 'dateline:place/port-aria', date: '2026-03-04', source: 'MA' },
  section: 'economy',
  urgency: 3,
  subjects: [
    { uri: 'medtop:11000000', role: 'subject' },
    { uri: 'dateline:body/port-council', role: 'body' },
  ],
  body,
  edNote: 'Check the spelling.',
  usageTerms: 'No resale.',
  embargo: { until: '2026-03-04T12:00:00+02:00' },
  source: { agency: 'Elsewhere', guid: 'x:1' },
  translationOf: { guid: 'tag:example.org,2026:1', version: 2 },
}

describe('a draft as a document', () => {
  it('gives back the content it was made from', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, contentToUpdate(full))
    expect(draftToContent(doc, 'en')).toEqual({ ...full, body: tidyBlocks(body) })
  })

  it('names each field that keeps it from being a story', () => {
    const doc = contentToDoc({ ...full, headline: ' ', body: [], section: 'economy' })
    doc.getMap('meta').set('embargo', { until: 'tomorrow' })
    doc.getMap('meta').set('urgency', 12)
    const { content, problems } = checkDraft(doc, 'en')
    expect(content).toBeUndefined()
    expect(problems.map((p) => p.field).toSorted()).toEqual(['embargo', 'headline', 'urgency'])
    expect(() => draftToContent(doc, 'en')).toThrow(DatelineError)
  })

  it('wants copy under a headline unless it is a flash', () => {
    expect(checkDraft(contentToDoc({ ...full, body: [] }), 'en').problems.map((p) => p.field)).toEqual(['body'])
    expect(checkDraft(contentToDoc({ ...full, form: 'flash', body: [] }), 'en').content?.body).toEqual([])
  })

  it('keeps the language of its story, whatever the document says', () => {
    const doc = contentToDoc(full)
    doc.getMap('meta').set('language', 'ru')
    expect(draftToContent(doc, 'en').language).toBe('en')
  })

  it('can be previewed and listed while half written or spoilt', () => {
    const doc = new Y.Doc()
    doc.getText('headline').insert(0, 'A\u0000b')
    doc.getMap('meta').set('urgency', 'high')
    doc.getMap('meta').set('dateline', { place: 'X' })
    doc.getArray('subjects').insert(0, [42])
    expect(previewContent(doc, 'en').body).toEqual([])
    expect(drawPicture(doc)).toMatchObject({ headline: 'Ab', urgency: 5, section: 'general' })
  })

  it('reads no deeper than an editor can write', () => {
    const doc = new Y.Doc()
    let parent: Y.XmlFragment | Y.XmlElement = doc.getXmlFragment('body')
    for (let depth = 0; depth < 3_000; depth += 1) {
      const child = new Y.XmlElement('quote')
      parent.insert(0, [child])
      parent = child
    }
    expect(drawPicture(doc).bodyText).toBe('')
  })
})

describe('words typed into a search', () => {
  it('become a query for their beginnings', () => {
    expect(prefixQuery(" Harb' & opens!")).toBe('Harb:* & opens:*')
    expect(prefixQuery('  !&| ')).toBeUndefined()
  })
})
