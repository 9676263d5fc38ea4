/** Sealing bytes under a key: authenticated encryption with AES-256-GCM (NIST SP 800-38D). */
import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'

export const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** What `encrypt` adds to the bytes it is given. */
export const OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES

type Key = KeyObject | Uint8Array

/**
 * @param about bytes that are not kept but must be the same when it is opened: what the sealed thing belongs to
 * @returns a random nonce of 12 bytes, the ciphertext, a tag of 16
 */
export function encrypt(key: Key, bytes: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
}

/** @throws Error when the key, the bytes or what they are about is another */
export function decrypt(key: Key, sealed: Uint8Array, about: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
}

const STORED = 1
const DEFLATED = 2
/** Shorter text is not worth the work. */
const SMALL = 512
/** No text of ours is near it: what claims to be longer is refused. */
const LARGEST_TEXT = 256 * 1024 * 1024

/** Seals a text, made smaller first: ciphertext cannot be compressed by the database any more. */
export function sealText(key: Key, text: string, about: string): Buffer {
  const bytes = Buffer.from(text)
  const smaller = bytes.length < SMALL ? undefined : deflateRawSync(bytes, { level: 1 })
  const deflated = smaller !== undefined && smaller.length < bytes.length
  return Buffer.concat([
    Buffer.of(deflated ? DEFLATED : STORED),
    encrypt(key, deflated ? smaller : bytes, `${deflated ? DEFLATED : STORED} ${about}`),
  ])
}

/** @throws Error as `decrypt` */
export function openText(key: Key, sealed: Uint8Array, about: string): string {
  const how = sealed[0] ?? 0
  const bytes = decrypt(key, sealed.subarray(1), `${how} ${about}`)
  return (how === DEFLATED ? inflateRawSync(bytes, { maxOutputLength: LARGEST_TEXT }) : bytes).toString('utf8')
}
