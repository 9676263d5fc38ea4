/** Writing mail in seven bits: encoded words, folded fields, quoted-printable and flowed text. Nothing of a value can begin a field. */

const encoder = new TextEncoder()

function base64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** A value on one line, without control characters or lone surrogates. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
    .toWellFormed()
}

const isPlain = (text: string) => /^[ -~]*$/.test(text) && !text.includes('=?')

/** Text as an unstructured field carries it: as it is, or as encoded words (RFC 2047) of whole characters. */
export function encodeText(text: string): string {
  const line = oneLine(text)
  // White space at folds, and runs of it, survive in encoded words only.
  if (isPlain(line) && !/ {2}|\S{60}/.test(line)) return line
  const words: string[] = []
  let chunk = ''
  for (const character of line) {
    if (encoder.encode(chunk + character).length > 45) {
      words.push(chunk)
      chunk = ''
    }
    chunk += character
  }
  if (chunk !== '') words.push(chunk)
  return words.map((word) => `=?UTF-8?B?${base64(encoder.encode(word))}?=`).join(' ')
}

/** A phrase before an address. */
export function encodePhrase(text: string): string {
  const line = oneLine(text)
  if (!isPlain(line) || line.length > 60) return encodeText(isPlain(line) ? `${line}\u200b` : line)
  return `"${line.replace(/(["\\])/g, '\\$1')}"`
}

const ADDRESS = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/

/** True for an address that may stand in a field as it is. */
export const isAddress = (text: string): boolean => ADDRESS.test(text)

/** A field, folded at white space before column 78 where it has some; ends with CRLF. */
export function field(name: string, value: string): string {
  let result = `${name}:`
  let length = result.length
  for (const word of value.split(' ')) {
    if (word === '') continue
    if (length + 1 + word.length > 76 && length > name.length + 1) {
      result += '\r\n'
      length = 0
    }
    result += ` ${word}`
    length += word.length + 1
  }
  return `${result}\r\n`
}

/** Quoted-printable (RFC 2045): lines of at most 76 characters, ended by CRLF. */
export function quotedPrintable(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      let result = ''
      let length = 0
      const bytes = encoder.encode(line)
      for (let i = 0; i < bytes.length; i += 1) {
        const byte = bytes[i] ?? 0
        const isSafe =
          (byte >= 33 && byte <= 126 && byte !== 61) || ((byte === 32 || byte === 9) && i < bytes.length - 1)
        // A dot or "From " alone at the start of a line is changed by some relays.
        const isRisky = i === 0 && (byte === 46 || (byte === 70 && line.startsWith('From ')))
        const drawn =
          isSafe && !isRisky ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        if (length + drawn.length > 75) {
          result += '=\r\n'
          length = 0
        }
        result += drawn
        length += drawn.length
      }
      return `${result}\r\n`
    })
    .join('')
}

/** Paragraphs as format=flowed (RFC 3676): soft breaks near column 72, lines that would mean something stuffed with a space. */
export function flow(text: string): string {
  return text
    .split('\n')
    .map((paragraph) => {
      const lines: string[] = []
      let line = ''
      for (const word of paragraph.replace(/ +$/, '').split(' ')) {
        if (line !== '' && line.length + word.length > 71) {
          lines.push(line)
          line = ''
        }
        line += `${word} `
      }
      lines.push(line.replace(/ $/, ''))
      return lines.map((l) => (/^(?: |>|From )/.test(l) ? ` ${l}` : l)).join('\n')
    })
    .join('\n')
}
