/** Calendars other than the Gregorian that pages print their days in, and digits other than 0 to 9. */

/** Code points of the zeros of the world's decimal digits: the nine behind each follow in order. */
const ZEROS = [
  0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0,
  0x0f20, 0x1040, 0x17e0, 0x1810, 0xff10,
]

/** Digits of any script as 0 to 9; the length of the text stays. */
export function asciiDigits(text: string): string {
  if (!/[^\P{Nd}0-9]/u.test(text)) return text
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const zero = ZEROS.findLast((start) => start <= code) ?? code
    return code - zero < 10 && digit.length === 1 ? String(code - zero) : digit
  })
}

/** Months of the Solar Hijri calendar in Persian, Dari and Kurdish writing. */
export const SOLAR_HIJRI_MONTHS: Readonly<Record<string, number>> = {
  فروردین: 1,
  اردیبهشت: 2,
  خرداد: 3,
  تیر: 4,
  مرداد: 5,
  امرداد: 5,
  شهریور: 6,
  مهر: 7,
  آبان: 8,
  آذر: 9,
  دی: 10,
  بهمن: 11,
  اسفند: 12,
  حمل: 1,
  ثور: 2,
  جوزا: 3,
  سرطان: 4,
  اسد: 5,
  سنبله: 6,
  میزان: 7,
  عقرب: 8,
  قوس: 9,
  جدی: 10,
  دلو: 11,
  حوت: 12,
}

export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

const DAY = 86_400_000

/**
 * A day of the Solar Hijri calendar in the Gregorian one, by leap years in cycles of 33; right for 1178 to 1633
 * (Gregorian 1799 to 2254), which is all that pages print.
 */
export function fromSolarHijri(year: number, month: number, day: number): Day {
  const leaps = Math.floor(((year - 1) * 8 + 29) / 33)
  const before = (year - 1) * 365 + leaps + (month <= 6 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1
  // The leap years of the cycle are counted so that 1 Farvardin 1 falls on 21 March 622, proleptic Gregorian.
  const at = new Date(Date.UTC(622, 2, 21) + before * DAY)
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() }
}

/** Years of the Japanese eras before their first: 令和3年 is 2018 + 3. */
export const ERAS: Readonly<Record<string, number>> = { 令和: 2_018, 平成: 1_988, 昭和: 1_925 }

/** Between the Thai Buddhist year and the Gregorian one. */
const BUDDHIST = 543

/** A line in Thai with its years of the Buddhist era as Gregorian ones; the length of the text stays. */
export function gregorianYears(text: string): string {
  if (!/[\u0e00-\u0e7f]/.test(text)) return text
  return text.replace(/(?<!\d)2[456]\d\d(?!\d)/g, (year) => String(Number(year) - BUDDHIST))
}
