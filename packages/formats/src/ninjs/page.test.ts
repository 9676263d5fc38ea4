import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ninjsPage } from '../../tools/ninjs-page.ts'

/** Words alone: the formatter lines up the columns. */
const words = (text: string) => text.replace(/[\s|-]+/g, ' ').trim()

it('the page on ninjs is what the tables say (node packages/formats/tools/ninjs-page.ts)', () => {
  const page = readFileSync(new URL('../../docs/ninjs.md', import.meta.url), 'utf8')
  expect(words(page)).toBe(words(ninjsPage()))
})
