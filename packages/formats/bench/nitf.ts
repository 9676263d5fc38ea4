/** How fast NITF is read, written and checked, and how much of the fixtures and samples the model has no place for. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Extension, NewsItem } from '@dateline/news'
import { readHtmlBody, writeHtmlBody } from '../src/html/rich.ts'
import { lintNitf } from '../src/lint/nitf/lint.ts'
import { readNitfItems } from '../src/nitf/read.ts'
import { writeNitf } from '../src/nitf/write.ts'
import { DEFAULT_LIMITS } from '../src/types.ts'

const context = { name: 'bench', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }

/** Runs a second after a warm-up; documents a second. */
function rate(work: () => void): number {
  for (let i = 0; i < 300; i += 1) work()
  const start = performance.now()
  let count = 0
  while (performance.now() - start < 2_000) {
    work()
    count += 1
  }
  return Math.round((count * 1_000) / (performance.now() - start))
}

const story: NewsItem = {
  model: 1,
  kind: 'text',
  guid: 'urn:newsml:mna.example:20261101:42',
  version: '2',
  language: 'en',
  versionCreated: '2026-11-01T09:00:00+03:00',
  pubStatus: 'usable',
  urgency: 4,
  headlines: [{ value: 'Harbour pilots of Port Selene end their strike' }],
  sluglines: [{ value: 'harbour-strike' }],
  keywords: [{ value: 'harbour' }, { value: 'strike' }],
  bylines: [{ value: 'By Ana Petrel' }],
  datelines: [{ value: 'PORT SELENE, 1 November (MNA)' }],
  subjects: [{ uri: 'http://cv.iptc.org/newscodes/mediatopic/20000523', qcode: 'medtop:20000523' }],
  bodies: [
    {
      blocks: Array.from({ length: 12 }, (_, i) => ({
        type: 'paragraph' as const,
        spans: [
          {
            text: `Paragraph ${i}: pilots voted on Sunday to end a strike of nine days, the harbour office said, and `,
          },
          { text: 'Ivo Tern', marks: [{ type: 'entity' as const, kind: 'person' as const }] },
          { text: ', who speaks for them, called the agreement on hours, pay & pensions a good one for all sides. ' },
          { text: 'The talks go on', marks: [{ type: 'link' as const, href: `https://mna.example/${i}` }] },
          { text: ' for the tugs, whose crews stopped work on the same day and are to vote by the end of the week.' },
        ],
      })),
    },
  ],
}
const xml = writeNitf(story)
const html = writeHtmlBody(story.bodies?.[0]?.blocks ?? [])
const rows = [
  ['read (story of 4 kB)', rate(() => void readNitfItems(xml, context))],
  ['write', rate(() => void writeNitf(story))],
  ['lint', rate(() => void lintNitf(xml))],
  ['HTML body to blocks', rate(() => void readHtmlBody(html))],
  ['blocks to HTML', rate(() => void writeHtmlBody(story.bodies?.[0]?.blocks ?? []))],
] as const
console.log(`NITF, documents a second (${xml.length} characters; body of ${html.length})`)
for (const [name, value] of rows) console.log(`  ${name.padEnd(22)} ${value}`)

const sizeOf = (extension: Extension): number =>
  1 +
  Object.keys(extension.attributes ?? {}).length +
  (extension.content ?? []).reduce((sum, part) => sum + (typeof part === 'string' ? 0 : sizeOf(part)), 0)

let elements = 0
let left = 0
let documents = 0
const shared = new URL('../../../../shared/standards/', import.meta.url)
const files = [
  ...globSync(fileURLToPath(new URL('../fixtures/nitf/*.xml', import.meta.url))),
  ...(existsSync(shared) ? globSync(fileURLToPath(new URL('nitf/*.xml', shared))) : []),
]
for (const file of files) {
  const text = readFileSync(file, 'utf8')
  for (const entry of readNitfItems(text, context).entries) {
    if (entry.outcome !== 'item') continue
    documents += 1
    elements += (text.match(/<[A-Za-z]/g) ?? []).length + (text.match(/ [\w.:-]+="/g) ?? []).length
    left += (entry.item.extensions ?? []).reduce((sum, extension) => sum + sizeOf(extension), 0)
  }
}
console.log(
  `extensions: ${left} of ${elements} elements and attributes in ${documents} documents, ${((100 * left) / elements).toFixed(2)} %`,
)
