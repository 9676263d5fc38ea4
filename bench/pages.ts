/** Cached pages against a bare node:http server with the same headers and bytes, one process each, runs taken in turn. */
import { writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { type BenchResult, median, residentMb, result, root, startDemo, startProcess, withFolder } from './lib.ts'

const RUNS = 5
const SECONDS = 3
const CONNECTIONS = 32

interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Buffer
}

const get = (url: string) =>
  new Promise<Answer>((resolve, reject) => {
    request(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (c: Buffer) => chunks.push(c))
      response.on('end', () => {
        const headers = Object.fromEntries(Object.entries(response.headers).map(([k, v]) => [k, String(v)]))
        resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks) })
      })
    })
      .on('error', reject)
      .end()
  })

async function rate(url: string): Promise<number> {
  const outcome = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { 'accept-encoding': 'gzip' },
  })
  if (outcome.non2xx > 0 || outcome.errors > 0)
    throw new Error(`${url}: ${outcome.non2xx} wrong answers, ${outcome.errors} errors`)
  return outcome.requests.average
}

/** Hop-by-hop headers and the date are node's own in both servers. */
const OWN = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

export async function run(): Promise<BenchResult[]> {
  return withFolder(async (folder) => {
    const dateline = await startDemo(join(folder, 'data'), { DATELINE_LOG_LEVEL: 'warn' })
    const results: BenchResult[] = []
    try {
      const home = await get(`${dateline.url}/en`)
      const plain = await (await fetch(`${dateline.url}/en`)).text()
      const story = /href="(\/en\/[a-z-]+\/[a-z0-9-]+-[a-z0-9]{10})"/.exec(plain)?.[1]
      if (home.status !== 200 || story === undefined) throw new Error('the demo has no home page with a story')
      for (const [name, path] of [
        ['story', story],
        ['section', '/en/politics'],
        ['home', '/en'],
      ] as const) {
        const answer = await get(dateline.url + path)
        const file = join(folder, `${name}.json`)
        const headers = Object.fromEntries(Object.entries(answer.headers).filter(([k]) => !OWN.has(k)))
        writeFileSync(file, JSON.stringify({ headers, body: answer.body.toString('base64') }))
        const bare = await startProcess(process.execPath, [join(root, 'bench', 'bare.ts'), file])
        try {
          const ratios: number[] = []
          const ours: number[] = []
          await rate(bare.url)
          await rate(dateline.url + path)
          for (let i = 0; i < RUNS; i++) {
            // Turn about, so that a slow moment of the machine hits both.
            const first = i % 2 === 0
            const a = first ? await rate(bare.url) : await rate(dateline.url + path)
            const b = first ? await rate(dateline.url + path) : await rate(bare.url)
            const [base, mine] = first ? [a, b] : [b, a]
            ratios.push(mine / base)
            ours.push(mine)
          }
          const note = `${Math.round(median(ours))} requests/s, ${answer.body.length} bytes gzip`
          results.push(result(`${name} page, share of a bare node:http server`, 'ratio', ratios, { min: 0.9 }, note))
        } finally {
          await bare.stop()
        }
      }
      await new Promise((done) => setTimeout(done, 5_000))
      results.push(
        result('resident memory of the process after the page runs', 'MB', [residentMb(dateline.process.pid ?? 0)], {
          max: 250,
        }),
      )
    } finally {
      await dateline.stop()
    }
    return results
  })
}
