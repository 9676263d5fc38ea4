/** TASS: NewsML 1 without identifiers, in Moscow time; the slugline holds the urgency. */
import type { Dialect } from '../schema.ts'

export const TASS: Dialect = {
  key: 'tass',
  name: 'TASS',
  match: [
    { provider: ['www.itar-tass.com', 'itar-tass.com', 'tass.ru', 'tass', 'nprov:tass', '*/newsprovider/tass'] },
    { guid: 'urn:newsml:*tass.*' },
  ],
  agency: 'TASS',
  zone: 'Europe/Moscow',
  categories: {
    ECONOMY: '04000000',
    POLITICS: '11000000',
    SPORT: '15000000',
    CULTURE: '01000000',
    SCIENCE: '13000000',
    SOCIETY: '14000000',
    WORLD: '',
    RUSSIA: '',
    DEFENSE: '16000000',
  },
  rules: [
    { from: 'sluglines', when: ['urgent', 'flash', 'bulletin'], to: 'wire-take' },
    { from: 'keywords', when: 'itartassrubric_*', via: ['after-underscore'], to: 'category' },
  ],
}
