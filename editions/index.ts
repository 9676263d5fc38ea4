/** The editions of the agency, in the order in which the site offers them. */
import { ar } from './ar.ts'
import { en } from './en.ts'
import { ru } from './ru.ts'
import { EDITION_KEYS, type Edition, type EditionKey, type EditionOf } from './types.ts'

export { EDITION_KEYS, type Edition, type EditionKey, type RelationWord } from './types.ts'

export const editions: { readonly [K in EditionKey]: EditionOf<K> } = { en, ru, ar }

/** The edition of a language tag (`en`, `en-GB`); undefined when the agency has none. */
export function editionFor(language: string): Edition | undefined {
  const key = EDITION_KEYS.find((k) => k === language.split('-')[0]?.toLowerCase())
  return key === undefined ? undefined : editions[key]
}

/** All editions, the first of them the default. */
export const allEditions: readonly Edition[] = EDITION_KEYS.map((key) => editions[key])
