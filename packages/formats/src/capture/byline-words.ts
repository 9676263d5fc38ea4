/** Words that stand before a name on a page, and words that stand after it. Parts of regular expressions. */

/** `By`, `Von`, `Автор`: the longer ones first, since the first that fits is taken. */
export const BYLINE_WORDS: readonly string[] = [
  // English
  'written and reported by|words and photos by|story by|text by|words by|written by|posted by|published by|reported by|reporting by|created by|submitted by|contributed by|edited by|article by|a post by|post by|post author|by line|byline|posted on [^,]{0,40} by|authors?|by',
  // German, Dutch, the Nordic languages
  'ein beitrag von|ein artikel von|ein gastbeitrag von|geschrieben von|verfasst von|veröffentlicht von|erstellt von|text von|text und fotos|artikel von|beitrag von|interview von|autor(?:in|en|innen)?|verfasser(?:in)?|von',
  'geschreven door|door|auteur|skrevet av|skrevet af|skriven av|kirjoittaja|teksti|höfundur',
  // Romance languages
  'écrit par|publié par|rédigé par|propos recueillis par|par',
  'escrito por|publicado por|redactado por|autora?|por',
  'scritto da|pubblicato da|a cura di|articolo di|autore',
  'scris de|publicat de',
  // Slavic languages, Greek, Hungarian, Turkish and others
  'автор статьи|автор текста|автор|авторы|корреспондент|опубликовал|написал|написала|аўтар|автори',
  'autor tekstu|napisał(?:a)?|opublikował(?:a)?|autorzy|autoři|autori|napsal(?:a)?|napísal(?:a)?|piše|avtor|napisao|objavio',
  'γράφει ο|γράφει η|γράφει|συντάκτης|írta|szerző|yazan|yazar|muallif|autors|autorius|kirjutas',
  'oleh|ditulis oleh|penulis|tác giả|bài viết bởi',
  // Arabic, Persian, Hebrew, Indic, East Asian scripts
  'بقلم|كتب|كتبت|كتبه|تأليف|إعداد|الكاتب|نویسنده|نوشته|مولف|מאת|כתב|כתבה|द्वारा|लेखक|রচনা|লেখক|எழுதியவர்',
  '作者|记者|編輯|责任编辑|责编|编辑|撰文|記者|執筆者|著者|文責|ライター|글쓴이|기자|작성자|ผู้เขียน|โดย',
]
  // Bars inside brackets part the endings of one word.
  .flatMap((words) => words.split(/\|(?![^(]*\))/))
  .toSorted((a, b) => b.length - a.length)

/** Prepositions that stand before a name too, but begin other lines as well: only read where a name is marked as one. */
export const LOOSE_WORDS: readonly string[] = 'text|texto|tekst|текст|by|de|di|da|af|av|na|от|του|της|theo|文'.split(
  '|',
)

/** What a person is, printed beside the name. */
export const ROLE_WORDS: readonly string[] = [
  '(?:senior |chief |staff |deputy |managing |executive |associate |contributing |news |political |science |health )?(?:writer|editor|reporter|correspondent|journalist|author|columnist|contributor|producer|photographer|analyst|editor-in-chief)',
  'staff|guest author|guest post|editorial staff|special to .{1,40}|for .{1,40}',
  'redakteur(?:in)?|chefredakteur(?:in)?|autor(?:in)?|journalist(?:in)?|korrespondent(?:in)?|volontär(?:in)?|freie[r]? (?:autor|journalist)(?:in)?|gastautor(?:in)?',
  'journaliste|rédacteur(?: en chef)?|rédactrice(?: en chef)?|correspondante?|redactora?|periodista|corresponsal|editora?|jornalista|repórter|giornalista|redattore|redattrice',
  'корреспондент|журналист|редактор|обозреватель|кореспондент|журналіст|dziennikarz|redaktor(?:ka)?|novinář(?:ka)?|مراسل|محرر|صحفي|记者|编辑|記者|기자',
].flatMap((words) => words.split('|'))

/** Stand alone on a line over a name, as `by` does. */
export const LABEL_WORDS: readonly string[] =
  'interview|text|words|story|fotos und text|entretien|entrevista|intervista|texte|testo|texto|tekst|текст|rédaction'.split(
    '|',
  )

/** What a link to all that one person wrote says before the name. */
export const ALL_POSTS_WORDS: readonly string[] =
  'zeige alle beiträge von|alle beiträge von|alle artikel von|mehr beiträge von|mehr artikel von|mehr von|weitere artikel von|weitere beiträge von|view all posts by|see all posts by|all posts by|all articles by|more posts by|more articles by|more from|more by|posts by|articles by|view all articles by|voir tous les articles de|voir tous les articles par|tous les articles de|ver todas las entradas de|ver todos los artículos de|todas las entradas de|ver todos os posts de|visualizza tutti gli articoli di|tutti gli articoli di|alle berichten van|bekijk alle berichten van|visa alla inlägg av|zobacz wszystkie wpisy|zobacz wszystkie posty|посмотреть все записи автора|все записи автора|смотреть все записи|переглянути всі записи|profil von|profile of|über den autor|about the author'
    .split('|')
    .toSorted((a, b) => b.length - a.length)
