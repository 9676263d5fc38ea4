/** Words that were never meant to be read: orders not to publish, gaps to be filled, tests of the keyboard. */

export interface Line {
  /** Field it stands in: `headline`, `body`… */
  readonly field: string
  readonly text: string
}

export interface Placeholder {
  readonly field: string
  /** The words that were found. */
  readonly words: string
  readonly kind: 'order' | 'gap' | 'filler' | 'keys'
}

/** Orders that are unmistakable in capitals wherever they stand; in scripts without capitals only as the whole line. */
const ORDERS: readonly string[] = [
  'do not (?:publish|use|release|run|send)',
  'not for (?:publication|release)',
  'for test(?:ing)? only',
  'this is (?:only )?a test',
  'не (?:публиковать|использовать|выпускать)',
  'не для (?:печати|публикации|выпуска)',
  'не публікаваць',
  'nicht (?:veröffentlichen|verwenden|senden)',
  'ne pas (?:publier|utiliser|diffuser)',
  'no (?:publicar|usar|difundir)',
  'nie (?:publikować|używać)',
]
const WHOLE_LINES = /^[[(«"*\s]*(?:لا تنشر|غير للنشر|ليس للنشر|للاختبار فقط|请勿发布|不要发布|测试)[\])»"*!.\s]*$/u

const EDGE = '[\\p{L}\\p{N}]'
const PATTERNS: readonly { readonly kind: Placeholder['kind']; readonly pattern: RegExp; readonly capitals?: true }[] =
  [
    {
      kind: 'order',
      capitals: true,
      pattern: new RegExp(`(?<!${EDGE})(?:${ORDERS.join('|')})(?!${EDGE})`, 'giu'),
    },
    // The newsroom's mark for what is still to come, doubled or in brackets: alone it may be somebody's initials.
    { kind: 'gap', pattern: /(?<![\p{L}\p{N}])(?:TK ?TK(?:TK)*|\[TK\]|\(TK\)|X{4,}|N{2}\.N{2})(?![\p{L}\p{N}])/gu },
    {
      kind: 'gap',
      pattern: /\[(?:name|age|date|place|time|cause|имя|возраст|дата|место|время|причина|الاسم|العمر|التاريخ)\]/giu,
    },
    { kind: 'gap', pattern: /\{\{[^{}]{0,80}\}\}|\$\{[^{}]{0,80}\}/gu },
    { kind: 'filler', pattern: /lorem ipsum|quick brown fox jumps/giu },
    { kind: 'keys', pattern: /(?<![\p{L}\p{N}])(?:asdf+(?:jkl)?|qwerty(?:uiop)?|йцукен|фыва)(?![\p{L}\p{N}])/giu },
    { kind: 'keys', pattern: /(?<!\p{L})(\p{L})\1{5,}(?!\p{L})/giu },
  ]

/** What one line may be long; nothing is looked for beyond. */
const LONGEST = 20_000

/**
 * Finds words that stand in copy by mistake. Errs on the side of silence: an order counts when it is in capitals or the
 * whole line, so that a report may still quote one.
 * @param lines headline, slugline, paragraphs…, each as plain text
 */
export function findPlaceholders(lines: readonly Line[]): Placeholder[] {
  const found: Placeholder[] = []
  for (const { field, text: whole } of lines) {
    const text = whole.slice(0, LONGEST)
    if (WHOLE_LINES.test(text)) found.push({ field, words: text.trim(), kind: 'order' })
    for (const { kind, pattern, capitals } of PATTERNS) {
      for (const [words] of text.matchAll(pattern)) {
        if (capitals && words !== words.toLocaleUpperCase() && bare(words) !== bare(text)) continue
        found.push({ field, words, kind })
      }
    }
  }
  return found
}

const bare = (text: string) =>
  text
    .toLocaleLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
