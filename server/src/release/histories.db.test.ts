/**
 * Random days of an agency on the whole program, two nodes over one database: what people do, what clocks and crashes do, and
 * after each the promises of the design. DATELINE_LONG=1 runs ten thousand days and more.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Agency } from '../testing/histories/agency.ts'
import { history } from '../testing/histories/steps.ts'
import { type Tally, World } from '../testing/histories/world.ts'

const isLong = process.env['DATELINE_LONG'] === '1'
const AGENCIES = 2
const DAYS = isLong ? 10_400 : 80

let agencies: Agency[]
beforeAll(async () => {
  agencies = await Promise.all(Array.from({ length: AGENCIES }, () => Agency.open()))
})
afterAll(async () => {
  await Promise.all(agencies.map((a) => a.close()))
})

describe('whatever people, clocks and crashes do', () => {
  it(
    'the world changes only as it was promised',
    async () => {
      const tally: Tally = new Map()
      let days = 0
      // Each agency has a database of its own, and its days follow each other: one clock, one log.
      await Promise.all(
        agencies.map((agency) =>
          fc.assert(
            fc.asyncProperty(history, async (steps) => {
              await World.run(agency, steps, tally)
              days += 1
            }),
            { numRuns: Math.ceil(DAYS / AGENCIES), endOnFailure: !isLong },
          ),
        ),
      )
      console.log(
        `${days} histories\n${[...tally]
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([what, n]) => `${what}: ${n}`)
          .join('\n')}`,
      )
      expect(days).toBeGreaterThanOrEqual(DAYS)
      // Of so many days some bring every kind; of a few only what is common.
      const kinds = isLong
        ? ['publish', 'update', 'correct', 'hold', 'clear', 'kill', 'withdraw', 'deindex']
        : ['publish']
      expect(kinds.filter((kind) => !tally.has(`released ${kind}`))).toEqual([])
    },
    isLong ? 4 * 3_600_000 : 120_000,
  )
})
