// The story on a saved page, without its furniture: node read-page.mjs [FILE]
import { readFile } from 'node:fs/promises'
import { itemsOf, readItems, writeItems } from '@dateline/formats'

const file = process.argv[2] ?? new URL('samples/page.html', import.meta.url)
const document = readItems(await readFile(file), { name: String(file) })
for (const entry of document.entries) if (entry.outcome === 'item') console.error('assumed:', entry.assumptions)
process.stdout.write(writeItems(itemsOf(document), 'text').join('\n'))
