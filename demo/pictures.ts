/** Editorial drawings for the demo's stories: flat shapes, 1200 by 675, drawn in code because no photographs exist. */
import { harbour, ferry, seabed, storm } from './pictures/sea.ts'
import { grid, hall, market, parliament, reading, stadium } from './pictures/land.ts'
import { PICTURE_HEIGHT, PICTURE_WIDTH } from './pictures/draw.ts'

export { PICTURE_HEIGHT, PICTURE_WIDTH }

const frame = (shapes: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE_WIDTH}" height="${PICTURE_HEIGHT}" viewBox="0 0 ${PICTURE_WIDTH} ${PICTURE_HEIGHT}">${shapes}</svg>`

/** Motif to complete SVG document. */
export const pictures: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ harbour, parliament, grid, storm, hall, stadium, reading, market, seabed, ferry }).map(
    ([motif, draw]) => [motif, frame(draw())],
  ),
)
