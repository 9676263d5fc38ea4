export { type FeedLintOptions, lintFeed } from './lint.ts'
export { FEED_LINT_RULES } from './rules.ts'
export { rulesOfW3c } from './w3c.ts'
