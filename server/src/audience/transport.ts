/** Hands one message to one endpoint, signed as Standard Webhooks asks for (asymmetric, `v1a`). */
import { createPrivateKey, sign } from 'node:crypto'
import type { Audience, Endpoint, Message } from './message.ts'

/** How long a receiver may take. */
export const PATIENCE_MS = 10_000
/** How much of an answer is read. */
const LONGEST_ANSWER = 65_536

export type Sent =
  | { readonly ok: true; readonly remoteId: string | undefined }
  | { readonly ok: false; readonly problem: string }

/**
 * @param at instant of the attempt, in milliseconds; receivers refuse what is old
 * @returns what became of it; nothing is thrown for what a receiver or a line does
 */
export async function send<A extends Audience>(
  endpoint: Endpoint<A>,
  message: Message<A>,
  at: number,
  signal?: AbortSignal,
): Promise<Sent> {
  const body = JSON.stringify({
    type: message.audience === 'test' ? 'drill' : `release.${message.action}`,
    timestamp: new Date(at).toISOString(),
    data: message,
  })
  const timestamp = Math.floor(at / 1000)
  const signature = signatureOf(endpoint.privateKey, message.id, timestamp, body)
  const patience = AbortSignal.timeout(PATIENCE_MS)
  try {
    const response = await fetch(endpoint.url, {
      method: 'POST',
      // An answer that sends us elsewhere is no receipt: the address was confirmed by a person, the other was not.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
      headers: {
        'content-type': 'application/json',
        'webhook-id': message.id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': signature,
        'user-agent': 'Dateline',
      },
      body,
    })
    const answer = await readShort(response)
    if (!response.ok) return { ok: false, problem: `answered ${response.status}` }
    return { ok: true, remoteId: idIn(answer) }
  } catch (error) {
    return { ok: false, problem: patience.aborted ? 'no answer in time' : causeOf(error) }
  }
}

/** `v1a,` and the base64 of an Ed25519 signature over `id.timestamp.body`. */
export function signatureOf(privateKey: Buffer, id: string, timestamp: number, body: string): string {
  const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' })
  return `v1a,${sign(null, Buffer.from(`${id}.${timestamp}.${body}`), key).toString('base64')}`
}

async function readShort(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    // Leaving the loop ends the connection.
    if (text.length > LONGEST_ANSWER) break
  }
  return text
}

/** The name that a receiver gave, from `{"id": …}`. */
function idIn(answer: string): string | undefined {
  try {
    const { id } = JSON.parse(answer) as { id?: unknown }
    return typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 500) : undefined
  } catch {
    return undefined
  }
}

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code === '' ? 'the connection failed' : `the connection failed (${code})`
}
