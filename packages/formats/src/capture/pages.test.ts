/** The reader's figures on labelled pages, held with a small margin on both parts; bench/capture.ts prints them. */
import { describe, expect, it } from 'vitest'
import { readDocument } from '../index.ts'
import { hasShared } from '../testing-shared.ts'
import {
  datePages,
  type LabelledPage,
  partOf,
  type Part,
  type Reading,
  readingOf,
  score,
  segmentPages,
  shareOf,
  textCapture,
} from './testing-pages.ts'

function read(data: Uint8Array): Reading | undefined {
  const item = readDocument(data, { name: 'page' }).items[0]
  return item?.outcome === 'story' ? readingOf(item.story) : undefined
}
const readHtml = (page: LabelledPage) => read(page.bytes)
const readText = (page: LabelledPage) => read(new TextEncoder().encode(textCapture(page)))

/** What must be reached at least, and of `unwanted` at most. */
const PARTS: readonly { part: Part; html: Record<string, number>; text: Record<string, number>; secondDay: number }[] =
  [
    {
      part: 'development',
      html: { wanted: 0.95, unwanted: 0.05, headline: 0.89, author: 0.83, day: 0.9, section: 0.63 },
      text: { wanted: 0.87, unwanted: 0.08, headline: 0.69, author: 0.6, day: 0.82 },
      secondDay: 0.93,
    },
    {
      part: 'held-out',
      html: { wanted: 0.945, unwanted: 0.055, headline: 0.85, author: 0.74, day: 0.91, section: 0.5 },
      text: { wanted: 0.88, unwanted: 0.1, headline: 0.67, author: 0.58, day: 0.79 },
      secondDay: 0.92,
    },
  ]

describe.skipIf(!hasShared).each(PARTS)('labelled pages, $part', ({ part, html, text, secondDay }) => {
  const inPart = (page: LabelledPage) => partOf(page) === part
  /** Fields that miss what they must reach. */
  const missed = (pages: readonly LabelledPage[], how: typeof readHtml, wanted: Record<string, number>) => {
    const scores = score(pages, how)
    return Object.entries(wanted).flatMap(([field, limit]) => {
      const reached = shareOf(scores[field as keyof typeof scores])
      const met = field === 'unwanted' ? reached <= limit : reached >= limit
      return met ? [] : [`${field} ${reached.toFixed(3)}, not ${limit}`]
    })
  }

  it('are read as HTML', { timeout: 180_000 }, () => {
    expect(missed(segmentPages().filter(inPart), readHtml, html)).toStrictEqual([])
  })
  it('are read as text', { timeout: 180_000 }, () => {
    expect(missed(segmentPages().filter(inPart), readText, text)).toStrictEqual([])
  })
  it('give their day', { timeout: 180_000 }, () => {
    expect(missed(datePages().filter(inPart), readHtml, { day: secondDay })).toStrictEqual([])
  })
})
