/** The wire: numbered deliveries to subscribers, by pull, long poll and stream. */
export { registerSubscriberRoutes, type SubscriberDeps } from './admin.ts'
export { mayPrepareWith } from './prepare.ts'
export { wireReach } from './reach.ts'
export { keyWaiting } from './seal.ts'
export { registerWireRoutes, type WireDeps } from './routes.ts'
export {
  addSubscriber,
  changeProduct,
  type ListedSubscriber,
  listSubscribers,
  productSchema,
  rotateToken,
  type Subscriber,
  subscriberByName,
  switchSubscriber,
} from './subscriber.ts'
export { Wire, type WireOptions } from './wire.ts'
