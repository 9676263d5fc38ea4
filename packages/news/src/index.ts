/** @dateline/news: the news model, the release table, the use verdict and the canonical form. */
export * from './block.ts'
export * from './canonical.ts'
export * from './dateline.ts'
export * from './release.ts'
export * from './story.ts'
export * from './verdict.ts'
