// What a feed holds, however broken it is: node read-feed.mjs [FILE]
import { readFile } from 'node:fs/promises'
import { itemsOf, readItems } from '@dateline/formats'

const file = process.argv[2] ?? new URL('samples/feed.xml', import.meta.url)
const document = readItems(await readFile(file), {
  name: String(file),
  profile: { key: 'example', zone: 'Europe/Helsinki' },
})

console.log(document.format)
for (const item of itemsOf(document)) console.log(item.versionCreated ?? item.firstCreated, item.headlines?.[0]?.value)
