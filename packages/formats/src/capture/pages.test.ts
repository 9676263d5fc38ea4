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
      html: { wanted: 0.94, unwanted: 0.06, headline: 0.89, author: 0.74, day: 0.87, section: 0.63 },
      text: { wanted: 0.85, unwanted: 0.08, headline: 0.57, author: 0.43, day: 0.76 },
      secondDay: 0.91,
    },
    {
      part: 'held-out',
      html: { wanted: 0.94, unwanted: 0.06, headline: 0.85, author: 0.72, day: 0.9, section: 0.5 },
      text: { wanted: 0.84, unwanted: 0.11, headline: 0.59, author: 0.45, day: 0.69 },
      secondDay: 0.89,
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
