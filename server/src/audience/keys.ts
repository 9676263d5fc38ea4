/** Keys that sign for a channel: made here, sealed before they are stored, and seen by nobody. */
import { createCipheriv, createDecipheriv, generateKeyPairSync, randomBytes } from 'node:crypto'

export interface ChannelKeys {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer
  readonly sealedKey: Buffer
}

const NONCE = 12
const TAG = 16

/** @param sealing 32 bytes */
export function makeKeys(sealing: Buffer): ChannelKeys {
  const pair = generateKeyPairSync('ed25519')
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' })
  const pkcs8 = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
  const sealed = Buffer.concat([cipher.update(pkcs8), cipher.final()])
  return { publicKey: spki.subarray(-32), sealedKey: Buffer.concat([nonce, cipher.getAuthTag(), sealed]) }
}

/** @returns PKCS #8. @throws when it was sealed with another secret, or damaged */
export function openKey(sealing: Buffer, sealedKey: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', sealing, sealedKey.subarray(0, NONCE))
  decipher.setAuthTag(sealedKey.subarray(NONCE, NONCE + TAG))
  return Buffer.concat([decipher.update(sealedKey.subarray(NONCE + TAG)), decipher.final()])
}

/** As receivers configure it (Standard Webhooks). */
export const shownKey = (publicKey: Buffer): string => `whpk_${publicKey.toString('base64')}`
