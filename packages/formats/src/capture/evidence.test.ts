/** One test for each way in which a page's evidence is found and weighed. All pages are fiction. */
import { plainText } from '@dateline/blocks'
import { describe, expect, it } from 'vitest'
import { storyOf } from '../testing-fixtures.ts'

const LEAD = 'The harbour of Port Selene will close for nine days in March, the port authority said on Monday.'
const SECOND =
  'Ships of the northern line will call at Halmund instead, and the ferry to the Outer Teeth sails twice a day, weather permitting.'
const THIRD =
  'The last closure, two years ago, took eleven days; this one is needed for a new lock, which was built in Orvelland.'
const COPY = `<p>${LEAD}</p><p>${SECOND}</p><p>${THIRD}</p>`
const TITLE = 'Harbour of Port Selene to close for nine days'

interface Parts {
  readonly head?: string
  readonly top?: string
  readonly body?: string
  readonly bottom?: string
  readonly lang?: string
}
const page = ({ head = '', top = `<h1>${TITLE}</h1>`, body = COPY, bottom = '', lang = 'en' }: Parts) =>
  `<!doctype html><html lang="${lang}"><head>${head}</head><body><nav><a href="/">Home</a></nav><main><article>${top}${body}</article>${bottom}</main></body></html>`
const copyOf = (parts: Parts) =>
  plainText(storyOf(page(parts)).content.body.filter((block) => block.type !== 'picture'))
const ld = (value: unknown) => `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('the copy', () => {
  it.each([
    [
      'comments',
      '<div id="comments"><h2>3 comments</h2><p>I have sailed from there for thirty years, and never was it so bad as it is now.</p></div>',
    ],
    [
      'a sidebar',
      '<div class="sidebar"><p>Our paper was founded by fishermen, and is read on both sides of the strait to this day.</p></div>',
    ],
    [
      'teasers of one make',
      '<div>' +
        ['One', 'Two', 'Three']
          .map(
            (n) =>
              `<div class="x"><a href="/${n}"><img src="/${n}.jpg"><h3>${n} boats were seen off the northern coast</h3></a></div>`,
          )
          .join('') +
        '</div>',
    ],
    [
      'a box about the author',
      '<div class="author-bio"><p>Maren Oluf has written about the sea since she was nine, and lives in Halmund with two cats.</p></div>',
    ],
    [
      'hidden text',
      '<div style="display: none"><p>This text is seen by no reader, and stands on the page for a script to show it one day.</p></div>',
    ],
  ])('is taken without %s', (_name, furniture) => {
    expect(copyOf({ bottom: furniture })).toBe([LEAD, SECOND, THIRD].join('\n\n'))
  })

  it('ends where a box about the author, contacts or other stories begin', () => {
    const tail = '<h4>About the author</h4><p>Maren Oluf has written about the sea since she was nine.</p>'
    expect(copyOf({ body: `${COPY}${tail}` })).toBe([LEAD, SECOND, THIRD].join('\n\n'))
    expect(copyOf({ body: `${COPY}<p><b>More topics:</b></p>` })).toBe([LEAD, SECOND, THIRD].join('\n\n'))
  })

  it('takes the lead under a headline that is no heading', () => {
    const top = `<div class="top"><div class="page-title">${TITLE}</div><div class="intro-text"><p>${SECOND}</p></div></div>`
    expect(copyOf({ top, body: `<div class="main"><p>${LEAD}</p><p>${THIRD}</p></div>` })).toBe(
      [SECOND, LEAD, THIRD].join('\n\n'),
    )
  })

  it('takes the lead above it along', () => {
    const lead = 'A new lock is to be built in: what travellers must know about the nine days in March.'
    const body = `<div class="teaser-text"><p>${lead}</p></div><div class="article-body">${COPY}</div>`
    expect(copyOf({ body })).toBe([lead, LEAD, SECOND, THIRD].join('\n\n'))
  })

  it('is put together where a page builder cut it to pieces', () => {
    const body = `<div class="m1"><div><p>${LEAD}</p></div></div><div class="m2"><div><p>${SECOND}</p></div></div><div class="m3"><div><p>${THIRD}</p></div></div>`
    expect(copyOf({ body })).toBe([LEAD, SECOND, THIRD].join('\n\n'))
  })

  it('is found in a form around the whole page', () => {
    expect(
      copyOf({ top: '', body: `<form action="/"><h1>${TITLE}</h1><div>${COPY}</div><input type="text"></form>` }),
    ).toContain(SECOND)
  })

  it('keeps captions with their pictures', () => {
    const body = `<div class="image"><img src="https://tavna.example/a.jpg" alt="A lock"><p class="image-caption">The lock in May</p></div>${COPY}`
    const story = storyOf(page({ body }))
    expect(story.content.body[0]).toMatchObject({ type: 'picture', caption: 'The lock in May' })
    expect(copyOf({ body })).not.toContain('The lock in May')
  })

  it('comes from JSON-LD where the page shows none of it', () => {
    const head = ld({ '@type': 'NewsArticle', headline: TITLE, articleBody: [LEAD, SECOND, THIRD].join('\n') })
    expect(copyOf({ head, body: '<p>Please wait while the page is loading its text.</p>' })).toBe(
      [LEAD, SECOND, THIRD].join('\n\n'),
    )
  })
})

describe('the headline', () => {
  it.each([
    [
      'the site behind a bar',
      {
        head: `<title>${TITLE} | The Tavna Herald</title><meta property="og:site_name" content="The Tavna Herald">`,
        top: '',
      },
    ],
    [
      'the site before a dash',
      { head: `<title>Tavna Herald - ${TITLE}</title><meta property="og:site_name" content="Tavna Herald">`, top: '' },
    ],
    [
      'section and site',
      { head: `<title>${TITLE} - Economy - Tavna</title><meta property="og:site_name" content="Tavna">`, top: '' },
    ],
    [
      'the site as the first heading',
      {
        head: `<title>${TITLE} | Tavna Herald</title>`,
        top: `<h1>Tavna Herald</h1><h2 class="entry-title">${TITLE}</h2>`,
      },
    ],
    [
      'a kicker inside',
      {
        head: `<title>${TITLE}</title>`,
        top: `<h1><span class="kicker">Ports</span><span class="headline">${TITLE}</span></h1>`,
      },
    ],
    [
      'metadata that was cut',
      {
        head: `<meta property="og:title" content="Harbour of Port Selene"><title>Harbour of Port Selene</title>`,
        top: `<h1>${TITLE}</h1>`,
      },
    ],
  ])('is clean of %s', (_name, parts) => {
    expect(storyOf(page(parts)).content.headline).toBe(TITLE)
  })
})

describe('the day', () => {
  const day = (parts: Parts) => storyOf(page(parts)).published?.slice(0, 10)
  it.each([
    ['metadata', { head: '<meta property="article:published_time" content="2025-11-02T11:20:00+02:00">' }],
    ['JSON-LD', { head: ld({ '@type': 'NewsArticle', datePublished: '2025-11-02' }) }],
    ['the address', { head: '<link rel="canonical" href="https://tavna.example/2025/11/02/harbour">' }],
    ['a time element', { top: `<h1>${TITLE}</h1><time datetime="2025-11-02">Sunday</time>` }],
    ['a printed line', { top: `<h1>${TITLE}</h1><div>2 November 2025</div>` }],
    [
      'a label among others',
      { top: `<h1>${TITLE}</h1><p class="date">Written: 2025-11-02 15:03 / Updated: 2025-11-05 15:30</p>` },
    ],
    ['a day in Japanese', { lang: 'ja', top: `<h1>${TITLE}</h1><div>2025年11月2日</div>` }],
  ])('is read from %s', (_name, parts) => {
    expect(day(parts)).toBe('2025-11-02')
  })

  it('is not that of the copyright or of other stories', () => {
    const bottom =
      '<div class="related"><time datetime="2026-01-01">1 January 2026</time></div><footer>© 2026-02-02 Tavna</footer>'
    expect(day({ top: `<h1>${TITLE}</h1><div>2 November 2025</div>`, bottom })).toBe('2025-11-02')
  })

  it('is the one that readers saw when a machine says midnight in UTC', () => {
    const story = storyOf(
      page({
        head: '<meta property="article:published_time" content="2025-11-01T23:30:00Z">',
        top: `<h1>${TITLE}</h1><div>Published 2 November 2025</div>`,
      }),
    )
    expect(story.published?.slice(0, 10)).toBe('2025-11-02')
    expect(Date.parse(story.published ?? '')).toBe(Date.parse('2025-11-01T23:30:00Z'))
  })

  it('is the printed one where loose metadata gives that of a later change', () => {
    const story = storyOf(
      page({
        head: '<meta name="date" content="2025-11-04T11:52:23">',
        top: `<h1>${TITLE}</h1><p>Last updated: 3 November 2025 18:00</p>`,
      }),
    )
    expect(story.published?.slice(0, 10)).toBe('2025-11-03')
  })

  it('is found in the data of a script where nothing else gives one', () => {
    const head = '<script>window.data = {"id": 7, "published_at":"2025-11-03T06:22:28+01:00"}</script>'
    expect(storyOf(page({ head })).published?.slice(0, 10)).toBe('2025-11-03')
  })

  it('goes by the language where day and month could be either', () => {
    const top = `<h1>${TITLE}</h1><div>11/02/2025</div>`
    expect(day({ top, lang: 'en-US' })).toBe('2025-11-02')
    expect(day({ top, lang: 'en-GB' })).toBe('2025-02-11')
  })

  it('gives the time of change too', () => {
    const story = storyOf(
      page({
        head: ld({
          '@type': 'NewsArticle',
          datePublished: '2025-11-02T09:00:00Z',
          dateModified: '2025-11-03T10:00:00Z',
        }),
      }),
    )
    expect(story).toMatchObject({ published: '2025-11-02T09:00:00Z', modified: '2025-11-03T10:00:00Z' })
  })
})

describe('author, section, language', () => {
  const people = (parts: Parts) => storyOf(page(parts)).content.byline?.people?.map((person) => person.name)
  it.each([
    [
      'JSON-LD by reference',
      {
        head: ld({
          '@graph': [
            { '@type': 'Article', author: { '@id': '#m' } },
            { '@type': 'Person', '@id': '#m', name: 'Maren Oluf' },
          ],
        }),
      },
    ],
    ['metadata', { head: '<meta name="author" content="Maren Oluf">' }],
    [
      'a marked name',
      { top: `<h1>${TITLE}</h1><span class="byline">By <a rel="author" href="/m">Maren Oluf</a></span>` },
    ],
    ['a line in German', { lang: 'de', top: `<h1>${TITLE}</h1><div>Von Maren Oluf</div>` }],
    ['a line with its date', { top: `<h1>${TITLE}</h1><div>By Maren Oluf | April 13, 2025</div>` }],
    [
      'a link to a page about a person, whose address spells the name',
      { top: `<h1>${TITLE}</h1><a href="/autoren/maren-oluf-4711"><span>Maren Oluf</span></a>` },
    ],
    ['a name beside the day', { top: `<h1>${TITLE}</h1><ul><li>3 March 2026</li><li>Maren Oluf</li></ul>` }],
    ['a name behind a label', { top: `<h1>${TITLE}</h1><dl><dt>Auteur</dt><dd>Maren Oluf</dd></dl>` }],
    ['a line such as blogs print', { top: `<h1>${TITLE}</h1><p class="post-author">Posted by Maren Oluf</p>` }],
    ['a link to all posts', { bottom: '<a rel="author" href="/author/mo">View all posts by Maren Oluf</a>' }],
    ['the last line', { bottom: '<p>Von Maren Oluf</p>', lang: 'de' }],
    [
      'credits with labels',
      { bottom: '<dl class="credits"><dt>Interview</dt><dd>Maren Oluf</dd><dt>Photos</dt><dd>Per Aske</dd></dl>' },
    ],
    ['a label that runs into the name', { top: `<h1>${TITLE}</h1><p class="author"><b>Author</b>Maren Oluf</p>` }],
    [
      'a line for another paper',
      { top: `<h1>${TITLE}</h1><p class="byline">By Maren Oluf for the Port Selene Post</p>` },
    ],
    [
      'the longer form of a first name',
      {
        head: ld({ '@type': 'Article', author: { '@type': 'Person', name: 'Maren' } }),
        top: `<h1>${TITLE}</h1><p>By Maren Oluf</p>`,
      },
    ],
    ['the line of its source', { bottom: '<p>Source: Maren Oluf</p>' }],
    ['the holder of its copyright', { bottom: '<footer>© 2019-2025 by Maren Oluf. All rights reserved.</footer>' }],
    [
      'the attribution of its licence',
      { bottom: '<p>Licensed by <a rel="cc:attributionURL" href="/">Maren Oluf</a></p>' },
    ],
    [
      'the holder whose initials sign it',
      { head: '<meta name="author" content="MO">', bottom: '<footer>© 2019 Maren Oluf</footer>' },
    ],
  ])('the author comes from %s', (_name, parts) => {
    expect(people(parts)).toStrictEqual(['Maren Oluf'])
  })

  it('is the site where nobody is named, which is said', () => {
    const story = storyOf(page({ head: '<meta property="og:site_name" content="Port Selene Post">' }))
    expect(story.content.byline?.text).toBe('Port Selene Post')
    expect(story.assumptions.some((a) => a.field === 'byline')).toBe(true)
  })

  it('is no list, no weekday, no reader who comments', () => {
    const comment = (name: string) => `<div class="talk"><p>Von ${name} um 12:30</p><p>Das ist schön.</p></div>`
    expect(
      people({
        top: `<h1>${TITLE}</h1><p>Mo Montag</p><p>3. März 2026</p>`,
        body: COPY.repeat(9),
        bottom: ['Ned Ore', 'Ida Moll', 'Per Aske', 'Ole Fink'].map(comment).join(''),
        lang: 'de',
      }),
    ).toBeUndefined()
  })

  it('takes several links as several authors, and no names of teasers', () => {
    const link = (name: string, slug: string) => `<a href="/staff/${slug}">${name}</a>`
    const teaser = (name: string) => `<div><h3>Another article</h3><span class="author">${name}</span></div>`
    const lines = '<p>The locks were built in the last century, and have been mended ever since.</p>'.repeat(30)
    const both = storyOf(
      page({ top: `<h1>${TITLE}</h1><p>${link('Maren Oluf', 'maren-oluf')} ${link('Ana Petrel', 'ana-petrel')}</p>` }),
    )
    expect(both.content.byline?.people?.map((one) => one.name)).toEqual(['Maren Oluf', 'Ana Petrel'])
    const none = storyOf(page({ body: COPY + lines, bottom: ['Ned Ore', 'Ida Moll', 'Per Aske'].map(teaser).join('') }))
    expect(none.content.byline).toBeUndefined()
  })

  it('names two authors apart, without their offices', () => {
    expect(
      people({ top: `<h1>${TITLE}</h1><div class="byline">By Maren Oluf and Anna Petrel, Staff Writer</div>` }),
    ).toStrictEqual(['Maren Oluf', 'Anna Petrel'])
  })

  it.each([
    ['metadata', { head: '<meta property="article:section" content="Shipping">' }],
    [
      'breadcrumbs',
      {
        top: `<div class="breadcrumb"><a href="/">Home</a> &gt; <a href="/s">Shipping</a> &gt; ${TITLE}</div><h1>${TITLE}</h1>`,
      },
    ],
    ['a category link', { top: `<h1>${TITLE}</h1><a rel="category tag" href="/c">Shipping</a>` }],
  ])('the section comes from %s', (_name, parts) => {
    expect(storyOf(page(parts)).sectionName).toBe('Shipping')
  })

  it('the copy overrules a theme that states another language', () => {
    const body =
      '<p>Der Hafen von Port Selene wird im März für neun Tage geschlossen, wie die Behörde am Montag mit Blick auf die neue Schleuse mitteilte.</p><p>Die Schiffe der nördlichen Linie laufen in dieser Zeit Halmund an, und die Fähre zu den Äußeren Zähnen fährt zweimal am Tag, wenn es das Wetter zulässt und nicht zu viel Eis auf dem Sund ist.</p>'
    const story = storyOf(page({ body, lang: 'en-US' }))
    expect(story.content.language).toBe('de')
    expect(story.assumptions.some((a) => a.field === 'language')).toBe(true)
  })
})
