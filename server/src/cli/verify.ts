/** Checks what a server says, without believing it: proofs hold or they do not, by a key that the person brings. */
import { readFile } from 'node:fs/promises'
import {
  attempt,
  checkProofs,
  type CheckedProofs,
  type KeysAnswer,
  lettersDigest,
  parseVerifierKey,
  type ProvenRelease,
  type Trust,
  trustFrom,
  verifyCheckpoint,
} from '@dateline/ledger'
import { DatelineError } from '../platform/errors.ts'
import { type Command, EXIT, print, text, usageError } from './command.ts'

const PATIENCE_MS = 20_000
const LONGEST = 20_000_000

export const command: Command = {
  usage: 'verify THING [--key KEY] [--server ADDRESS] [--witnesses N] [--json]',
  summary: 'Check a story, a text or a proof against the log of everything that an agency released.',
  details: `THING is the address of a story, a .tlog-proof file, a text file with headline and copy as a page shows them, or - for
standard input. A proof is checked with --key alone and no network; for the others the log of --server is asked (for an
address: the server in it). Nothing that a server says is believed but what --key proves; without --key the server's own
first key is taken, and said. The exit code is 0 only when the words are those of the version that stands now.`,
  options: {
    key: {
      type: 'string',
      value: 'KEY',
      help: 'Verifier key of the log (name+hash+key), from another source than the server.',
    },
    server: { type: 'string', value: 'ADDRESS', help: 'Address of the agency, for a text.' },
    witnesses: { type: 'string', value: 'N', help: 'How many of the witnesses must have cosigned; default 0.' },
    json: { type: 'boolean', help: 'One JSON object.' },
  },
  args: { min: 1, max: 1 },
  async run(input) {
    const [thing = ''] = input.args
    const key = text(input, 'key')
    const cosigners = Number(text(input, 'witnesses') ?? 0)
    if (!Number.isSafeInteger(cosigners) || cosigners < 0) throw usageError('--witnesses is a number.')
    const result = await verify(thing, { key, cosigners, server: text(input, 'server') })
    if (input.options['json'] === true) print(JSON.stringify(result))
    else show(result)
    return result.verdict === 'same-words' || result.verdict === 'in-the-log' ? EXIT.ok : EXIT.failed
  },
}

interface Options {
  readonly key: string | undefined
  readonly cosigners: number
  readonly server: string | undefined
}

type Verdict = 'same-words' | 'older-words' | 'other-words' | 'taken-back' | 'in-the-log'

interface Result {
  readonly verdict: Verdict
  /** The first key of the log, and whether the person brought it. */
  readonly key: string
  readonly pinned: boolean
  readonly releases: readonly ProvenRelease[]
}

async function verify(thing: string, options: Options): Promise<Result> {
  if (/^https?:\/\//.test(thing)) return ofAddress(new URL(thing), options)
  const content = thing === '-' ? await readInput() : await readFileOf(thing)
  if (content.startsWith('c2sp.org/tlog-proof@')) return ofProof(content, options)
  if (options.server === undefined)
    throw usageError('A text is looked for in the log of an agency: name it with --server.')
  const server = new URL(options.server)
  const { trust, key } = await trustOf(server, options)
  const digest = lettersDigest(content)
  const releases = await provenBy(server, `/ledger/words/${digest}`, trust)
  return { ...judge(releases, digest), key, pinned: options.key !== undefined }
}

async function ofAddress(address: URL, options: Options): Promise<Result> {
  const publicId = /[-/]([a-z0-9]{10})(?:\/history)?\/?$/.exec(address.pathname)?.[1]
  if (publicId === undefined) throw usageError(`${address.href} is not the address of a story.`)
  const { trust, key } = await trustOf(address, options)
  const releases = await provenBy(address, `/ledger/story/${publicId}`, trust)
  const words = wordsOf(await fetchText(address, address.pathname))
  return {
    ...judge(releases, words === undefined ? undefined : lettersDigest(words)),
    key,
    pinned: options.key !== undefined,
  }
}

/** With a key and no network: whoever has the file and the key needs nobody. */
async function ofProof(content: string, options: Options): Promise<Result> {
  if (options.key === undefined && options.server === undefined)
    throw usageError('A proof is checked with a key: bring it with --key, or name a --server that tells it.')
  const { trust, key } =
    options.server === undefined ? ownTrust(options.key ?? '') : await trustOf(new URL(options.server), options)
  const checked = checkProofs([content], trust)
  return { ...judge(proven(checked), undefined), key, pinned: options.key !== undefined }
}

function ownTrust(brought: string): { trust: Trust; key: string } {
  const key = attempt(() => parseVerifierKey(brought))
  if (!key.ok) throw usageError('The key is not a verifier key.', 'It reads name+hash+key, as /ledger/keys gives it.')
  return { trust: { origin: key.value.name, keys: [key.value] }, key: brought }
}

async function trustOf(server: URL, options: Options): Promise<{ trust: Trust; key: string }> {
  const answer = JSON.parse(await fetchText(server, '/ledger/keys')) as KeysAnswer
  const trust = attempt(() => trustFrom(answer, options.key, options.cosigners))
  if (!trust.ok) throw failed(trust.error.code, trust.error.message)
  const note = await fetchText(server, '/ledger/checkpoint')
  const checkpoint = attempt(() => verifyCheckpoint(note, trust.value))
  if (!checkpoint.ok) throw failed(checkpoint.error.code, checkpoint.error.message)
  return { trust: trust.value, key: answer.keys[0] ?? '' }
}

async function provenBy(server: URL, path: string, trust: Trust): Promise<readonly ProvenRelease[]> {
  const { proofs } = JSON.parse(await fetchText(server, path)) as { proofs: string[] }
  return proven(checkProofs(proofs, trust))
}

function proven(checked: CheckedProofs): readonly ProvenRelease[] {
  if (!checked.ok) throw failed(checked.reason, 'The proof does not hold.')
  return checked.releases
}

function judge(releases: readonly ProvenRelease[], digest: string | undefined): Pick<Result, 'verdict' | 'releases'> {
  const last = releases.at(-1)
  if (!last) throw failed('not-found', 'Nothing of this stands in the log.')
  if (last.release.state !== 'usable') return { verdict: 'taken-back', releases }
  if (digest === undefined) return { verdict: 'in-the-log', releases }
  const same = releases.filter(({ release }) => release.digests['words'] === digest)
  if (same.length === 0) return { verdict: 'other-words', releases }
  const now = same.some(({ release }) => release.version === last.release.version)
  return { verdict: now ? 'same-words' : 'older-words', releases }
}

/** Headline and copy of a story's page; undefined when it shows none. */
function wordsOf(html: string): string | undefined {
  const headline = /<header class="story-header">[\s\S]*?<h1>([\s\S]*?)<\/h1>/.exec(html)?.[1]
  const copy = /<div class="copy">([\s\S]*?)<\/div><footer class="story-footer">/.exec(html)?.[1]
  if (headline === undefined || copy === undefined) return undefined
  return decode(`${headline} ${copy}`.replaceAll(/<[^>]*>/g, ' '))
}

const decode = (html: string): string =>
  html
    .replaceAll(/&#x([0-9a-f]{1,6});/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d{1,7});/g, (_, number: string) => String.fromCodePoint(Number(number)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

const SAYS: Readonly<Record<Verdict, string>> = {
  'same-words': 'These are exactly the words of the version that stands now.',
  'older-words': 'These are the words of an earlier version; it was changed since.',
  'other-words': 'These are NOT the words that were released.',
  'taken-back': 'It was released, and the agency has taken it back: do not use it.',
  'in-the-log': 'It stands in the log.',
}

function show({ verdict, releases, key, pinned }: Result): void {
  print(SAYS[verdict])
  for (const { release, index, cosigners } of releases) {
    print(
      `  ${release.effectiveAt}  ${release.kind}, version ${release.version} (${release.state}), release ${release.release}, entry ${index}` +
        (cosigners.length === 0 ? '' : `, cosigned by ${cosigners.join(', ')}`),
    )
  }
  print(
    pinned ? `By the key ${key}` : `By the key that the server named itself: ${key}\nBring it with --key from now on.`,
  )
}

const failed = (code: string, message: string) =>
  new DatelineError(code, 422, message, { help: 'Do not rely on it: somebody may answer in the place of the agency.' })

async function fetchText(server: URL, path: string): Promise<string> {
  const url = new URL(path, server)
  let response: Response
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), headers: { accept: '*/*' } })
  } catch (cause) {
    throw new DatelineError('server-unreachable', 503, `${url.host} cannot be reached.`, { cause })
  }
  // A killed story answers 410 with its notice.
  if (!response.ok && response.status !== 410) {
    throw new DatelineError(
      response.status === 404 ? 'not-found' : 'server-refused',
      422,
      `${url.href} answered ${response.status}.`,
      {
        help: response.status === 404 ? 'The log has nothing of this.' : 'Try again.',
      },
    )
  }
  const body = await response.text()
  if (body.length > LONGEST) throw new DatelineError('server-refused', 422, `${url.href} answered too much.`)
  return body
}

async function readFileOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new DatelineError('file-unreadable', 400, `${path} cannot be read.`, { cause, reportable: false })
  }
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
