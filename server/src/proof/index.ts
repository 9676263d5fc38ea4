/** Proof: the agency's tamper-evident log of everything that became public. */
export { Ledger, type LedgerKeys, type LedgerOptions } from './ledger.ts'
export { registerLedgerRoutes } from './routes.ts'
export { addWitness, dropWitness, listWitnesses, type ListedWitness } from './witness.ts'
export { wordsDigest } from './words.ts'
