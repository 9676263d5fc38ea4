/** Small helpers to write shapes with, and the palette of all drawings. */

export const PICTURE_WIDTH = 1200
export const PICTURE_HEIGHT = 675

export const INK = {
  night: '#10283b',
  navy: '#17405a',
  sea: '#1f6272',
  teal: '#3b8b8f',
  mist: '#9dc3c2',
  foam: '#dfeae6',
  paper: '#f6f1e6',
  sand: '#e6d3ae',
  gold: '#e0a83e',
  amber: '#c9762f',
  brick: '#a8432f',
  moss: '#4d7a4b',
  leaf: '#7da05c',
} as const

const n = (value: number): string => String(Math.round(value * 10) / 10)

export const rect = (x: number, y: number, w: number, h: number, fill: string, more = ''): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${fill}"${more ? ` ${more}` : ''}/>`

export const circle = (x: number, y: number, r: number, fill: string, more = ''): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"${more ? ` ${more}` : ''}/>`

export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}"${more ? ` ${more}` : ''}/>`

export const line = (d: string, stroke: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${n(width)}" stroke-linecap="round" stroke-linejoin="round"${more ? ` ${more}` : ''}/>`

/** A band of swell from edge to edge: crest height `y`, closed down to `bottom`. */
export function swell(
  y: number,
  height: number,
  length: number,
  shift: number,
  fill: string,
  bottom = PICTURE_HEIGHT,
): string {
  let d = `M${n(-length + shift)} ${n(y)}`
  for (let x = -length + shift; x < PICTURE_WIDTH + length; x += length) {
    d += `q${n(length / 4)} ${n(-height)} ${n(length / 2)} 0t${n(length / 2)} 0`
  }
  return path(`${d}V${n(bottom)}H${n(-length)}Z`, fill)
}

/** `count` values of `make(index)`, joined. */
export const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_unused, index) => make(index)).join('')

/** Even bands of colour from top to bottom. */
export function sky(colours: readonly string[], bottom: number): string {
  const height = bottom / colours.length
  return colours.map((colour, index) => rect(0, index * height, PICTURE_WIDTH, height + 1, colour)).join('')
}

/** A lighthouse standing on (x, y), `h` units high. */
export function lighthouse(x: number, y: number, h: number, body: string, lamp: string): string {
  const w = h * 0.2
  return [
    path(
      `M${n(x - w * 0.62)} ${n(y)}L${n(x - w * 0.36)} ${n(y - h * 0.72)}H${n(x + w * 0.36)}L${n(x + w * 0.62)} ${n(y)}Z`,
      body,
    ),
    rect(x - w * 0.5, y - h * 0.76, w, h * 0.04, body),
    rect(x - w * 0.24, y - h * 0.88, w * 0.48, h * 0.12, lamp),
    path(`M${n(x - w * 0.36)} ${n(y - h * 0.88)}L${n(x)} ${n(y - h)}L${n(x + w * 0.36)} ${n(y - h * 0.88)}Z`, body),
  ].join('')
}
