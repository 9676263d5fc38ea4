/** Turning candidates into versions: the columns that lists and search need are drawn from the content once. */
import { plainText } from '@dateline/blocks'
import type { Block, StoryContent } from '@dateline/news'
import anyAscii from 'any-ascii'
import { sql } from 'kysely'
import type { Tx } from '../platform/index.ts'

/** PostgreSQL's stemmers by language; other languages are searched by whole words. */
const SEARCH_CONFIGS: Readonly<Record<string, string>> = {
  ar: 'arabic',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  ne: 'nepali',
  nl: 'dutch',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
  hi: 'hindi',
  ga: 'irish',
  eu: 'basque',
  ca: 'catalan',
}

/** @param language BCP 47 tag */
export function searchConfig(language: string): string {
  return SEARCH_CONFIGS[language.split('-')[0] ?? ''] ?? 'simple'
}

/** The readable part of a permanent address: ASCII letters, digits and hyphens, at most 80; never empty. */
export function slugOf(headline: string): string {
  const words = anyAscii(headline.normalize('NFC'))
    .toLowerCase()
    .replace(/['’`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((w) => w !== '')
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length > 79) break
    slug += slug === '' ? word : `-${word}`
  }
  return slug === '' ? (words[0]?.slice(0, 80) ?? 'story') : slug
}

const DIRECTORY = 'dateline:'

/** Directory entries a content names: its section, its subjects and the mentions in its text. */
export function conceptsOf(content: StoryContent): string[] {
  const ids = new Set<string>([`section/${content.section}`])
  const add = (uri: string | undefined) => {
    if (uri?.startsWith(DIRECTORY) === true) ids.add(uri.slice(DIRECTORY.length))
  }
  for (const subject of content.subjects) add(subject.uri)
  add(content.dateline?.placeUri)
  for (const person of content.byline?.people ?? []) add(person.uri)
  for (const block of content.body) {
    for (const span of spansOf(block)) for (const mark of span.marks ?? []) if (mark.type === 'mention') add(mark.uri)
  }
  return [...ids].toSorted()
}

function spansOf(block: Block) {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.spans
    case 'quote':
      return block.paragraphs.flat()
    case 'list':
      return block.items.flat()
    case 'table':
      return [...block.header, ...block.rows.flat()].flat()
    case 'picture':
    case 'preformatted':
      return []
    default:
      block satisfies never
      return []
  }
}

/** Names of the agency's own pictures that a content shows. */
export function picturesOf(content: StoryContent): string[] {
  const names = content.body.flatMap((block) => {
    const name = block.type === 'picture' ? PICTURE.exec(block.src)?.[1] : undefined
    return name === undefined ? [] : [name]
  })
  return [...new Set(names)]
}

const PICTURE = /^\/media\/([a-z0-9]{26}\.[a-z]{3,4})$/

export interface VersionInput {
  readonly storyId: string
  readonly version: number
  readonly candidateId: string
  readonly content: StoryContent
}

/** PostgreSQL refuses a tsvector over 1 MB; the tail of a longer text is not searched. */
const SEARCHED_CHARACTERS = 200_000

/** Stores versions with the directory entries they name and the pictures they show. */
export async function storeVersions(tx: Tx, versions: readonly VersionInput[]): Promise<void> {
  if (versions.length === 0) return
  const rows = versions.map(({ storyId, version, candidateId, content }) => {
    const picture = content.body.find((b) => b.type === 'picture')
    return {
      story_id: storyId,
      version,
      candidate_id: candidateId,
      language: content.language,
      section: content.section,
      headline: content.headline,
      slugline: content.slugline,
      abstract: content.abstract ?? null,
      form: content.form,
      urgency: content.urgency,
      slug: slugOf(content.headline),
      picture: picture
        ? {
            src: picture.src,
            alt: picture.alt,
            ...(picture.width !== undefined && picture.height !== undefined
              ? { width: picture.width, height: picture.height }
              : {}),
          }
        : null,
      made_from_guid: content.translationOf?.guid ?? null,
      made_from_version: content.translationOf?.version ?? null,
      config: searchConfig(content.language),
      text: plainText(content.body).slice(0, SEARCHED_CHARACTERS),
    }
  })
  await sql`
    INSERT INTO version (story_id, version, candidate_id, language, section, headline, slugline, abstract, form, urgency,
                         slug, picture, made_from_guid, made_from_version, search)
    SELECT v.story_id, v.version, v.candidate_id, v.language, v.section, v.headline, v.slugline, v.abstract, v.form, v.urgency,
           v.slug, v.picture, v.made_from_guid, v.made_from_version,
           setweight(to_tsvector(v.config::regconfig, v.headline), 'A')
           || setweight(to_tsvector('simple', v.headline || ' ' || v.slugline), 'A')
           || setweight(to_tsvector(v.config::regconfig, coalesce(v.abstract, '')), 'B')
           || setweight(to_tsvector(v.config::regconfig, v.text), 'D')
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS v (
      story_id uuid, version integer, candidate_id uuid, language text, section text, headline text, slugline text,
      abstract text, form text, urgency smallint, slug text, picture jsonb, made_from_guid text, made_from_version integer,
      config text, text text)
  `.execute(tx)
  const named = versions.flatMap((v) => [
    ...conceptsOf(v.content).map((id) => ({ story_id: v.storyId, version: v.version, concept_id: id })),
    ...picturesOf(v.content).map((name) => ({ story_id: v.storyId, version: v.version, picture: name })),
  ])
  await sql`
    WITH named AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(named)}::jsonb)
        AS n (story_id uuid, version integer, concept_id text, picture text)
    ),
    shown AS (
      INSERT INTO version_media (story_id, version, name)
      SELECT story_id, version, picture FROM named WHERE picture IS NOT NULL
    )
    INSERT INTO version_concept (story_id, version, concept_id)
    SELECT story_id, version, concept_id FROM named WHERE concept_id IS NOT NULL
  `.execute(tx)
}
