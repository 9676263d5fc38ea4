import { createHash, createPrivateKey, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

/** What WebAuthn's JSON forms of a new or used credential have in common. */
export interface CredentialJson {
  readonly id: string
  readonly rawId: string
  readonly type: 'public-key'
  readonly clientExtensionResults: Record<string, never>
  readonly response: Record<string, unknown>
}

const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest()
const b64 = (data: Buffer | string) => Buffer.from(data).toString('base64url')

/** CBOR (RFC 8949) head of a major type with a length or value below 65,536. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff])
}
const integer = (n: number) => (n < 0 ? head(1, -1 - n) : head(0, n))
const bytes = (data: Buffer) => Buffer.concat([head(2, data.length), data])
const text = (s: string) => Buffer.concat([head(3, Buffer.byteLength(s)), Buffer.from(s)])
const map = (...pairs: readonly Buffer[]) => Buffer.concat([head(5, pairs.length / 2), ...pairs])

const PRESENT = 0x01
const VERIFIED = 0x04
const ATTESTED = 0x40

/**
 * A passkey in software (WebAuthn Level 3, ES256, attestation "none"), for tests without a browser.
 * `verifies` says whether it claims to have checked the person, `counter` counts its signatures.
 */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32)
  readonly #key: KeyObject
  readonly #point: { readonly x: Buffer; readonly y: Buffer }
  readonly #origin: string
  verifies = true
  counter = 0

  /** @param origin of the page that asks, such as `http://localhost:4000` */
  constructor(origin: string) {
    this.#origin = origin
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.#key = createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' }))
    const jwk = publicKey.export({ format: 'jwk' })
    this.#point = { x: Buffer.from(jwk.x ?? '', 'base64url'), y: Buffer.from(jwk.y ?? '', 'base64url') }
  }

  #data(rpId: string, attested: Buffer): Buffer {
    const flags = PRESENT | (this.verifies ? VERIFIED : 0) | (attested.length > 0 ? ATTESTED : 0)
    const counter = Buffer.alloc(4)
    counter.writeUInt32BE(this.counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), counter, attested])
  }

  #client(type: string, challenge: string): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false }))
  }

  #json(response: Record<string, unknown>): CredentialJson {
    return { id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {}, response }
  }

  /** Answers creation options. */
  register(options: { readonly challenge: string; readonly rp: { readonly id: string } }): CredentialJson {
    // COSE key (RFC 9052): EC2, ES256, P-256.
    const kind = [integer(1), integer(2), integer(3), integer(-7), integer(-1), integer(1)]
    const key = map(...kind, integer(-2), bytes(this.#point.x), integer(-3), bytes(this.#point.y))
    const length = Buffer.from([this.id.length >> 8, this.id.length & 0xff])
    const authData = this.#data(options.rp.id, Buffer.concat([Buffer.alloc(16), length, this.id, key]))
    return this.#json({
      clientDataJSON: b64(this.#client('webauthn.create', options.challenge)),
      attestationObject: b64(map(text('fmt'), text('none'), text('attStmt'), map(), text('authData'), bytes(authData))),
      transports: ['internal'],
    })
  }

  /** Answers request options. */
  sign(options: { readonly challenge: string; readonly rpId: string }): CredentialJson {
    this.counter += 1
    const client = this.#client('webauthn.get', options.challenge)
    const authData = this.#data(options.rpId, Buffer.alloc(0))
    const signature = createSign('sha256')
      .update(Buffer.concat([authData, sha256(client)]))
      .sign(this.#key)
    return this.#json({ clientDataJSON: b64(client), authenticatorData: b64(authData), signature: b64(signature) })
  }
}
