/**
 * Checks a page, a file or a text against the ledger, in this browser. The server only hands over proofs; what they prove
 * is decided here, by a key that this browser has seen before or that the reader brings.
 */
import {
  attempt,
  checkProofs,
  type KeysAnswer,
  lettersDigest,
  type ProvenRelease,
  readCheckpoint,
  TreeReader,
  type Trust,
  trustFrom,
  verifyCheckpoint,
  verifyConsistency,
} from '@dateline/ledger'

interface Kept {
  readonly key: string
  readonly size: number
  /** The checkpoint that this browser saw last. */
  readonly note: string
}

const KEPT = 'dateline.ledger'

class LedgerVerify extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    this.querySelector('.needs-script')?.remove()
    if (!form) return
    form.hidden = false
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void this.#run(form)
    })
    const story = new URLSearchParams(window.location.search).get('story')
    const address = form.querySelector<HTMLInputElement>('[name=address]')
    if (story !== null && address) {
      address.value = story
      void this.#run(form)
    }
  }

  /** A sentence of the edition, from the page. */
  #word(name: string): string {
    return this.getAttribute(`data-${name}`) ?? name
  }

  async #run(form: HTMLFormElement): Promise<void> {
    const out = this.querySelector('output')
    if (!out) return
    out.replaceChildren(this.#line('progress', this.#word('working')))
    const field = (name: string) => {
      const value = new FormData(form).get(name)
      return typeof value === 'string' ? value.trim() : ''
    }
    const file = form.querySelector<HTMLInputElement>('[name=file]')?.files?.[0]
    try {
      const keys = (await json('/ledger/keys')) as KeysAnswer
      const trust = await this.#trust(keys, field('key'))
      const lines = file
        ? await this.#ofFile(await file.text(), trust)
        : field('text') === ''
          ? await this.#ofAddress(field('address'), trust)
          : await this.#ofText(field('text'), trust)
      out.replaceChildren(...lines, this.#line('key', `${this.#word('key')} ${keys.keys[0] ?? ''}`))
    } catch (error) {
      out.replaceChildren(
        this.#line('bad', error instanceof Problem ? this.#word(error.message) : this.#word('failed')),
      )
    }
  }

  /** The key of an earlier visit, or the reader's own; the log must have grown from what this browser saw last. */
  async #trust(keys: KeysAnswer, own: string): Promise<Trust> {
    const kept = remembered()
    const pinned = own === '' ? kept?.key : own
    const trust = attempt(() => trustFrom(keys, pinned))
    if (!trust.ok) throw new Problem('keychanged')
    const note = await text('/ledger/checkpoint')
    const now = attempt(() => verifyCheckpoint(note, trust.value))
    if (!now.ok) throw new Problem('badsignature')
    if (kept !== undefined && own === '' && kept.size > 0) {
      const before = readCheckpoint(kept.note)
      if (before.size > now.value.size) throw new Problem('rolledback')
      const proof =
        before.size === now.value.size ? [] : await new TreeReader(tile, now.value.size).consistencyProof(before.size)
      const grown = verifyConsistency({
        size1: before.size,
        root1: before.root,
        size2: now.value.size,
        root2: now.value.root,
        proof,
      })
      if (!grown) throw new Problem('rolledback')
    }
    if (own === '') remember({ key: keys.keys[0] ?? '', size: now.value.size, note })
    return trust.value
  }

  /** A page of this site, by what it shows now. */
  async #ofAddress(address: string, trust: Trust): Promise<Node[]> {
    const url = new URL(address, window.location.origin)
    const publicId = /[-/]([a-z0-9]{10})(?:\/history)?\/?$/.exec(url.pathname)?.[1]
    if (publicId === undefined) throw new Problem('notastory')
    const releases = await this.#proven(`/ledger/story/${publicId}`, trust)
    // The page of this server, whatever host the reader typed: the words are compared, the address is not believed.
    const page = new DOMParser().parseFromString(await text(url.pathname), 'text/html')
    const headline = page.querySelector('.story-header h1')
    const copy = page.querySelector('.copy')
    if (!headline || !copy) return this.#shown(releases, undefined)
    return this.#shown(releases, lettersDigest(`${headline.textContent} ${copy.textContent}`))
  }

  async #ofText(words: string, trust: Trust): Promise<Node[]> {
    const digest = lettersDigest(words)
    return this.#shown(await this.#proven(`/ledger/words/${digest}`, trust), digest)
  }

  async #ofFile(content: string, trust: Trust): Promise<Node[]> {
    if (!content.startsWith('c2sp.org/tlog-proof@')) return this.#ofText(content, trust)
    const checked = checkProofs([content], trust)
    if (!checked.ok) throw new Problem('badproof')
    return this.#shown(checked.releases, undefined)
  }

  async #proven(path: string, trust: Trust): Promise<readonly ProvenRelease[]> {
    const { proofs } = (await json(path)) as { proofs: string[] }
    const checked = checkProofs(proofs, trust)
    if (!checked.ok) throw new Problem('badproof')
    return checked.releases
  }

  /** The verdict first, then every entry of the story. */
  #shown(releases: readonly ProvenRelease[], digest: string | undefined): Node[] {
    const last = releases.at(-1)
    if (!last) throw new Problem('notfound')
    const same = releases.filter(({ release }) => digest !== undefined && release.digests['words'] === digest)
    const usable = last.release.state === 'usable'
    const newest = same.some(({ release }) => release.version === last.release.version)
    const verdict = !usable
      ? this.#line('bad', this.#word('takenback'))
      : digest === undefined
        ? this.#line('good', this.#word('inthelog'))
        : same.length === 0
          ? this.#line('bad', this.#word('otherwords'))
          : this.#line(newest ? 'good' : 'warn', this.#word(newest ? 'samewords' : 'olderwords'))
    const list = document.createElement('ol')
    list.className = 'steps'
    for (const { release, index, cosigners } of releases.toReversed()) {
      const item = document.createElement('li')
      const time = document.createElement('time')
      time.dateTime = release.effectiveAt
      time.textContent = new Date(release.effectiveAt).toLocaleString(document.documentElement.lang)
      const kind = this.#word(`kind-${release.kind}`)
      item.append(`${kind} · ${this.#word('version')} ${release.version} · `, time)
      item.append(` · ${this.#word('entry')} ${index}`)
      if (cosigners.length > 0) item.append(` · ${this.#word('cosigned')} ${cosigners.join(', ')}`)
      list.append(item)
    }
    return [verdict, list]
  }

  #line(kind: string, words: string): HTMLElement {
    const line = document.createElement('p')
    line.className = `verdict ${kind}`
    line.textContent = words
    return line
  }
}

/** What is told to the reader, by the name of its sentence. */
class Problem extends Error {}

function remembered(): Kept | undefined {
  try {
    const kept = localStorage.getItem(KEPT)
    return kept === null ? undefined : (JSON.parse(kept) as Kept)
  } catch {
    return undefined
  }
}

function remember(kept: Kept): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept))
  } catch {
    // Nothing is kept in this browser: each visit is a first one.
  }
}

async function answer(path: string): Promise<Response> {
  const response = await fetch(path, { cache: 'no-cache' })
  if (response.status === 404) throw new Problem('notfound')
  if (!response.ok && response.status !== 410) throw new Problem('failed')
  return response
}
const text = async (path: string): Promise<string> => (await answer(path)).text()
const json = async (path: string): Promise<unknown> => (await answer(path)).json()
const tile = async (path: string): Promise<Uint8Array | undefined> => {
  const response = await fetch(`/ledger/${path}`)
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
}

customElements.define('ledger-verify', LedgerVerify)
