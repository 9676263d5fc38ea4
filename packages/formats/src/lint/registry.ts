/** All linters and all their rules, as data. */
import type { DetectedFormat } from '../formats.ts'
import type { Limits } from '../types.ts'
import { COMMON_RULES } from './common.ts'
import { FEED_LINT_RULES, lintFeed } from './feeds/index.ts'
import { lint7901 } from './iptc-7901/lint.ts'
import { IPTC_7901_RULES } from './iptc-7901/rules.ts'
import { lintNinjs, NINJS_RULES } from './ninjs/index.ts'
import { lintNitf } from './nitf/lint.ts'
import { NITF_RULES } from './nitf/rules.ts'
import { lintNewsMlG2 } from './g2/lint.ts'
import { G2_RULES } from './g2/rules.ts'
import { lintSitemap } from './sitemap/lint.ts'
import { SITEMAP_RULES } from './sitemap/rules.ts'
import type { Finding, LintRule } from './types.ts'

export interface LintContext {
  /** Name of the document in messages. */
  readonly name: string
  readonly limits: Limits
}

export interface Linter {
  readonly title: string
  readonly formats: readonly DetectedFormat[]
  readonly rules: readonly LintRule[]
  /** @param bytes of the document; its text is given too, decoded */
  lint(document: { readonly bytes: Uint8Array; readonly text: string }, context: LintContext): readonly Finding[]
}

export const LINTERS: readonly Linter[] = [
  { title: 'NITF', formats: ['nitf'], rules: NITF_RULES, lint: ({ text }, { limits }) => lintNitf(text, limits) },
  {
    title: 'IPTC 7901',
    formats: ['iptc-7901'],
    rules: IPTC_7901_RULES,
    lint: ({ text }) => lint7901(text),
  },
  {
    title: 'Feeds',
    formats: ['rss', 'atom', 'json-feed'],
    rules: FEED_LINT_RULES,
    lint: ({ bytes }) => lintFeed(bytes),
  },
  {
    title: 'ninjs',
    formats: ['ninjs'],
    rules: Object.values(NINJS_RULES),
    lint: ({ text }) => lintNinjs(text),
  },
  {
    title: 'NewsML-G2',
    formats: ['newsml-g2'],
    rules: G2_RULES,
    lint: ({ text }, { limits }) => lintNewsMlG2(text, limits),
  },
  {
    title: 'Sitemaps',
    formats: ['sitemap'],
    rules: SITEMAP_RULES,
    lint: ({ text }, { limits }) => lintSitemap(text, limits),
  },
]

/** Rules by the chapter under which the documentation lists them. */
export const RULE_CHAPTERS: readonly { readonly title: string; readonly rules: readonly LintRule[] }[] = [
  { title: 'Every document', rules: COMMON_RULES },
  ...LINTERS.map(({ title, rules }) => ({ title, rules })),
]

/** Every rule there is. */
export const LINT_RULES: readonly LintRule[] = RULE_CHAPTERS.flatMap(({ rules }) => rules)
