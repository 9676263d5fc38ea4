/** @dateline/news: the news model, the exchange model, the release table, the use verdict and the canonical form. */
export * from './block.ts'
export * from './canonical.ts'
export * from './dateline.ts'
export * from './item.ts'
export * from './release.ts'
export * from './rich.ts'
export * from './story.ts'
export * from './verdict.ts'
