/** Keys that sign notes: their names, ids and texts (c2sp.org/signed-note, "Verifier keys"). */
import { ed25519 } from '@noble/curves/ed25519.js'
import { concat, equal, fromBase64, fromHex, readUint32, toBase64, toHex, uint32, utf8 } from './bytes.ts'
import { LedgerError } from './errors.ts'
import { sha256 } from './hash.ts'

/** Signature types of signed-note that are supported, by their identifier byte. */
export const SIGNATURE_TYPES = { ed25519: 0x01, 'cosignature/v1': 0x04 } as const
export type SignatureType = keyof typeof SIGNATURE_TYPES

const KEY_SIZE = 32
/** Longest name that is read: names are addresses, and a text of keys must stay one. */
const MAX_NAME = 255

export interface VerifierKey {
  readonly name: string
  /** The uint32 key id. */
  readonly id: number
  readonly type: SignatureType
  /** 32 bytes (RFC 8032). */
  readonly publicKey: Uint8Array
}

export interface SignerKey extends VerifierKey {
  /** 32 bytes (RFC 8032). Secret. */
  readonly seed: Uint8Array
}

/** @throws LedgerError `bad-name` for an empty or too long name, a space of any kind, a plus, a control character */
export function checkKeyName(name: string): void {
  if (name === '' || name.length > MAX_NAME || /[\s+\u0000-\u001f\u007f\u0085]/u.test(name) || !name.isWellFormed())
    throw new LedgerError('bad-name', `A key's name has 1 to ${MAX_NAME} characters, no space and no plus sign.`)
}

const tagged = (type: SignatureType, key: Uint8Array) => concat(Uint8Array.of(SIGNATURE_TYPES[type]), key)

/** @returns SHA-256(name || 0x0A || type || public key)[:4] as a uint32 */
function keyId(name: string, type: SignatureType, publicKey: Uint8Array): number {
  return readUint32(sha256(concat(utf8(`${name}\n`), tagged(type, publicKey))))
}

/**
 * @param name SHOULD be an address without scheme, such as `news.example/ledger`
 * @param publicKey Ed25519, 32 bytes
 * @throws LedgerError `bad-name`, `bad-key`
 */
export function verifierKey(name: string, publicKey: Uint8Array, type: SignatureType = 'ed25519'): VerifierKey {
  checkKeyName(name)
  if (publicKey.length !== KEY_SIZE) throw new LedgerError('bad-key', `An Ed25519 public key has ${KEY_SIZE} bytes.`)
  return { name, id: keyId(name, type, publicKey), type, publicKey }
}

/**
 * @param seed 32 bytes from a cryptographic random generator (`crypto.getRandomValues`): the secret
 * @param type `ed25519` for a log, `cosignature/v1` for a witness; one seed must not serve both
 * @throws LedgerError `bad-name`, `bad-key`
 */
export function signerKey(name: string, seed: Uint8Array, type: SignatureType = 'ed25519'): SignerKey {
  if (seed.length !== KEY_SIZE) throw new LedgerError('bad-key', `An Ed25519 seed has ${KEY_SIZE} bytes.`)
  return { ...verifierKey(name, ed25519.getPublicKey(seed), type), seed }
}

/** @returns the public part alone */
export function toVerifierKey({ name, id, type, publicKey }: VerifierKey): VerifierKey {
  return { name, id, type, publicKey }
}

/** The key id as it stands in texts: 8 lower-case hexadecimal digits. */
export const keyIdText = (id: number): string => toHex(uint32(id))

/** @returns `<name>+<key id>+<base64(type || public key)>` */
export const formatVerifierKey = ({ name, id, type, publicKey }: VerifierKey): string =>
  `${name}+${keyIdText(id)}+${toBase64(tagged(type, publicKey))}`

function readParts(name: string, id: string, material: string): { type: SignatureType; id: number; key: Uint8Array } {
  checkKeyName(name)
  if (id.length !== 8) throw new LedgerError('bad-key', 'A key id has 8 hexadecimal digits.')
  const bytes = fromBase64(material)
  const type = Object.entries(SIGNATURE_TYPES).find(([, byte]) => byte === bytes[0])?.[0] as SignatureType | undefined
  if (type === undefined)
    throw new LedgerError(
      'unsupported-key-type',
      'Keys of type 0x01 (Ed25519) and 0x04 (cosignature/v1) are supported.',
    )
  return { type, id: readUint32(fromHex(id)), key: bytes.subarray(1) }
}

/** Splits at the first two pluses: the material may hold more of them. */
function split(text: string): [string, string, string] {
  const first = text.indexOf('+')
  const second = text.indexOf('+', first + 1)
  if (first < 0 || second < 0) throw new LedgerError('bad-key', 'A key reads <name>+<key id>+<base64>.')
  return [text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1)]
}

/** @throws LedgerError `bad-key`, `bad-name`, `bad-hex`, `bad-base64`, `unsupported-key-type`, `key-id-mismatch` */
export function parseVerifierKey(text: string): VerifierKey {
  const [name, idText, material] = split(text)
  const { type, id, key } = readParts(name, idText, material)
  const made = verifierKey(name, key, type)
  if (made.id !== id) throw new LedgerError('key-id-mismatch', 'The key id does not belong to this name and key.')
  return made
}

const SIGNER_PREFIX = 'PRIVATE+KEY+'

/** @returns `PRIVATE+KEY+<name>+<key id>+<base64(type || seed)>`, the form of Go's sumdb/note. Secret. */
export const formatSignerKey = ({ name, id, type, seed }: SignerKey): string =>
  `${SIGNER_PREFIX}${name}+${keyIdText(id)}+${toBase64(tagged(type, seed))}`

/** @throws LedgerError as `parseVerifierKey`; its words never hold the secret */
export function parseSignerKey(text: string): SignerKey {
  if (!text.startsWith(SIGNER_PREFIX)) throw new LedgerError('bad-key', `A signer key begins with ${SIGNER_PREFIX}.`)
  const [name, idText, material] = split(text.slice(SIGNER_PREFIX.length))
  const { type, id, key } = readParts(name, idText, material)
  const made = signerKey(name, key, type)
  if (made.id !== id) throw new LedgerError('key-id-mismatch', 'The key id does not belong to this name and key.')
  return made
}

export const sameKey = (a: VerifierKey, b: VerifierKey): boolean =>
  a.name === b.name && a.id === b.id && a.type === b.type && equal(a.publicKey, b.publicKey)

/** @returns an Ed25519 signature of 64 bytes (RFC 8032) */
export const signBytes = (key: SignerKey, message: Uint8Array): Uint8Array => ed25519.sign(message, key.seed)

/**
 * Strict (RFC 8032, FIPS 186-5): only canonical encodings, no public key of small order, so that one signature cannot
 * be shown for two messages or two keys.
 */
export function verifyBytes(key: VerifierKey, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64) return false
  try {
    return ed25519.verify(signature, message, key.publicKey, { zip215: false })
  } catch {
    return false
  }
}
