/** Key rotations: from a key that is pinned once to the key that signs today. */
import { readDecimal } from './bytes.ts'
import { type Trust, type VerifiedCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { attempt, LedgerError } from './errors.ts'
import { leafHash } from './hash.ts'
import { formatVerifierKey, parseVerifierKey, sameKey, type SignerKey, type VerifierKey } from './key.ts'
import { parseLeafEntry } from './leaf.ts'
import { openNote, parseNote, signNote } from './note.ts'
import { type Quorum } from './quorum.ts'
import { verifyInclusion } from './verify.ts'

/** One step of the chain. */
export interface Rotation {
  readonly origin: string
  /** Counts the rotations of the log, from 1. */
  readonly number: number
  readonly previous: VerifierKey
  readonly next: VerifierKey
}

// The second line is never a tree size: a key of the log can sign this text and no one can show it as a checkpoint.
const HEADER = 'dateline-key-rotation/v1'

const textOf = ({ origin, number, previous, next }: Rotation): string =>
  [
    HEADER,
    `origin ${origin}`,
    `number ${number}`,
    `previous ${formatVerifierKey(previous)}`,
    `next ${formatVerifierKey(next)}`,
    '',
  ].join('\n')

/** @throws LedgerError `bad-rotation`: both keys are Ed25519 keys of the log under its origin, and two different ones */
function checkKeys({ origin, number, previous, next }: Rotation): void {
  const sound = [previous, next].every(({ name, type }) => name === origin && type === 'ed25519')
  if (!sound || !Number.isSafeInteger(number) || number < 1 || sameKey(previous, next))
    throw new LedgerError('bad-rotation', 'A rotation goes from one Ed25519 key of the log to another.')
}

/**
 * @param number one more than the rotation before; 1 for the first
 * @returns the signed note, by both keys (the old one gives its authority, the new one shows that it is held);
 * `rotationEntry` makes the leaf of it
 * @throws LedgerError `bad-rotation`
 */
export function signRotation(origin: string, number: number, previous: SignerKey, next: SignerKey): string {
  checkKeys({ origin, number, previous, next })
  return signNote(textOf({ origin, number, previous, next }), [previous, next])
}

/**
 * Reads a rotation and verifies both signatures. Whether `previous` is a key of the log is for the chain to say.
 * @throws LedgerError `bad-rotation`, `bad-signature`, `unknown-key`, and what `parseNote` and `parseVerifierKey` throw
 */
export function parseRotation(note: string): Rotation {
  const { text } = parseNote(note)
  const [, ...lines] = text.split('\n')
  const [origin = '', number = '', previous = '', next = ''] = ['origin ', 'number ', 'previous ', 'next '].map(
    (word, i) => (lines[i]?.startsWith(word) === true ? lines[i].slice(word.length) : ''),
  )
  const rotation = {
    origin,
    number: readDecimal(number),
    previous: parseVerifierKey(previous),
    next: parseVerifierKey(next),
  }
  checkKeys(rotation)
  if (textOf(rotation) !== text) throw new LedgerError('bad-rotation', 'This is not the text of a key rotation.')
  if (openNote(note, [rotation.previous, rotation.next]).verified.length !== 2)
    throw new LedgerError('unknown-key', 'Both keys must sign a rotation, the old and the new.')
  return rotation
}

/** A key and the tree sizes that it signs: from `since`, up to and without the `since` of the next. */
export interface ChainKey {
  readonly key: VerifierKey
  readonly since: number
}

export interface KeyChain {
  readonly origin: string
  /** The pinned key first, the present one last. */
  readonly keys: readonly ChainKey[]
  readonly current: VerifierKey
}

/** A leaf of type `key-rotation` at its place in the log. */
export interface RotationLeaf {
  readonly index: number
  /** As `rotationEntry` makes it. */
  readonly entry: Uint8Array
}

/**
 * Walks from the pinned key to the present one. From the tree that holds a rotation on, the new key signs.
 * @param first the pinned key; its name is the log's origin
 * @param rotations all of the log, in its order
 * @throws LedgerError `bad-rotation` when a step is missing, doubled, out of order or by a key that was not the present
 * one, and what `parseRotation` and `parseLeafEntry` throw
 */
export function walkKeyChain(first: VerifierKey, rotations: readonly RotationLeaf[]): KeyChain {
  const keys: ChainKey[] = [{ key: first, since: 0 }]
  let current = first
  let reached = -1
  for (const [i, { index, entry }] of rotations.entries()) {
    const leaf = parseLeafEntry(entry)
    if (leaf.type !== 'key-rotation') throw new LedgerError('bad-rotation', `Entry ${index} is not a key rotation.`)
    const rotation = parseRotation(leaf.rotation)
    const follows =
      rotation.origin === first.name &&
      rotation.number === i + 1 &&
      sameKey(rotation.previous, current) &&
      Number.isSafeInteger(index) &&
      index > reached
    if (!follows) throw new LedgerError('bad-rotation', `The rotation in entry ${index} does not follow the last one.`)
    if (keys.some(({ key }) => sameKey(key, rotation.next)))
      throw new LedgerError('bad-rotation', `The rotation in entry ${index} returns to a key that was retired.`)
    current = rotation.next
    reached = index
    keys.push({ key: current, since: index + 1 })
  }
  return { origin: first.name, keys, current }
}

/** For `Trust.keys`: the one key of the chain that may sign a tree of a size. */
export const keysOf =
  (chain: KeyChain): ((size: number) => readonly VerifierKey[]) =>
  (size) =>
    chain.keys
      .filter(({ since }, i) => since <= size && size < (chain.keys[i + 1]?.since ?? Infinity))
      .map(({ key }) => key)

/** @returns what to believe in, by a chain */
export const trustChain = (chain: KeyChain, quorum?: Quorum): Trust => ({
  origin: chain.origin,
  keys: keysOf(chain),
  ...(quorum === undefined ? {} : { quorum }),
})

/** A rotation with the proof that it is in the tree of the checkpoint. */
export interface ProvenRotation extends RotationLeaf {
  readonly proof: readonly Uint8Array[]
}

/**
 * Verifies a chain and a checkpoint by its present key, and that the log of that checkpoint holds every step: a rotation
 * that was never made public does not count.
 * @throws LedgerError `bad-rotation` when a step is not in the tree, and what `walkKeyChain` and `verifyCheckpoint` throw
 */
export function verifyKeyChain(
  first: VerifierKey,
  rotations: readonly ProvenRotation[],
  note: Uint8Array | string,
  quorum?: Quorum,
): { readonly chain: KeyChain; readonly checkpoint: VerifiedCheckpoint } {
  const chain = walkKeyChain(first, rotations)
  const checkpoint = verifyCheckpoint(note, trustChain(chain, quorum))
  const { size, root } = checkpoint
  for (const { index, entry, proof } of rotations) {
    if (!verifyInclusion({ index, size, leaf: leafHash(entry), proof, root }))
      throw new LedgerError('bad-rotation', `The rotation in entry ${index} is not in the tree of the checkpoint.`)
  }
  return { chain, checkpoint }
}

/** Whether an entry of the log is a key rotation; false for anything that cannot be read. */
export function isRotation(entry: Uint8Array): boolean {
  const leaf = attempt(() => parseLeafEntry(entry))
  return leaf.ok && leaf.value.type === 'key-rotation'
}
