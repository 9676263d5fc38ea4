/** Keys that sign for a channel: made here, sealed before they are stored, and seen by nobody. */
import { generateKeyPairSync } from 'node:crypto'
import { decrypt, encrypt } from '../platform/index.ts'

export interface ChannelKeys {
  /** Raw Ed25519 public key, 32 bytes. */
  readonly publicKey: Buffer
  readonly sealedKey: Buffer
}

/** What is sealed, so that it is taken for nothing else. */
const ABOUT = 'channel key'

/** @param sealing 32 bytes */
export function makeKeys(sealing: Buffer): ChannelKeys {
  const pair = generateKeyPairSync('ed25519')
  const spki = pair.publicKey.export({ format: 'der', type: 'spki' })
  const pkcs8 = pair.privateKey.export({ format: 'der', type: 'pkcs8' })
  return { publicKey: spki.subarray(-32), sealedKey: encrypt(sealing, pkcs8, ABOUT) }
}

/** @returns PKCS #8. @throws when it was sealed with another secret, or damaged */
export const openKey = (sealing: Buffer, sealedKey: Buffer): Buffer => decrypt(sealing, sealedKey, ABOUT)

/** As receivers configure it (Standard Webhooks). */
export const shownKey = (publicKey: Buffer): string => `whpk_${publicKey.toString('base64')}`
