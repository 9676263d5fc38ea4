/** EFE: NewsML 1.2 around NITF. The headline below the headline is the slug, initials stand as byline. */
import type { Dialect } from '../schema.ts'

export const EFE: Dialect = {
  key: 'efe',
  name: 'Agencia EFE',
  match: [
    { provider: ['efe', 'efe.com', 'agencia efe', '*.efeservicios.com', 'nprov:efe', '*/newsprovider/efe'] },
    { guid: ['urn:newsml:*efeservicios.com:*', 'urn:newsml:efe.com:*'] },
    { sender: 'efe' },
  ],
  agency: 'EFE',
  zone: 'Europe/Madrid',
  language: 'es',
  urgency: { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6, '7': 7, '8': 8, f: 1, b: 2, u: 3, r: 5 },
  categories: {
    JEI: '02000000',
    TRI: '02000000',
    POL: '11000000',
    ECO: '04000000',
    DEP: '15000000',
    CYT: '13000000',
    CUL: '01000000',
    SOC: '14000000',
    MAM: '06000000',
    HUM: '08000000',
    MET: '17000000',
  },
  rules: [
    { from: 'headlines:subheadline', to: 'sluglines' },
    { from: 'bylines', when: ['*/*', '??', '???'], to: 'sign-off' },
    { from: 'creators', when: ['*/*', '??', '???'], to: 'sign-off' },
    { from: 'property:Tesauro', via: ['split-semicolon', 'before-colon'], to: 'category', keep: true },
  ],
}
