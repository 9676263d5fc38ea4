/** Keystone-SDA / ATS: IPTC 7901 and NewsML 1.2, one service for each language of Switzerland. */
import type { Dialect } from '../schema.ts'

const BASE = {
  agency: 'ats',
  zone: 'Europe/Zurich',
  categories: {
    ul: '',
    au: '',
    in: '',
    su: '',
    ws: '04000000',
    wi: '04000000',
    sp: '15000000',
    ku: '01000000',
    vm: '08000000',
  },
  rules: [
    { from: 'property:NewsLine/CatchWord', to: 'sluglines' },
    { from: 'property:author', to: 'sign-off' },
  ],
} satisfies Partial<Dialect>

export const SDA_FRENCH: Dialect = {
  ...BASE,
  key: 'sda-fr',
  name: 'Keystone-ATS, français',
  match: [
    { format: 'iptc-7901', service: ['bsf', '?sf', '??f'], header: '* gef ####*' },
    { format: 'iptc-7901', service: ['bsf', 'asf', 'rsf'] },
    { format: 'newsml-1', provider: ['www.sda-ats.ch', 'sda-ats.ch', 'ats'] },
  ],
  language: 'fr',
}

export const SDA_GERMAN: Dialect = {
  ...BASE,
  key: 'sda-de',
  name: 'Keystone-SDA, deutsch',
  match: [{ format: 'iptc-7901', service: ['bsd', 'asd', 'rsd'] }, { provider: ['sda', 'nprov:sda'] }],
  agency: 'sda',
  language: 'de',
}

export const SDA_ITALIAN: Dialect = {
  ...BASE,
  key: 'sda-it',
  name: 'Keystone-ATS, italiano',
  match: [{ format: 'iptc-7901', service: ['bsi', 'asi', 'rsi'] }],
  language: 'it',
}
