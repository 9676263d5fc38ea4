/** Mailbox files (RFC 4155): messages one after another, each behind a line that begins with `From `. */

export interface MboxMessage {
  readonly bytes: Uint8Array
  /** 1-based line of the message in the file. */
  readonly line: number
}

const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20]

/**
 * Splits a mailbox. A file that is no mailbox is one message.
 * @param bytes of the file
 */
export function splitMbox(bytes: Uint8Array): readonly MboxMessage[] {
  if (!FROM.every((byte, index) => bytes[index] === byte)) return [{ bytes, line: 1 }]
  const messages: MboxMessage[] = []
  let start = 0
  let startLine = 1
  let line = 1
  let blank = true
  for (let at = 0; at < bytes.length;) {
    const found = bytes.indexOf(0x0a, at)
    const next = found === -1 ? bytes.length : found + 1
    if (blank && at > start && FROM.every((byte, index) => bytes[at + index] === byte)) {
      messages.push({ bytes: bytes.subarray(start, at), line: startLine })
      start = at
      startLine = line
    }
    blank = next - at === 1 || (next - at === 2 && bytes[at] === 0x0d)
    at = next
    line += 1
  }
  messages.push({ bytes: bytes.subarray(start), line: startLine })
  return messages
}
