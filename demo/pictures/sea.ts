import { INK, PICTURE_HEIGHT, PICTURE_WIDTH, circle, line, lighthouse, path, rect, repeat, sky, swell } from './draw.ts'

function crane(x: number, y: number, h: number, colour: string): string {
  const legs = `M${x} ${y}L${x + 22} ${y - h}M${x + 92} ${y}L${x + 70} ${y - h}M${x + 8} ${y - h * 0.36}H${x + 84}`
  const jib = `M${x - 128} ${y - h}H${x + 150}M${x + 46} ${y - h - 74}L${x - 118} ${y - h}M${x + 46} ${y - h - 74}L${x + 140} ${y - h}M${x + 46} ${y - h - 74}V${y - h}`
  const rope = `M${x - 84} ${y - h}v78`
  return (
    line(legs, colour, 9) + line(jib, colour, 7) + line(rope, colour, 3) + rect(x - 104, y - h + 78, 40, 22, INK.amber)
  )
}

/** Harbour at dusk. */
export function harbour(): string {
  const stacks = [3, 4, 4, 2, 4, 3, 4, 4, 3]
  const colours = [INK.brick, INK.amber, INK.teal, INK.sand, INK.navy]
  return [
    sky(['#f3d9a4', '#efc98c', '#e6b077', '#cf9270'], 430),
    circle(300, 372, 84, '#f9efcf'),
    path('M0 430V372q120-46 250-26t220-4 190 20 200-6 340 14v60Z', '#7b7f86', 'opacity=".55"'),
    rect(0, 424, PICTURE_WIDTH, 260, INK.sea),
    repeat(9, (i) =>
      rect(214 + (i % 3) * 34 - i * 6, 446 + i * 22, 172 - (i % 4) * 30, 6, '#f3d9a4', 'opacity=".5" rx="3"'),
    ),
    // Mole and lighthouse.
    path('M0 452h130l44 26H0Z', INK.night),
    lighthouse(92, 454, 190, INK.night, '#ffe9a8'),
    // Quay and cranes.
    crane(760, 470, 236, INK.night),
    crane(990, 470, 236, INK.night),
    rect(640, 466, 560, 26, INK.night),
    // Ship with its containers.
    stacks
      .map((height, column) =>
        repeat(height, (row) =>
          rect(488 + column * 52, 500 - row * 27, 48, 24, colours[(column * 2 + row * 3) % colours.length] ?? INK.sand),
        ),
      )
      .join(''),
    rect(968, 400, 62, 126, INK.paper),
    rect(976, 414, 46, 12, INK.navy),
    rect(984, 372, 26, 30, INK.brick),
    path('M430 524H1060L1032 596H476Z', INK.night),
    rect(452, 552, 596, 9, INK.brick, 'opacity=".9"'),
    swell(592, 9, 90, 0, '#1a5464'),
    swell(628, 11, 130, 40, '#164756'),
  ].join('')
}

/** Weather chart with a low over two islands. */
export function storm(): string {
  const isobar = (r: number, opacity: number) =>
    `<ellipse cx="640" cy="318" rx="${r * 1.28}" ry="${r}" fill="none" stroke="${INK.foam}" stroke-width="3" opacity="${opacity}" transform="rotate(-18 640 318)"/>`
  const arm = (turn: number) =>
    path(
      'M640 318c-26-62-112-92-196-52s-118 124-92 214c-2-78 34-138 92-166s140-22 196 4Z',
      INK.foam,
      `opacity=".86" transform="rotate(${turn} 640 318)"`,
    )
  return [
    rect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT, INK.navy),
    repeat(13, (i) => line(`M${i * 100} 0V${PICTURE_HEIGHT}`, INK.teal, 1, 'opacity=".35"')),
    repeat(7, (i) => line(`M0 ${i * 100 + 30}H${PICTURE_WIDTH}`, INK.teal, 1, 'opacity=".35"')),
    // Coast and islands.
    path('M1200 120c-70 24-96 80-150 96s-70 92-42 150 4 108 46 150 96 60 146 90Z', INK.sand),
    path('M0 0H300c-20 64-74 70-104 128S98 232 76 300 30 396 0 404Z', INK.sand),
    path('M428 520c40-30 96-22 122 10s-6 78-62 82-104-60-60-92Z', INK.sand),
    path('M806 470c26-26 74-22 90 6s-14 62-56 60-62-40-34-66Z', INK.sand),
    isobar(120, 0.75),
    isobar(190, 0.55),
    isobar(264, 0.4),
    isobar(342, 0.28),
    isobar(424, 0.2),
    [0, 120, 240].map(arm).join(''),
    circle(640, 318, 30, INK.navy),
    circle(640, 318, 12, INK.gold),
    // Cold front.
    line('M690 360C760 440 800 520 806 640', INK.gold, 5),
    [
      [716, 392, 40],
      [757, 455, 58],
      [788, 528, 72],
      [803, 600, 82],
    ]
      .map(([x, y, turn]) =>
        path('M0-17L22 0 0 17Z', INK.gold, `transform="translate(${x} ${y}) rotate(${(turn ?? 0) - 90})"`),
      )
      .join(''),
  ].join('')
}

/** Seagrass meadow under a research ship. */
export function seabed(): string {
  const blade = (x: number, h: number, bend: number, colour: string) =>
    path(
      `M${x - 7} 640q${bend * 0.3} ${-h * 0.6} ${bend + 7} ${-h}q${-bend * 0.1 + 8} ${h * 0.5} ${-bend + 8} ${h}Z`,
      colour,
    )
  const fish = (x: number, y: number, s: number, colour: string) =>
    `<g transform="translate(${x} ${y}) scale(${s})">${path('M0 0c18-20 52-22 76 0-24 22-58 20-76 0Z', colour)}${path('M-22-15 6 0-22 15q8-15 0-30Z', colour)}${circle(60, -3, 3.4, INK.night)}</g>`
  return [
    rect(0, 0, PICTURE_WIDTH, 170, '#e9eee2'),
    circle(980, 92, 44, '#f3d68f'),
    // Ship.
    path('M420 118h330l-34 60H462Z', INK.brick),
    rect(470, 74, 170, 44, INK.paper),
    rect(486, 86, 20, 16, INK.navy),
    rect(520, 86, 20, 16, INK.navy),
    rect(554, 86, 20, 16, INK.navy),
    rect(588, 86, 20, 16, INK.navy),
    rect(500, 40, 70, 34, INK.paper),
    line('M690 118V44M690 54L744 112', INK.night, 6),
    swell(166, 8, 120, 0, '#6fb0ae'),
    swell(238, 8, 190, 50, '#4a979a'),
    swell(326, 8, 240, 0, '#357f87'),
    swell(424, 8, 280, 70, '#276874'),
    // Sonar.
    line('M744 112L860 300', INK.paper, 2.5, 'opacity=".8"'),
    path('M846 292h46l10 12-10 12h-46Z', INK.gold),
    path('M866 318L700 600H1032Z', INK.foam, 'opacity=".16"'),
    path('M0 640q160-40 330-18t330-10 300 14 240-10v59H0Z', '#c9b78a'),
    repeat(84, (i) =>
      blade(
        14 + i * 14.2,
        92 + ((i * 37) % 74),
        ((i * 29) % 50) - 22,
        [INK.moss, INK.leaf, '#3c6647'][i % 3] ?? INK.moss,
      ),
    ),
    path('M0 652q200-26 420-8t420-8 360 8v31H0Z', '#b39f71'),
    fish(250, 420, 1, INK.gold),
    fish(350, 380, 0.7, INK.gold),
    fish(310, 462, 0.6, INK.amber),
    fish(560, 470, 0.8, INK.mist),
    fish(1040, 452, 0.9, INK.amber),
  ].join('')
}

/** Ferry on the way to an island. */
export function ferry(): string {
  return [
    sky(['#cfe3e4', '#dcebe6', '#ecefdd', '#f6ecd0'], 380),
    path('M700 380c40-70 110-60 150-118s96-50 140-4 60 34 96 74 70 26 114 48Z', INK.teal),
    path('M840 380c50-30 120-36 168-22s130-6 192 22Z', INK.moss),
    lighthouse(1096, 366, 104, INK.paper, INK.gold),
    repeat(7, (i) => rect(896 + i * 23, 352 - ((i * 7) % 12), 15, 16 + ((i * 7) % 12), i % 2 ? INK.paper : INK.sand)),
    rect(0, 374, PICTURE_WIDTH, 310, INK.teal),
    swell(396, 6, 160, 0, '#357f87'),
    swell(448, 8, 210, 60, '#2d7480'),
    // Hull and decks; the bow points to the island.
    path('M180 470H760L700 556H222Z', INK.navy),
    rect(186, 470, 560, 10, INK.gold),
    path('M232 470V418H690L716 470Z', INK.paper),
    path('M282 418V372H600L630 418Z', INK.paper),
    repeat(13, (i) => rect(256 + i * 33, 434, 20, 16, INK.sea)),
    repeat(9, (i) => rect(304 + i * 32, 386, 18, 15, INK.sea)),
    path('M560 372v-34h66l26 34Z', INK.paper),
    rect(574, 346, 50, 12, INK.sea),
    path('M372 372l8-66h58l8 66Z', INK.brick),
    rect(377, 322, 64, 14, INK.paper),
    line('M604 338V286M604 300h30', INK.night, 5),
    path('M606 288h40l-10 11 10 11h-40Z', INK.gold),
    swell(540, 10, 150, 30, '#25646f'),
    line('M130 566q60-14 110 0t120 0M720 560q50-12 96 0', INK.foam, 6, 'opacity=".8"'),
    swell(606, 10, 230, 10, '#1d5561'),
    line('M250 210q16-16 30 0 14-16 30 0M370 160q12-12 22 0 10-12 22 0M210 150q10-10 18 0 8-10 18 0', INK.navy, 5),
  ].join('')
}
