/**
 * The agency's emblem: the lighthouse of Cape Ember, a crescent moon for Selene, and the sea.
 * One colour through `currentColor`; the moon and the lamp take `--emblem-accent` where it is set.
 */

const ACCENT = 'var(--emblem-accent, currentColor)'

// Drawn on a grid of 64; gaps and strokes of 2.4 units and more hold at 24 pixels.
const SHAPES = [
  // Moon: a circle of 21 about (31, 26) less one of 17 about (36.2, 19.8), parted where the tower stands.
  `<path fill="${ACCENT}" d="M27.28 5.32A21 21 0 0 0 22.6 45.25V30A17 17 0 0 1 27.28 5.32ZM43.4 42.95A21 21 0 0 0 52 26.08 17 17 0 0 1 43.4 35.2Z"/>`,
  '<path fill="currentColor" d="M33 9.5 40.4 17.2H25.6Z"/>',
  `<path fill="${ACCENT}" d="M27.8 18.8H38.2V26.4H27.8Z"/>`,
  '<path fill="currentColor" d="M24.4 28H41.6V32H24.4Z"/>',
  // Tower in two courses.
  '<path fill="currentColor" d="M27.6 34.2H38.4L39.4 41.2H26.6Z"/>',
  '<path fill="currentColor" d="M26.2 43.8H39.8L40.9 51.4H25.1Z"/>',
  // Swell.
  '<path fill="none" stroke="currentColor" stroke-width="3.8" stroke-linecap="round" d="M4.4 59.6c4.6 0 4.6-3.8 9.2-3.8s4.6 3.8 9.2 3.8 4.6-3.8 9.2-3.8 4.6 3.8 9.2 3.8 4.6-3.8 9.2-3.8 4.6 3.8 9.2 3.8"/>',
].join('')

/**
 * @param title accessible name; without one the emblem is hidden from assistive technology
 * @returns an SVG element as text, 64 by 64 units, without a size of its own
 */
export function namedEmblem(title?: string): string {
  const name = title?.replace(/[&<>"]/g, (c) => `&#${c.codePointAt(0) ?? 0};`)
  const label = name ? ` role="img" aria-label="${name}"` : ' aria-hidden="true"'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"${label}>${SHAPES}</svg>`
}

/** The emblem without a name, for places that already print the agency's. */
export const emblem: string = namedEmblem()
