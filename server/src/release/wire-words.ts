/** What subscribers are told, as it comes from a request. */
import type { WireWords } from './proposal.ts'

/** Without the members that are absent or empty. */
export function compactWire(wire: {
  readonly headline?: string | undefined
  readonly note?: string | undefined
}): WireWords {
  const headline = wire.headline?.trim() ?? ''
  const note = wire.note?.trim() ?? ''
  return { ...(headline === '' ? {} : { headline }), ...(note === '' ? {} : { note }) }
}
