/** Which namespaces an item of NewsML-G2 may stand in: its own, none at all, or another of the IPTC's. */
import { NAR } from './node.ts'

export function isSound(ns: string): boolean {
  return ns === '' || ns === NAR || /iptc\.org\/std/i.test(ns)
}
