/** Belga: NewsML 1.2 with a component for each language and for each part, in Brussels time. */
import type { Dialect } from '../schema.ts'

export const BELGA: Dialect = {
  key: 'belga',
  name: 'Belga',
  match: [
    { provider: ['belga.be', 'belga', 'belga *', 'nprov:belga', '*/newsprovider/belga'] },
    { guid: ['urn:newsml:belga.be:*', 'urn:newsml:www.belga.be*', '*belga.be*'] },
    { catalog: '*belga.be/*' },
  ],
  agency: 'Belga',
  zone: 'Europe/Brussels',
  categories: {
    POL: '11000000',
    ECO: '04000000',
    SPO: '15000000',
    SPN: '15000000',
    SPF: '15000000',
    CUL: '01000000',
    ALG: '',
    GEN: '',
    INT: '',
    EXT: '',
    BIN: '',
  },
  rules: [
    { from: 'property:EditorialInfo', to: 'edNotes' },
    { from: 'property:Priority', to: 'urgency:belga' },
    { from: 'creators', via: ['person-name'], to: 'bylines', keep: true },
  ],
}
