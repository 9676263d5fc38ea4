import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const text = readFileSync(join(import.meta.dirname, 'asvs.md'), 'utf8')
const lines = text.split('\n').filter((line) => /^\| \d+\.\d+\.\d+/.test(line))

interface Row {
  readonly numbers: readonly string[]
  readonly state: string | undefined
  readonly tests: readonly string[]
  readonly how: string
}

const rows: Row[] = lines.map((line) => {
  const cells = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
  const [numbers = '', , state, how = ''] = cells
  const applies = cells.length === 4
  return {
    numbers: numbers.split(', '),
    state: applies ? state : undefined,
    how,
    tests: applies ? [...how.matchAll(/`([^`]+\.tsx?(?: › [^`]+)?)`/g)].map((m) => m[1] ?? '') : [],
  }
})

/** Requirements of levels 1 and 2 by section: the last number, or the numbers. Chapters 9, 10, 17 and 6.6 to 6.8 do not apply. */
const SECTIONS: Readonly<Record<string, number>> = {
  '1.1': 2,
  '1.2': 9,
  '1.3': 11,
  '1.4': 3,
  '1.5': 2,
  '2.1': 3,
  '2.2': 3,
  '2.3': 4,
  '2.4': 1,
  '3.2': 2,
  '3.3': 4,
  '3.4': 6,
  '3.5': 5,
  '3.7': 2,
  '4.1': 3,
  '4.2': 1,
  '4.3': 2,
  '4.4': 4,
  '5.1': 1,
  '5.2': 3,
  '5.3': 2,
  '5.4': 3,
  '6.1': 3,
  '6.2': 12,
  '6.3': 4,
  '6.4': 4,
  '6.5': 5,
  '7.1': 3,
  '7.2': 4,
  '7.3': 2,
  '7.4': 5,
  '7.5': 2,
  '7.6': 2,
  '8.1': 2,
  '8.2': 3,
  '8.3': 1,
  '8.4': 1,
  '11.1': 2,
  '11.2': 3,
  '11.3': 3,
  '11.4': 3,
  '11.5': 1,
  '11.6': 1,
  '12.1': 3,
  '12.2': 2,
  '12.3': 4,
  '13.1': 1,
  '13.2': 5,
  '13.3': 2,
  '13.4': 5,
  '14.1': 2,
  '14.2': 4,
  '14.3': 3,
  '15.1': 3,
  '15.2': 3,
  '15.3': 7,
  '16.1': 1,
  '16.2': 5,
  '16.3': 4,
  '16.4': 3,
  '16.5': 3,
}

/** `file` or `file › words that stand in it`. */
function missing(reference: string): string | undefined {
  const [file = '', words] = reference.split(' › ')
  const path = join(root, file)
  if (!existsSync(path)) return `${file} does not exist`
  if (words !== undefined && !readFileSync(path, 'utf8').includes(words)) return `${file} does not hold "${words}"`
  return undefined
}

describe('the list of ASVS requirements', () => {
  it('has every requirement of levels 1 and 2, and each once', () => {
    const listed = rows.flatMap((r) => r.numbers)
    expect(new Set(listed).size).toBe(listed.length)
    const wanted = Object.entries(SECTIONS).flatMap(([section, last]) =>
      Array.from({ length: last }, (_, n) => `${section}.${n + 1}`),
    )
    expect(wanted.filter((number) => !listed.includes(number))).toStrictEqual([])
  })

  it('says of each how it stands', () => {
    const states = new Set(['met', 'partly', 'open', 'operator'])
    const wrong = rows.filter((r) => r.state !== undefined && !(states.has(r.state) && r.how.length > 0))
    expect(wrong).toStrictEqual([])
  })

  it('names for each that is met a test that exists', () => {
    const held = rows.filter((r) => r.state === 'met' || r.state === 'partly')
    expect(held.filter((r) => r.tests.length === 0).map((r) => r.numbers)).toStrictEqual([])
    expect(rows.flatMap((r) => r.tests.map(missing).filter((m) => m !== undefined))).toStrictEqual([])
  })
})
