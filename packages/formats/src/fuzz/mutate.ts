/** Mutations of documents, the same for the same number: a document that breaks something can be made again. */
import type { Seed } from './seeds.ts'

/** Numbers from 0 to 1 from a seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Random = () => number
const upTo = (next: Random, limit: number) => Math.floor(next() * limit)
const encoder = new TextEncoder()

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

/** A place in a document, and some bytes from it on. */
function cut(data: Uint8Array, next: Random, longest: number): { from: number; to: number } {
  const from = upTo(next, data.length + 1)
  return { from, to: Math.min(data.length, from + upTo(next, longest)) }
}

const TOKENS = [
  '<', '>', '</', '/>', '&', '&amp', '&#0;', '&#xD800;', '&nbsp;', '"', "'", '<![CDATA[', ']]>', '<!--', '-->', '<?xml version="1.1"?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">', '{', '}', '[', ']', ',', ':', 'null', '1e999', '-0',
  '"__proto__":', '\\ud800', '\\u0000', '\u0000', '\u0001', '\u0002', '\u0003', '\u0004', '\u0016', '\u001f', '\r', '\n', '\r\n\r\n', '\t',
  '\u2028', '\ufeff', '\ufffe', '2026-13-45', '0000-00-00T99:99:99Z', '9999999999999999999999', 'BEGIN:VEVENT', 'END:VCALENDAR', 'RRULE:FREQ=YEARLY',
  'Content-Type: multipart/mixed; boundary=x', '--x', '=?utf-8?B?', '?=', '=\n', 'FREQ=', '<p>', '</p>', '<table><tr><td>', '<br/>', 'xmlns="urn:x"',
  'xml:lang="', 'qcode="stat:foo"', '>>> ', '-- \n', 'EMBARGOED UNTIL ', '###', '\u202e', '🛟', 'e\u0301\u0301\u0301',
].map((token) => encoder.encode(token)) // prettier-ignore

const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  // UTF-16 with and without its mark, in both orders.
  (text) => utf16(text, true, true),
  (text) => utf16(text, false, true),
  (text) => utf16(text, true, false),
  (text) => Uint8Array.from(text, (c) => c.charCodeAt(0) & 0xff),
  (text) => encoder.encode(`\ufeff${text}`),
  (text) =>
    encoder.encode(
      text.replace(/encoding="[^"]*"/i, 'encoding="koi8-r"').replace(/charset=[\w-]+/i, 'charset=shift_jis'),
    ),
]

function utf16(text: string, little: boolean, mark: boolean): Uint8Array {
  const all = mark ? `\ufeff${text}` : text
  const result = new Uint8Array(all.length * 2)
  const view = new DataView(result.buffer)
  for (let i = 0; i < all.length; i += 1) view.setUint16(i * 2, all.charCodeAt(i), little)
  return result
}

const BOMBS = [
  '<div>',
  '<b>',
  '<a><b>',
  '[',
  '{"a":',
  '(',
  '<blockquote><ul><li>',
  '<!--',
  '&amp;',
  '&',
  '=?utf-8?Q?a?= ',
  '>',
  '> ',
  'BEGIN:X-A\n',
  '--x\n',
  'From: a@b\n',
  '\u0001',
  '\\',
  '"',
  ' ',
  '\n',
  ';a="',
  '<x y="1" ',
  '/*',
  '%',
  '_',
  '*',
]

type Mutation = (data: Uint8Array, next: Random, seeds: readonly Seed[]) => Uint8Array

/** Each name is a kind of damage that documents meet. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  flip(data, next) {
    const result = data.slice()
    for (let n = upTo(next, 12); n >= 0 && result.length > 0; n -= 1)
      result[upTo(next, result.length)] = upTo(next, 256)
    return result
  },
  truncate: (data, next) => data.subarray(0, upTo(next, data.length + 1)),
  behead: (data, next) => data.subarray(upTo(next, data.length + 1)),
  drop(data, next) {
    const { from, to } = cut(data, next, 400)
    return join(data.subarray(0, from), data.subarray(to))
  },
  repeat(data, next) {
    const { from, to } = cut(data, next, 300)
    const part = data.subarray(from, to)
    return join(data.subarray(0, to), ...Array.from({ length: upTo(next, 60) }, () => part), data.subarray(to))
  },
  insert(data, next) {
    const at = upTo(next, data.length + 1)
    return join(data.subarray(0, at), TOKENS[upTo(next, TOKENS.length)] ?? data, data.subarray(at))
  },
  swap(data, next) {
    const [a, b] = [cut(data, next, 200), cut(data, next, 200)]
    return join(data.subarray(0, a.from), data.subarray(b.from, b.to), data.subarray(a.to))
  },
  splice(data, next, seeds) {
    const other = seeds[upTo(next, seeds.length)]?.bytes ?? data
    return join(data.subarray(0, upTo(next, data.length + 1)), other.subarray(upTo(next, other.length + 1)))
  },
  graft(data, next, seeds) {
    const other = seeds[upTo(next, seeds.length)]?.bytes ?? data
    const { from, to } = cut(other, next, 2_000)
    const at = upTo(next, data.length + 1)
    return join(data.subarray(0, at), other.subarray(from, to), data.subarray(at))
  },
  encoding(data, next) {
    const text = new TextDecoder().decode(data)
    return (ENCODINGS[upTo(next, ENCODINGS.length)] ?? utf16Plain)(text)
  },
  nest(data, next) {
    const token = encoder.encode((BOMBS[upTo(next, BOMBS.length)] ?? '[').repeat(upTo(next, 3_000)))
    const at = upTo(next, data.length + 1)
    return join(data.subarray(0, at), token, data.subarray(at))
  },
  entities(data, next) {
    const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('')
    const text = new TextDecoder().decode(data)
    const bomb = `<!DOCTYPE x [<!ENTITY e0 "ha">${levels}]>`
    const at = Math.max(0, text.indexOf('?>') + 2)
    const used = next() < 0.5 ? text.slice(at).replace('>', '>&e12;') : text.slice(at)
    return encoder.encode(text.slice(0, at) + bomb + used)
  },
  line(data, next) {
    const at = upTo(next, data.length + 1)
    const filler = encoder.encode(
      (['x', ' ', 'a b ', '日', '<p>x</p>', 'A,'][upTo(next, 6)] ?? 'x').repeat(upTo(next, 20_000)),
    )
    return join(data.subarray(0, at), filler, data.subarray(at))
  },
  join: (data) => Uint8Array.from(data, (byte) => (byte === 0x0a || byte === 0x0d ? 0x20 : byte)),
  upper: (data) => Uint8Array.from(data, (byte) => (byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte)),
  numbers(data, next) {
    const text = new TextDecoder().decode(data)
    const value = ['-1', '1e400', '99999999999999999999', '0', '', 'NaN', '\u0660'][upTo(next, 7)] ?? '0'
    let left = 1 + upTo(next, 4)
    return encoder.encode(text.replace(/\d+/g, (digits) => (next() < 0.1 && (left -= 1) >= 0 ? value : digits)))
  },
}

const utf16Plain = (text: string) => utf16(text, true, true)
const NAMES = Object.keys(MUTATIONS)

/** A sample: each folder of samples has its turn, so that those with many files do not take over. */
function pick(next: Random, seeds: readonly Seed[]): Seed | undefined {
  const folders = Map.groupBy(seeds, (seed) => seed.name.split('/')[0] ?? '')
  const folder = [...folders.values()][upTo(next, folders.size)] ?? []
  return folder[upTo(next, folder.length)]
}

export interface Mutant {
  readonly bytes: Uint8Array
  /** Which sample, and what was done to it. */
  readonly story: string
}

/**
 * Makes a document.
 * @param number of the document in the run: the same number gives the same document of the same seeds
 */
export function mutant(number: number, seeds: readonly Seed[]): Mutant {
  const next = random(number * 2_654_435_761)
  const seed = pick(next, seeds)
  if (seed === undefined) throw new RangeError('there are no samples')
  let bytes = seed.bytes
  const done: string[] = []
  for (let rounds = 1 + upTo(next, 3); rounds > 0; rounds -= 1) {
    const name = NAMES[upTo(next, NAMES.length)] ?? 'flip'
    bytes = MUTATIONS[name]?.(bytes, next, seeds) ?? bytes
    done.push(name)
    if (bytes.length > 400_000) bytes = bytes.subarray(0, 400_000)
  }
  return { bytes, story: `${number}: ${seed.name} + ${done.join(' + ')}` }
}
