import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directionOf, zonedInstant, zonedLocal, zoneLabel } from './setting.ts'

describe('times in a zone', () => {
  it('are the same wall time there and back, with the offset of that day', () => {
    expect(zonedInstant('2026-07-01T12:00', 'Europe/Berlin')).toBe('2026-07-01T12:00:00+02:00')
    expect(zonedInstant('2026-01-01T12:00', 'Europe/Berlin')).toBe('2026-01-01T12:00:00+01:00')
    expect(zonedInstant('2026-01-01T00:10', 'Asia/Kathmandu')).toBe('2026-01-01T00:10:00+05:45')
    expect(zonedInstant('2026-01-01T00:10', 'America/St_Johns')).toBe('2026-01-01T00:10:00-03:30')
    const zone = fc.constantFrom('Etc/GMT-2', 'Europe/Berlin', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia')
    const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2035, 0, 1) / 60_000 })
    fc.assert(
      fc.property(zone, minute, (tz, m) => {
        const local = zonedLocal(new Date(m * 60_000).toISOString(), tz)
        const instant = zonedInstant(local, tz)
        expect(zonedLocal(instant ?? '', tz)).toBe(local)
      }),
    )
  })

  it('are nothing while the field is half filled in', () => {
    expect(zonedInstant('2026-07-01', 'UTC')).toBeUndefined()
    expect(zonedInstant('', 'UTC')).toBeUndefined()
  })

  it('name their zone by its offset', () => {
    expect(zoneLabel('Etc/GMT-2')).toBe('UTC+2')
  })
})

describe('a language', () => {
  it('is written in its direction, also with a region', () => {
    expect(directionOf('ar-EG')).toBe('rtl')
    expect(directionOf('ru')).toBe('ltr')
  })
})
