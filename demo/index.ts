/**
 * The demo agency: the Marenian News Agency, its directory and its stories.
 * The country, its neighbours and everybody in it are invented; any likeness is chance.
 */
export { demoAgency, demoStaff } from './agency.ts'
export { demoChains } from './chains/index.ts'
export { DemoError, buildContent, buildNotice, conceptOf, isContentStep, stepTime } from './content.ts'
export { DateMarkError, dayOf, instantOf, resolveDay, writeDates, zoned } from './dates.ts'
export { demoCommitments, demoConcepts, demoRelations } from './directory/index.ts'
export { type DemoDraft, demoDrafts } from './drafts.ts'
export { emblem, namedEmblem } from './emblem.ts'
export { MarkupError, parseBody } from './markup.ts'
export { PICTURE_HEIGHT, PICTURE_WIDTH, pictures } from './pictures.ts'
export { LANGS } from './types.ts'
export type * from './types.ts'
