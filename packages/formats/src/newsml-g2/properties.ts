/** What NewsML-G2's properties have in common: the facts about any property, and texts in a language. */
import type { Label, PropertyFacts } from '@dateline/news'
import { label } from './labels.ts'
import { BOOLEAN, CODE, CODE_LIST, CODES, DATE, DIRECTION, INTEGER, TEXT, VERBATIM } from './scalars.ts'
import type { Row } from './shape.ts'

/** commonPowerAttributes, quantifyAttributes, rankingAttributes, timeValidityAttributes */
export const FACTS: readonly Row<PropertyFacts>[] = [
  ['id', '@id', TEXT],
  ['creator', '@creator', CODE],
  ['modified', '@modified', DATE],
  ['custom', '@custom', BOOLEAN],
  ['how', '@how', CODE],
  ['why', '@why', CODE],
  ['pubConstraint', '@pubconstraint', CODES],
  ['validFrom', '@validfrom', DATE],
  ['validTo', '@validto', DATE],
  ['confidence', '@confidence', INTEGER],
  ['relevance', '@relevance', INTEGER],
  ['rank', '@rank', INTEGER],
  ['derivedFrom', '@derivedfrom', CODE_LIST],
]

const LABEL: readonly Row<Label & { separator?: string; versionInfo?: string; href?: string }>[] = [
  ...FACTS,
  ['language', '@xml:lang', TEXT],
  ['direction', '@dir', DIRECTION],
  ['role', '@role', CODES],
  ['part', '@part', CODE],
  ['media', '@media', TEXT],
  ['separator', '@separator', VERBATIM],
  ['versionInfo', '@versioninfo', TEXT],
  ['href', '@href', TEXT],
]
export const PLAIN_LABEL = label('plain', LABEL)
export const INLINE_LABEL = label('label', LABEL)
export const BLOCK_LABEL = label('block', LABEL)
