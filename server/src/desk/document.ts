/**
 * A draft is a Yjs document that several people type in. This is its shape, and how it becomes the content of a story
 * and is made from one. See packages/blocks/src/draft.ts for the names of its parts.
 */
import {
  blocksToProseMirror,
  cleanText,
  DRAFT_BODY,
  DRAFT_META,
  DRAFT_SUBJECTS,
  DRAFT_TEXTS,
  type DraftMeta,
  plainText,
  type PmMark,
  type PmNode,
  proseMirrorToBlocks,
  storyContentSchema,
} from '@dateline/blocks'
import type { Block, StoryContent } from '@dateline/news'
import * as Y from 'yjs'
import { invalid } from '../platform/index.ts'

/** Something that keeps a draft from being a story, by the field in which the person can mend it. */
export interface Problem {
  readonly field: string
  readonly message: string
}

/** Deeper nesting than any editor makes: what lies below is not read. */
const DEEPEST = 24

function elementToPm(element: Y.XmlElement, depth: number): PmNode {
  return { type: element.nodeName, attrs: element.getAttributes(), content: childrenToPm(element, depth + 1) }
}

function childrenToPm(parent: Y.XmlElement | Y.XmlFragment, depth: number): PmNode[] {
  if (depth > DEEPEST) return []
  return parent.toArray().flatMap((child): PmNode[] => {
    if (child instanceof Y.XmlElement) return [elementToPm(child, depth)]
    return child instanceof Y.XmlText ? textToPm(child) : []
  })
}

function textToPm(text: Y.XmlText): PmNode[] {
  const delta = text.toDelta() as { insert: unknown; attributes?: Record<string, unknown> }[]
  return delta.flatMap(({ insert, attributes }) => {
    if (typeof insert !== 'string') return []
    const marks = Object.entries(attributes ?? {}).map(([type, attrs]): PmMark => ({
      type,
      ...(typeof attrs === 'object' && attrs !== null ? { attrs: attrs as Record<string, unknown> } : {}),
    }))
    return [{ type: 'text', text: insert, marks }]
  })
}

function pmToY(nodes: readonly PmNode[]): (Y.XmlElement | Y.XmlText)[] {
  const out: (Y.XmlElement | Y.XmlText)[] = []
  let run: { insert: string; attributes: Record<string, unknown> }[] = []
  const endRun = () => {
    if (run.length === 0) return
    const text = new Y.XmlText()
    text.applyDelta(run)
    out.push(text)
    run = []
  }
  for (const node of nodes) {
    if (node.type === 'text') {
      run.push({
        insert: node.text ?? '',
        attributes: Object.fromEntries((node.marks ?? []).map((m) => [m.type, m.attrs ?? {}])),
      })
      continue
    }
    endRun()
    const element = new Y.XmlElement(node.type)
    // Yjs keeps any JSON value here; its types know strings alone.
    for (const [name, value] of Object.entries(node.attrs ?? {})) element.setAttribute(name, value as string)
    const children = pmToY(node.content ?? [])
    if (children.length > 0) element.insert(0, children)
    out.push(element)
  }
  endRun()
  return out
}

/** Writes a content into an empty document. Members that a draft does not show (provenance) travel in its map. */
export function contentToDoc(content: StoryContent, doc: Y.Doc = new Y.Doc()): Y.Doc {
  doc.transact(() => {
    doc.getXmlFragment(DRAFT_BODY).insert(0, pmToY(blocksToProseMirror(content.body).content ?? []))
    const texts: Record<(typeof DRAFT_TEXTS)[number], string> = {
      headline: content.headline,
      slugline: content.slugline,
      abstract: content.abstract ?? '',
      byline: content.byline?.text ?? '',
      edNote: content.edNote ?? '',
      usageTerms: content.usageTerms ?? '',
    }
    for (const name of DRAFT_TEXTS) if (texts[name] !== '') doc.getText(name).insert(0, texts[name])
    const meta: DraftMeta = {
      language: content.language,
      section: content.section,
      urgency: content.urgency,
      form: content.form,
      ...(content.dateline ? { dateline: content.dateline } : {}),
      ...(content.embargo ? { embargo: content.embargo } : {}),
      ...(content.translationOf ? { translationOf: content.translationOf } : {}),
      ...(content.follows ? { follows: content.follows } : {}),
      ...(content.source ? { source: content.source } : {}),
      ...(content.byline?.people ? { bylinePeople: content.byline.people } : {}),
    }
    const map = doc.getMap(DRAFT_META)
    for (const [name, value] of Object.entries(meta)) map.set(name, value)
    doc.getArray(DRAFT_SUBJECTS).insert(0, [...content.subjects])
  })
  return doc
}

/** The content as one update, the first row of a draft's log. */
export function contentToUpdate(content: StoryContent): Uint8Array {
  const doc = contentToDoc(content)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

function word(doc: Y.Doc, name: (typeof DRAFT_TEXTS)[number]): string {
  // Fields are single lines or short paragraphs; what surrounds them is not meant.
  return cleanText(doc.getText(name).toJSON()).trim()
}

/**
 * What the document says, as a content that may still be wrong or incomplete.
 * @param language of the story; a chain keeps its language
 */
function readContent(doc: Y.Doc, language: string): Record<string, unknown> {
  const meta = doc.getMap(DRAFT_META)
  const optional = (name: string, value: unknown) =>
    value === '' || value === undefined || value === null ? {} : { [name]: value }
  const byline = word(doc, 'byline')
  const dateline = meta.get('dateline') as Partial<NonNullable<DraftMeta['dateline']>> | undefined
  return {
    model: 1,
    language,
    form: meta.get('form') ?? 'report',
    headline: word(doc, 'headline').replaceAll(/\s+/g, ' '),
    slugline: word(doc, 'slugline').replaceAll(/\s+/g, ' '),
    ...optional('abstract', word(doc, 'abstract')),
    ...(byline === '' ? {} : { byline: { text: byline, ...optional('people', meta.get('bylinePeople')) } }),
    // A dateline without a place is a builder that nobody has filled in.
    ...(typeof dateline?.place === 'string' && dateline.place.trim() !== '' ? { dateline } : {}),
    section: meta.get('section') ?? 'general',
    urgency: meta.get('urgency') ?? 5,
    subjects: doc.getArray(DRAFT_SUBJECTS).toArray(),
    body: proseMirrorToBlocks({ type: 'doc', content: childrenToPm(doc.getXmlFragment(DRAFT_BODY), 0) }),
    ...optional('edNote', word(doc, 'edNote')),
    ...optional('usageTerms', word(doc, 'usageTerms')),
    ...optional('embargo', meta.get('embargo')),
    ...optional('source', meta.get('source')),
    ...optional('translationOf', meta.get('translationOf')),
    ...optional('follows', meta.get('follows')),
  }
}

const MESSAGES: Readonly<Record<string, string>> = {
  headline: 'needs between 1 and 500 characters',
  slugline: 'may have at most 200 characters',
  abstract: 'may have at most 4,000 characters',
  dateline: 'needs a place, a day and a source',
  embargo: 'needs a day, a time and a zone, or no end',
}

/** @returns the content if the draft is a whole story, and what keeps it from being one */
export function checkDraft(doc: Y.Doc, language: string): { content?: StoryContent; problems: Problem[] } {
  const raw = readContent(doc, language)
  const parsed = storyContentSchema.safeParse(raw)
  const problems: Problem[] = []
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? 'draft')
      if (problems.some((p) => p.field === field)) continue
      problems.push({ field, message: MESSAGES[field] ?? issue.message })
    }
    return { problems }
  }
  if (parsed.data.body.length === 0 && parsed.data.form !== 'flash') {
    problems.push({ field: 'body', message: 'is empty; only a flash is a headline alone' })
  }
  return problems.length > 0 ? { problems } : { content: parsed.data as StoryContent, problems }
}

/**
 * @param language of the story
 * @throws DatelineError `draft-incomplete` with `data.problems`, each a field and what it needs
 */
export function draftToContent(doc: Y.Doc, language: string): StoryContent {
  const { content, problems } = checkDraft(doc, language)
  if (content) return content
  throw invalid(
    'draft-incomplete',
    `The draft is not ready: ${problems.map((p) => `${p.field} ${p.message}`).join('; ')}.`,
    {
      help: 'Mend the fields that are marked, then try again.',
      data: { problems },
    },
  )
}

/** A draft as the page shows it while it is still being written: what is missing is left out or stands in. */
export function previewContent(doc: Y.Doc, language: string): StoryContent {
  const raw = readContent(doc, language)
  const whole = storyContentSchema.safeParse({ ...raw, headline: raw['headline'] === '' ? '—' : raw['headline'] })
  if (whole.success) return whole.data as StoryContent
  const {
    embargo: _embargo,
    dateline: _dateline,
    subjects: _subjects,
    source: _source,
    translationOf: _of,
    follows: _follows,
    ...plain
  } = raw
  const bare = storyContentSchema.safeParse({
    ...plain,
    headline: '—',
    subjects: [],
    section: 'general',
    urgency: 5,
    form: 'report',
  })
  if (!bare.success)
    throw invalid('draft-unreadable', 'The draft holds something that cannot be drawn.', { cause: bare.error })
  return bare.data as StoryContent
}

/** The columns by which lists and search know a draft. */
export interface DraftPicture {
  readonly headline: string
  readonly slugline: string
  readonly section: string
  readonly urgency: number
  readonly form: string
  readonly bodyText: string
}

/** Lists and search look no further into a text. */
const LONGEST_PICTURE = 200_000

/** What lists show of a document, whatever is in it. */
export function drawPicture(doc: Y.Doc): DraftPicture {
  const raw = readContent(doc, 'und')
  const urgency = raw['urgency']
  return {
    headline: String(raw['headline']).slice(0, 500),
    slugline: String(raw['slugline']).slice(0, 200),
    section: cleanText(String(raw['section'])).slice(0, 64),
    urgency: typeof urgency === 'number' && Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? urgency : 5,
    form: cleanText(String(raw['form'])).slice(0, 40),
    bodyText: plainText(raw['body'] as Block[]).slice(0, LONGEST_PICTURE),
  }
}
