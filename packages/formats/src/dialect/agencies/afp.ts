/** Agence France-Presse: NewsML 1.2 and NewsML-G2. Times are UTC, also where they do not say so. */
import type { Dialect } from '../schema.ts'

export const AFP: Dialect = {
  key: 'afp',
  name: 'Agence France-Presse',
  match: [
    { provider: ['afp.com', 'afp', 'nprov:afp', '*/newsprovider/afp'] },
    { guid: ['urn:newsml:afp.com:*', 'newsml.afp.com*', 'http://doc.afp.com/*'] },
    { catalog: '*afp.com/*' },
  ],
  agency: 'AFP',
  zone: 'UTC',
  categories: { ECO: '04000000', EBF: '04000000', SOC: '14000000', ARTS: '01000000' },
  rules: [
    // The name of the writer stands as creator; initials do too, and are no byline.
    { from: 'creators', via: ['person-name'], to: 'bylines', keep: true, replace: true },
    { from: 'property:NewsLine/AdvisoryLine', to: 'edNotes' },
    { from: 'property:NewsLine/ProductLine', via: ['strip-brackets'], to: 'edNotes:media' },
    { from: 'titles:name', when: '*-*', to: 'sluglines', keep: true, fill: true },
  ],
}
