/**
 * The use verdict: the one field a client needs. Everything that decides whether copy may be used
 * (status, embargo, expiry) is folded into it, so that nobody has to trust pubStatus alone.
 */
import type { Embargo, PubStatus } from './story.ts'

export type UseVerdict =
  | { readonly use: 'now' }
  /** Readable for preparation, not to be published before `from`. */
  | { readonly use: 'after'; readonly from: string }
  /** Do not use until a clearance or an update arrives. */
  | { readonly use: 'hold'; readonly reason: 'withheld' | 'embargo-open' }
  /** Must be removed wherever it was used; what has expired may not be used any more. */
  | { readonly use: 'never'; readonly reason: 'canceled' | 'expired' }

/**
 * @param status pubStatus of the version
 * @param embargo embargo of the version, if any; an open-ended one holds
 * @param at the instant to judge for, in milliseconds since the epoch
 */
export function useVerdict(status: PubStatus, embargo: Embargo | undefined, at: number): UseVerdict {
  switch (status) {
    case 'canceled':
      return { use: 'never', reason: 'canceled' }
    case 'withheld':
      return { use: 'hold', reason: 'withheld' }
    case 'usable': {
      if (!embargo) return { use: 'now' }
      if (embargo.until === null) return { use: 'hold', reason: 'embargo-open' }
      return Date.parse(embargo.until) <= at ? { use: 'now' } : { use: 'after', from: embargo.until }
    }
    default: {
      const unknown: never = status
      throw new TypeError(`unknown pubStatus ${String(unknown)}`)
    }
  }
}

/**
 * The verdict on an item from elsewhere: status, embargo and expiry together.
 * @param item absent pubStatus means usable (NewsML-G2, ninjs)
 * @param at the instant to judge for, in milliseconds since the epoch
 */
export function useOfItem(
  item: { readonly pubStatus?: PubStatus; readonly embargo?: Embargo; readonly expires?: readonly string[] },
  at: number,
): UseVerdict {
  const verdict = useVerdict(item.pubStatus ?? 'usable', item.embargo, at)
  if (verdict.use === 'never') return verdict
  const ends = (item.expires ?? []).map((text) => Date.parse(text)).filter((end) => !Number.isNaN(end))
  return ends.length > 0 && Math.min(...ends) <= at ? { use: 'never', reason: 'expired' } : verdict
}

/** The verdict in one line: `now`, `after 2026-11-23T12:00:00Z`, `hold withheld`, `never canceled`. */
export function useText(verdict: UseVerdict): string {
  switch (verdict.use) {
    case 'now':
      return 'now'
    case 'after':
      return `after ${verdict.from}`
    case 'hold':
    case 'never':
      return `${verdict.use} ${verdict.reason}`
    default: {
      const unknown: never = verdict
      throw new TypeError(`unknown verdict ${String(unknown)}`)
    }
  }
}
