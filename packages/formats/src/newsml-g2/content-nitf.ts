/** NITF inside NewsML-G2. */
import type { RichBlock } from '@dateline/news'
import { markupOfXml } from '../html/parse.ts'
import { readMarkupBody } from '../html/rich.ts'
import type { Limits } from '../types.ts'
import type { XmlElement } from '../xml/read.ts'

export const NITF_TYPE = 'application/nitf+xml'

export function readNitfBody(holder: XmlElement, _limits: Limits): RichBlock[] {
  return readMarkupBody(markupOfXml(holder).children)
}
