import { describe, expect, it } from 'vitest'
import { RateLimit } from './limit.ts'

describe('a rate limit', () => {
  it('lets a burst through, then what the rate allows, for each client alone', () => {
    const limit = new RateLimit({ burst: 2, perSecond: 0.5 })
    expect([0, 0, 0].map((at) => limit.take('a', at))).toEqual([0, 0, 2])
    expect(limit.take('b', 0)).toBe(0)
    expect(limit.take('a', 1_000)).toBe(1)
    expect(limit.take('a', 2_000)).toBe(0)
    expect(limit.take('a', 2_000)).toBe(2)
    expect([60_000, 60_000, 60_000].map((at) => limit.take('a', at))).toEqual([0, 0, 2])
  })

  it('throws with the seconds to wait', () => {
    const limit = new RateLimit({ burst: 1, perSecond: 0.01 })
    limit.require('a', 'requests')
    expect(() => limit.require('a', 'requests')).toThrow(
      expect.objectContaining({ code: 'too-many-requests', status: 429 }),
    )
  })
})
