/** Wires of press releases: NewsML 1.2 with keywords as properties of their own kinds. */
import type { Dialect } from '../schema.ts'

export const BUSINESS_WIRE: Dialect = {
  key: 'business-wire',
  name: 'Business Wire',
  match: [
    { provider: ['businesswire.com', 'business wire'] },
    { guid: 'urn:newsml:businesswire.com:*' },
    { catalog: '*businesswire.com/*' },
    { sender: 'business wire' },
  ],
  agency: 'BUSINESS WIRE',
  zone: 'America/New_York',
  language: 'en',
  rules: [{ from: 'property:BWKeywords/*', to: 'subjects' }],
}

export const PR_NEWSWIRE: Dialect = {
  key: 'pr-newswire',
  name: 'PR Newswire',
  match: [
    { provider: ['prnewswire.com', 'pr newswire', '*.prnewswire.*'] },
    { guid: ['urn:newsml:*prnewswire.*'] },
    { sender: 'pr newswire*' },
  ],
  agency: 'PRNewswire',
  zone: 'America/New_York',
  language: 'en',
}
