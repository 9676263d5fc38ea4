import { INK, PICTURE_HEIGHT, PICTURE_WIDTH, circle, line, path, rect, repeat, sky, swell } from './draw.ts'

/** The Assembly by the water. */
export function parliament(): string {
  const column = (x: number) =>
    rect(x - 13, 352, 26, 150, INK.paper) + rect(x - 18, 346, 36, 10, INK.paper) + rect(x - 18, 498, 36, 10, INK.paper)
  return [
    sky(['#b9d3d6', '#cadcd8', '#dde5d6', '#efe9d0'], 560),
    path('M0 520q150-70 320-50t300-20 300 26 280-16v120H0Z', INK.mist, 'opacity=".8"'),
    // Dome and drum.
    path('M478 276a122 122 0 0 1 244 0Z', INK.teal),
    line('M600 154V276M540 172q-26 44-28 104M660 172q26 44 28 104', INK.sea, 4, 'opacity=".6"'),
    rect(486, 276, 228, 34, INK.sand),
    repeat(8, (i) => rect(502 + i * 27, 283, 12, 20, INK.navy)),
    rect(586, 116, 28, 40, INK.sand),
    path('M582 116L600 92L618 116Z', INK.teal),
    line('M600 96V30', INK.night, 5),
    path('M602 32h92q-12 13 0 26t0 26h-92Z', INK.sea),
    circle(640, 58, 16, INK.gold),
    circle(647, 54, 13, INK.sea),
    // Wings.
    rect(176, 372, 848, 136, INK.sand),
    rect(166, 358, 868, 16, INK.paper),
    repeat(6, (i) => rect(204 + i * 41, 398, 22, 44, INK.navy) + rect(204 + i * 41, 458, 22, 34, INK.navy)),
    repeat(6, (i) => rect(769 + i * 41, 398, 22, 44, INK.navy) + rect(769 + i * 41, 458, 22, 34, INK.navy)),
    // Portico.
    rect(448, 340, 304, 168, '#c9b78f'),
    path('M430 346L600 306L770 346Z', INK.paper),
    circle(600, 333, 8, INK.gold),
    [468, 521, 574, 626, 679, 732].map(column).join(''),
    rect(584, 420, 32, 88, INK.night),
    // Steps.
    repeat(5, (i) => rect(412 - i * 26, 508 + i * 13, 376 + i * 52, 14, i % 2 ? INK.sand : INK.paper)),
    rect(0, 573, PICTURE_WIDTH, 30, INK.navy),
    repeat(24, (i) => rect(10 + i * 51, 556, 6, 20, INK.night)),
    rect(0, 600, PICTURE_WIDTH, 80, INK.sea),
    repeat(7, (i) => rect(120 + i * 148, 622 + (i % 3) * 14, 96, 5, INK.mist, 'opacity=".6" rx="2"')),
  ].join('')
}

function pylon(x: number, y: number, h: number): string {
  const w = h * 0.2
  const arms = [0.72, 0.84]
    .map(
      (at) =>
        `M${x - w * 1.5} ${y - h * at}H${x + w * 1.5}M${x - w * 1.5} ${y - h * at}L${x} ${y - h * (at + 0.08)}L${x + w * 1.5} ${y - h * at}`,
    )
    .join('')
  return line(
    `M${x - w} ${y}L${x} ${y - h}L${x + w} ${y}M${x - w * 0.75} ${y - h * 0.25}L${x + w * 0.5} ${y - h * 0.5}M${x + w * 0.75} ${y - h * 0.25}L${x - w * 0.5} ${y - h * 0.5}M${x - w * 0.75} ${y - h * 0.25}H${x + w * 0.75}M${x - w * 0.5} ${y - h * 0.5}H${x + w * 0.5}${arms}`,
    INK.night,
    5,
  )
}

/** Cable from the shore to an island, in section. */
export function grid(): string {
  const turbine = (x: number, y: number, turn: number) =>
    line(`M${x} ${y}V${y - 116}`, INK.paper, 6) +
    [0, 120, 240]
      .map((angle) =>
        path(
          `M${x} ${y - 116}q9-32 0-62q-9 30 0 62Z`,
          INK.paper,
          `transform="rotate(${angle + turn} ${x} ${y - 116})"`,
        ),
      )
      .join('') +
    circle(x, y - 116, 5, INK.gold)
  return [
    sky(['#16364c', '#1c465c', '#2b6070', '#5a8f90'], 330),
    circle(600, 250, 52, '#f1d48b'),
    swell(330, 5, 130, 0, INK.sea),
    swell(372, 7, 200, 60, '#1a5464'),
    swell(450, 7, 260, 20, '#164756'),
    swell(530, 7, 300, 90, '#123b4a'),
    // Shore, sea bed, island: one section.
    path('M0 300h250c40 4 60 40 96 96s90 132 190 150 180 18 262 4 116-76 146-136 40-84 86-88h170v349H0Z', '#6d5b43'),
    path('M0 300h250c40 4 60 40 96 96l-20-2c-34-44-52-70-86-72H0Z', INK.leaf),
    path('M1200 326h-170c-34 3-48 26-66 60l20 4c14-26 26-42 52-44h164Z', INK.leaf),
    // The cable.
    line('M186 306V352c60 8 96 66 150 128s122 96 206 104 190 8 262-8 120-80 150-136 36-76 74-76V330', INK.gold, 11),
    repeat(9, (i) =>
      circle(
        [206, 262, 318, 380, 470, 600, 730, 842, 934][i] ?? 0,
        [362, 398, 458, 524, 573, 588, 585, 549, 476][i] ?? 0,
        4.5,
        INK.night,
      ),
    ),
    line('M62 160Q104 190 150 122M62 160Q16 196-20 184', INK.night, 3),
    pylon(62, 302, 170),
    pylon(150, 302, 220),
    rect(172, 268, 76, 40, INK.paper),
    path('M166 268L210 246L254 268Z', INK.brick),
    rect(190, 280, 14, 14, INK.gold),
    rect(216, 280, 14, 14, INK.gold),
    rect(1006, 300, 48, 30, INK.paper),
    path('M1000 300L1030 282L1060 300Z', INK.brick),
    repeat(
      4,
      (i) =>
        rect(1078 + i * 28, 306 - (i % 2) * 8, 20, 22 + (i % 2) * 8, INK.sand) +
        rect(1084 + i * 28, 312 - (i % 2) * 8, 7, 7, INK.gold),
    ),
    turbine(1102, 328, 12),
    turbine(1164, 328, 52),
  ].join('')
}

/** Round table under plain flags. */
export function hall(): string {
  const cloth = [INK.brick, INK.navy, INK.gold, INK.teal, INK.paper, INK.moss, INK.amber, INK.mist, INK.navy]
  const bands = [INK.navy, INK.moss, INK.amber, INK.mist, INK.gold, INK.amber, INK.navy, INK.gold, INK.teal]
  const flag = (index: number) => {
    const x = 150 + index * 112
    const colour = cloth[index] ?? INK.paper
    const second = bands[index] ?? INK.gold
    return (
      line(`M${x} 96V366`, '#8a6a35', 6) +
      circle(x, 92, 8, INK.gold) +
      path(`M${x + 3} 108c26 6 46-6 66 4 6 54-8 92 0 150-22-10-44 2-66-6Z`, colour) +
      path(`M${x + 3} 156c24 6 44-4 67 3l-1 46c-24-7-42 2-66-3Z`, second)
    )
  }
  const seat = (index: number, count: number) => {
    const angle = (Math.PI * index) / (count - 1)
    const x = 600 - Math.cos(angle) * 430
    const y = 500 - Math.sin(angle) * 100
    return (
      path(`M${Math.round(x - 24)} ${Math.round(y + 4)}q0-62 24-62t24 62Z`, INK.night) +
      circle(x, y - 68, 17, INK.night)
    )
  }
  return [
    rect(0, 0, PICTURE_WIDTH, 430, '#e8dfca'),
    repeat(6, (i) => rect(i * 216 - 10, 0, 34, 430, '#d9cbab')),
    rect(0, 0, PICTURE_WIDTH, 44, '#c9b78f'),
    rect(0, 392, PICTURE_WIDTH, 40, '#b39f71'),
    rect(0, 430, PICTURE_WIDTH, 245, '#7d4637'),
    repeat(9, flag),
    repeat(11, (i) => seat(i, 11)),
    `<ellipse cx="600" cy="540" rx="470" ry="104" fill="${INK.night}" opacity=".35"/>`,
    `<ellipse cx="600" cy="520" rx="460" ry="100" fill="#c08f57"/>`,
    `<ellipse cx="600" cy="512" rx="460" ry="100" fill="#d9ab70"/>`,
    `<ellipse cx="600" cy="514" rx="250" ry="46" fill="${INK.sea}"/>`,
    `<ellipse cx="600" cy="513" rx="40" ry="23" fill="${INK.gold}"/>`,
    `<ellipse cx="611" cy="508" rx="34" ry="19" fill="${INK.sea}"/>`,
    repeat(9, (i) => {
      const angle = (Math.PI * (i + 0.5)) / 9
      const x = 600 - Math.cos(angle) * 370
      const y = 508 - Math.sin(angle) * 66
      return path(`M${Math.round(x - 20)} ${Math.round(y)}l6-14h28l6 14Z`, INK.paper)
    }),
  ].join('')
}

/** Ground under floodlights. */
export function stadium(): string {
  const mast = (x: number, turn: number) =>
    line(`M${x} 360V92`, INK.mist, 8) +
    `<g transform="translate(${x} 80) rotate(${turn})">${rect(-56, -34, 112, 60, INK.night)}${repeat(8, (i) => circle(-41 + (i % 4) * 27, -19 + Math.floor(i / 4) * 28, 10, '#fff3c9'))}</g>`
  return [
    sky(['#0d2132', '#10293d', '#153449', '#1b4257'], 360),
    path('M150 80L-40 675H520Z', '#fff3c9', 'opacity=".10"'),
    path('M1050 80L680 675H1240Z', '#fff3c9', 'opacity=".10"'),
    // Far stand with its crowd.
    path('M0 300L140 224H1060L1200 300V372H0Z', INK.navy),
    repeat(5, (row) =>
      repeat(62, (i) =>
        circle(
          34 + i * 18.4 + (row % 2) * 9,
          262 + row * 21,
          6.2,
          [INK.brick, INK.paper, INK.mist, INK.brick, INK.gold, INK.teal][(i * 5 + row * 7) % 6] ?? INK.paper,
          Math.abs(i - 30.5) * 18.4 > 480 + row * 26 ? 'opacity="0"' : '',
        ),
      ),
    ),
    path('M90 206H1110L1160 236H40Z', INK.night),
    mast(120, -8),
    mast(1080, 8),
    // Pitch in mown stripes.
    path('M0 372H1200V675H0Z', INK.moss),
    repeat(6, (i) => {
      const top = 110 + i * 170
      const low = -420 + i * 350
      return path(`M${top} 372h85L${low + 175} 675h-175Z`, INK.leaf, 'opacity=".5"')
    }),
    line('M-40 396H1240M600 396V675', INK.foam, 5),
    `<ellipse cx="600" cy="560" rx="210" ry="74" fill="none" stroke="${INK.foam}" stroke-width="5"/>`,
    line('M-20 430H210L120 560H-60M1220 430H990L1080 560H1260', INK.foam, 5),
    `<ellipse cx="668" cy="612" rx="36" ry="8" fill="#2f5230"/>`,
    circle(668, 582, 27, INK.paper),
    path('M668 569l12 9-5 14h-14l-5-14Z', INK.night),
    line('M668 569V556M680 578l13-5M675 592l9 12M661 592l-9 12M656 578l-13-5', INK.night, 3),
    rect(0, 372, PICTURE_WIDTH, 12, INK.brick),
  ].join('')
}

/** Reading room. */
export function reading(): string {
  const spines = [INK.brick, INK.navy, INK.sand, INK.teal, INK.amber, INK.moss, INK.mist, INK.paper]
  const shelf = (x: number, y: number, w: number) => {
    let books = ''
    let at = x + 6
    let index = Math.round(x + y)
    while (at < x + w - 18) {
      const wide = 9 + ((index * 7) % 9)
      const tall = 40 + ((index * 11) % 22)
      books += rect(at, y - tall, wide, tall, spines[(index * 5 + 3) % spines.length] ?? INK.sand)
      at += wide + 2
      index += 1
    }
    return books + rect(x, y, w, 9, '#5f4127')
  }
  const arch = (x: number) =>
    path(`M${x - 62} 330V170a62 62 0 0 1 124 0V330Z`, '#cfe3e4') +
    line(`M${x} 108V330M${x - 62} 190H${x + 62}M${x - 62} 260H${x + 62}`, INK.paper, 6) +
    line(`M${x - 62} 330V170a62 62 0 0 1 124 0V330`, '#5f4127', 10)
  const lamp = (x: number) =>
    path(`M${x - 130} 528L${x - 34} 452H${x + 34}L${x + 130} 528Z`, '#ffe9a8', 'opacity=".38"') +
    line(`M${x} 528V462`, INK.gold, 7) +
    path(`M${x - 46} 462q6-36 46-36t46 36Z`, INK.moss) +
    rect(x - 22, 522, 44, 8, INK.gold)
  return [
    rect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT, '#efe2c6'),
    path('M0 0H1200V70Q600-30 0 70Z', '#d8c297'),
    rect(0, 330, PICTURE_WIDTH, 30, '#d8c297'),
    [300, 600, 900].map(arch).join(''),
    [0, 380, 680, 980].map((x) => rect(x, 84, x === 0 || x === 980 ? 220 : 140, 276, '#7a5632')).join(''),
    [0, 1, 2, 3]
      .map(
        (row) =>
          shelf(0, 150 + row * 66, 220) +
          shelf(380, 150 + row * 66, 140) +
          shelf(680, 150 + row * 66, 140) +
          shelf(980, 150 + row * 66, 220),
      )
      .join(''),
    rect(0, 360, PICTURE_WIDTH, 315, '#a5713d'),
    repeat(5, (i) => line(`M0 ${388 + i * 22}H1200`, '#94632f', 3, 'opacity=".6"')),
    // Readers behind the desk.
    [210, 560, 930]
      .map((x) => circle(x, 420, 27, INK.night) + path(`M${x - 58} 530q4-76 58-76t58 76Z`, INK.night))
      .join(''),
    [380, 745, 1080].map(lamp).join(''),
    rect(0, 526, PICTURE_WIDTH, 40, '#5f3a20'),
    rect(0, 566, PICTURE_WIDTH, 110, '#3f2716'),
    repeat(6, (i) => rect(26 + i * 200, 586, 150, 70, '#4d3020', 'rx="4"')),
    [210, 560, 930].map((x) => path(`M${x} 522q-34-16-70-4v12h140v-12q-36-12-70 4Z`, INK.paper)).join(''),
  ].join('')
}

/** Bars and a falling line: yearly inflation up to the last figure known, never the one still under embargo. */
export function market(): string {
  const rates = [6.3, 6.1, 5.8, 5.6, 5.1, 4.9, 4.6, 4.4, 4.1, 3.9, 3.7, 3.4]
  const x = (index: number) => 150 + index * 82
  const y = (rate: number) => 560 - rate * 66
  const course = rates.map((rate, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${Math.round(y(rate))}`).join('')
  return [
    rect(0, 0, PICTURE_WIDTH, PICTURE_HEIGHT, INK.night),
    path('M0 675V0h1200Z', INK.navy, 'opacity=".5"'),
    repeat(6, (i) => line(`M90 ${560 - (i + 1) * 66}H1130`, INK.teal, 2, 'opacity=".45"')),
    // The band of the target, two to four per cent.
    rect(90, y(4), 1040, y(2) - y(4), INK.teal, 'opacity=".28"'),
    line(`M90 ${y(3)}H1130`, INK.mist, 3, 'stroke-dasharray="4 14"'),
    rates
      .map((rate, index) =>
        rect(x(index) - 24, y(rate) + 40, 48, 520 - y(rate), index === rates.length - 1 ? INK.amber : INK.sea),
      )
      .join(''),
    line('M90 560H1130', INK.foam, 5),
    line(course, INK.gold, 9),
    rates.map((rate, index) => circle(x(index), y(rate), index === rates.length - 1 ? 17 : 9, INK.gold)).join(''),
    circle(x(11), y(3.4), 8, INK.night),
    repeat(12, (i) => rect(x(i) - 12, 584, 24, 8, INK.mist, 'opacity=".7" rx="4"')),
  ].join('')
}
