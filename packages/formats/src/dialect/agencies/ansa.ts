/** ANSA: NewsML-G2 and NITF, in Italian time. */
import type { Dialect } from '../schema.ts'

export const ANSA: Dialect = {
  key: 'ansa',
  name: 'ANSA',
  match: [
    { provider: ['ansa', 'ansa.it', 'nprov:ansa', '*/newsprovider/ansa', 'agenzia ansa'] },
    { guid: ['*ansa.it*', 'urn:newsml:ansa*'] },
  ],
  agency: 'ANSA',
  zone: 'Europe/Rome',
  language: 'it',
  categories: {
    POL: '11000000',
    ECO: '04000000',
    CRO: '02000000',
    EST: '',
    INT: '',
    SPR: '15000000',
    SPO: '15000000',
    CLT: '01000000',
    SPE: '01021000',
    SPT: '01021000',
    SCI: '13000000',
    REG: '',
  },
  rules: [
    // Its NITF has the headline below the headline where the byline belongs.
    { from: 'bylines', when: '* * * * *', to: 'headlines:subheadline' },
    { from: 'headlines:dateline:qcode/hld:subHeadline', to: 'headlines:subheadline' },
    { from: 'creators', when: ['??', '???'], to: 'sign-off' },
    { from: 'itemProperty:category_iptc', when: '########', to: 'subjectCode' },
    { from: 'itemProperty:keyword', to: 'keywords' },
  ],
}
