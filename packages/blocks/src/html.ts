/** Escaping: the only way text becomes markup anywhere in Dateline. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Escapes text for HTML and XML content and for quoted attribute values. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c)
}

const SAFE_SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/**
 * @param href a link target from copy: absolute with a safe scheme, or site-relative starting with a single `/`
 * @returns the target, or undefined when following it could run code or leave the site unseen
 */
export function safeHref(href: string): string | undefined {
  const target = href.trim()
  if (/^\/(?![/\\])/.test(target)) return target
  try {
    return SAFE_SCHEMES.has(new URL(target).protocol) ? target : undefined
  } catch {
    return undefined
  }
}
