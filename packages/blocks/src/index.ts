/** @dateline/blocks: the schema of a story's body and its renderers. */
export * from './draft.ts'
export * from './html.ts'
export * from './live.ts'
export * from './prosemirror.ts'
export * from './render.ts'
export * from './schema.ts'
