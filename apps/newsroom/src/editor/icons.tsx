/** Drawn by hand: a glyph that a font lacks is an empty box. */

const stroke = {
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 1.5,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

export const LinkIcon = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path {...stroke} d="M6.5 9.5l3-3M7.5 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1" />
  </svg>
)

export const PictureIcon = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path {...stroke} d="M2 3.5h12v9H2zM2.5 11l3.5-3.5 3 3 1.5-1.5 3 3" />
    <circle cx="10.8" cy="6.2" r="1" fill="currentColor" />
  </svg>
)

export const TableIcon = () => (
  <svg viewBox="0 0 16 16" aria-hidden="true">
    <path {...stroke} d="M2 3h12v10H2zM2 6.3h12M2 9.7h12M6 3v10M10 3v10" />
  </svg>
)
