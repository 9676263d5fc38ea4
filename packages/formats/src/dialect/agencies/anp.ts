/** Algemeen Nederlands Persbureau: NewsML 1.2. The slugline holds the writer, the keyword line the slug. */
import type { Dialect } from '../schema.ts'

export const ANP: Dialect = {
  key: 'anp',
  name: 'Algemeen Nederlands Persbureau',
  match: [
    { provider: ['anp', 'anp.nl'] },
    { guid: 'urn:newsml:anp.nl:*' },
    { sender: 'algemeen nederlands persbureau' },
  ],
  agency: 'ANP',
  zone: 'Europe/Amsterdam',
  language: 'nl',
  categories: {
    BIN: '',
    BTL: '',
    ALG: '',
    ECO: '04000000',
    FIN: '04000000',
    SPO: '15000000',
    POL: '11000000',
    CUL: '01000000',
    ENT: '01021000',
    WEE: '17000000',
  },
  rules: [
    { from: 'sluglines', via: ['drop-brackets', 'person-name'], to: 'bylines', replace: true },
    { from: 'keywords', when: '*;*', via: ['after-semicolon'], to: 'sluglines', keep: true },
    { from: 'genres', when: '???', to: 'category' },
    { from: 'body-first', when: ['n i e u w*', 'nieuw bericht*', 'v e r v a n g t*'], to: 'edNotes' },
  ],
}
