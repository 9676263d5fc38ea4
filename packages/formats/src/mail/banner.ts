/** The lines that a message of ours puts above the copy for whoever reads it, and that its reader takes off again. */
import type { NewsItem } from '@dateline/news'

/**
 * Says in words what a client must know before using the copy: a withdrawal, a hold, an embargo; and who wrote it.
 * @returns lines of plain text, the most pressing first
 */
export function bannerOf(item: Pick<NewsItem, 'pubStatus' | 'embargo' | 'bylines' | 'signals'>): string[] {
  const lines: string[] = []
  if (item.pubStatus === 'canceled') lines.push('WITHDRAWN. DO NOT USE.')
  if (item.pubStatus === 'withheld') lines.push('HOLD. NOT TO BE USED UNTIL FURTHER NOTICE.')
  if (isCorrection(item)) lines.push('CORRECTION. IT TAKES THE PLACE OF WHAT WAS SENT BEFORE.')
  if (item.embargo !== undefined) {
    const { until } = item.embargo
    lines.push(until === null ? 'EMBARGOED UNTIL FURTHER NOTICE' : `EMBARGOED UNTIL ${spoken(until)}`)
  }
  const byline = bylineOf(item)
  if (byline !== undefined) lines.push(byline)
  return lines.map((line) => line.replace(/[ \t\r\n\f\v]+/g, ' ').trim()).filter((line) => line !== '')
}

const isCorrection = (item: Pick<NewsItem, 'signals'>): boolean =>
  (item.signals ?? []).some(({ uri }) => uri?.endsWith('/signal/correction') === true)

/** The word before the subject that a list of messages must show; withdrawals and holds say it in their headline. */
export function warningOf(item: Pick<NewsItem, 'embargo' | 'signals'>): 'CORRECTION' | 'EMBARGOED' | undefined {
  if (isCorrection(item)) return 'CORRECTION'
  return item.embargo === undefined ? undefined : 'EMBARGOED'
}

/** As a date field gives it back: whole seconds, UTC as an offset. */
const spoken = (instant: string) => instant.replace('T', ' ').replace(/\.\d+/, '').replace(/Z$/, '+00:00')

/** All bylines in one line. */
export function bylineOf(item: Pick<NewsItem, 'bylines'>): string | undefined {
  const values = (item.bylines ?? []).map((byline) => byline.value.trim()).filter((value) => value !== '')
  return values.length === 0 ? undefined : values.join('; ')
}

/** What stands between the copy and the notes for editors. */
export const END_MARK = '###'
