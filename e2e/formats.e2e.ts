/** The format commands as people and programs call them: files, folders, lists, standard input, pipes that close. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFolder } from './support.ts'

const root = resolve(import.meta.dirname, '..')
const program = join(root, 'dist', 'server', 'main.js')
const fixtures = join(root, 'packages', 'formats', 'fixtures')
const folder = makeFolder()
afterAll(() => folder.remove())

interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function run(args: readonly string[], stdin: string | Uint8Array = ''): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: folder.path })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.on('close', (code) => done({ code, stdout, stderr }))
    child.stdin.on('error', () => undefined)
    child.stdin.end(stdin)
  })
}

const lines = (text: string): Record<string, unknown>[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const mail = join(fixtures, 'mail', 'press-release.eml')
const diary = join(fixtures, 'icalendar', 'diary.ics')
const bomb = join(fixtures, 'hostile', 'billion-laughs.xml')

describe('convert', () => {
  it('gives one item as one document, and several as one', async () => {
    const one = await run(['convert', mail, '--to', 'json-feed'])
    expect(one.code).toBe(0)
    expect(JSON.parse(one.stdout)).toMatchObject({
      items: [{ title: 'New breakwater opens at Port Selene, nine months early' }],
    })
    const events = await run(['convert', diary, '--to', 'newsml-g2'])
    expect(events.stdout.match(/<conceptItem/g)).toHaveLength(5)
  })

  it.each([
    ['rss', /<item>/g],
    ['atom', /<entry\b/g],
    ['jsonfeed', /"date_modified"/g],
    ['ical', /BEGIN:VEVENT/g],
    ['g2', /<(?:conceptItem|newsItem)\b/g],
  ])('makes one document of %s of the items of all files', async (to, item) => {
    const events = to === 'ical'
    const { code, stdout } = await run(['convert', diary, mail, '--to', to])
    expect(code).toBe(0)
    const alone = await run(['convert', diary, '--to', to])
    const counted = alone.stdout.match(item)?.length ?? 0
    expect(counted).toBeGreaterThan(3)
    expect(stdout.match(item)).toHaveLength(counted + (events ? 0 : 1))
    expect(stdout.match(/<rss|<feed|"version": "https:|BEGIN:VCALENDAR|<newsMessage/g)).toHaveLength(1)
  })

  it('reads standard input, and a list of files from it', async () => {
    const piped = await run(['convert', '-', '--to', 'text'], readFileSync(mail))
    expect(piped).toMatchObject({ code: 0 })
    expect(piped.stdout).toContain('New breakwater opens')
    const listed = await run(['convert', '--files-from', '-', '--ndjson', '--to', 'text'], `${mail}\n${diary}\n\n`)
    expect(lines(listed.stdout).map((line) => line['file'])).toEqual([mail, diary])
  })

  it('sends folders through one process, a line for each file, also for what cannot be read', async () => {
    const { code, stdout } = await run([
      'convert',
      join(fixtures, 'hostile'),
      mail,
      'missing.xml',
      '--to',
      'text',
      '--ndjson',
    ])
    expect(code).toBe(0)
    const all = lines(stdout)
    expect(all).toHaveLength(readdirSync(join(fixtures, 'hostile')).length + 2)
    expect(all.find((line) => line['file'] === bomb)?.['error']).toMatchObject({
      code: 'xml-entity',
      line: expect.any(Number),
      column: expect.any(Number),
    })
    expect(all.at(-1)?.['error']).toMatchObject({ code: 'file-missing' })
    expect(all.at(-2)?.['documents']).toHaveLength(1)
  })

  it('has exit code 1 when nothing was read, and 2 for a wrong command line', async () => {
    expect((await run(['convert', bomb, '--to', 'text'])).code).toBe(1)
    expect((await run(['convert', '--to', 'text'])).code).toBe(2)
    expect((await run(['convert', mail, '--to', 'telex'])).code).toBe(2)
    expect((await run(['convert', mail, '--from', 'telex'])).code).toBe(2)
    expect((await run(['convert', mail, '--ndjson', '--out', 'x'])).code).toBe(2)
  })

  it('writes files into a folder, none over another and none outside of it', async () => {
    const input = join(folder.path, 'in')
    mkdirSync(join(input, 'deep'), { recursive: true })
    for (const name of ['a.eml', 'a.txt', 'deep/a.eml']) writeFileSync(join(input, name), readFileSync(mail))
    const { code } = await run(['convert', input, '--to', 'mail', '--out', 'out'])
    expect(code).toBe(0)
    for (const name of ['a.eml', 'a-2.eml', 'deep/a.eml']) expect(existsSync(join(folder.path, 'out', name))).toBe(true)
  })

  it('takes what is known of the source', async () => {
    const calendar =
      'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:x\nDTSTART:20260701T090000\nEND:VEVENT\nEND:VCALENDAR'
    const { stdout } = await run(['convert', '-', '--to', 'newsml-g2', '--zone', 'Europe/Helsinki'], calendar)
    expect(stdout).toContain('2026-07-01T09:00:00+03:00')
    writeFileSync(join(folder.path, 'profile.json'), JSON.stringify({ key: 'x', zone: 'Asia/Tokyo' }))
    const profiled = await run(['convert', '-', '--to', 'newsml-g2', '--profile', 'profile.json'], calendar)
    expect(profiled.stdout).toContain('2026-07-01T09:00:00+09:00')
    expect((await run(['convert', '-', '--zone', 'Nowhere/Here'], calendar)).code).toBe(2)
  })

  it('gives up a file that takes too long, and goes on with the others', async () => {
    const heavy = join(folder.path, 'heavy.ics')
    writeFileSync(
      heavy,
      `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\nUID:1\nSUMMARY:x\nEND:VEVENT\n'.repeat(1_000_000)}END:VCALENDAR`,
    )
    const { code, stdout } = await run(['convert', heavy, mail, '--to', 'text', '--ndjson', '--time-cap', '1'])
    const [first, second] = lines(stdout)
    expect(first?.['error']).toMatchObject({ code: 'too-slow' })
    expect(second?.['documents']).toHaveLength(1)
    expect(code).toBe(0)
  })

  describe('of a file that is larger than what is read at once', () => {
    const words = 'The ferry sails at first light, the harbour master said. '.repeat(20)
    const item = (n: number) =>
      `<item><title>Ferry ${n}</title><guid isPermaLink="false">${n}</guid><pubDate>Mon, 02 Nov 2026 10:00:00 +0200</pubDate><description>${words}</description></item>\n`
    const count = 5_000
    const rss = `<rss version="2.0"><channel><title>T</title>\n${Array.from({ length: count }, (_, n) => item(n)).join('')}</channel></rss>`
    const newsItem = (n: number) =>
      `<newsItem guid="urn:t:${n}" version="1"><contentMeta><headline>Ferry ${n}</headline><description>${words}</description></contentMeta></newsItem>`
    const message = `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>${Array.from({ length: count }, (_, n) => newsItem(n)).join('\n')}`

    it('writes one line, from a file as from a pipe, with the files around it in order', async () => {
      const file = join(folder.path, 'large.xml')
      writeFileSync(file, rss)
      const { code, stdout } = await run(['convert', mail, file, diary, '--ndjson'])
      expect(code).toBe(0)
      const [first, large, last] = lines(stdout)
      expect([first?.['file'], large?.['file'], last?.['file']]).toEqual([mail, file, diary])
      const items = large?.['items'] as { headlines: { value: string }[] }[]
      expect(items).toHaveLength(count)
      expect(items.at(-1)?.headlines[0]?.value).toBe(`Ferry ${count - 1}`)
      const piped = lines((await run(['convert', '-', '--ndjson'], rss)).stdout)
      expect(piped).toMatchObject([{ file: '-' }])
      expect(piped[0]?.['items']).toEqual(items)
    })

    it('keeps what came before a fault, on a line, as an array and in a folder', async () => {
      const file = join(folder.path, 'cut.xml')
      writeFileSync(file, message)
      const [line] = lines((await run(['convert', file, '--ndjson'])).stdout)
      expect(line?.['items']).toHaveLength(count)
      expect(line?.['rejected']).toMatchObject([{ code: 'xml-truncated', line: count }])
      const array = await run(['convert', file])
      expect(JSON.parse(array.stdout)).toHaveLength(count)
      expect(array.stderr).toContain('[xml-truncated]')
      await run(['convert', file, '--out', 'large'])
      expect(JSON.parse(readFileSync(join(folder.path, 'large', 'cut.json'), 'utf8'))).toHaveLength(count)
      const texts = await run(['convert', file, '--to', 'text', '--ndjson'])
      expect(lines(texts.stdout)[0]?.['documents']).toHaveLength(count)
      const feed = await run(['convert', file, '--to', 'newsml-g2'])
      expect(feed.stdout.match(/<newsItem /g)).toHaveLength(count)
    })

    it('says on one line that nothing could be read', async () => {
      const { code, stdout } = await run(['convert', '-', '--ndjson'], `<newsMessage${' '.repeat(5_000_000)}`)
      expect(code).toBe(1)
      expect(lines(stdout)).toMatchObject([{ file: '-', error: { code: expect.any(String) } }])
    })

    it('ends when its reader goes away', async () => {
      const child = spawn(process.execPath, [program, 'convert', '-', '--ndjson'])
      let stderr = ''
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      child.stdin.on('error', () => undefined)
      child.stdout.once('data', () => child.stdout.destroy())
      child.stdin.end(rss)
      const code = await new Promise((done) => child.once('exit', done))
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    })
  })

  it('ends without a word when its reader goes away', async () => {
    const child = spawn(process.execPath, [
      program,
      'convert',
      ...Array.from({ length: 300 }, () => diary),
      '--to',
      'icalendar',
    ])
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((done) => child.once('exit', done))
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe('lint', () => {
  it('prints a finding a line, and ends with 1 for errors', async () => {
    const sitemap = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n<url><loc>/x</loc></url></urlset>'
    const { code, stdout } = await run(['lint', '-'], sitemap)
    expect(code).toBe(1)
    expect(stdout).toMatch(/^-:2:\d+ error SITEMAP-101 /)
    const json = await run(['lint', '-', '--json'], sitemap)
    expect(lines(json.stdout)).toMatchObject([
      { file: '-', format: 'sitemap', findings: [{ rule: 'SITEMAP-101', line: 2 }] },
    ])
    expect((await run(['lint', '--rule', 'SITEMAP-101'])).stdout).toContain('SITEMAP-101 (error)')
  })

  it('ends with 0 for warnings alone', async () => {
    const calendar = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261345\nEND:VEVENT\nEND:VCALENDAR'
    const { code, stdout } = await run(['lint', '-'], calendar)
    expect(stdout).toContain('warning DOC-004')
    expect(code).toBe(0)
  })
})

describe('formats', () => {
  it('lists what is read and written', async () => {
    const { code, stdout } = await run(['formats', '--json'])
    expect(code).toBe(0)
    const formats = JSON.parse(stdout) as { format: string; reads?: string }[]
    expect(formats.filter((f) => f.reads !== undefined).map((f) => f.format)).toContain('newsml-1')
    expect((await run(['formats'])).stdout).toContain('icalendar')
  })
})
