import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { PageCache, type Rendered } from './cache.ts'

const rendered = (over: Partial<Rendered> = {}): Rendered => ({
  status: 200,
  contentType: 'text/html; charset=utf-8',
  body: `<p>${'news '.repeat(400)}</p>`,
  headers: ['cache-control', 'public, max-age=5'],
  keys: ['a'],
  validUntil: Infinity,
  stray: false,
  ...over,
})

function deferred<T>() {
  let settle: (value: T) => void = () => undefined
  const promise = new Promise<T>((done) => {
    settle = done
  })
  return { promise, settle }
}

describe('PageCache', () => {
  it('keeps identity and gzip with strong tags of their own', async () => {
    const cache = new PageCache(1e6, () => 0)
    const entry = await cache.render('/x', async () => rendered())
    expect(cache.get('/x')).toBe(entry)
    expect(entry.gzip && gunzipSync(entry.gzip.body).toString()).toBe(entry.identity.body.toString())
    expect(entry.gzip?.etag).not.toBe(entry.identity.etag)
    expect(entry.identity.etag).toMatch(/^"[\w-]+"$/)
    expect(entry.identity.headers).toContain(String(entry.identity.body.length))
  })

  it('renders once for all who ask at the same time', async () => {
    const cache = new PageCache(1e6, () => 0)
    let renders = 0
    const gate = deferred<Rendered>()
    const make = () => {
      renders += 1
      return gate.promise
    }
    const all = [1, 2, 3].map(() => cache.render('/x', make))
    gate.settle(rendered())
    const entries = await Promise.all(all)
    expect(renders).toBe(1)
    expect(new Set(entries).size).toBe(1)
  })

  it('drops exactly the pages made from what was released', async () => {
    const cache = new PageCache(1e6, () => 0)
    await cache.render('/a', async () => rendered({ keys: ['story:1', 'edition:en'] }))
    await cache.render('/b', async () => rendered({ keys: ['story:2'] }))
    cache.invalidate(new Set(['story:1']))
    expect(cache.get('/a')).toBeUndefined()
    expect(cache.get('/b')).toBeDefined()
    cache.clear()
    expect(cache.size).toBe(0)
    expect(cache.bytes).toBe(0)
  })

  it('throws a render away that began before an overlapping release', async () => {
    const cache = new PageCache(1e6, () => 0)
    const overtaken = deferred<Rendered>()
    const untouched = deferred<Rendered>()
    const first = cache.render('/a', () => overtaken.promise)
    const second = cache.render('/b', () => untouched.promise)
    cache.invalidate(new Set(['story:1']))
    overtaken.settle(rendered({ keys: ['story:1'] }))
    untouched.settle(rendered({ keys: ['story:2'] }))
    await Promise.all([first, second])
    expect(cache.get('/a')).toBeUndefined()
    expect(cache.get('/b')).toBeDefined()
  })

  it('does not let a later reader share a render that a release overtook', async () => {
    const cache = new PageCache(1e6, () => 0)
    const old = deferred<Rendered>()
    const before = cache.render('/a', () => old.promise)
    cache.invalidate(new Set(['story:1']))
    const after = await cache.render('/a', async () => rendered({ body: 'new', keys: ['story:1'] }))
    old.settle(rendered({ body: 'old', keys: ['story:1'] }))
    await before
    expect(after.identity.body.toString()).toBe('new')
    expect(cache.get('/a')?.identity.body.toString()).toBe('new')
  })

  it('throws away everything that was being rendered when the directory changed', async () => {
    const cache = new PageCache(1e6, () => 0)
    const gate = deferred<Rendered>()
    const running = cache.render('/a', () => gate.promise)
    cache.clear()
    gate.settle(rendered())
    await running
    expect(cache.get('/a')).toBeUndefined()
  })

  it('never serves a page past its time', async () => {
    let now = 0
    const cache = new PageCache(1e6, () => now)
    await cache.render('/a', async () => rendered({ validUntil: 1_000 }))
    now = 999
    expect(cache.get('/a')).toBeDefined()
    now = 1_000
    expect(cache.get('/a')).toBeUndefined()
    expect(cache.bytes).toBe(0)
    await cache.render('/b', async () => rendered({ validUntil: 1_000 }))
    expect(cache.size).toBe(0)
  })

  it('stays within its bytes and lets the least recently read page go first', async () => {
    const cache = new PageCache(40_000, () => 0)
    const big = 'x'.repeat(8_000)
    for (const path of ['/1', '/2', '/3']) await cache.render(path, async () => rendered({ body: big }))
    cache.get('/1')
    await cache.render('/4', async () => rendered({ body: big }))
    expect(cache.bytes).toBeLessThanOrEqual(40_000)
    expect(cache.get('/1')).toBeDefined()
    expect(cache.get('/2')).toBeUndefined()
  })

  it('gives made-up addresses a small space of their own', async () => {
    const cache = new PageCache(160_000, () => 0)
    await cache.render('/en', async () => rendered())
    for (let i = 0; i < 200; i += 1) await cache.render(`/en/search?q=${i}`, async () => rendered({ stray: true }))
    expect(cache.get('/en')).toBeDefined()
    expect(cache.bytes).toBeLessThan(30_000)
  })

  it('lets an error pass and renders again', async () => {
    const cache = new PageCache(1e6, () => 0)
    await expect(cache.render('/a', () => Promise.reject(new Error('database away')))).rejects.toThrow('database away')
    expect((await cache.render('/a', async () => rendered())).status).toBe(200)
  })
})
