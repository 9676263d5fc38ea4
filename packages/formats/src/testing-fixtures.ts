/** The package's own fixtures, for tests. */
import { readFileSync } from 'node:fs'
import { readDocument, type ReadItem, type ReadStory, type SourceProfile } from './index.ts'

export function fixture(name: string): Uint8Array {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url))
}

export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** Reads a document that must be one story. */
export function storyOf(document: Uint8Array | string, profile?: SourceProfile): ReadStory {
  const [item, ...rest] = itemsOf(document, profile)
  if (item?.outcome !== 'story' || rest.length > 0) throw new Error(`not one story: ${JSON.stringify([item, ...rest])}`)
  return item.story
}

export function itemsOf(document: Uint8Array | string, profile?: SourceProfile): readonly ReadItem[] {
  const data = typeof document === 'string' ? bytes(document) : document
  return readDocument(data, { name: 'test', ...(profile === undefined ? {} : { profile }) }).items
}

/** Outcome and code of each item, for short assertions. */
export function outcomes(items: readonly ReadItem[]): string[] {
  return items.map((item) => {
    if (item.outcome === 'story') return 'story'
    return item.outcome === 'kept' ? `kept ${item.kind}` : `rejected ${item.code}`
  })
}
