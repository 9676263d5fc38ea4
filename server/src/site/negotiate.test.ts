import { describe, expect, it } from 'vitest'
import { acceptsGzip, hasTag, preferredEdition } from './negotiate.ts'

describe('negotiation', () => {
  it('reads Accept-Encoding with its weights', () => {
    expect(acceptsGzip('gzip, deflate, br')).toBe(true)
    expect(acceptsGzip('br;q=1.0, gzip;q=0')).toBe(false)
    expect(acceptsGzip('*')).toBe(true)
    expect(acceptsGzip('*;q=0')).toBe(false)
    expect(acceptsGzip('identity')).toBe(false)
    expect(acceptsGzip(undefined)).toBe(false)
  })

  it('compares tags weakly, in lists too', () => {
    expect(hasTag('"abc"', '"abc"')).toBe(true)
    expect(hasTag('W/"abc"', '"abc"')).toBe(true)
    expect(hasTag('"x", "abc"', '"abc"')).toBe(true)
    expect(hasTag('*', '"abc"')).toBe(true)
    expect(hasTag('"abc-gz"', '"abc"')).toBe(false)
    expect(hasTag(undefined, '"abc"')).toBe(false)
  })

  it('chooses the edition the browser asks for', () => {
    expect(preferredEdition('ru-RU,ru;q=0.9,en;q=0.8').key).toBe('ru')
    expect(preferredEdition('de, ar;q=0.5, en;q=0.4').key).toBe('ar')
    expect(preferredEdition('en;q=0.1, ar;q=0').key).toBe('en')
    expect(preferredEdition('de').key).toBe('en')
    expect(preferredEdition(undefined).key).toBe('en')
    expect(preferredEdition(';;,,q=;').key).toBe('en')
  })
})
