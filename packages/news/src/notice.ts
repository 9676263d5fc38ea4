/**
 * Wording of notices: templates with fields, per kind, language and part. These are the agency's defaults; editors change them.
 * The practice is that of the wires: a hold or kill shouts, names the item by slug and number, says why, and says what to do;
 * a correction says what was wrong and where.
 */
import type { ReleaseKind } from './release.ts'

/**
 * `headline`: stands on the wire before the slugline, in place of a headline that may not be used.
 * `editors`: the note to subscribers' editors. `readers`: what pages show.
 */
export const NOTICE_PARTS = ['headline', 'editors', 'readers'] as const
export type NoticePart = (typeof NOTICE_PARTS)[number]

/** What a template may name in braces. `number` is the number of the release that the notice is about. */
export const NOTICE_FIELDS = ['headline', 'slugline', 'number', 'place', 'released', 'reason'] as const
export type NoticeField = (typeof NOTICE_FIELDS)[number]
export type NoticeFacts = Readonly<Partial<Record<NoticeField, string>>>

/** Kinds whose words are drawn from templates. */
export const NOTICE_KINDS = [
  'update',
  'correct',
  'refile',
  'repeat',
  'hold',
  'clear',
  'kill',
  'withdraw',
  'embargo-lift',
  'note',
  'deindex',
  'anonymise',
  'remove',
] as const satisfies readonly ReleaseKind[]
export type NoticeKind = (typeof NOTICE_KINDS)[number]

export const isNoticeKind = (kind: string): kind is NoticeKind => (NOTICE_KINDS as readonly string[]).includes(kind)

type Wording = Readonly<Partial<Record<NoticePart, string>>>

/** Languages that have words of their own; others take English. */
export const NOTICE_LANGUAGES = ['en', 'ru', 'ar'] as const
export type NoticeLanguage = (typeof NOTICE_LANGUAGES)[number]

const plain = { readers: '{reason}' } as const

/** The default templates. A killed headline is named nowhere in them: it may be what was wrong. */
export const NOTICE_DEFAULTS: Readonly<Record<NoticeLanguage, Readonly<Record<NoticeKind, Wording>>>> = {
  en: {
    update: { ...plain, editors: 'UPDATES: {reason}' },
    correct: { ...plain, editors: 'CORRECTED: {reason}\nThis version takes the place of item {number}.' },
    refile: { ...plain, editors: 'REFILE of item {number}, no fact has changed: {reason}' },
    repeat: { ...plain, editors: 'REPEAT of item {number}, unchanged. {reason}' },
    hold: {
      ...plain,
      headline: 'HOLD',
      editors:
        'HOLD HOLD HOLD\nHold {slugline}, item {number}, released {released}. In doubt: {reason}\nDo not use this story until it is cleared or updated.',
    },
    clear: { ...plain, editors: 'CLEARED: {slugline}, item {number}, may be used again. {reason}' },
    kill: {
      ...plain,
      headline: 'MANDATORY KILL',
      editors:
        'KILL KILL KILL\nKill {slugline}, item {number}, released {released}. {reason}\nA kill is mandatory. Make certain the story is not used, and remove it wherever it was, social media and archives too.',
    },
    withdraw: {
      ...plain,
      headline: 'WITHDRAWAL',
      editors:
        'STORY WITHDRAWN\n{slugline}, item {number}, released {released}, is withdrawn. {reason}\nDo not use it any more, and take it down wherever it stands.',
    },
    'embargo-lift': { ...plain, editors: 'EMBARGO LIFTED: {slugline} may be used at once. {reason}' },
    note: { ...plain, editors: 'NOTE on {slugline}, item {number}; the copy stands. {reason}' },
    deindex: {
      readers: 'This story was taken out of lists and search. {reason}',
      editors:
        'TAKEN OUT OF LISTS: {slugline}, item {number}. We keep it at its address and out of lists and search, and ask you to do the same. {reason}',
    },
    anonymise: {
      readers: 'A name was taken out of this story. {reason}',
      editors:
        'ANONYMISED: a name was taken out of {slugline}. {reason}\nUse this version alone, and take the name out wherever item {number} stands.',
    },
    remove: {
      ...plain,
      headline: 'REMOVAL',
      editors:
        'STORY REMOVED\n{slugline}, item {number}, released {released}, is removed for good. {reason}\nDelete it wherever it stands, archives too.',
    },
  },
  ru: {
    update: { ...plain, editors: 'ДОПОЛНЕНО: {reason}' },
    correct: { ...plain, editors: 'ИСПРАВЛЕНО: {reason}\nЭта версия заменяет сообщение {number}.' },
    refile: { ...plain, editors: 'ПЕРЕДАЁТСЯ ЗАНОВО сообщение {number}, факты не изменились: {reason}' },
    repeat: { ...plain, editors: 'ПОВТОР сообщения {number} без изменений. {reason}' },
    hold: {
      ...plain,
      headline: 'ПРИОСТАНОВЛЕНО',
      editors:
        'СТОП СТОП СТОП\nНе используйте {slugline}, сообщение {number}, передано {released}. Вызывает сомнение: {reason}\nДо разрешения или новой версии сообщение использовать нельзя.',
    },
    clear: { ...plain, editors: 'РАЗРЕШЕНО: {slugline}, сообщение {number}, снова можно использовать. {reason}' },
    kill: {
      ...plain,
      headline: 'АННУЛИРОВАНО',
      editors:
        'АННУЛИРОВАТЬ АННУЛИРОВАТЬ АННУЛИРОВАТЬ\nАннулируйте {slugline}, сообщение {number}, передано {released}. {reason}\nАннулирование обязательно. Убедитесь, что сообщение не используется, и удалите его везде, включая социальные сети и архивы.',
    },
    withdraw: {
      ...plain,
      headline: 'ОТОЗВАНО',
      editors:
        'СООБЩЕНИЕ ОТОЗВАНО\n{slugline}, сообщение {number}, передано {released}, отозвано. {reason}\nБольше не используйте его и снимите везде, где оно стоит.',
    },
    'embargo-lift': { ...plain, editors: 'ЭМБАРГО СНЯТО: {slugline} можно использовать сразу. {reason}' },
    note: { ...plain, editors: 'ПРИМЕЧАНИЕ к {slugline}, сообщение {number}; текст остаётся в силе. {reason}' },
    deindex: {
      readers: 'Это сообщение убрано из лент и поиска. {reason}',
      editors:
        'УБРАНО ИЗ ЛЕНТ: {slugline}, сообщение {number}. Мы сохраняем его по его адресу вне лент и поиска и просим сделать так же. {reason}',
    },
    anonymise: {
      readers: 'Из этого сообщения убрано имя. {reason}',
      editors:
        'ОБЕЗЛИЧЕНО: из {slugline} убрано имя. {reason}\nИспользуйте только эту версию и уберите имя везде, где стоит сообщение {number}.',
    },
    remove: {
      ...plain,
      headline: 'УДАЛЕНО',
      editors:
        'СООБЩЕНИЕ УДАЛЕНО\n{slugline}, сообщение {number}, передано {released}, удалено навсегда. {reason}\nУдалите его везде, включая архивы.',
    },
  },
  ar: {
    update: { ...plain, editors: 'تحديث: {reason}' },
    correct: { ...plain, editors: 'تصويب: {reason}\nتحل هذه النسخة محل الخبر رقم {number}.' },
    refile: { ...plain, editors: 'إعادة إرسال الخبر رقم {number} من دون تغيير في الوقائع: {reason}' },
    repeat: { ...plain, editors: 'تكرار الخبر رقم {number} من دون تغيير. {reason}' },
    hold: {
      ...plain,
      headline: 'حجب مؤقت',
      editors:
        'أوقفوا أوقفوا أوقفوا\nلا تستخدموا {slugline}، الخبر رقم {number}، المرسل في {released}. موضع شك: {reason}\nلا يُستخدم الخبر حتى يُرفع الحجب أو تصل نسخة جديدة.',
    },
    clear: { ...plain, editors: 'رُفع الحجب: يمكن استخدام {slugline}، الخبر رقم {number}، من جديد. {reason}' },
    kill: {
      ...plain,
      headline: 'إلغاء إلزامي',
      editors:
        'ألغوا ألغوا ألغوا\nألغوا {slugline}، الخبر رقم {number}، المرسل في {released}. {reason}\nالإلغاء إلزامي. تأكدوا من عدم استخدام الخبر واحذفوه أينما نُشر، بما في ذلك شبكات التواصل والأرشيف.',
    },
    withdraw: {
      ...plain,
      headline: 'سحب',
      editors:
        'سُحب الخبر\nسُحب {slugline}، الخبر رقم {number}، المرسل في {released}. {reason}\nلا تستخدموه بعد الآن وأزيلوه أينما نُشر.',
    },
    'embargo-lift': { ...plain, editors: 'رُفع الحظر: يمكن استخدام {slugline} فورا. {reason}' },
    note: { ...plain, editors: 'ملاحظة على {slugline}، الخبر رقم {number}؛ النص باق كما هو. {reason}' },
    deindex: {
      readers: 'أُزيل هذا الخبر من القوائم والبحث. {reason}',
      editors:
        'أُزيل من القوائم: {slugline}، الخبر رقم {number}. نبقيه في عنوانه خارج القوائم والبحث ونطلب منكم مثل ذلك. {reason}',
    },
    anonymise: {
      readers: 'حُذف اسم من هذا الخبر. {reason}',
      editors:
        'أُخفيت الهوية: حُذف اسم من {slugline}. {reason}\nاستخدموا هذه النسخة وحدها واحذفوا الاسم أينما نُشر الخبر رقم {number}.',
    },
    remove: {
      ...plain,
      headline: 'حذف نهائي',
      editors:
        'حُذف الخبر\nحُذف {slugline}، الخبر رقم {number}، المرسل في {released}، نهائيا. {reason}\nاحذفوه أينما نُشر، بما في ذلك الأرشيف.',
    },
  },
}

/** Languages to look for wording in, the nearest first: the tag, its language, English. */
export function noticeLanguages(language: string): string[] {
  return [...new Set([language, language.split('-')[0] ?? language, 'en'])]
}

/** The default of a part in the nearest language that has one; undefined where the kind has no such part. */
export function defaultNotice(kind: NoticeKind, language: string, part: NoticePart): string | undefined {
  const own = noticeLanguages(language).find((tag): tag is NoticeLanguage => Object.hasOwn(NOTICE_DEFAULTS, tag))
  return NOTICE_DEFAULTS[own ?? 'en'][kind][part]
}

/** Parts that a kind has. */
export const noticeParts = (kind: NoticeKind): NoticePart[] =>
  NOTICE_PARTS.filter((part) => NOTICE_DEFAULTS.en[kind][part] !== undefined)

export interface TemplateProblem {
  readonly code: 'template-unknown-field' | 'template-needs-reason' | 'template-empty' | 'template-line-breaks'
  readonly message: string
}

/** Kinds whose wording without a reason would be no notice. */
const NEEDS_REASON: ReadonlySet<NoticeKind> = new Set(['correct', 'hold', 'kill', 'withdraw', 'note', 'remove'])

/** What is wrong with a template, or undefined. */
export function checkTemplate(kind: NoticeKind, part: NoticePart, text: string): TemplateProblem | undefined {
  if (text.trim() === '') return { code: 'template-empty', message: 'A template has words.' }
  for (const [, name = ''] of text.matchAll(/\{([^{}]{0,40})\}/g)) {
    if (!(NOTICE_FIELDS as readonly string[]).includes(name)) {
      return {
        code: 'template-unknown-field',
        message: `{${name}} is no field of a notice; there are ${NOTICE_FIELDS.map((f) => `{${f}}`).join(', ')}.`,
      }
    }
  }
  if (part === 'headline') {
    return text.includes('\n')
      ? { code: 'template-line-breaks', message: 'What stands for a headline is one line.' }
      : undefined
  }
  return NEEDS_REASON.has(kind) && !text.includes('{reason}')
    ? { code: 'template-needs-reason', message: 'The wording of this kind must hold {reason}.' }
    : undefined
}

/**
 * Draws the words of a notice. A line whose fields are all empty is left out; spaces that an empty field leaves are closed.
 * @returns the words; empty when nothing is left
 */
export function drawNotice(template: string, facts: NoticeFacts): string {
  return template
    .split('\n')
    .flatMap((line) => {
      const named = [...line.matchAll(/\{([a-z]{1,20})\}/g)].map((m) => m[1] as NoticeField)
      if (named.length > 0 && named.every((field) => (facts[field] ?? '').trim() === '')) return []
      const drawn = line.replace(/\{([a-z]{1,20})\}/g, (whole, name: string) =>
        (NOTICE_FIELDS as readonly string[]).includes(name) ? (facts[name as NoticeField] ?? '').trim() : whole,
      )
      return [drawn.replace(/ {2,8}/g, ' ').replace(/[ :,]{1,4}$/, (end) => (end.includes(':') ? '' : end.trimEnd()))]
    })
    .join('\n')
    .trim()
}
