/** Releases of ours in the formats that subscribers take: the item that they make, written by the format's codec. */
import { itemOf } from './item-of.ts'
import { writeNewsMlG2Item } from './newsml-g2/write-items.ts'
import { writeNinjsItem } from './ninjs/write-item.ts'
import type { OutgoingItem } from './outgoing.ts'

/**
 * Writes a version as ninjs 3.2, valid against the IPTC's schema.
 * The schema is closed, so the release number, its kind and the use verdict travel in `altIds` (see ninjs/names.ts).
 * An open-ended embargo, which ninjs lacks, is written as `withheld`.
 */
export function writeNinjs(item: OutgoingItem): object {
  return writeNinjsItem(itemOf(item))
}

/**
 * Writes a version as a NewsML-G2 2.35 newsItem, valid against the IPTC's XSD.
 * Withheld and canceled versions carry no copy: a warning for a headline, and the notice in `edNote`.
 * @returns the document in UTF-8, with its XML declaration
 */
export function writeNewsMlG2(item: OutgoingItem): string {
  return writeNewsMlG2Item(itemOf(item))
}
