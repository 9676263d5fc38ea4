/** Encrypting files as streams: chunks of AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015). */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'

const CHUNK = 64 * 1024
const TAG = 16

/** Chunks that change places, go missing or come from another file do not open: the nonce counts them and marks the last. */
function nonceOf(chunk: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(chunk), 3)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** Each file has a key of its own, so that its nonces need not be random. */
const fileKey = (key: Uint8Array, name: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, '', `dateline backup file ${name}`, 32))

/** Cuts a stream into pieces of one size; the last may be shorter, and comes when the stream has ended. */
class Chunked extends Transform {
  readonly #size: number
  readonly #turn: (piece: Buffer, index: number, last: boolean) => Buffer
  #held: Buffer[] = []
  #length = 0
  #index = 0

  constructor(size: number, turn: (piece: Buffer, index: number, last: boolean) => Buffer) {
    super()
    this.#size = size
    this.#turn = turn
  }

  override _transform(data: Buffer, _encoding: string, done: TransformCallback): void {
    this.#held.push(data)
    this.#length += data.length
    try {
      // A whole piece is turned only once more has come: whether it is the last is part of it.
      if (this.#length > this.#size) {
        let all = Buffer.concat(this.#held)
        while (all.length > this.#size) {
          this.push(this.#turn(all.subarray(0, this.#size), this.#index++, false))
          all = all.subarray(this.#size)
        }
        this.#held = [all]
        this.#length = all.length
      }
      done()
    } catch (error) {
      done(error as Error)
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      this.push(this.#turn(Buffer.concat(this.#held), this.#index, true))
      done()
    } catch (error) {
      done(error as Error)
    }
  }
}

/** @param name of the file in the backup, which is part of its key */
export function encrypting(key: Uint8Array, name: string): Transform {
  const own = fileKey(key, name)
  return new Chunked(CHUNK, (piece, index, last) => {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(index, last), { authTagLength: TAG })
    return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
  })
}

/** Undoes `encrypting`; the stream fails when the key is another or the bytes are not what was written. */
export function decrypting(key: Uint8Array, name: string): Transform {
  const own = fileKey(key, name)
  return new Chunked(CHUNK + TAG, (piece, index, last) => {
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(index, last), { authTagLength: TAG })
    decipher.setAuthTag(piece.subarray(-TAG))
    return Buffer.concat([decipher.update(piece.subarray(0, -TAG)), decipher.final()])
  })
}
