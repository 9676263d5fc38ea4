/**
 * Says that a page has newer copy. The page reads without it: until this script finds something newer, the element is hidden.
 * Asks for the headers of the page alone, once a minute, while somebody looks at it.
 */
const EVERY_MS = 60_000

class SiteUpdates extends HTMLElement {
  /** When what the reader sees last changed, from the page's own Last-Modified. */
  readonly #shown = Date.parse(document.lastModified)
  #timer: number | undefined

  connectedCallback(): void {
    this.#timer = window.setInterval(() => void this.#look(), EVERY_MS)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer)
  }

  async #look(): Promise<void> {
    if (document.hidden || !this.hidden) return
    try {
      const answer = await fetch(window.location.href, { method: 'HEAD', cache: 'no-cache', redirect: 'manual' })
      const changed = Date.parse(answer.headers.get('last-modified') ?? '')
      // A story that was taken back answers 410, one that moved redirects: both are news to who reads it.
      if (answer.status === 410 || answer.type === 'opaqueredirect' || changed > this.#shown) this.hidden = false
    } catch {
      // Off the line for a while: the next look comes in a minute.
    }
  }
}

customElements.define('site-updates', SiteUpdates)
