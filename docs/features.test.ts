import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { drawLintRules } from '../scripts/lint-rules.ts'
import { drawReleaseKinds } from '../scripts/release-kinds.ts'

const root = join(import.meta.dirname, '..')
const text = readFileSync(join(import.meta.dirname, 'features.md'), 'utf8')

interface Row {
  readonly id: string
  readonly promise: string
  readonly state: string
  readonly tests: string
}

const rows: Row[] = text
  .split('\n')
  .filter((line) => /^\| \d+\.\d/.test(line))
  .map((line) => {
    const [, id = '', promise = '', state = '', tests = ''] = line.split('|').map((cell) => cell.trim())
    return { id, promise, state, tests }
  })

/** `file` or `file › words that stand in it`. */
function missing(reference: string): string | undefined {
  const [file = '', words] = reference.split('›').map((part) => part.trim())
  const path = join(root, file)
  if (!existsSync(path)) return `${file} does not exist`
  if (words !== undefined && !readFileSync(path, 'utf8').includes(words)) return `${file} does not hold "${words}"`
  return undefined
}

describe('the list of promises', () => {
  it('has rows, each with an id of its own and a known state', () => {
    expect(rows.length).toBeGreaterThan(30)
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length)
    expect(rows.filter((r) => !['done', 'partly', 'open'].includes(r.state))).toEqual([])
  })

  it('names for each promise that is done a test that exists', () => {
    const wrong = rows
      .filter((r) => r.state !== 'open')
      .flatMap((r) => {
        const references = [...r.tests.matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? '')
        if (references.length === 0) return [`${r.id}: ${r.state}, but names no test`]
        return references
          .map(missing)
          .filter((m) => m !== undefined)
          .map((m) => `${r.id}: ${m}`)
      })
    expect(wrong).toEqual([])
  })
})

describe('the release kinds page', () => {
  it('says what the release table says', () => {
    expect(readFileSync(join(root, 'docs', 'release-kinds.md'), 'utf8')).toBe(drawReleaseKinds())
  })
})

describe('the page of lint rules', () => {
  it('lists every rule, and says what the rules say', () => {
    expect(readFileSync(join(root, 'docs', 'lint-rules.md'), 'utf8')).toBe(drawLintRules())
  })
})
