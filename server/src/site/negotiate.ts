/** What a request accepts: encodings, languages, and whether it has the page already. */
import { allEditions, type Edition } from '../../../editions/index.ts'

interface Weighted {
  readonly name: string
  readonly weight: number
}

function weighted(header: string): Weighted[] {
  return header
    .split(',')
    .slice(0, 40)
    .map((part) => {
      const [name = '', ...parameters] = part.split(';').map((s) => s.trim().toLowerCase())
      const q = parameters.find((p) => p.startsWith('q='))
      const weight = q === undefined ? 1 : Number(q.slice(2))
      return { name, weight: Number.isFinite(weight) ? weight : 0 }
    })
    .filter((w) => w.name !== '')
}

/** The headers that browsers really send; parsing them again for every request would be waste. */
const encodings = new Map<string, boolean>()

/** True when gzip may be sent (RFC 9110, 12.5.3). */
export function acceptsGzip(header: string | undefined): boolean {
  if (header === undefined || header === '') return false
  const known = encodings.get(header)
  if (known !== undefined) return known
  const parts = weighted(header)
  const found = parts.find((w) => w.name === 'gzip' || w.name === 'x-gzip') ?? parts.find((w) => w.name === '*')
  const answer = (found?.weight ?? 0) > 0
  if (encodings.size >= 200) encodings.clear()
  encodings.set(header, answer)
  return answer
}

/** True when `If-None-Match` names the tag (weak comparison, RFC 9110, 13.1.2). */
export function hasTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header === etag) return true
  if (header.trim() === '*') return true
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/** The edition that a reader's browser asks for; the first edition when it asks for none of them. */
export function preferredEdition(header: string | undefined): Edition {
  const wanted = weighted(header ?? '').toSorted((a, b) => b.weight - a.weight)
  for (const { name, weight } of wanted) {
    const edition = weight > 0 ? allEditions.find((e) => e.language === name.split('-')[0]) : undefined
    if (edition) return edition
  }
  const [first] = allEditions
  if (!first) throw new Error('there is no edition')
  return first
}
