/** The W3C's cases, and whether our linter agrees with one. For tests. */
import type { Finding } from '../types.ts'
import { lintFeed } from './lint.ts'
import { rulesOfW3c } from './w3c.ts'

export interface W3cCase {
  readonly message: string
  /** `!`: the message must not come. */
  readonly isNot: boolean
  readonly params: Readonly<Record<string, string>>
}

const EXPECT = /Expect:\s*(!?)(\w+)(?:\{([^}]*)\})?/

/** What a case expects, from its comment. */
export function expectationOf(bytes: Uint8Array): W3cCase | undefined {
  const isWide = bytes[0] === 0xff || bytes[0] === 0xfe
  const text = new TextDecoder(isWide ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(bytes)
  const match = EXPECT.exec(text)
  if (match === null) return undefined
  const params: Record<string, string> = {}
  for (const part of (match[3] ?? '').split(',')) {
    const colon = part.indexOf(':')
    if (colon !== -1) params[part.slice(0, colon).trim()] = part.slice(colon + 1).trim()
  }
  return { message: match[2] ?? '', isNot: match[1] === '!', params }
}

/** Names in the last steps of a path: `parent/element/@attribute`. */
function namesOf(finding: Finding): string[] {
  return (finding.path ?? '')
    .split('/')
    .slice(-4)
    .map((step) =>
      step
        .replace(/\[\d+\]$/, '')
        .replace(/^@/, '')
        .toLowerCase(),
    )
}

/** Elements that a message names by itself. */
const IMPLIED: Readonly<Record<string, string>> = {
  MissingTitle: 'title',
  MissingLink: 'link',
  MissingDescription: 'description',
}

function isAbout(finding: Finding, { message, params }: W3cCase): boolean {
  const names = [...namesOf(finding), ...(finding.value === undefined ? [] : [finding.value.toLowerCase()])]
  const wanted = [params['element'] ?? IMPLIED[message], params['attr']].filter((name) => name !== undefined)
  const parent = params['parent']?.toLowerCase()
  const steps = namesOf(finding)
  const isUnder =
    parent === undefined ||
    parent === 'root' ||
    steps.some((step) => step === parent || step.replace(':', '_') === parent)
  const isNearer = parent !== 'item' || !(steps.includes('channel') && !steps.includes('item'))
  if (!isUnder && wanted.length > 0) return false
  if (!isNearer) return false
  return wanted.every((name) => {
    const plain = name.toLowerCase()
    return names.some(
      (other) =>
        other === plain ||
        other.replace(':', '_') === plain ||
        other === plain.replace(':', '_') ||
        other.endsWith(`:${plain}`) ||
        plain.endsWith(`:${other}`),
    )
  })
}

/** True when our linter says of a case what the W3C's validator says. */
export function agrees(expected: W3cCase, findings: readonly Finding[]): boolean {
  const { message, isNot } = expected
  if (message === 'Error') return findings.some((f) => f.severity === 'error') !== isNot
  if (message === 'Warning') return findings.some((f) => f.severity === 'warning') !== isNot
  const rules = rulesOfW3c(message)
  if (rules === undefined) return false
  const found = findings.some((f) => rules.includes(f.rule) && (f.path === undefined || isAbout(f, expected)))
  // `Valid…` is praise, and praise is silence here: what is called valid must not be found, and what is not called
  // valid need not be wrong, for it may be of another kind.
  if (message.startsWith('Valid')) return isNot || !found
  return found !== isNot
}

/** Lints a case as the W3C's validator would see it: at its own address, in the year of the cases. */
export function lintCase(path: string, bytes: Uint8Array): Finding[] {
  return lintFeed(bytes, { url: `http://www.feedvalidator.org/testcases/${path}`, now: Date.UTC(2026, 10, 1) })
}
