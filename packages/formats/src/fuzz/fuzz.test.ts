/** Thousands of damaged documents: no crash, no hang, an error of a known kind with its place. */
import { describe, expect, it } from 'vitest'
import { hasShared } from '../testing-shared.ts'
import { WRITE_FORMATS } from '../formats.ts'
import { judge } from './judge.ts'
import { MUTATIONS, mutant, random } from './mutate.ts'
import { runFuzz } from './run.ts'
import { fuzzSeeds } from './seeds.ts'

const isLong = process.env['DATELINE_LONG'] === '1'
/** Milliseconds that a document may take before it counts as hung: far more than any takes, also on a busy machine. */
const CAP = 20_000

async function expectSound(documents: number, first: number): Promise<void> {
  const { wrong, hung, seconds, slowest, bytes } = await runFuzz(documents, CAP, first)
  const size = (bytes / 1_000_000).toFixed(0)
  const slow = `slowest ${slowest.milliseconds.toFixed(0)} ms (${slowest.story})`
  process.stdout.write(`fuzzing: ${documents} documents, ${size} MB, ${seconds.toFixed(0)} s, ${slow}\n`)
  expect(wrong.slice(0, 10)).toEqual([])
  expect(hung).toEqual([])
}

describe('mutations', () => {
  const { own } = fuzzSeeds()

  it('are the same for the same number', () => {
    for (const number of [0, 7, 99_999]) expect(mutant(number, own)).toEqual(mutant(number, own))
    expect(new Set(Array.from({ length: 100 }, (_, n) => mutant(n, own).story)).size).toBe(100)
  })

  it('do something to a document', () => {
    const seed = own.find((s) => s.name.endsWith('g2-item.xml'))
    if (seed === undefined) throw new Error('no sample')
    for (const [name, mutate] of Object.entries(MUTATIONS)) {
      const results = Array.from({ length: 20 }, (_, n) => mutate(seed.bytes, random(n), own))
      expect([name, results.some((r) => Buffer.compare(r, seed.bytes) !== 0)]).toEqual([name, true])
    }
  })
})

describe('fuzzing', () => {
  it('2,000 documents', () => expectSound(2_000, 0), 300_000)

  it.runIf(isLong && hasShared)(
    '100,000 documents more, of the official samples too',
    () => expectSound(100_000, 2_000),
    3_600_000,
  )
})

describe('what a run has found', () => {
  it.each([
    ['a lone surrogate in the name of a member', '{"uri":"urn:x","type":"text","headline":"H","x\\ud800y":"z"}'],
    [
      'a group of a package without members',
      '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x" version="1"><itemMeta><itemClass qcode="ninat:composite"/><versionCreated>2026-11-01T09:00:00Z</versionCreated></itemMeta><groupSet root="g"><group id="g" role="group:main"/></groupSet></packageItem>',
    ],
    ['a JSON Feed cut off in its head', '{"version":"https://jsonfeed.org/version/1.1","title":"x'],
  ])('%s', (_name, document) => {
    const data = new TextEncoder().encode(document)
    const wrong = WRITE_FORMATS.flatMap((_format, number) => judge(data, number))
    expect(wrong).toEqual([])
  })
})
