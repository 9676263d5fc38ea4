/** Deutsche Presse-Agentur: IPTC 7901 with the slug ending in a stroke, the head in ` =`, notepads behind the copy. */
import type { Dialect } from '../schema.ts'

const HEADERS = ['* dpa ####*', '* dpa-* ####*', '* l?? ####*', '* azin ####*', '* intern ####*']
const CATEGORIES = {
  pl: '11000000',
  wi: '04000000',
  vm: '08000000',
  ku: '01000000',
  sp: '15000000',
  rs: '',
  i: '',
  s: '15000000',
  f: '04000000',
  e: '01021000',
}

/** The last line of a notepad, initials of who wrote and edited. */
const RULES: Dialect['rules'] = [{ from: 'edNotes:dateline:qcode/dpaednoterole:closingline', to: 'sign-off' }]

export const DPA: Dialect = {
  key: 'dpa',
  name: 'Deutsche Presse-Agentur',
  match: [
    { format: 'iptc-7901', header: HEADERS },
    { provider: ['dpa', 'dpa.com', 'nprov:dpa', '*/newsprovider/dpa', 'deutsche presse-agentur'] },
    { guid: ['urn:newsml:dpa.com:*', 'tag:dpa.com*'] },
  ],
  agency: 'dpa',
  zone: 'Europe/Berlin',
  language: 'de',
  categories: CATEGORIES,
  rules: RULES,
}

/** Its English services; their stamps are in GMT. */
export const DPA_ENGLISH: Dialect = {
  key: 'dpa-en',
  name: 'Deutsche Presse-Agentur, English services',
  match: [{ format: 'iptc-7901', service: ['eca', 'ecp', 'ec?'], header: HEADERS }],
  agency: 'dpa',
  zone: 'UTC',
  language: 'en',
  categories: CATEGORIES,
}
