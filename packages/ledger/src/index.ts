/** @dateline/ledger: a tamper-evident log in the C2SP formats: tiles, checkpoints, proofs, witnesses, and Dateline's leaves. */
export { LEDGER_ERROR_CODES, LedgerError, type LedgerErrorCode, type Place, type Result, attempt } from './errors.ts'
export { fromBase64, fromBase64Url, fromHex, toBase64, toBase64Url, toHex } from './bytes.ts'
export * from './audit.ts'
export * from './builder.ts'
export { canonicalBytes, canonicalJson, type Json, parseCanonical } from './canonical.ts'
export * from './check.ts'
export * from './checkpoint.ts'
export { Frontier, type NodeVisitor, rootOf } from './frontier.ts'
export * from './hash.ts'
export {
  checkKeyName,
  formatSignerKey,
  formatVerifierKey,
  keyIdText,
  parseSignerKey,
  parseVerifierKey,
  sameKey,
  SIGNATURE_TYPES,
  type SignatureType,
  type SignerKey,
  signerKey,
  toVerifierKey,
  type VerifierKey,
  verifierKey,
} from './key.ts'
export {
  commit,
  type Leaf,
  LEAF_TYPES,
  leafEntry,
  type LeafType,
  parseLeafEntry,
  rotationEntry,
  SALT_SIZE,
} from './leaf.ts'
export * from './note.ts'
export * from './policy.ts'
export { MAX_PROOF_LENGTH } from './proof-lines.ts'
export { kOfN, meetsQuorum, NO_QUORUM, type Quorum, quorumKeys } from './quorum.ts'
export * from './record.ts'
export * from './rotation.ts'
export * from './sign-next.ts'
export * from './source.ts'
export {
  formatEntryBundle,
  MAX_ENTRY_SIZE,
  newTiles,
  parseEntryBundle,
  parseHashTile,
  parseTilePath,
  type Tile,
  TILE_HEIGHT,
  TILE_WIDTH,
  tilePath,
  tilesOf,
  widthAt,
} from './tile.ts'
export * from './tlog-proof.ts'
export {
  consistencyProof,
  inclusionProof,
  readEntry,
  readEntryBundle,
  readHashTile,
  type TileReader,
  TreeReader,
  treeRoot,
} from './tree.ts'
export * from './verify.ts'
export * from './witness.ts'
