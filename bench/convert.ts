/** Convert: 100 MB of a feed, of a NewsML-G2 message and of ninjs through the command line, and what that takes in memory. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchResult, result, root, withFolder } from './lib.ts'

const SMALL = 10_000_000
const LARGE = 100_000_000
const RUNS = 3

const WORDS =
  'the ministry said on Monday that talks about the new harbour would go on until the budget has passed both houses'.split(
    ' ',
  )
const words = (count: number, from: number) =>
  Array.from({ length: count }, (_, n) => WORDS[(from * 7 + n * 5) % WORDS.length]).join(' ')
/** A story of about three kilobytes. */
const copy = (n: number) => Array.from({ length: 8 }, (_, p) => `<p>${words(70, n + p)}.</p>`).join('')

interface Form {
  readonly head: string
  readonly item: (n: number) => string
  readonly tail: string
}

const G2 = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
const FORMS: Readonly<Record<string, Form>> = {
  'RSS 2.0': {
    head: '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>MNA</title>\n',
    item: (n) =>
      `<item><title>${words(9, n)}</title><link>https://mna.example/${n}</link><guid>https://mna.example/${n}</guid><pubDate>Sun, 01 Nov 2026 09:00:00 GMT</pubDate><description>${words(30, n)}</description><content:encoded><![CDATA[${copy(n)}]]></content:encoded></item>\n`,
    tail: '</channel></rss>',
  },
  'NewsML-G2 message': {
    head: `<newsMessage ${G2}><header><sent>2026-11-01T09:00:00Z</sent></header><itemSet>\n`,
    item: (n) =>
      `<newsItem guid="urn:newsml:mna.example:20261101:${n}" version="1"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-11-01T09:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>${words(9, n)}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${copy(n)}</body></html></inlineXML></contentSet></newsItem>\n`,
    tail: '</itemSet></newsMessage>',
  },
  'ninjs, one a line': {
    head: '',
    item: (n) =>
      `${JSON.stringify({ uri: `urn:newsml:mna.example:20261101:${n}`, type: 'text', versionCreated: '2026-11-01T09:00:00Z', headlines: [{ value: words(9, n) }], bodies: [{ value: copy(n), contentType: 'text/html' }] })}\n`,
    tail: '',
  },
}

async function writeLarge(file: string, { head, item, tail }: Form, size: number): Promise<number> {
  const out = createWriteStream(file)
  out.write(head)
  let written = 0
  let count = 0
  for (; written < size; count += 1) {
    const text = item(count)
    written += text.length
    if (!out.write(text)) await once(out, 'drain')
  }
  out.end(tail)
  await once(out, 'finish')
  return count
}

interface Measured {
  readonly seconds: number
  /** Resident memory at its highest, in MB. */
  readonly memory: number
}

/** One conversion to ninjs, in a process of its own. */
async function convert(file: string, items: number): Promise<Measured> {
  const start = performance.now()
  const program = join(root, 'dist', 'server', 'main.js')
  const child = spawn(process.execPath, [program, 'convert', file, '--ndjson'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let memory = 0
  const look = setInterval(() => {
    try {
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
      memory = Math.max(memory, Number(peak ?? 0) / 1024)
    } catch {
      // It has just ended.
    }
  }, 20)
  let found = 0
  let rest = ''
  for await (const chunk of child.stdout.setEncoding('latin1')) {
    const text = rest + String(chunk)
    for (let at = text.indexOf('"pubStatus"'); at !== -1; at = text.indexOf('"pubStatus"', at + 1)) found += 1
    rest = text.slice(-10)
  }
  clearInterval(look)
  // Associations have a status too.
  if (found < items) throw new Error(`${found} of ${items} items came out`)
  return { seconds: (performance.now() - start) / 1_000, memory }
}

export async function run(): Promise<BenchResult[]> {
  return withFolder(async (folder) => {
    const results: BenchResult[] = []
    for (const [name, form] of Object.entries(FORMS)) {
      const file = join(folder, 'large')
      const few = await writeLarge(file, form, SMALL)
      const small = await convert(file, few)
      const many = await writeLarge(file, form, LARGE)
      const runs: Measured[] = []
      for (let r = 0; r < RUNS; r += 1) runs.push(await convert(file, many))
      const rates = runs.map(({ seconds }) => LARGE / 1e6 / seconds)
      const peaks = runs.map(({ memory }) => memory)
      results.push(
        result(`${name}: 100 MB to ninjs`, 'MB/s', rates, undefined, `${many} items`),
        result(`${name}: memory at its highest`, 'MB', peaks, { max: 450 }, `${small.memory.toFixed(0)} MB for 10 MB`),
      )
    }
    return results
  })
}
