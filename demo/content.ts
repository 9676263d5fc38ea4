/** From a demo chain to the content of a version: dates written in, markup parsed, names looked up. */
import type { Byline, Concept, StoryContent } from '@dateline/news'
import { demoAgency, demoStaff } from './agency.ts'
import { dayOf, instantOf, writeDates, zoned } from './dates.ts'
import { demoConcepts } from './directory/index.ts'
import { parseBody } from './markup.ts'
import type { ConceptId, ContentStep, DemoChain, DemoConcept, DemoStep, Lang, StaffKey } from './types.ts'

const BY_ID: ReadonlyMap<string, DemoConcept> = new Map(demoConcepts.map((concept) => [concept.id, concept]))

/** A chain names a directory entry that does not exist, or lacks a step that it must have. */
export class DemoError extends Error {
  readonly code = 'demo/content'
}

/** @throws DemoError when the directory has no such entry */
export function conceptOf(id: string): DemoConcept {
  const concept = BY_ID.get(id)
  if (!concept) throw new DemoError(`no directory entry ${id}`)
  return concept
}

/** @returns whether the step carries text of its own */
export function isContentStep(step: DemoStep): step is ContentStep {
  return 'headline' in step
}

/** @returns the instant at which a step takes effect */
export function stepTime(step: DemoStep, now: Date): Date {
  return instantOf(step.ago, now)
}

/** The first release of the chain in a language: date marks count from it. */
function anchorOf(chain: DemoChain, lang: Lang, now: Date): Date {
  const first = chain.stories[lang]?.[0]
  if (!first) throw new DemoError(`chain ${chain.key} has no story in ${lang}`)
  return stepTime(first, now)
}

function bylineOf(key: StaffKey, lang: Lang): Byline {
  const { name, role } = demoStaff[key]
  const text = lang === 'en' ? `By ${name.en}` : name[lang]
  return { text, people: [{ name: name[lang], role: role[lang] }] }
}

const ROLE = {
  section: 'service',
  topic: 'subject',
  project: 'project',
  body: 'body',
  person: 'person',
  place: 'place',
  event: 'event',
} as const satisfies Record<DemoConcept['kind'], NonNullable<Concept['role']>>

function subjectsOf(chain: DemoChain, lang: Lang): Concept[] {
  const own = [...new Set<ConceptId>([...chain.concepts, ...(chain.projects ?? [])])].map((id): Concept => {
    const concept = conceptOf(id)
    return { uri: `dateline:${id}`, name: concept.name[lang], role: ROLE[concept.kind] }
  })
  const topics = chain.subjects.map((qcode): Concept => {
    const code = qcode.slice('medtop:'.length)
    return { uri: `http://cv.iptc.org/newscodes/mediatopic/${code}`, role: 'subject', qcode }
  })
  return [...own, ...topics]
}

/**
 * The content of one release of a chain.
 * @param chain the chain
 * @param lang language of the story
 * @param step a step of `chain.stories[lang]` that carries text
 * @param now the demo's now; all dates in the result follow from it
 * @returns content valid by `storyContentSchema` of @dateline/blocks
 * @throws DemoError, DateMarkError, MarkupError for a mistake in the chain
 */
export function buildContent(chain: DemoChain, lang: Lang, step: ContentStep, now: Date): StoryContent {
  const anchor = anchorOf(chain, lang, now)
  const at = stepTime(step, now)
  const dated = (text: string) => writeDates(text, lang, anchor)
  return {
    model: 1,
    language: lang,
    form: step.form,
    headline: dated(step.headline),
    slugline: chain.slugline,
    ...(step.abstract ? { abstract: dated(step.abstract) } : {}),
    ...(step.byline ? { byline: bylineOf(step.byline, lang) } : {}),
    ...(step.dateline
      ? {
          dateline: {
            place: conceptOf(step.dateline).name[lang],
            placeUri: `dateline:${step.dateline}`,
            date: dayOf(at),
            source: demoAgency.credit[lang],
          },
        }
      : {}),
    section: chain.section,
    urgency: step.urgency,
    subjects: subjectsOf(chain, lang),
    body: typeof step.body === 'string' ? parseBody(dated(step.body)) : step.body,
    ...(step.edNote ? { edNote: dated(step.edNote) } : {}),
    ...(step.usageTerms ? { usageTerms: dated(step.usageTerms) } : {}),
    ...(step.embargo ? { embargo: { until: zoned(at) } } : {}),
  }
}

/**
 * The notice of a release, for readers and editors, with real dates.
 * @returns undefined when the step has none
 */
export function buildNotice(chain: DemoChain, lang: Lang, step: DemoStep, now: Date): string | undefined {
  const { notice }: { readonly notice?: string } = step
  return notice === undefined ? undefined : writeDates(notice, lang, anchorOf(chain, lang, now))
}
