/** What the lines of a wire say in words of art: notices, takes, embargoes, bylines. Data first; every pattern is linear. */
import type { Embargo, PubStatus } from '@dateline/news'
import { findDate, resolveYear } from '../copy/dates.ts'
import { instantInZone, offsetText } from '../copy/instant.ts'

/** Wording that withdraws an earlier item, as agencies print it. Tested on a whole line. */
const KILLS: readonly RegExp[] = [
  /^\W*KILL[\s,.!-]+KILL[\s,.!-]+KILL\b/,
  /\bMANDATORY KILL\b/,
  /\bA kill is mandatory\b/i,
  /\bSTORY (?:REMOVED|WITHDRAWN)\b/,
  /^\W*(?:ANNULATION|TEXTE ANNULÉ|ANULACIÓN|ANULADA|ANNULLAMENTO|ANNULLA|RÜCKZUG|ZURÜCKGEZOGEN)\b/,
  /^\W*(?:АННУЛИРОВАНИЕ|СНЯТО|АННУЛИРУЕТСЯ)/,
  /\bPlease kill (?:the )?story\b/i,
  /^\W*KILL(?:ED)?\W*$/,
]
const HOLDS: readonly RegExp[] = [
  /^\W*HOLD[\s,.!-]+HOLD[\s,.!-]+HOLD\b/,
  /^\W*(?:WITHHOLD|HOLD)\W*$/,
  /\bPlease hold (?:the )?story\b/i,
  /^\W*(?:NE PAS DIFFUSER|NICHT VERWENDEN|NO DIFUNDIR)\W*$/,
]
const CORRECTIONS =
  /^\W*(?:CORRECT(?:ION|ED|IVE)?|CORR|Correction|Corrected|Berichtigung|BERICHTIGUNG|KORR(?:EKTUR)?(?:-[\p{L}]{1,20})?|RECTIFICATIF|RECTIFICACI[ÓO]N|CORRECCI[ÓO]N|RETTIFICA|RETTELSE|R[ÄA]TTELSE|KORJAUS|KOREKTA|ПОПРАВКА|ИСПРАВЛЕНИЕ)(?![\p{L}])/u
const REPEATS =
  /^\W*(?:REFILE|RPT|REPEAT(?:ING)?|REPETITION|Wiederholung|WIEDERHOLUNG|R[ÉE]P[ÉE]TITION|REPETICI[ÓO]N|ПОВТОР)(?![\p{L}])/u
const UPDATES =
  /^\W*(?:UPDATE\w?|Aktualisierung|AKTUALISIERUNG|ACTUALISATION|ACTUALIZACI[ÓO]N|AGGIORNAMENTO|ОБНОВЛЕНИЕ)(?![\p{L}])/u

/** Versions of a running story: `1ST LEAD`, `2nd Ld-Writethru`, `ADD 1`, `Take 2`, `3RD NET`, `ZUSAMMENFASSUNG`. */
const TAKES =
  /^\W*(?:\d{1,2}(?:ST|ND|RD|TH|ER|EME|e|\.)?[\s-]{0,2})?(?:(?:LEAD|LD|NET|ADD|TAKE|WRITETHRU|WRITE-THRU|OVERVIEW|ROUNDUP|WRAP(?:UP)?|SUMMARY|NEWS FEATURE|FEATURE|EXTRA|URGENT|FLASH|ALERT|SNAP|BULLETIN|EIL(?:MELDUNG)?|BLITZ|ZUSAMMENFASSUNG|ZF|NEU|PAPIER|LEAD ALL|SYNTH[EÈ]SE)[\s,.:-]{0,3}\d{0,2}[\s,.:-]{0,3}){1,3}$/i

export type Notice = 'kill' | 'hold' | 'correction' | 'repeat' | 'update'

/** What a line announces, or undefined. */
export function noticeOf(line: string): Notice | undefined {
  const text = line.trim().slice(0, 300)
  if (KILLS.some((pattern) => pattern.test(text))) return 'kill'
  if (HOLDS.some((pattern) => pattern.test(text))) return 'hold'
  if (CORRECTIONS.test(text)) return 'correction'
  if (REPEATS.test(text)) return 'repeat'
  return UPDATES.test(text) ? 'update' : undefined
}

/** Publishing status of the item that carries a notice. */
export function statusOf(notice: Notice): PubStatus | undefined {
  if (notice === 'kill') return 'canceled'
  return notice === 'hold' ? 'withheld' : undefined
}

/** True for a line that names the take and nothing else. */
export function isTake(line: string): boolean {
  return line.length < 60 && TAKES.test(line.trim())
}

const BYLINE =
  /^(?:By|BY|Von|VON|Par|PAR|Por|POR|Di|Da|De notre|Door|DOOR|Av|Af|Przez|Od|Автор:?|Из)\s+(?=[\p{Lu}(]|(?:dpa|our|staff)\s)|^(?:Reporting by|Text:|Autor(?:in)?:)\s/u

/** True for a line that names who wrote. */
export function isByline(line: string): boolean {
  const text = line.trim()
  return text.length < 120 && !/[!?]$/.test(text) && BYLINE.test(text)
}

const NOT_FOR_PUBLICATION =
  /(?:following information is not (?:intended )?for publication|not for publication|folgenden Informationen sind nicht zur Ver(?:ö|oe|o)ffentlichung|nicht zur Ver(?:ö|oe)ffentlichung bestimmt|ne (?:sont|est) pas destin(?:é|e)e?s? (?:à|a) (?:la )?publication|no (?:está|esta|están|estan) destinadas? a (?:la )?publicaci(?:ó|o)n|non (?:sono|è) destinat[ei] alla pubblicazione|не (?:предназначен\p{L}{0,3}|подлежит) (?:для )?публикации)/iu

export function isNotForPublication(line: string): boolean {
  return NOT_FOR_PUBLICATION.test(line.slice(0, 300))
}

const EDITORS =
  /^\W{0,3}(?:Eds|Editors|EDS|EDITORS|EDITOR'S NOTE|Editor's Note|Note to editors|Achtung Redaktionen|Hinweis an die Redaktionen|Redaktionen|ATTENTION|AVISO|NOTE AUX R[ÉE]DACTIONS|Attention r[ée]dactions)\s?(?::|_|-|—)\s?/

/** The note in a line to editors, or undefined. */
export function editorsNote(line: string): string | undefined {
  const match = EDITORS.exec(line.trim())
  if (match === null) return undefined
  const text = line.trim().slice(match[0].length)
  const note = line.trim().startsWith('(') ? text.replace(/\)\W{0,2}$/, '') : text
  return note === '' ? undefined : note
}

const EMBARGO =
  /^\W{0,4}(?:SENDE-?SPERRFRIST|SPERRFRIST|EMBARGO(?:ED)?(?: (?:for publication )?until| bis| tot| jusqu'(?:à|au)| hasta| fino al| till| to)?|HOLD FOR RELEASE|FOR RELEASE|HFR|NOT FOR (?:USE|RELEASE) BEFORE|RELEASE(?: AT| ON)?|(?:À|A) DIFFUSER APR(?:È|E)S|NE PAS DIFFUSER AVANT|EMBARGADO HASTA|NO (?:DIFUNDIR|PUBLICAR) ANTES DE(?:L)?|DA NON (?:DIFFONDERE|PUBBLICARE) PRIMA (?:DELLE|DEL|DI)|N(?:Ã|A)O PUBLICAR ANTES D[AEO]|ЭМБАРГО(?: ДО)?|НЕ ПУБЛИКОВАТЬ ДО|EMBARGO'D)(?![\p{L}])[\s:,.-]{0,5}/iu
const NONE = /^(?:keine|none|aucun|ninguno|frei|aufgehoben|lifted|nessuno|нет)\W*$/i

export interface EmbargoContext {
  /** IANA zone of times without one; undefined: a time without one cannot be kept. */
  readonly zone: string | undefined
  /** `YYYY-MM-DD...` of the message: gives a year, or a day. */
  readonly near: string
}

export type ReadEmbargo =
  | { readonly kind: 'none' }
  | { readonly kind: 'embargo'; readonly embargo: Embargo }
  /** A time without a zone from a source whose zone is not known. */
  | { readonly kind: 'zoneless'; readonly text: string }

/**
 * The embargo in a line: its end, or open-ended where the line gives no time that can be read.
 * @returns undefined when the line is no embargo line
 */
export function readEmbargo(line: string, context: EmbargoContext): ReadEmbargo | undefined {
  const text = line
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .slice(0, 400)
  const match = EMBARGO.exec(text)
  if (match === null) return undefined
  // "Release" and "Embargo" begin headlines too: without a time or a colon they are none.
  const isLoose = /^\W*(?:RELEASE|FOR RELEASE|EMBARGO)\W*$/i.test(match[0])
  const rest = text.slice(match[0].length).trim()
  if (NONE.test(rest)) return { kind: 'none' }
  const found = findDate(rest)
  const open: ReadEmbargo = { kind: 'embargo', embargo: { until: null, note: text } }
  const time = found?.time ?? clockIn(rest) ?? (found !== undefined && found.start > 4 ? bareClock(rest) : undefined)
  if (time === undefined)
    return isLoose && !/[:]/.test(match[0]) && found === undefined && text === text.toLowerCase() ? undefined : open
  const day = found === undefined ? context.near.slice(0, 10) : resolveYear(found, context.near)
  const clock = time.length === 5 ? `${time}:00` : time
  const offset = found?.offset ?? offsetIn(rest)
  if (offset !== undefined)
    return { kind: 'embargo', embargo: { until: `${day}T${clock}${offsetText(offset)}`, note: text } }
  if (context.zone === undefined) return { kind: 'zoneless', text }
  return { kind: 'embargo', embargo: { until: instantInZone(day, clock, context.zone), note: text } }
}

/** Four digits in front of a day: `0001 Tuesday June 03`. */
function bareClock(text: string): string | undefined {
  const match = /^([01]\d|2[0-3])([0-5]\d)[\s,]{1,3}\p{L}/u.exec(text)
  return match === null ? undefined : `${match[1]}:${match[2]}`
}

/** A clock time anywhere in a short text: `18.00 Uhr`, `0600 GMT`, `18h30`, `6 p.m.` */
function clockIn(text: string): string | undefined {
  const match =
    /(?<!\d)(\d{1,2})(?:[.:hH]|\s?Uhr\s?)(\d{2})(?!\d)|(?<!\d)(\d{2})(\d{2})\s?(?:GMT|UTC|CET|CEST|MEZ|MESZ|EST|EDT|hrs?|h)\b|(?<!\d)(\d{1,2})\s?(?:Uhr|heures|horas|ore)\b/.exec(
      text,
    )
  if (match !== null) {
    const hour = Number(match[1] ?? match[3] ?? match[5])
    const minute = Number(match[2] ?? match[4] ?? 0)
    if (hour < 24 && minute < 60) return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  }
  const half = /(?<!\d)(\d{1,2})(?::(\d{2}))?\s?([ap])\.?m\b/i.exec(text)
  if (half === null) return undefined
  const hour = (Number(half[1]) % 12) + (half[3]?.toLowerCase() === 'p' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${half[2] ?? '00'}`
}

function offsetIn(text: string): number | undefined {
  const name = /\b(GMT|UTC|CET|CEST|MEZ|MESZ|EST|EDT|MSK|JST|BST)\b/.exec(text)?.[1]
  const offsets: Readonly<Record<string, number>> = {
    GMT: 0,
    UTC: 0,
    CET: 60,
    MEZ: 60,
    CEST: 120,
    MESZ: 120,
    EST: -300,
    EDT: -240,
    MSK: 180,
    JST: 540,
    BST: 60,
  }
  return name === undefined ? undefined : offsets[name]
}
