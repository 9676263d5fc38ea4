/** The Nordic agencies: NewsML-G2, ninjs, NITF and NewsML of their own, in local time. */
import type { Dialect } from '../schema.ts'

export const STT: Dialect = {
  key: 'stt',
  name: 'STT',
  match: [
    { provider: ['stt', 'stt.fi', 'nprov:stt', '*/newsprovider/stt', 'stt-lehtikuva'] },
    { guid: ['urn:newsml:stt.fi:*', 'urn:newsml:www.stt.fi:*', '*stt.fi*'] },
    { catalog: '*stt.fi/*' },
  ],
  agency: 'STT',
  zone: 'Europe/Helsinki',
  language: 'fi',
  categories: {
    Kotimaa: '',
    Ulkomaat: '',
    Politiikka: '11000000',
    Talous: '04000000',
    Urheilu: '15000000',
    Kulttuuri: '01000000',
    Viihde: '01021000',
    Sää: '17000000',
  },
}

export const TT: Dialect = {
  key: 'tt',
  name: 'TT Nyhetsbyrån',
  match: [
    { provider: ['tt', 'tt.se', 'nprov:tt', '*/newsprovider/tt', 'tt nyhetsbyrån'] },
    { guid: ['http://tt.se/*', 'https://tt.se/*', 'urn:newsml:tt.se:*'] },
  ],
  agency: 'TT',
  zone: 'Europe/Stockholm',
  language: 'sv',
  categories: {
    INR: '',
    UTR: '',
    EKO: '04000000',
    SPT: '15000000',
    KLT: '01000000',
    NOJ: '01021000',
    KRE: '10000000',
    FEA: '10000000',
  },
  // `TT:02000000:LAG`
  rules: [{ from: 'subjects', when: 'tt:########:*', via: ['eight-digits'], to: 'subjectCode' }],
}

export const NTB: Dialect = {
  key: 'ntb',
  name: 'NTB',
  match: [
    { provider: ['ntb', 'ntb.no', 'nprov:ntb', '*/newsprovider/ntb', 'norsk telegrambyrå'] },
    { guid: ['urn:newsml:ntb.no:*', 'http://ntb.no/*', '*ntb.no*'] },
  ],
  agency: 'NTB',
  zone: 'Europe/Oslo',
  language: 'nb',
  categories: {
    Innenriks: '',
    Utenriks: '',
    Politikk: '11000000',
    Økonomi: '04000000',
    Sport: '15000000',
    Kultur: '01000000',
  },
  rules: [{ from: 'itemProperty:NTBStikkord', to: 'sluglines', replace: true }],
}

export const RITZAU: Dialect = {
  key: 'ritzau',
  name: 'Ritzau',
  match: [{ provider: ['ritzau', 'ritzau.dk', 'nprov:ritzau'] }, { guid: ['*ritzau*'] }],
  agency: 'Ritzau',
  zone: 'Europe/Copenhagen',
  language: 'da',
  categories: {
    Indland: '',
    Udland: '',
    Politik: '11000000',
    Finans: '04000000',
    Sport: '15000000',
    Kultur: '01000000',
  },
}
