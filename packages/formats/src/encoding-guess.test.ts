import { describe, expect, it } from 'vitest'
import { decodeText } from './encoding.ts'
import { guessEncoding } from './encoding-guess.ts'

/** Bytes of a text in an encoding, by asking the decoder for each byte or pair. */
function encode(text: string, label: string, pairs: boolean): Uint8Array {
  const decoder = new TextDecoder(label)
  const known = new Map<string, number[]>()
  for (let a = 0x80; a < 0x100; a += 1) {
    known.set(decoder.decode(Uint8Array.of(a)), [a])
    for (let b = 0x40; b < (pairs ? 0xff : 0x40); b += 1) {
      const letter = decoder.decode(Uint8Array.of(a, b))
      if (Array.from(letter).length === 1 && !known.has(letter)) known.set(letter, [a, b])
    }
  }
  const bytes = Array.from(text).flatMap((letter) =>
    letter < '\u0080' ? [letter.charCodeAt(0)] : (known.get(letter) ?? [0x3f]),
  )
  return Uint8Array.from(bytes)
}

const RUSSIAN = 'В Порт-Селене открыли зимний мост через пролив, сообщили в министерстве транспорта.'
const CASES: readonly (readonly [string, string, boolean, string])[] = [
  ['windows-1251', 'windows-1251', false, RUSSIAN],
  ['koi8-r', 'koi8-r', false, RUSSIAN],
  ['iso-8859-5', 'iso-8859-5', false, RUSSIAN],
  [
    'windows-1252',
    'windows-1252',
    false,
    'Für die Brücke über die Straße fehlen noch Mittel, erklärte der Bürgermeister am Dienstag auf der Insel Öhr: Früher ließen sich Züge übersetzen.',
  ],
  [
    'windows-1250',
    'windows-1250',
    false,
    'Rzecznik rządu powiedział w środę, że most będzie gotów przed zimą i że część środków już wypłacono.',
  ],
  ['windows-1253', 'windows-1253', false, 'Η κυβέρνηση ανακοίνωσε νέα μέτρα για την οικονομία.'],
  [
    'windows-1254',
    'windows-1254',
    false,
    'Bakan dün yaptığı açıklamada güçlü bir ekonomi için çalıştıklarını söyledi, işçilerin aylığı artacak.',
  ],
  ['windows-1256', 'windows-1256', false, 'أعلنت وزارة النقل اليوم عن جسر جديد في العاصمة'],
  ['gb18030', 'gb18030', true, '政府今天宣布了新的经济政策，这将对市场产生影响。'],
  ['big5', 'big5', true, '政府今天宣布新的經濟政策，這將對市場產生影響。'],
  ['shift_jis', 'shift_jis', true, '政府は今日、新しい経済政策を発表した。市場に影響がある。'],
  ['euc-jp', 'euc-jp', true, '政府は今日、新しい経済政策を発表した。市場に影響がある。'],
  ['euc-kr', 'euc-kr', true, '정부는 오늘 새로운 경제 정책을 발표했다고 밝혔다.'],
]

describe('the encoding of bytes that name none', () => {
  it.each(CASES)('%s', (expected, label, pairs, text) => {
    expect(guessEncoding(encode(text, label, pairs))?.encoding).toBe(expected)
  })

  it('is not guessed from a letter or two', () => {
    expect(guessEncoding(encode('Müller', 'windows-1252', false))).toBeUndefined()
  })
})

describe('a wrong label', () => {
  it('is not believed when the text reads plainly in another encoding', () => {
    const html = `<html><head><meta charset="iso-8859-1"></head><body><p>${RUSSIAN}</p></body></html>`
    expect(decodeText(encode(html, 'windows-1251', false))).toMatchObject({ encoding: 'windows-1251' })
  })

  it('is believed when the text reads well in it', () => {
    const html =
      '<html><head><meta charset="iso-8859-1"></head><body><p>Für die Brücke über den Sund fehlen noch Mittel, erklärte der Bürgermeister: „schön wäre es“.</p></body></html>'
    expect(decodeText(encode(html, 'windows-1252', false)).text).toContain('Brücke')
  })
})
