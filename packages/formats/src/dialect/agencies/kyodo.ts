/** Kyodo News: NewsML 1.0 and ANPA 1312, in Japanese time; its name ends the copy. */
import type { Dialect } from '../schema.ts'

export const KYODO: Dialect = {
  key: 'kyodo',
  name: 'Kyodo News',
  match: [
    { provider: ['kyodonews.jp', 'kyodo', 'nprov:kyodo', '*/newsprovider/kyodo'] },
    { guid: 'urn:newsml:kyodonews.jp:*' },
    { sender: ['kyodo*', 'kyodonews'] },
  ],
  agency: 'Kyodo',
  zone: 'Asia/Tokyo',
  language: 'en',
  rules: [{ from: 'body-last', when: '==*', to: 'sign-off' }],
}
