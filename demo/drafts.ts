/** What lies on the demo's desk: two stories being written, and one that waits for what nobody wishes. */
import type { StoryContent } from '@dateline/news'
import { parseBody } from './markup.ts'

export interface DemoDraft {
  readonly key: string
  readonly content: StoryContent
  /** Prepared copy: what must have happened. */
  readonly waitsFor?: string
}

const base = { model: 1, subjects: [] } as const

export const demoDrafts: readonly DemoDraft[] = [
  {
    key: 'draft-tide-tables',
    content: {
      ...base,
      language: 'en',
      section: 'society',
      form: 'report',
      urgency: 5,
      headline: 'Tide tables for 2027 go on sale with one page more',
      slugline: 'Marenia-Tides',
      byline: { text: 'By Sara Quillon' },
      body: parseBody(`The harbour office put the tide tables for 2027 on sale on Wednesday, 365 days and one page: the office has counted the spring tide of 21 March twice, for the two gauges at Karvala now disagree by eleven centimetres.

Both figures are printed. “A skipper can read two numbers,” the harbour master said. “What he cannot read is a number that we averaged.”`),
    },
  },
  {
    key: 'draft-ice-road',
    content: {
      ...base,
      language: 'ru',
      section: 'world',
      form: 'brief',
      urgency: 5,
      headline: 'Ледовую дорогу в Тавории откроют на неделю раньше',
      slugline: 'Tavoria-Ice',
      body: parseBody(
        'Ледовую дорогу через залив Остен откроют на неделю раньше обычного, сообщила дорожная служба Тавории. Лёд держит грузовик в восемь тонн; для автобусов его проверят в пятницу.',
      ),
    },
  },
  {
    key: 'prepared-lightkeeper',
    waitsFor: 'Ana Petrel has died, and her family has confirmed it',
    content: {
      ...base,
      language: 'en',
      section: 'society',
      form: 'report',
      urgency: 4,
      headline: 'Ana Petrel, last keeper of the Calder light, has died',
      slugline: 'Marenia-Petrel-Obituary',
      body: parseBody(`Ana Petrel, who kept the Calder light for forty years and gave its lamp back to the state with a receipt, has died.

She was the last person to live in the tower. When the light was made automatic she stayed for one winter, unpaid, in case it was not.`),
    },
  },
]
