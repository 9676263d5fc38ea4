/** Reuters: NewsML-G2, NewsML 1.2, ninjs. Times are UTC. An urgency of 1 is an alert. */
import type { Dialect } from '../schema.ts'

export const REUTERS: Dialect = {
  key: 'reuters',
  name: 'Reuters',
  match: [
    {
      provider: [
        'reuters.com',
        'reuters',
        'rtrs',
        'nprov:rtrs',
        'nprov:reuters',
        '*/newsprovider/rtrs',
        '*/newsprovider/reuters',
        'thomson reuters',
      ],
    },
    { guid: ['tag:reuters.com,*', 'urn:newsml:reuters.com:*'] },
  ],
  agency: 'Reuters',
  zone: 'UTC',
  language: 'en',
  categories: {
    POL: '11000000',
    ECI: '04000000',
    BUS: '04000000',
    SPO: '15000000',
    ENT: '01021000',
    DIS: '03000000',
    CRIM: '02000000',
    WEA: '17000000',
    HEA: '07000000',
    ENV: '06000000',
    SCI: '13000000',
    REL: '12000000',
    WAR: '16000000',
  },
}
