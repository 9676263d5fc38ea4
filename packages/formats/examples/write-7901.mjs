// An item of any format as an IPTC 7901 message, as teleprinters and old systems take it: node write-7901.mjs [FILE]
import { readFile } from 'node:fs/promises'
import { itemsOf, readItems, writeItems } from '@dateline/formats'

const file = process.argv[2] ?? new URL('samples/item.xml', import.meta.url)
const items = itemsOf(readItems(await readFile(file), { name: String(file) }))
for (const message of writeItems(items, 'iptc-7901')) process.stdout.write(message)
