/** The desk: stories, drafts and candidates. */
export type * from './answers.ts'
export * from './approval.ts'
export * from './approval-people.ts'
export * from './approval-read.ts'
export * from './approval-step.ts'
export * from './candidate.ts'
export * from './collaboration.ts'
export {
  contentRemoved,
  openCanonical,
  openContent,
  removedContent,
  SEALED,
  sealContent,
  type SealedRow,
} from './content.ts'
export { checkDraft, contentToDoc, contentToUpdate, draftToContent, type Problem, previewContent } from './document.ts'
export * from './draft.ts'
export {
  lockPrepared,
  type NewPrepared,
  prepare,
  type Prepared,
  PREPARED_KINDS,
  type PreparedKind,
  readPrepared,
  unlockPrepared,
} from './prepared.ts'
export { appendUpdates, DRAFT_CHANNEL, loadDoc, readUpdates, redrawStale } from './log.ts'
export { deskOfCandidate, deskOfDraft, deskOfStory } from './place.ts'
export { type DeskRoutes, type Preview, PREVIEW_POLICY, registerDeskRoutes } from './routes.ts'
export { rotateContentKeys } from './rotation.ts'
export { sealCandidates } from './sealing.ts'
export * from './risk.ts'
export { riskRuleSchema } from './risk-schema.ts'
export { SOURCE_KINDS, type Sourcing, sourcingSchema } from './sourcing.ts'
export * from './story.ts'
export type { DeskTables, Stage } from './tables.ts'
