/** Copy of an ordinary length, for benchmarks. */
import { randomBytes } from 'node:crypto'
import type { StoryContent } from '@dateline/news'

const PARAGRAPH =
  'The harbour council agreed on Tuesday to bring the dredging of the northern channel forward by a week, so that the winter ferry can berth at low tide. '

/** A report of about 3,600 characters. */
export const sampleContent = (n: number): StoryContent => ({
  model: 1,
  language: 'en',
  form: 'report',
  headline: `Harbour council brings dredging forward, note ${n} of ${randomBytes(4).toString('hex')}`,
  slugline: `Harbour-Dredging-${n}`,
  abstract: PARAGRAPH,
  section: ['politics', 'economy', 'society', 'sport'][n % 4] ?? 'politics',
  urgency: 4,
  subjects: [],
  body: Array.from({ length: 12 }, () => ({ type: 'paragraph' as const, spans: [{ text: PARAGRAPH.repeat(2) }] })),
})
