/** Release: versions, notices, visibility, release_no, participants. */
export type * from './answers.ts'
export type * from './approval-answers.ts'
export { ApprovalGate } from './approval-gate.ts'
export { registerApprovalRoutes } from './approval-routes.ts'
export * from './chain.ts'
export { readStanding, type Standing } from './decide.ts'
export * from './differences.ts'
export * from './follow.ts'
export { killMarks, scheduledBy, type TakenBack, type Waiting, withdrawScheduled } from './freeze.ts'
export { type FreezeRoutes, registerFreezeRoutes } from './freeze-routes.ts'
export { type PublicHistory, type PublicVersion, readPublicHistory } from './history.ts'
export { preparedGate } from './prepared-gate.ts'
export { PublicPictures, storiesShowing } from './pictures.ts'
export type * from './proposal.ts'
export * from './read.ts'
export * from './release.ts'
export { type Placed, type Places, registerReleaseRoutes, type ReleaseRoutes } from './routes.ts'
export type { Place, ReleaseEventRow, ReleaseTables, Touches } from './tables.ts'
export { pictureWaiting, storyWaitingAt, storyWaitingUnder } from './waiting.ts'
export { conceptsOf, searchConfig, slugOf } from './version.ts'
export { drawWords } from './notice.ts'
export {
  type DrawnNoticeAnswer,
  registerNoticeRoutes,
  type TemplateHistoryAnswer,
  type TemplatesAnswer,
} from './notice-routes.ts'
export { chainRequests, type ChosenStory } from './aim.ts'
export { type GraphAnswer, type Reach } from './chain-routes.ts'
export * from './graph.ts'
export { LINK_KINDS, type LinkKind, linkStories, type StoryLink, unlinkStories } from './links.ts'
export { registerRiskRoutes } from './risk-routes.ts'
