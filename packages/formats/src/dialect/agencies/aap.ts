/** Australian Associated Press: NITF that keeps the fields of ANPA, ninjs, and messages between ZCZC and NNNN. */
import type { Dialect } from '../schema.ts'

export const AAP: Dialect = {
  key: 'aap',
  name: 'Australian Associated Press',
  match: [
    { provider: ['aap', 'nprov:aap', '*/newsprovider/aap', 'australian associated press'] },
    { format: 'iptc-7901', header: ['aap', 'fmg###'] },
    { guid: ['aap.*', 'urn:newsml:aap.com.au:*', 'tag:aap.com.au*'] },
  ],
  agency: 'AAP',
  zone: 'Australia/Sydney',
  language: 'en-AU',
  categories: {
    a: '',
    i: '',
    j: '',
    e: '01021000',
    f: '04000000',
    s: '15000000',
    t: '15000000',
    r: '15030000',
  },
}
