import { describe, expect, it } from 'vitest'
import { NEAR_WEIGHT, type ProbeAlarm, ProbeWatch } from './probes.ts'

const LIMITS = { alarm: 30, windowMs: 600_000, delayMs: 0 }

function watch(limits = LIMITS) {
  let now = 0
  const alarms: ProbeAlarm[] = []
  const probes = new ProbeWatch(
    limits,
    (alarm) => alarms.push(alarm),
    () => now,
  )
  const ask = (address: string, times: number, near?: () => Promise<string | undefined>) =>
    Promise.all(
      Array.from({ length: times }, () =>
        probes.miss({ address, what: 'story', began: performance.now(), ...(near ? { near } : {}) }),
      ),
    )
  return { probes, alarms, ask, pass: (ms: number) => void (now += ms) }
}

/** What is looked up after an answer has been. */
const settled = () => new Promise((done) => setTimeout(done, 20))

describe('guesses', () => {
  it('of one address raise one alarm: 32 in a morning are enough', async () => {
    const { alarms, ask } = watch()
    await ask('192.0.2.7', 29)
    expect(alarms).toEqual([])
    await ask('192.0.2.7', 3)
    expect(alarms).toMatchObject([{ network: '192.0.2.7', requests: { story: 30 }, near: 0, subjects: [] }])
    await ask('192.0.2.7', 100)
    expect(alarms).toHaveLength(1)
  })

  it('of many addresses, and of one at its leisure, raise none', async () => {
    const { alarms, ask, pass } = watch()
    for (let n = 0; n < 60; n++) await ask(`198.51.100.${n}`, 1)
    for (let n = 0; n < 8; n++) {
      await ask('192.0.2.7', 20)
      pass(LIMITS.windowMs + 1)
    }
    expect(alarms).toEqual([])
  })

  it('count together for a network of version 6, and for one that is written as version 4', async () => {
    const { alarms, ask } = watch()
    for (let n = 0; n < 30; n++) await ask(`2001:db8:1:2::${n.toString(16)}`, 1)
    await ask('::ffff:192.0.2.9', 15)
    await ask('192.0.2.9', 15)
    expect(alarms.map((a) => a.network)).toEqual(['2001:db8:1:2::/64', '192.0.2.9'])
  })

  it('near something weigh more, for a day, and say what it was', async () => {
    const { alarms, ask, pass } = watch()
    const near = () => Promise.resolve('story-1')
    for (let n = 0; n < 3; n++) {
      await ask('192.0.2.7', 1, near)
      await settled()
      pass(3_600_000)
    }
    expect(alarms).toEqual([])
    await ask('192.0.2.7', 30 - 3 * NEAR_WEIGHT)
    expect(alarms).toMatchObject([{ near: 3, subjects: ['story-1'] }])
  })

  it('are told again after an hour, not before', async () => {
    const { alarms, ask, pass } = watch()
    await ask('192.0.2.7', 30)
    pass(1_800_000)
    await ask('192.0.2.7', 30)
    expect(alarms).toHaveLength(1)
    pass(1_800_000)
    await ask('192.0.2.7', 30)
    expect(alarms).toHaveLength(2)
  })

  it('take no more memory than is set aside, whoever asks', async () => {
    const { probes } = watch()
    const pending: Promise<void>[] = []
    for (let n = 0; n < 10_500; n++) {
      pending.push(
        probes.miss({ address: `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`, what: `w${n}`, began: performance.now() }),
      )
    }
    await Promise.all(pending)
    expect(probes.size).toBe(10_000)
  })

  it('raise none when the watch is off, nor when what is near cannot be read', async () => {
    const off = watch({ ...LIMITS, alarm: 0 })
    await off.ask('192.0.2.7', 100)
    const broken = watch()
    await broken.ask('192.0.2.7', 20, () => Promise.reject(new Error('away')))
    await settled()
    expect([...off.alarms, ...broken.alarms]).toEqual([])
  })
})
