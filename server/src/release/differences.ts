/** What changed between two contents, word by word: for the newsroom, and for whoever must say what a correction corrects. */
import { plainBlock } from '@dateline/blocks'
import type { Block, StoryContent } from '@dateline/news'
import { diffArrays, diffWordsWithSpace } from 'diff'

/** A run of text that both have, only the newer has, or only the older had. */
export interface Part {
  readonly is: 'same' | 'added' | 'removed'
  readonly text: string
}

export interface FieldDifference {
  readonly field: string
  readonly parts: readonly Part[]
}

export interface BlockDifference {
  /** `restyled`: the same words, otherwise marked or shaped. */
  readonly is: 'same' | 'changed' | 'restyled' | 'added' | 'removed'
  readonly type: Block['type']
  readonly parts: readonly Part[]
}

export interface Differences {
  /** Changed fields only, in the order of a story. */
  readonly fields: readonly FieldDifference[]
  /** Every block of both, in reading order. */
  readonly blocks: readonly BlockDifference[]
}

/** A pathological pair is shown as replaced rather than searched for ever. */
const PATIENCE_MS = 250

/**
 * @param language BCP 47 tag; words are those of the language, also where no spaces part them
 */
export function diffText(older: string, newer: string, language: string): Part[] {
  if (older === newer) return older === '' ? [] : [{ is: 'same', text: older }]
  const changes = diffWordsWithSpace(older, newer, {
    intlSegmenter: new Intl.Segmenter(language, { granularity: 'word' }),
    timeout: PATIENCE_MS,
  })
  if (!changes) {
    return [
      { is: 'removed' as const, text: older },
      { is: 'added' as const, text: newer },
    ].filter((part) => part.text !== '')
  }
  return changes.map((c) => ({ is: c.added ? 'added' : c.removed ? 'removed' : 'same', text: c.value }))
}

function fieldsOf(content: StoryContent): Map<string, string> {
  const { dateline, embargo } = content
  return new Map([
    ['headline', content.headline],
    ['slugline', content.slugline],
    ['abstract', content.abstract ?? ''],
    ['byline', content.byline?.text ?? ''],
    ['dateline', dateline ? `${dateline.place} · ${dateline.date} · ${dateline.source}` : ''],
    ['section', content.section],
    ['urgency', String(content.urgency)],
    ['form', content.form],
    ['subjects', content.subjects.map((s) => s.name ?? s.qcode ?? s.uri).join(', ')],
    ['embargo', embargo ? `${embargo.until ?? 'open'}${embargo.note === undefined ? '' : ` · ${embargo.note}`}` : ''],
    ['edNote', content.edNote ?? ''],
    ['usageTerms', content.usageTerms ?? ''],
  ])
}

/** Compares two contents of one story. */
export function differences(older: StoryContent, newer: StoryContent): Differences {
  const before = fieldsOf(older)
  const fields: FieldDifference[] = []
  for (const [field, now] of fieldsOf(newer)) {
    const was = before.get(field) ?? ''
    if (was !== now) fields.push({ field, parts: diffText(was, now, newer.language) })
  }
  return { fields, blocks: diffBlocks(older.body, newer.body, newer.language) }
}

const whole = (is: 'same' | 'added' | 'removed', block: Block): BlockDifference => ({
  is,
  type: block.type,
  parts: [{ is, text: shown(block) }],
})

/** Pictures are compared with their address: another picture under the same caption is a change. */
const shown = (block: Block): string =>
  block.type === 'picture'
    ? [block.src, block.alt, plainBlock(block)].filter((t) => t !== '').join('\n')
    : plainBlock(block)

function diffBlocks(older: readonly Block[], newer: readonly Block[], language: string): BlockDifference[] {
  const key = (block: Block) => JSON.stringify(block)
  const runs = diffArrays(older.map(key), newer.map(key))
  const parse = (texts: readonly string[]) => texts.map((text) => JSON.parse(text) as Block)
  const out: BlockDifference[] = []
  let removed: Block[] = []
  const flush = (added: Block[]) => {
    out.push(...pair(removed, added, language))
    removed = []
  }
  for (const run of runs) {
    if (run.removed) removed = [...removed, ...parse(run.value)]
    else if (run.added) flush(parse(run.value))
    else {
      flush([])
      out.push(...parse(run.value).map((block) => whole('same', block)))
    }
  }
  flush([])
  return out
}

/** Share of the shorter text's words that the other has too; blocks that share little are not the same one changed. */
function likeness(a: string, b: string): number {
  const words = (text: string) => new Set(text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const [one, other] = [words(a), words(b)]
  if (one.size === 0 || other.size === 0) return one.size === other.size ? 1 : 0
  return one.intersection(other).size / Math.min(one.size, other.size)
}

const LIKE = 0.5

function pair(removed: readonly Block[], added: readonly Block[], language: string): BlockDifference[] {
  const out: BlockDifference[] = []
  const left = [...removed]
  for (const block of added) {
    const text = shown(block)
    const match = left.findIndex((old) => old.type === block.type && likeness(shown(old), text) >= LIKE)
    const old = left[match]
    if (!old) {
      out.push(whole('added', block))
      continue
    }
    // What stood before the match and found no partner was taken out there.
    for (const gone of left.splice(0, match + 1).slice(0, -1)) out.push(whole('removed', gone))
    const was = shown(old)
    out.push({ is: was === text ? 'restyled' : 'changed', type: block.type, parts: diffText(was, text, language) })
  }
  return [...out, ...left.map((block) => whole('removed', block))]
}
