/** Words of a page's furniture, so that they are told from the copy. Data first; matching is by whole lines. */

import { ENDINGS, NAVIGATION, STARTS } from './furniture-words.ts'

const WHOLE: ReadonlySet<string> = new Set(NAVIGATION)

/** Beginnings by their first two letters, so that a line is compared with few of them. */
function byHead(list: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const heads = new Map<string, string[]>()
  for (const start of new Set(list)) {
    const head = start.slice(0, 2)
    const known = heads.get(head)
    if (known === undefined) heads.set(head, [start])
    else known.push(start)
  }
  return heads
}

const FURNITURE_STARTS = byHead(STARTS)
const ENDING_STARTS = byHead(ENDINGS)
const startsWithOne = (text: string, heads: ReadonlyMap<string, readonly string[]>) =>
  heads.get(text.slice(0, 2))?.some((start) => text.startsWith(start)) === true

/** A beginning says less the longer the line is: a sentence may begin with any words. */
const LONGEST_FURNITURE = 140
const LONGEST_ENDING = 60

/** Labels before a time of publication and before a time of change. */
const PUBLISHED =
  /\b(?:published|posted|written|first published|released?|issued|created|date|veröffentlicht|erschienen|erstellt|publié|paru|mis en ligne|publicado|publicada|pubblicato|opublikowano|gepubliceerd|geplaatst|publicerad|publisert|udgivet|julkaistu|publikováno|zveřejněno|objavljeno|megjelent|yayınlanma|diterbitkan|đăng lúc)(?![\p{L}])|опубликован|апублікавана|опубліковано|дата публикации|публикувано|نشر|تاریخ انتشار|פורסם|発表|公開|掲載|发布|發布|发表|입력|등록|게재|เผยแพร่|प्रकाशित/iu
const UPDATED =
  /\b(?:updated|modified|edited|last changed|last update|revised|as of|aktualisiert|geändert|änderung|letzte änderung|überarbeitet|stand|mis à jour|mise à jour|modifié|actualizado|actualización|modificado|atualizado|aggiornato|modificato|ultima modifica|aktualizacja|zaktualizowano|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|päivitetty|aktualizováno|aktualizované|frissítve|güncelleme|güncellenme|diperbarui|cập nhật)(?![\p{L}])|обновлен|изменен|абноўлена|оновлено|актуализирано|تحديث|به‌روز|עודכן|更新|修正|수정|최종|अपडेट|แก้ไข/iu

const BYLINE = /^(?:by|von|par|por|di|autor|autora|author|автор|аўтар|بقلم|كتب)\b[:\s]\s*(?=\S)/iu
const CYRILLIC_BYLINE = /^(?:автор|аўтар|بقلم|كتب)[:\s]\s*(?=\S)/iu

const lowered = (line: string) => line.trim().toLowerCase().replaceAll("'", '’').replaceAll('’', "'")

/** Sentences that no copy holds, however long. */
const ALWAYS =
  /\bcookies?\b.{0,80}\b(?:use|uses|website|site|browser|policy|accept|verwende|nutz|seite|browser|akzept|utilis|usa|uso|sitio)|\b(?:use|uses|verwende[nt]?|nutze[nt]?|utilis\w+|usamos|usa|utilizamos)\b.{0,40}\bcookies?\b|all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés|todos os direitos reservados|все права защищены|enable javascript|javascript (?:aktivieren|is disabled)/i

function startsAsFurniture(lower: string): boolean {
  return startsWithOne(lower, FURNITURE_STARTS) || startsWithOne(lower.replaceAll("'", '’'), FURNITURE_STARTS)
}

/** A line that is furniture by its words. */
export function isFurniture(line: string): boolean {
  if (line.length > 400) return false
  const lower = lowered(line).replace(/^[([]\s*/, '')
  if (WHOLE.has(lower) || WHOLE.has(lower.replaceAll("'", '’')) || ALWAYS.test(lower)) return true
  if (lower.length > LONGEST_FURNITURE || !startsAsFurniture(lower)) return false
  // A whole sentence may well begin as furniture does.
  return lower.length <= 70 || !endsSentence(line)
}

/** A line behind which the copy does not go on: `Related posts`, `3 Kommentare`. */
export function isEnding(line: string): boolean {
  if (line.length > LONGEST_ENDING) return false
  const lower = lowered(line)
    .replace(/^[\s\d.,()[\]:»›>•*#-]+/u, '')
    .replaceAll("'", '’')
  return startsWithOne(lower, ENDING_STARTS) && !endsSentence(line.replace(/[!?…]+$/, ''))
}

/** A line that is navigation and nothing else. */
export function isNavigation(line: string): boolean {
  return WHOLE.has(line.trim().toLowerCase())
}

export function isPublishedLabel(line: string): boolean {
  return PUBLISHED.test(line)
}

export function isUpdatedLabel(line: string): boolean {
  return UPDATED.test(line)
}

/** A reporter's line: `By Ana Petrel`, `Автор: Анна Иванова`. */
export function isByline(line: string): boolean {
  const text = line.trim()
  if (text.length > 100 || text.split(/\s+/).length > 10) return false
  if (!BYLINE.test(text) && !CYRILLIC_BYLINE.test(text)) return false
  const name = text.replace(/^\S+\s+/, '')
  return /^\p{Lu}|^\p{Lo}/u.test(name) && !/[.!?]$/.test(text)
}

const WEEKDAY_LOCALES = ['en', 'ru', 'be', 'uk', 'ar', 'de', 'fr', 'es', 'pt', 'pl', 'it', 'nl', 'tr', 'cs']
let weekdays: ReadonlySet<string> | undefined

/** True when the line names a day of the week. */
export function hasWeekday(line: string): boolean {
  weekdays ??= new Set(
    WEEKDAY_LOCALES.flatMap((locale) =>
      [4, 5, 6, 7, 8, 9, 10].map((day) =>
        new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
          .format(Date.UTC(2021, 0, day))
          .toLowerCase(),
      ),
    ),
  )
  return (line.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []).some((word) => weekdays?.has(word) === true)
}

/** Words in a line; scripts without spaces count a word for each two letters. */
export function wordCount(line: string): number {
  const spaced = line.split(/\s+/).filter((w) => w !== '').length
  const dense = line.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0
  return spaced + Math.floor(dense / 2)
}

/** A line that ends as a sentence does. */
export function endsSentence(line: string): boolean {
  return /[.!?…。！？؟۔][”"’'»)\]]*$|[”"»]$/u.test(line.trim())
}
