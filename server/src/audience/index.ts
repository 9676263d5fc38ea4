/** Audience: channels that carry releases to people, and drills that reach nobody. */
export { Audience, type AudienceOptions } from './audience.ts'
export {
  addChannel,
  type ChannelKind,
  listChannels,
  type NewChannel,
  newChannelSchema,
  switchChannel,
} from './channel.ts'
export {
  addTestChannel,
  listDrills,
  listTestChannels,
  newDrillSchema,
  newTestChannelSchema,
  runDrill,
} from './drill.ts'
export type { Endpoint, DrillMessage, Message, PublicMessage } from './message.ts'
export {
  type AudienceRoutes,
  type ChannelAnswer,
  type ChannelsAnswer,
  type DrillAnswer,
  registerAudienceRoutes,
  type TestChannelAnswer,
} from './routes.ts'
export { channelReach, OPEN_GATEWAYS } from './reach.ts'
