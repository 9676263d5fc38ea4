/** schema.org descriptions of what a page shows. */
import { plainText } from '@dateline/blocks'
import type { StoryContent } from '@dateline/news'
import { nameIn } from '../../directory/index.ts'
import type { HistoryStep } from '../../release/index.ts'
import { agencyName, contactOf, type PageContext } from '../page.ts'
import type { Entry } from '../read/setting.ts'
import { conceptPath, homePath, storyPath, type StoryAddress } from '../url.ts'
import { otherSource } from './source.ts'

type Json = Record<string, unknown>

/** Who publishes, with the pages on which it answers for itself. */
export function publisherData(ctx: PageContext): Json {
  const { edition, origin, setting } = ctx
  const base = `${origin}/${edition.key}`
  const mail = contactOf(ctx, 'newsroom')
  return {
    '@type': 'NewsMediaOrganization',
    '@id': `${origin}/#agency`,
    name: agencyName(ctx),
    url: origin + homePath(edition.key),
    ...(setting.agency.emblem === '' ? {} : { logo: { '@type': 'ImageObject', url: `${origin}/favicon.svg` } }),
    publishingPrinciples: `${base}/about`,
    correctionsPolicy: `${base}/corrections`,
    ...(mail === undefined ? {} : { email: mail }),
  }
}

export function homeData(ctx: PageContext): Json {
  const { edition, origin } = ctx
  const home = origin + homePath(edition.key)
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: agencyName(ctx),
    url: home,
    inLanguage: edition.language,
    publisher: publisherData(ctx),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${home}/search?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  }
}

const TYPES: Partial<Record<Entry['kind'], string>> = {
  person: 'Person',
  body: 'Organization',
  place: 'Place',
  event: 'Event',
}

export interface StoryData {
  readonly content: StoryContent
  readonly guid: string
  readonly path: string
  readonly firstAt: Date
  readonly changedAt: Date
  readonly version: number
  readonly history: readonly HistoryStep[]
  readonly translations: readonly (StoryAddress & { readonly guid: string })[]
  readonly mentioned: readonly Entry[]
}

export function storyData(ctx: PageContext, story: StoryData): Json {
  const { edition, origin, setting } = ctx
  const { content } = story
  const publisher = publisherData(ctx)
  const section = setting.sections.find((s) => s.key === content.section)
  const pictures = content.body.flatMap((b) => (b.type === 'picture' && b.src.startsWith('/') ? [b] : []))
  const corrections = story.history.filter((h) => h.kind === 'correct' && h.notice !== null)
  const mentions = story.mentioned.flatMap((e) => {
    const type = TYPES[e.kind]
    const path = conceptPath(edition.key, e.id)
    return type === undefined || path === undefined
      ? []
      : [{ '@type': type, name: nameIn(e.names, edition.language), url: origin + path }]
  })
  const people = content.byline?.people ?? []
  const source = otherSource(content, setting)
  const original = story.translations.find((t) => t.guid === content.translationOf?.guid)
  return {
    '@context': 'https://schema.org',
    '@type': content.form === 'analysis' || content.form === 'explainer' ? 'AnalysisNewsArticle' : 'NewsArticle',
    '@id': origin + story.path,
    identifier: story.guid,
    url: origin + story.path,
    mainEntityOfPage: origin + story.path,
    headline: content.headline,
    ...(content.abstract === undefined ? {} : { description: content.abstract }),
    inLanguage: content.language,
    datePublished: story.firstAt.toISOString(),
    dateModified: story.changedAt.toISOString(),
    version: story.version,
    isAccessibleForFree: true,
    wordCount: plainText(content.body).split(/\s+/).length,
    ...(section ? { articleSection: nameIn(section.names, edition.language) } : {}),
    author:
      people.length === 0
        ? source === undefined
          ? publisher
          : { '@type': 'Organization', name: source }
        : people.map((p) => {
            const path = p.uri === undefined ? undefined : conceptPath(edition.key, p.uri)
            return {
              '@type': 'Person',
              name: p.name,
              ...(p.role === undefined ? {} : { jobTitle: p.role }),
              ...(path === undefined ? {} : { url: origin + path }),
            }
          }),
    publisher,
    ...(content.dateline ? { contentLocation: { '@type': 'Place', name: content.dateline.place } } : {}),
    ...(pictures.length === 0
      ? {}
      : {
          image: pictures.map((p) => ({
            '@type': 'ImageObject',
            url: origin + p.src,
            ...(p.width === undefined ? {} : { width: p.width }),
            ...(p.height === undefined ? {} : { height: p.height }),
            ...(p.caption === undefined ? {} : { caption: p.caption }),
            ...(p.credit === undefined ? {} : { creditText: p.credit }),
          })),
        }),
    ...(mentions.length === 0 ? {} : { mentions }),
    ...(corrections.length === 0
      ? {}
      : {
          correction: corrections.map((h) => ({
            '@type': 'CorrectionComment',
            text: h.notice,
            datePublished: h.effectiveAt.toISOString(),
          })),
        }),
    ...(original ? { translationOfWork: { '@id': origin + storyPath(original) } } : {}),
    ...(!original && story.translations.length > 0
      ? { workTranslation: story.translations.map((t) => ({ '@id': origin + storyPath(t), inLanguage: t.language })) }
      : {}),
  }
}
