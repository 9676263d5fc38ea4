/** PA Media (Press Association): NITF, ninjs, in British time; categories of three letters. */
import type { Dialect } from '../schema.ts'

export const PA: Dialect = {
  key: 'pa',
  name: 'PA Media',
  match: [
    {
      provider: [
        'pa',
        'pa.press.net',
        'pressassociation',
        'press association',
        'pa media',
        'nprov:pa',
        '*/newsprovider/pa',
      ],
    },
    { guid: ['urn:pa:*', 'paservice:*', 'urn:newsml:pa.press.net:*', '*pa.press.net*'] },
    { service: ['paservice:*', 'pa-*'] },
  ],
  agency: 'PA',
  zone: 'Europe/London',
  language: 'en-GB',
  categories: {
    HHH: '',
    SCN: '',
    SSS: '15000000',
    SPO: '15000000',
    SRS: '15000000',
    RAC: '15030000',
    RSR: '15030000',
    FFF: '04000000',
    CIT: '04000000',
    PPP: '11000000',
    SHO: '01021000',
    ENT: '01021000',
    WEA: '17000000',
  },
  // The du-key is made of the category, the scope and the keyword; the slug that desks know is the keyword.
  rules: [
    { from: 'sluglines', when: 'PA-*', to: 'wire-keyword' },
    { from: 'keywords', to: 'sluglines', keep: true },
  ],
}
