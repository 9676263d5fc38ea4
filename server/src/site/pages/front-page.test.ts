import { describe, expect, it } from 'vitest'
import type { Listed } from '../../release/index.ts'
import { arrange } from './front-page.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z')
let number = 0

function story(hoursAgo: number, over: Partial<Listed> = {}): Listed {
  number += 1
  const at = new Date(NOW - hoursAgo * 3_600_000)
  return {
    storyId: `s${number}`,
    publicId: 'x',
    guid: 'x',
    language: 'en',
    section: 'politics',
    slug: 'x',
    headline: `h${number}`,
    abstract: null,
    form: 'report',
    urgency: 5,
    picture: null,
    kind: 'publish',
    version: 1,
    revision: 1,
    releaseNo: number,
    firstAt: at,
    listedAt: at,
    updatedAt: at,
    ...over,
  }
}

describe('arrange', () => {
  it('leads with the most urgent of the recent stories', () => {
    const urgent = story(3, { urgency: 2 })
    const front = arrange([story(0.1), story(1), urgent, story(5), story(8)], NOW)
    expect(front.lead).toBe(urgent)
    expect(front.beside).not.toContain(urgent)
  })

  it('lets an urgent story of yesterday go', () => {
    const old = story(30, { urgency: 1 })
    const fresh = story(1, { urgency: 4 })
    expect(arrange([fresh, old], NOW).lead).toBe(fresh)
  })

  it('puts a fresh flash into the strip and nowhere else', () => {
    const flash = story(0.2, { form: 'flash', urgency: 1 })
    const other = story(1)
    const front = arrange([flash, other], NOW)
    expect(front.breaking).toEqual([flash])
    expect(front.lead).toBe(other)
    expect(arrange([story(3, { form: 'flash', urgency: 1 })], NOW).breaking).toEqual([])
  })

  it('shows no story twice, and copes with none', () => {
    const front = arrange(
      Array.from({ length: 20 }, (_, i) => story(i)),
      NOW,
    )
    const all = [front.lead, ...front.beside, ...front.under, ...front.breaking]
    expect(new Set(all).size).toBe(all.length)
    expect(arrange([], NOW)).toEqual({ breaking: [], lead: undefined, beside: [], under: [] })
  })
})
