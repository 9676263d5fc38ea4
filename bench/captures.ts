/** How well saved pages are read, beside Readability and defuddle, and how fast beside parse5 alone. */
import {
  datePages,
  partOf,
  type Part,
  score,
  type Scores,
  segmentPages,
  shareOf,
} from '../packages/formats/src/capture/testing-pages.ts'
import { hasShared } from '../packages/formats/src/testing-shared.ts'
import {
  defuddleReadings,
  PARTS,
  readHtml,
  readReadability,
  readText,
  speedRatios,
} from '../packages/formats/bench/capture.ts'
import { type BenchResult, result } from './lib.ts'

type Target = { readonly min: number } | { readonly max: number }
const HTML_TARGETS: Partial<Record<keyof Scores, Target>> = {
  wanted: { min: 0.95 },
  unwanted: { max: 0.05 },
  headline: { min: 0.85 },
  author: { min: 0.85 },
  day: { min: 0.9 },
}
const TEXT_TARGETS: Partial<Record<keyof Scores, Target>> = { wanted: { min: 0.92 }, unwanted: { max: 0.08 } }
const FIELDS = ['wanted', 'unwanted', 'headline', 'author', 'day', 'section'] as const

export async function run(): Promise<BenchResult[]> {
  if (!hasShared) {
    console.log('skipped: ../shared is not beside the repository')
    return []
  }
  const [segments, dates] = [segmentPages(), datePages()]
  const inPart = (part: Part) => (page: (typeof segments)[number]) => partOf(page) === part
  const readers: readonly {
    name: string
    read: typeof readHtml
    targets: Partial<Record<keyof Scores, Target>>
    fields: readonly (keyof Scores)[]
  }[] = [
    { name: 'ours, HTML', read: readHtml, targets: HTML_TARGETS, fields: FIELDS },
    { name: 'ours, text', read: readText, targets: TEXT_TARGETS, fields: FIELDS },
    { name: 'Readability', read: readReadability, targets: {}, fields: FIELDS.slice(0, 5) },
    {
      name: 'defuddle',
      read: await defuddleReadings([...segments, ...dates]),
      targets: {},
      fields: FIELDS.slice(0, 5),
    },
  ]
  const results: BenchResult[] = []
  for (const { name, read, targets, fields } of readers) {
    for (const part of PARTS) {
      const scores = score(segments.filter(inPart(part)), read)
      for (const field of fields) {
        const { hits, all } = scores[field]
        const target: Target | undefined = targets[field]
        results.push(
          result(`${name}, ${part}: ${field}`, 'share', [shareOf(scores[field])], target, `${hits} of ${all}`),
        )
      }
      const { day } = score(dates.filter(inPart(part)), read)
      results.push(
        result(`${name}, ${part}: day, second set`, 'share', [shareOf(day)], targets.day, `${day.hits} of ${day.all}`),
      )
    }
  }
  results.push(
    result('speed, share of parse5 alone', 'ratio', speedRatios(segments, 5), { min: 0.4 }, `${segments.length} pages`),
  )
  return results
}
