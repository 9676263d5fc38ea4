import { readDocument } from '@dateline/formats'
import { afterEach, expect, it } from 'vitest'
import { Reader } from './reader.ts'

const readers: Reader[] = []
const reader = (large: number): Reader => {
  const made = new Reader(large)
  readers.push(made)
  return made
}
afterEach(async () => {
  await Promise.all(readers.splice(0).map((r) => r.close()))
})

const document = (n: number, body = 'The ferry sails.') =>
  Buffer.from(
    JSON.stringify({
      uri: `urn:x:${n}`,
      type: 'text',
      version: '1',
      language: 'en',
      headlines: [{ role: 'main', value: `Headline ${n}` }],
      bodies: [{ role: 'main', contentType: 'text/plain', value: body }],
      standard: { name: 'ninjs', version: '3.2' },
    }),
  )

it('reads in the thread what it reads at once, in the order asked for', async () => {
  const apart = reader(0)
  const names = Array.from({ length: 5 }, (_, n) => n)
  const results = await Promise.all(names.map((n) => apart.read(document(n), { name: `${n}.json` })))
  expect(results).toEqual(names.map((n) => readDocument(document(n), { name: `${n}.json` })))
  expect(results[3]?.items[0]).toMatchObject({ outcome: 'story', story: { guid: 'urn:x:3' } })
})

it('goes on after its thread ended', async () => {
  const apart = reader(0)
  await apart.read(document(1), { name: '1.json' })
  await apart.close()
  expect((await apart.read(document(2), { name: '2.json' })).items).toMatchObject([{ outcome: 'story' }])
})

it('reads small documents at once', async () => {
  expect(await reader(1_000_000).read(document(1), { name: '1.json' })).toEqual(
    readDocument(document(1), { name: '1.json' }),
  )
})
