/** What writers of ninjs share: the generation that is written, and texts that any JSON can carry. */
import type { Label, Term } from '@dateline/news'
import { type Generation, nested } from './generation.ts'

export type Out = Record<string, unknown>

/** What holds for the whole document that is written. */
export interface Pen {
  readonly generation: Generation
}

/** Name of a nested member. */
export const named = (pen: Pen, name: string): string => nested(name, pen.generation)

/** A text without lone surrogates. */
export const clean = (text: string): string => text.toWellFormed()

/** Members that have a value, under the generation's names. */
export function members(pen: Pen, values: Readonly<Record<string, unknown>>): Out {
  const out: Out = {}
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) out[named(pen, name)] = typeof value === 'string' ? clean(value) : value
  }
  return out
}

export const filled = <T>(list: readonly T[] | undefined): readonly T[] | undefined =>
  list === undefined || list.length === 0 ? undefined : list

/** The label in a language, else the first one. */
export function labelIn<L extends Label>(
  labels: readonly L[] | undefined,
  language: string | undefined,
): L | undefined {
  const usable = labels?.filter((label) => label.value.trim() !== '')
  const same = (label: L) => language !== undefined && label.language?.split('-')[0] === language.split('-')[0]
  return usable?.find(same) ?? usable?.[0]
}

export function nameOf(term: Term | undefined, language?: string): string | undefined {
  return labelIn(term?.names, language)?.value
}

/** All values, one a line. */
export function linesOf(labels: readonly Label[] | undefined): string | undefined {
  const texts = (labels ?? []).map((label) => label.value).filter((value) => value.trim() !== '')
  return texts.length === 0 ? undefined : texts.join('\n')
}

/** A whole number that the schema takes. */
export function integer(value: number | undefined): number | undefined {
  return value !== undefined && Number.isSafeInteger(value) ? value : undefined
}

export function finite(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) ? value : undefined
}

/** A name of 1.x made of letters, digits and underscores, not taken yet. */
export function freeName(wanted: string, taken: (name: string) => boolean): string {
  const base = wanted.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '') || 'item'
  if (!taken(base)) return base
  for (let n = 2; ; n += 1) if (!taken(`${base}_${n}`)) return `${base}_${n}`
}
