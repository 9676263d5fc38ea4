/** What an edition is: one language of the agency, complete. A missing word does not compile. */
import type { DatelineStyle, Form, ReleaseKind } from '@dateline/news'

export const EDITION_KEYS = ['en', 'ru', 'ar'] as const
/** Key of an edition: its language, and the first step of its addresses. */
export type EditionKey = (typeof EDITION_KEYS)[number]

/** Plural forms that each language must write (CLDR categories). */
export interface PluralForms {
  readonly en: 'one' | 'other'
  readonly ru: 'one' | 'few' | 'many' | 'other'
  readonly ar: 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
}

/** A phrase for a count; `{n}` is the number as the edition writes it. */
export type Counted<K extends EditionKey> = Readonly<Record<PluralForms[K], string>>

/** A phrase with marks in braces, for example `{agency}`; the marks it takes stand in its type. */
export type Phrase<Mark extends string> = string & { readonly __marks?: Mark }

export type RelationWord = 'member-of' | 'holds-office' | 'leads' | 'took-part-in' | 'part-of' | 'located-in' | 'hosts'

/** Everything the site says in its own words. */
export interface Words<K extends EditionKey> {
  readonly skipToContent: string
  readonly home: string
  readonly mainNavigation: string
  readonly editionsLabel: string
  readonly allNews: string
  readonly sections: string
  readonly projects: string
  readonly bodies: string
  readonly people: string
  readonly places: string
  readonly events: string
  readonly topics: string
  readonly about: string
  readonly subscribe: string
  readonly corrections: string
  /** The zone in which the site shows times, after a time or beside the date. */
  readonly zoneName: string

  readonly leadStories: string
  readonly latest: string
  readonly recentNews: Phrase<'agency'>
  readonly older: string
  readonly newest: string
  readonly noStoriesYet: string
  readonly storyCount: Counted<K>

  readonly previousDay: string
  readonly nextDay: string
  readonly chooseDay: string
  readonly showDay: string
  readonly newsOfDay: Phrase<'date'>
  readonly noNewsThatDay: string

  readonly published: string
  readonly updated: string
  readonly by: Phrase<'names'>
  readonly noByline: Phrase<'agency'>
  readonly forms: Readonly<Record<Form, string>>
  readonly inThisStory: string
  readonly partOfProject: string
  readonly readIn: string
  readonly source: string
  readonly share: string
  readonly shareByMail: string
  readonly permanentAddress: string
  readonly history: string
  readonly releaseKinds: Readonly<Record<ReleaseKind, string>>
  readonly whatChanged: string
  readonly versionHistory: string
  readonly versionHistoryIntro: Phrase<'agency'>
  readonly changedWords: string
  readonly noWordsChanged: string
  readonly firstVersion: string
  readonly versionClosed: string
  readonly historyClosed: string
  readonly feedOfCorrections: string
  /** Said before words that were taken out or put in, for those who hear the page. */
  readonly tookOut: string
  readonly putIn: string
  readonly fieldNames: Readonly<Record<'headline' | 'abstract' | 'byline' | 'dateline', string>>
  /** The page that checks stories against the ledger; `says` are its verdicts. */
  readonly verify: {
    readonly title: string
    readonly intro: string
    readonly introLong: Phrase<'agency'>
    readonly needsScript: string
    readonly address: string
    readonly text: string
    readonly textHelp: string
    readonly file: string
    readonly ownKey: string
    readonly key: string
    readonly keyHelp: string
    readonly go: string
    readonly howTitle: string
    readonly how: string
    readonly says: Readonly<
      Record<
        | 'working'
        | 'failed'
        | 'notfound'
        | 'notastory'
        | 'keychanged'
        | 'badsignature'
        | 'rolledback'
        | 'badproof'
        | 'samewords'
        | 'olderwords'
        | 'otherwords'
        | 'takenback'
        | 'inthelog'
        | 'version'
        | 'entry'
        | 'cosigned'
        | 'key',
        string
      >
    >
  }
  readonly versionNumber: Phrase<'n'>
  readonly newsWithin: string

  readonly search: string
  readonly searchFor: string
  readonly searchResults: Phrase<'query'>
  readonly searchHint: string
  readonly noResults: Phrase<'query'>
  readonly noResultsHint: string

  readonly subscribeIntro: Phrase<'agency'>
  readonly feeds: string
  readonly feedsIntro: string
  readonly feedOfEverything: string
  readonly wire: string
  readonly wireIntro: Phrase<'agency'>
  readonly wireHow: string
  readonly wireContact: string

  readonly contact: string
  readonly contactLabels: Readonly<Record<'newsroom' | 'corrections' | 'phone' | 'address' | 'wire', string>>

  readonly correctionsIntro: Phrase<'agency'>
  readonly noCorrections: string
  readonly storyRemoved: string

  readonly bodyCategories: Readonly<
    Record<'public' | 'alliance' | 'institution' | 'company' | 'party' | 'club', string>
  >
  readonly founded: string
  readonly seat: string
  readonly country: string
  readonly coordinates: string
  readonly office: string
  readonly born: string
  readonly series: string
  readonly ordinal: Phrase<'n'>
  readonly when: string
  readonly where: string
  readonly connections: string
  readonly formerly: string
  readonly since: Phrase<'date'>
  readonly until: Phrase<'date'>
  /** The tie read from its subject: the ministry is *part of* the government. */
  readonly relationOut: Readonly<Record<RelationWord, string>>
  /** The tie read from its object. */
  readonly relationIn: Readonly<Record<RelationWord, string>>
  readonly commitments: string
  readonly commitmentsIntro: string
  readonly due: Phrase<'date'>
  readonly noDueDate: string
  readonly saidIn: string
  readonly news: string

  readonly withheldTitle: string
  readonly withheldText: Phrase<'agency'>
  readonly killedTitle: string
  readonly killedText: Phrase<'agency'>
  readonly noticeHeading: string
  readonly notFoundTitle: string
  readonly notFoundText: string
  readonly badRequestTitle: string
  readonly badDateText: string
  readonly failedTitle: string
  readonly failedText: string
  readonly previewBanner: string

  readonly updatesAvailable: string
  readonly footerRights: Phrase<'agency'>
  readonly footerUse: string
}

/** One edition of the agency. The agency's own name, motto and emblem live in its directory. */
export interface EditionOf<K extends EditionKey> {
  readonly key: K
  /** BCP 47 tag of its copy. */
  readonly language: K
  /** BCP 47 tag for Intl: numerals, calendars, lists. */
  readonly locale: string
  /** Open Graph's own spelling. */
  readonly ogLocale: string
  readonly direction: 'ltr' | 'rtl'
  /** IANA zone in which days begin and times are shown. */
  readonly zone: string
  /** The language's name in itself, for the language switch. */
  readonly name: string
  /** A second calendar beside the civil one in the masthead: a locale with its `-u-ca-`. */
  readonly secondCalendar: string | undefined
  readonly dateline: DatelineStyle
  readonly dates: {
    /** 23 June 2021 */
    readonly date: Intl.DateTimeFormatOptions
    /** Wednesday, 23 June 2021 */
    readonly fullDate: Intl.DateTimeFormatOptions
    /** 23 June: within the year */
    readonly shortDate: Intl.DateTimeFormatOptions
    readonly time: Intl.DateTimeFormatOptions
    /** Text that the locale puts around a date and the house style leaves out. */
    readonly drop: RegExp | undefined
    /** Between a date and a time. */
    readonly join: string
  }
  readonly words: Words<K>
}

export type Edition = { readonly [K in EditionKey]: EditionOf<K> }[EditionKey]
