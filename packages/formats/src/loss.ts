/**
 * What a written format cannot carry of the exchange model. Tests hold the codecs to it: whatever is not in here comes back as it
 * was. Rows stand together by format.
 */
import { ICALENDAR_LOSSES } from './icalendar/losses.ts'
import { IPTC_7901_LOSSES } from './iptc-7901/losses.ts'
import { MAIL_LOSSES } from './mail/losses.ts'
import { NEWSML_G2_LOSSES } from './newsml-g2/losses.ts'
import { NINJS_LOSSES } from './ninjs/losses.ts'
import { NITF_LOSSES } from './nitf/losses.ts'

export interface Loss {
  /** Format and version as written, for example `ninjs-3.2`. */
  readonly format: string
  /** Where in NewsItem: members with dots, `[]` for the entries of a list, `[1+]` for those after the first. */
  readonly field: string
  /**
   * dropped: gone. changed: another value or form comes back. moved: it comes back in another member. added: the writer fills
   * it in when it is absent.
   */
  readonly effect: 'dropped' | 'changed' | 'moved' | 'added'
  /** In which case only; absent: always. */
  readonly when?: string
  readonly why: string
}

/** Each codec keeps its rows beside its mapping. */
export const LOSSES: readonly Loss[] = [
  ...IPTC_7901_LOSSES,
  ...NEWSML_G2_LOSSES,
  ...NINJS_LOSSES,
  ...NITF_LOSSES,
  ...ICALENDAR_LOSSES,
  ...MAIL_LOSSES,
]
