/** What a page is given and what it gives back. A page file holds a loader and its view, nothing about HTTP. */
import type { Edition } from '../../../editions/index.ts'
import { nameIn } from '../directory/index.ts'
import type { Db } from '../platform/index.ts'
import type { Listed } from '../release/index.ts'
import { storyKey } from './keys.ts'
import type { Setting } from './read/setting.ts'

export interface PageContext {
  readonly db: Db
  readonly edition: Edition
  readonly setting: Setting
  /** Scheme and host of the public address, without a slash at the end. */
  readonly origin: string
  /** Addresses of the style sheet and the one script. */
  readonly assets: {
    readonly style: string
    readonly script: string | undefined
    readonly verify: string | undefined
  }
  /** What the page read; a release that touches one of them drops the page. */
  readonly keys: Set<string>
}

export interface PageResult {
  readonly status: 200 | 400 | 404 | 410
  readonly body: string
  /** Default `text/html; charset=utf-8`. */
  readonly contentType?: string
  readonly caching: string
  /** When what it shows last changed; informs, never decides (see ETag). */
  readonly lastModified?: Date
  /** Keep it for at most this long, in seconds; the default is `FRESH_SECONDS`. */
  readonly freshFor?: number
  /** Anybody can make up its address. */
  readonly stray?: boolean
  readonly noindex?: boolean
}

/** The page is somewhere else. */
export interface Moved {
  readonly status: 301
  readonly location: string
}

/**
 * A page is drawn again after this long even when no release touched it: side lists and directory entries that another
 * node changed catch up.
 */
export const FRESH_SECONDS = 30

/** The agency's name in the edition's language; the host name until it has one. */
export function agencyName(ctx: Pick<PageContext, 'edition' | 'setting' | 'origin'>): string {
  return nameIn(ctx.setting.agency.names, ctx.edition.language) || new URL(ctx.origin).hostname
}

export function agencyShortName(ctx: Pick<PageContext, 'edition' | 'setting' | 'origin'>): string {
  return nameIn(ctx.setting.agency.shortNames, ctx.edition.language) || agencyName(ctx)
}

/** Records the stories of a list and gives the list back. */
export function reading(ctx: Pick<PageContext, 'keys'>, stories: readonly Listed[]): readonly Listed[] {
  for (const story of stories) ctx.keys.add(storyKey(story.storyId))
  return stories
}

/** The latest change among stories. */
export function lastChange(stories: readonly { readonly updatedAt: Date }[]): { lastModified?: Date } {
  const times = stories.map((s) => s.updatedAt.getTime())
  return times.length === 0 ? {} : { lastModified: new Date(Math.max(...times)) }
}

/** The agency's contact of one kind, in the edition's language where it is written in several. */
export function contactOf(ctx: Pick<PageContext, 'edition' | 'setting'>, key: string): string | undefined {
  const { contact } = ctx.setting.agency
  return contact[`${key}-${ctx.edition.language}`] ?? contact[key]
}
