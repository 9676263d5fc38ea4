/** How stories hang together: what a content says of other stories, kept as links when it is released; and links made by hand. */
import type { Block, Span, StoryContent } from '@dateline/news'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../platform/index.ts'

/**
 * `follows`: an earlier piece of the same news (alert, urgent, lead). `quotes`: its words or facts stand in the copy.
 * `contains`: a package of it. `translation-of`: made from it.
 */
export const LINK_KINDS = ['follows', 'quotes', 'contains', 'translation-of'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

export interface StoryLink {
  readonly from: string
  readonly to: string
  readonly kind: LinkKind
  readonly origin: 'content' | 'hand'
}

/** What a content names: stories by guid, or by the id that ends a permanent address. */
export interface Named {
  readonly kind: LinkKind
  readonly guid?: string
  readonly publicId?: string
}

const PUBLIC_ID = /(?:^|[-/])([a-z0-9]{10})$/

function spansOf(block: Block): readonly Span[] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.spans
    case 'quote':
      return block.paragraphs.flat()
    case 'list':
      return block.items.flat()
    case 'table':
      return [...block.header, ...block.rows.flat()].flat()
    case 'picture':
    case 'preformatted':
      return []
    default:
      block satisfies never
      return []
  }
}

/** The id that ends a permanent address of ours; undefined for every other address. */
function ownAddress(href: string, authority: string): string | undefined {
  let path = href
  if (/^https?:\/\//i.test(href)) {
    if (!URL.canParse(href)) return undefined
    const url = new URL(href)
    if (url.hostname !== authority) return undefined
    path = url.pathname
  }
  if (!path.startsWith('/')) return undefined
  const [bare = ''] = path.split(/[?#]/, 1)
  return PUBLIC_ID.exec(bare.replace(/\/history$|\/$/, ''))?.[1]
}

/**
 * The stories that a content names.
 * @param authority host name of the agency: addresses of other hosts name no story of ours
 */
export function namedStories(content: StoryContent, authority: string): Named[] {
  const named: Named[] = []
  if (content.translationOf) named.push({ kind: 'translation-of', guid: content.translationOf.guid })
  for (const guid of content.follows ?? []) named.push({ kind: 'follows', guid })
  const seen = new Set<string>()
  for (const span of content.body.flatMap(spansOf)) {
    for (const mark of span.marks ?? []) {
      if (mark.type !== 'link' || seen.has(mark.href)) continue
      seen.add(mark.href)
      const publicId = ownAddress(mark.href, authority)
      if (publicId !== undefined) named.push({ kind: 'quotes', publicId })
      else if (/^(?:tag|urn):/i.test(mark.href)) named.push({ kind: 'quotes', guid: mark.href })
    }
  }
  return named
}

/** Keeps what released contents name; what names no story of ours is no link. One statement, and none when nothing is named. */
export async function storeLinks(
  tx: Tx,
  contents: readonly { readonly storyId: string; readonly content: StoryContent; readonly by: string }[],
  authority: string,
): Promise<void> {
  const rows = contents.flatMap(({ storyId, content, by }) =>
    namedStories(content, authority).map(({ kind, guid = null, publicId = null }) => ({
      from_story: storyId,
      kind,
      guid,
      public_id: publicId,
      linked_by: by,
    })),
  )
  if (rows.length === 0) return
  await sql`
    INSERT INTO story_link (from_story, to_story, kind, origin, linked_by)
    SELECT DISTINCT n.from_story, s.id, n.kind, 'content', n.linked_by
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS n (from_story uuid, kind text, guid text, public_id text, linked_by text)
    JOIN story s ON s.guid = n.guid OR s.public_id = n.public_id
    WHERE s.id <> n.from_story
    ON CONFLICT DO NOTHING
  `.execute(tx)
}

/** Links two stories by hand. */
export async function linkStories(
  db: Queryable,
  link: { readonly from: string; readonly to: string; readonly kind: LinkKind },
  by: string,
): Promise<void> {
  await sql`
    INSERT INTO story_link (from_story, to_story, kind, origin, linked_by)
    VALUES (${link.from}, ${link.to}, ${link.kind}, 'hand', ${by}) ON CONFLICT DO NOTHING
  `.execute(db)
}

/** Takes a link away that was made by hand; what a content says stays said. @returns whether there was one */
export async function unlinkStories(
  db: Queryable,
  link: { readonly from: string; readonly to: string; readonly kind: LinkKind },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    DELETE FROM story_link WHERE from_story = ${link.from} AND to_story = ${link.to} AND kind = ${link.kind} AND origin = 'hand'
  `.execute(db)
  return (numAffectedRows ?? 0n) > 0n
}
