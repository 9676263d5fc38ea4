/** NITF inside NewsML-G2. */
import type { RichBlock } from '@dateline/news'
import { writeNitfBody } from '../nitf/body-write.ts'
import { NITF_NS, NITF_VERSION } from '../nitf/write.ts'
import { el, type Xml } from '../xml/write.ts'

export { readNitfBody } from '../nitf/body-read.ts'
export const NITF_TYPE = 'application/nitf+xml'

/** The copy as a document of NITF, which says besides only its headline: the item says the rest. */
export function nitfDocument(blocks: readonly RichBlock[], headline: string): Xml {
  return el(
    'nitf',
    { xmlns: NITF_NS, version: `-//IPTC//DTD NITF ${NITF_VERSION}//EN` },
    el(
      'body',
      {},
      headline !== '' && el('body.head', {}, el('hedline', {}, el('hl1', {}, headline))),
      el('body.content', {}, writeNitfBody(blocks)),
    ),
  )
}
