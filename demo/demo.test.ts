import { bodySchema, storyContentSchema } from '@dateline/blocks'
import { RELEASE_TABLE, allowedKinds, type Block, type Span, type StoryState } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { LANGS, type ContentStep, type DemoChain, type DemoStep, type Lang, type Text } from './types.ts'
import {
  DateMarkError,
  emblem,
  buildContent,
  buildNotice,
  conceptOf,
  demoAgency,
  demoChains,
  demoCommitments,
  demoConcepts,
  pictures,
  demoRelations,
  instantOf,
  isContentStep,
  parseBody,
  resolveDay,
  stepTime,
  writeDates,
} from './index.ts'

// Nows at which day arithmetic could slip: midnight of the agency's zone on both sides, a leap day, the turn of a year.
const NOWS = ['2026-11-24T10:00:00Z', '2026-12-31T22:05:00Z', '2028-02-29T21:55:00Z', '2027-03-01T00:30:00Z'].map(
  (at) => new Date(at),
)
const NOW = NOWS[0] ?? new Date(0)

const stories: { chain: DemoChain; lang: Lang; steps: readonly DemoStep[] }[] = demoChains.flatMap((chain) =>
  LANGS.map((lang) => ({ chain, lang, steps: chain.stories[lang] ?? [] })),
)

const spansOf = (block: Block): readonly Span[] => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return block.spans
    case 'quote':
      return block.paragraphs.flat()
    case 'list':
      return block.items.flat()
    case 'table':
      return [...block.header.flat(), ...block.rows.flat(2)]
    case 'picture':
    case 'preformatted':
      return []
    default: {
      const unknown: never = block
      throw new TypeError(String(unknown))
    }
  }
}
const textOf = (blocks: readonly Block[]): string =>
  blocks
    .map((block) =>
      spansOf(block)
        .map((span) => span.text)
        .join(block.type === 'table' ? ' ' : ''),
    )
    .join('\n')
const wordsOf = (blocks: readonly Block[]): number => textOf(blocks).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
const mentionsOf = (blocks: readonly Block[]): string[] =>
  blocks
    .flatMap(spansOf)
    .flatMap((span) => span.marks ?? [])
    .flatMap((mark) => (mark.type === 'mention' ? [mark.uri.slice('dateline:'.length)] : []))

const CYRILLIC = /\p{Script=Cyrillic}/u
const ARABIC = /\p{Script=Arabic}/u
const LATIN = /\p{Script=Latin}/u

/** What is wrong with a text in its language, by the agency's own style. */
function styleFaults(text: string, lang: Lang): string[] {
  const faults: string[] = []
  const check = (bad: boolean, fault: string) => {
    if (bad) faults.push(`${fault}: ${text.slice(0, 60)}`)
  }
  check(/@\{|\}\}|\[\[|\*\*/.test(text), 'marks left over')
  check(/"/.test(text), 'typewriter quotes')
  if (lang === 'en') {
    check(CYRILLIC.test(text) || ARABIC.test(text), 'foreign script')
    check(/\p{L}'\p{L}/u.test(text), 'typewriter apostrophe')
    check((text.match(/“/g)?.length ?? 0) !== (text.match(/”/g)?.length ?? 0), 'unbalanced quotes')
  } else {
    check((text.match(/«/g)?.length ?? 0) !== (text.match(/»/g)?.length ?? 0), 'unbalanced quotes')
  }
  if (lang === 'ru') {
    check(!CYRILLIC.test(text), 'not Russian')
    check(ARABIC.test(text), 'foreign script')
    check(/ - /.test(text), 'a hyphen for a dash')
    // One letter of the other alphabet inside a word is the classic slip of the keyboard.
    check(/\p{Script=Cyrillic}\p{Script=Latin}|\p{Script=Latin}\p{Script=Cyrillic}/u.test(text), 'mixed alphabets')
    check(/\b(ее|еще|пролив Ембер)\b/u.test(text), 'the letter yo')
  }
  if (lang === 'ar') {
    check(!ARABIC.test(text), 'not Arabic')
    check(CYRILLIC.test(text), 'foreign script')
    check(/[\u064B-\u0652]/.test(text), 'vowel marks')
    check(/[٠-٩]/.test(text), 'Arabic-Indic digits')
    check(/[,;?]/.test(text), 'Latin punctuation')
    check(/ـ(?!\d)/.test(text), 'tatweel')
  }
  return faults
}

describe('the agency', () => {
  it.each(LANGS)('has its pages in %s as valid blocks that mention real entries', (lang) => {
    for (const page of [demoAgency.about, demoAgency.styleNotes]) {
      const blocks = parseBody(page[lang])
      expect(bodySchema.safeParse(blocks).success).toBe(true)
      for (const id of mentionsOf(blocks)) expect(conceptOf(id).id).toBe(id)
    }
    expect(wordsOf(parseBody(demoAgency.about[lang]))).toBeGreaterThan(220)
  })

  it('draws its emblem in one colour and an accent', () => {
    expect(emblem).toMatch(/^<svg [^>]*viewBox="0 0 64 64"/)
    expect(emblem.match(/#[0-9a-f]{3,6}/gi)).toBeNull()
    expect(emblem).toContain('var(--emblem-accent')
  })

  it('draws every picture that a chain asks for', () => {
    for (const chain of demoChains) {
      if (chain.picture) expect(pictures[chain.picture.motif], chain.key).toMatch(/^<svg [^]*<\/svg>$/)
    }
    for (const svg of Object.values(pictures)) expect(svg).not.toMatch(/NaN|undefined|<script|href/)
  })
})

describe('the directory', () => {
  const of = (kind: string) => demoConcepts.filter((concept) => concept.kind === kind)

  it('has unique ids of the right kind', () => {
    expect(new Set(demoConcepts.map((concept) => concept.id)).size).toBe(demoConcepts.length)
    for (const concept of demoConcepts) expect(concept.id).toMatch(new RegExp(`^${concept.kind}/[a-z0-9-]+$`))
  })

  it('is as full as an agency needs', () => {
    const bodies = demoConcepts.filter((concept) => concept.kind === 'body')
    expect(bodies.filter((body) => body.details?.category === 'public')).toHaveLength(8)
    expect(bodies.filter((body) => body.details?.category === 'alliance')).toHaveLength(4)
    expect(of('person').length).toBeGreaterThanOrEqual(18)
    expect(of('place').length).toBeGreaterThanOrEqual(10)
    expect(of('event').length).toBeGreaterThanOrEqual(6)
    expect(of('topic').length).toBeGreaterThanOrEqual(8)
    expect(of('section').map((section) => section.id)).toEqual(
      ['politics', 'economy', 'society', 'world', 'security', 'culture', 'sport', 'science'].map((k) => `section/${k}`),
    )
    for (const project of of('project')) {
      const filed = demoChains.filter((chain) => chain.projects?.some((id) => id === project.id))
      expect(filed.length, project.id).toBeGreaterThanOrEqual(5)
    }
  })

  it('says of every public body what it is, who leads it and where it sits', () => {
    for (const body of demoConcepts) {
      if (body.kind !== 'body' || body.details?.category !== 'public') continue
      for (const lang of LANGS) expect(body.details.what?.[lang].split(/[.] /).length, body.id).toBeGreaterThan(1)
      expect(conceptOf(body.details.seat ?? '').kind).toBe('place')
      expect(
        demoRelations.some((relation) => relation.predicate === 'leads' && relation.object === body.id),
        body.id,
      ).toBe(true)
    }
  })

  it('names only entries that exist, and no relation twice', () => {
    for (const relation of demoRelations) {
      expect(conceptOf(relation.subject).id).toBe(relation.subject)
      expect(conceptOf(relation.object).id).toBe(relation.object)
    }
    const keys = demoRelations.map((r) => `${r.subject} ${r.predicate} ${r.object}`)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
    for (const concept of demoConcepts) {
      if (concept.kind === 'place' && concept.details?.country) conceptOf(concept.details.country)
      if (concept.kind === 'event' && concept.details) {
        conceptOf(concept.details.where)
        expect(resolveDay(concept.details.from, NOW) <= resolveDay(concept.details.to, NOW)).toBe(true)
      }
    }
  })

  it('fills the chamber: the parties hold all 121 seats', () => {
    const seats = demoRelations
      .filter((r) => r.object === 'body/assembly' && r.predicate === 'member-of' && r.subject.startsWith('body/'))
      .map((r) => Number.parseInt(r.note?.en ?? '', 10))
    expect(seats.reduce((sum, n) => sum + n, 0)).toBe(121)
  })

  it('ties every commitment to somebody, to a chain and to a day that has not passed', () => {
    expect(demoCommitments.length).toBeGreaterThanOrEqual(8)
    for (const commitment of demoCommitments) {
      expect(conceptOf(commitment.by).id).toBe(commitment.by)
      expect(
        demoChains.some((chain) => chain.key === commitment.chain),
        commitment.chain,
      ).toBe(true)
      if (commitment.due !== undefined) expect(resolveDay(commitment.due, NOW) > resolveDay(0, NOW)).toBe(true)
    }
  })

  it('is written in the agency’s style', () => {
    const texts: Text[] = []
    for (const concept of demoConcepts) {
      texts.push(concept.name, ...(concept.summary ? [concept.summary] : []))
      if (concept.kind === 'body' && concept.details) {
        texts.push(...[concept.details.what, concept.details.short].filter((t) => t !== undefined))
      }
      if (concept.kind === 'person' && concept.details?.office) texts.push(concept.details.office)
      if (concept.kind === 'project' && concept.details) texts.push(concept.details.intro)
    }
    texts.push(...demoCommitments.map((c) => c.words), ...demoRelations.flatMap((r) => (r.note ? [r.note] : [])))
    expect(LANGS.flatMap((lang) => texts.flatMap((text) => styleFaults(text[lang], lang)))).toEqual([])
  })
})

describe('the chains', () => {
  it('are at least 24, each under its own key, in three languages with the same steps', () => {
    expect(demoChains.length).toBeGreaterThanOrEqual(24)
    expect(new Set(demoChains.map((chain) => chain.key)).size).toBe(demoChains.length)
    expect(new Set(demoChains.map((chain) => chain.slugline)).size).toBe(demoChains.length)
    for (const { chain, lang, steps } of stories) {
      const original = chain.stories[chain.original] ?? []
      expect(
        steps.map((step) => step.kind),
        `${chain.key} ${lang}`,
      ).toEqual(original.map((step) => step.kind))
      expect(steps.length).toBeGreaterThan(0)
    }
  })

  it('show every kind of life a story can have', () => {
    const kinds = new Set(stories.flatMap(({ steps }) => steps.map((step) => step.kind)))
    expect([...kinds].toSorted()).toEqual(['clear', 'correct', 'hold', 'kill', 'publish', 'update'])
    const content = stories.flatMap(({ steps }) => steps.filter(isContentStep))
    expect(new Set(content.map((step) => step.form))).toEqual(
      new Set(['flash', 'urgent', 'lead', 'report', 'writethru', 'brief', 'analysis', 'interview', 'explainer']),
    )
    expect(content.some((step) => step.embargo)).toBe(true)
    expect(new Set(demoChains.map((chain) => chain.section)).size).toBe(8)
  })

  it.each(NOWS)('are in order of time and move only as the release table allows, at %s', (now) => {
    for (const { chain, lang, steps } of stories) {
      let state: StoryState = 'unreleased'
      let last = Number.NEGATIVE_INFINITY
      for (const step of steps) {
        const where = `${chain.key} ${lang} ${step.kind}`
        const at = stepTime(step, now).getTime()
        expect(at, where).toBeGreaterThan(last)
        expect(allowedKinds(state), where).toContain(step.kind)
        const rule = RELEASE_TABLE[step.kind]
        if (rule.content === 'required') expect(isContentStep(step), where).toBe(true)
        if (rule.content === 'none') expect(isContentStep(step), where).toBe(false)
        if (rule.notice === 'required') expect(buildNotice(chain, lang, step, now), where).toBeTruthy()
        state = rule.to
        last = at
        const future = at > now.getTime()
        expect(future, where).toBe(chain.key === 'inflation' || chain.key === 'cable-survey')
        if (isContentStep(step) && step.embargo) {
          expect(Date.parse(buildContent(chain, lang, step, now).embargo?.until ?? '')).toBe(at)
        }
      }
      // A translation never comes out before the story it was made from; scheduled ones come out together.
      const source = chain.stories[chain.original]?.[0]
      const first = steps[0]
      if (source && first && lang !== chain.original) {
        expect(stepTime(first, now).getTime() - stepTime(source, now).getTime() >= 0, chain.key).toBe(true)
      }
    }
  })

  it.each(NOWS)('build content that the model accepts, at %s', (now) => {
    for (const { chain, lang, steps } of stories) {
      for (const step of steps.filter(isContentStep)) {
        const content = buildContent(chain, lang, step, now)
        expect(storyContentSchema.safeParse(content).error, `${chain.key} ${lang}`).toBeUndefined()
        for (const id of mentionsOf(content.body)) expect(conceptOf(id).id).toBe(id)
      }
    }
  })

  it('mention the same entries in every language', () => {
    for (const chain of demoChains) {
      const sets = LANGS.map((lang) => {
        const last = (chain.stories[lang] ?? []).findLast(isContentStep)
        return last ? [...new Set(mentionsOf(buildContent(chain, lang, last, NOW).body))].toSorted() : []
      })
      expect(sets[1], chain.key).toEqual(sets[0])
      expect(sets[2], chain.key).toEqual(sets[0])
    }
  })

  it('carry the same figures in every language', () => {
    // A figure lost or changed in translation is the costliest slip of all.
    const figures = (chain: DemoChain, lang: Lang): string[] => {
      const last = (chain.stories[lang] ?? []).findLast(isContentStep)
      if (!last) return []
      const text = textOf(buildContent(chain, lang, last, NOW).body)
      // Only clock times and long numbers: short ones are words in one language and digits in another.
      const plain = text.replace(/(\d)[\s\u00A0,](?=\d{3}(?!\d))/g, '$1')
      return [...new Set(plain.match(/\d\d:\d\d|\d{3,}/g) ?? [])].toSorted()
    }
    for (const chain of demoChains) {
      const en = figures(chain, 'en')
      for (const lang of ['ru', 'ar'] as const) {
        const other = figures(chain, lang)
        const missing = en.filter((figure) => !other.includes(figure) && !figure.endsWith('000'))
        expect(missing, `${chain.key} ${lang}`).toEqual([])
      }
    }
  })

  it.each(NOWS.slice(0, 1))('keep the agency’s style', (now) => {
    const faults: string[] = []
    for (const { chain, lang, steps } of stories) {
      if (chain.picture) {
        faults.push(...styleFaults(chain.picture.alt[lang], lang), ...styleFaults(chain.picture.caption[lang], lang))
      }
      for (const step of steps) {
        const notice = buildNotice(chain, lang, step, now)
        // A kill names the slugline, which is Latin in every language.
        if (notice) faults.push(...styleFaults(notice.replaceAll(chain.slugline, ''), lang))
        if (!isContentStep(step)) continue
        const content = buildContent(chain, lang, step, now)
        const texts = [content.headline, content.abstract, content.edNote, content.usageTerms, textOf(content.body)]
        for (const text of texts) if (text) faults.push(...styleFaults(text, lang))
        if (lang !== 'en' && LATIN.test(textOf(content.body).replace(/\bIX\b/g, '')))
          faults.push(`Latin letters in ${chain.key} ${lang}`)
        if (content.headline.length > 100)
          faults.push(`long headline in ${chain.key} ${lang}: ${content.headline.length}`)
        if (content.headline.endsWith('.')) faults.push(`full stop in a headline: ${content.headline}`)
      }
    }
    expect(faults).toEqual([])
  })

  it('are long enough, and no longer than their form', () => {
    const bounds = (step: ContentStep): [number, number] => {
      switch (step.form) {
        case 'flash':
          return [5, 25]
        case 'urgent':
          return [30, 80]
        case 'brief':
          return [60, 100]
        case 'lead':
          return [250, 470]
        case 'interview':
        case 'analysis':
        case 'explainer':
          return [200, 420]
        case 'report':
        case 'writethru':
        case 'advisory':
          return [75, 340]
        default: {
          const unknown: never = step.form
          throw new TypeError(String(unknown))
        }
      }
    }
    for (const { chain, lang, steps } of stories) {
      for (const step of steps.filter(isContentStep)) {
        const words = wordsOf(buildContent(chain, lang, step, NOW).body)
        const [low, high] = bounds(step)
        // Russian and Arabic say the same in fewer words: articles and particles are joined or absent.
        const floor = lang === 'en' ? low : low * 0.72
        expect(words, `${chain.key} ${lang} ${step.form} has ${words}`).toBeGreaterThanOrEqual(floor)
        expect(words, `${chain.key} ${lang} ${step.form} has ${words}`).toBeLessThanOrEqual(high)
      }
    }
  })

  it('lie mostly within the last two days', () => {
    const firsts = demoChains.map((chain) => {
      const first = chain.stories[chain.original]?.[0]
      return first ? (NOW.getTime() - stepTime(first, NOW).getTime()) / 3_600_000 : Number.NaN
    })
    expect(firsts.filter((hours) => hours < 60).length).toBeGreaterThan(demoChains.length / 2)
    expect(Math.max(...firsts)).toBeLessThan(9 * 24 + 24)
  })
})

describe('date marks', () => {
  const tuesday = new Date('2026-12-29T08:02:00Z')

  it('write days, months and times in each language', () => {
    const marks = '@{on} @{On+1} @{weekday} @{date+3} @{month+1} @{year+1} @{time-4}'
    expect(writeDates(marks, 'en', tuesday)).toBe('on Tuesday On Wednesday Tuesday 1 January January 2027 10:00')
    expect(writeDates(marks, 'ru', tuesday)).toBe('во вторник В среду вторник 1 января январь 2027 10:00')
    expect(writeDates(marks, 'ar', tuesday)).toBe('الثلاثاء الأربعاء الثلاثاء 1 يناير يناير 2027 10:00')
    expect(writeDates('@{month-2:in} @{month-2:of}', 'ru', tuesday)).toBe('октябре октября')
  })

  it('refuse what they do not know', () => {
    for (const mark of ['@{tomorrow}', '@{on 1}', '@{}']) {
      expect(() => writeDates(mark, 'en', tuesday)).toThrow(DateMarkError)
    }
  })

  it('place clock times in the agency’s zone and round the future up', () => {
    const now = new Date('2026-11-24T22:40:10Z')
    expect(instantOf({ day: -1, at: '09:10' }, now).toISOString()).toBe('2026-11-24T07:10:00.000Z')
    expect(instantOf(-5, now).toISOString()).toBe('2026-11-24T23:00:00.000Z')
    expect(instantOf(10, now).toISOString()).toBe('2026-11-24T22:30:10.000Z')
    expect(resolveDay(0, now)).toBe('2026-11-25')
  })
})
