/** Removal by law: orders that two people give, what they take away, and the file that outlasts a restored backup. */
export type * from './answers.ts'
export { addToJournal, JOURNAL_FILE, type JournalEntry, readJournal } from './journal.ts'
export {
  askRemoval,
  dropOrder,
  listOrders,
  type NewOrder,
  type OrderState,
  readOrder,
  type RemovalOrder,
} from './order.ts'
export { Removals, type RemovalsDeps } from './removals.ts'
export { registerRemovalRoutes, type RemovalRoutes } from './routes.ts'
