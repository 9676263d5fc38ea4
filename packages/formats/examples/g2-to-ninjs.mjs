// NewsML-G2 to ninjs: node g2-to-ninjs.mjs [FILE]
import { readFile } from 'node:fs/promises'
import { itemsOf, readItems, writeItems } from '@dateline/formats'

const file = process.argv[2] ?? new URL('samples/item.xml', import.meta.url)
const document = readItems(await readFile(file), { name: String(file) })

// Bad input never throws: each entry is an item, or says what is wrong, where, and with which code.
for (const entry of document.entries)
  if (entry.outcome === 'rejected') console.error(`${entry.place}: ${entry.message} [${entry.code}]`)

for (const text of writeItems(itemsOf(document), 'ninjs', { pretty: true })) process.stdout.write(text)
