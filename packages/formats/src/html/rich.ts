/** Bodies of the exchange model as markup and as words; the tables are in docs/body.md. */
export { plainBody } from './rich-plain.ts'
export { readHtmlBody, readMarkupBody, type ReadBodyOptions, readXhtmlBody } from './rich-read.ts'
export { safeTarget } from './rich-spans.ts'
export { toStoryBlocks } from './rich-story.ts'
export { tidyBody } from './rich-tidy.ts'
export { type BodyOptions, writeHtmlBody, writeXhtmlBody, writeXhtmlDocument } from './rich-write.ts'
