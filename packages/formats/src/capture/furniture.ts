/** Words of a page's furniture, so that they are told from the copy. Data first; matching is by whole lines. */

/** Lines that are navigation, whatever stands around them. Lower case. */
const NAVIGATION = new Set(
  [
    'all news|home|main|main page|homepage|menu|search|login|log in|sign in|sign up|register|subscribe|subscribe to us|contacts|contact us|about|about us|rss|archive|print|share|share this|more|read more|back|top|latest news|latest|news|video|videos|photo|photos|gallery|live|projects|government bodies|languages|mobile version|follow us|advertisement|sponsored|tags|comments|related|related stories|twitter|facebook|telegram|instagram|youtube|linkedin|whatsapp|vk|viber|x|tiktok|email|copy link|newsletter|newsletters|skip to content|skip to main content|cookie settings',
    'все новости|главная|меню|поиск|войти|вход|подписаться|подписка|контакты|о нас|архив|печать|поделиться|ещё|еще|читать далее|назад|наверх|последние новости|новости|видео|фото|проекты|государственные органы|теги|комментарии|реклама|лента новостей',
    'усе навіны|галоўная|пошук|усі новини|головна|пошук|реклама|новини|навіны',
    'كل الأخبار|جميع الأخبار|الرئيسية|القائمة|بحث|تسجيل الدخول|اشترك|اشترك معنا|اتصل بنا|من نحن|الأرشيف|طباعة|شارك|المزيد|آخر الأخبار|أخبار|فيديو|صور|تويتر|فيسبوك|مشاريع|الهيئات الحكومية|إعلان',
    'startseite|alle nachrichten|nachrichten|menü|suche|anmelden|abonnieren|kontakt|über uns|archiv|drucken|teilen|mehr|weiterlesen|zurück|impressum|datenschutz|anzeige|werbung|kommentare|schlagwörter',
    'accueil|toutes les actualités|actualités|recherche|connexion|s’abonner|abonnez-vous|contact|à propos|archives|imprimer|partager|plus|lire la suite|retour|mentions légales|publicité|commentaires',
    'inicio|portada|todas las noticias|noticias|buscar|iniciar sesión|suscribirse|suscríbete|contacto|acerca de|archivo|imprimir|compartir|más|leer más|volver|aviso legal|publicidad|comentarios',
    'início|todas as notícias|notícias|pesquisar|entrar|assinar|contato|contacto|sobre|imprimir|compartilhar|partilhar|mais|leia mais|voltar|publicidade|comentários',
    'strona główna|wszystkie wiadomości|wiadomości|szukaj|zaloguj|kontakt|o nas|archiwum|drukuj|udostępnij|więcej|czytaj więcej|reklama|komentarze',
    'home|notizie|cerca|accedi|iscriviti|contatti|chi siamo|archivio|stampa|condividi|leggi tutto|pubblicità|commenti',
  ].flatMap((list) => list.split('|')),
)

/** Beginnings of lines that part copy from furniture. */
const STARTS = [
  '©|(c)|copyright|all rights reserved|read also|see also|read more|related:|related news|recent news|latest news|more news|most read|most popular|follow us|subscribe to|sign up for|share this|click here|tags:|photo:|photo by|advertisement|we use cookies|this site uses cookies|terms of use|privacy policy|also read|don’t miss|join us|download our app',
  'все права защищены|читайте также|смотрите также|последние новости|подпишитесь|подписывайтесь|следите за|при использовании материалов|при перепечатке|фото:|теги:|мы используем|другие новости|новости по теме|чытайце таксама|читайте також',
  'جميع الحقوق محفوظة|اقرأ أيضا|اقرأ أيضًا|تابعونا|تابعنا|آخر الأخبار|أخبار ذات صلة|الكلمات المفتاحية',
  'alle rechte vorbehalten|lesen sie auch|mehr zum thema|folgen sie uns|weitere nachrichten|foto:|schlagwörter:|diese website verwendet',
  'tous droits réservés|lire aussi|à lire aussi|suivez-nous|sur le même sujet|crédit photo|mots-clés',
  'todos los derechos reservados|lea también|le puede interesar|te puede interesar|síguenos|síganos|más noticias|etiquetas:',
  'todos os direitos reservados|leia também|siga-nos|veja também|wszelkie prawa zastrzeżone|czytaj także|czytaj też|zobacz też|tutti i diritti riservati|leggi anche',
].flatMap((list) => list.split('|'))

/** Labels before a time of publication and before a time of change. */
const PUBLISHED =
  /\b(published|posted|date|released|veröffentlicht|publié|publicado|pubblicato|opublikowano)\b|опубликован|апублікавана|نشر/iu
const UPDATED =
  /\b(updated|modified|last changed|aktualisiert|mis à jour|actualizado|atualizado|aggiornato|aktualizacja)\b|обновлен|абноўлена|تحديث/iu

const BYLINE = /^(?:by|von|par|por|di|autor|autora|author|автор|аўтар|بقلم|كتب)\b[:\s]\s*(?=\S)/iu
const CYRILLIC_BYLINE = /^(?:автор|аўтар|بقلم|كتب)[:\s]\s*(?=\S)/iu

/** A line that is furniture by its words. */
export function isFurniture(line: string): boolean {
  const lower = line.trim().toLowerCase()
  return NAVIGATION.has(lower) || STARTS.some((start) => lower.startsWith(start))
}

/** A line that is navigation and nothing else. */
export function isNavigation(line: string): boolean {
  return NAVIGATION.has(line.trim().toLowerCase())
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
