/** Checks NewsML-G2: the structure of the schema, and what the schema cannot judge. */
import { isSound } from '../../newsml-g2/detect-item.ts'
import { NAR } from '../../newsml-g2/node.ts'
import { ITEM_ELEMENTS } from '../../newsml-g2/read-items.ts'
import { elementRule } from '../../newsml-g2/structure.ts'
import type { Limits } from '../../types.ts'
import { parseXml, type XmlElement } from '../../xml/read.ts'
import { common } from '../common.ts'
import type { Finding } from '../types.ts'
import { CodeCheck } from './codes.ts'
import { MeaningCheck } from './meaning.ts'
import { checkReferences } from './references.ts'
import { Report } from './report.ts'
import { SINCE, versionNumber } from './since.ts'
import { StructureCheck } from './structure.ts'
import { child, children, descendants, elementsOf } from './tree.ts'

/**
 * Checks a NewsML-G2 document: an item, a newsMessage, or items in an envelope of another kind.
 * @returns findings in the order of their places
 * @throws FormatError when it is not well formed
 */
export function lintNewsMlG2(text: string, limits: Limits): Finding[] {
  const root = parseXml(text, limits, { close: () => 'keep' })
  const report = new Report()
  const header = root.name === 'newsMessage' ? child(root, 'header') : undefined
  if (root.name === 'newsMessage') checkMessage(report, root)
  const items = itemsOf(root)
  if (items.length === 0) return [...fragment(report, root), ...report.findings]
  const ids = new Map<string, XmlElement>()
  const seen = new Set<string>()
  for (const item of items) {
    checkItem(report, item, header, ids)
    const { guid = '', version = '1' } = item.attributes
    const key = `${guid} ${version}`
    if (seen.has(key) && guid !== '') report.find('G2-602', item, `${guid} in version ${version} stands twice`, guid)
    seen.add(key)
  }
  return report.findings.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

function itemsOf(element: XmlElement): XmlElement[] {
  if (ITEM_ELEMENTS.has(element.name) && isSound(element.ns)) return [element]
  return elementsOf(element).flatMap(itemsOf)
}

function checkMessage(report: Report, message: XmlElement): void {
  const rule = elementRule('newsMessage')
  if (rule === undefined) return
  // The items are checked one by one, by the version that each names.
  const set = child(message, 'itemSet')
  const stand = (element: XmlElement): XmlElement => ({
    ...element,
    children:
      element === set
        ? element.children.filter((one) => typeof one !== 'string' && !ITEM_ELEMENTS.has(one.name))
        : element.children,
  })
  const outline: XmlElement = {
    ...message,
    children: message.children.map((one) => (typeof one === 'string' ? one : stand(one))),
  }
  new StructureCheck(report, undefined).check(outline, rule, undefined)
  if (set === undefined || children(set, 'newsItem').length > 0) return
  if (elementsOf(set).length === 0) report.find('G2-103', set, 'itemSet has no item', 'item')
}

function checkItem(
  report: Report,
  item: XmlElement,
  header: XmlElement | undefined,
  ids: Map<string, XmlElement>,
): void {
  const rule = elementRule(item.name)
  if (rule === undefined) return
  if (item.ns !== NAR) report.find('G2-113', item, `${item.name} is in "${item.ns}"`, item.ns)
  const version = item.attributes['standardversion']
  new StructureCheck(report, version).check(item, rule, undefined)
  const isOld = version !== undefined && /^2\.\d+$/.test(version) && versionNumber(version) < versionNumber('2.30')
  if (isOld && child(item, 'catalogRef') === undefined && child(item, 'catalog') === undefined)
    report.find('G2-103', item, 'before 2.30 an item must name a catalog', 'catalogRef')
  report.within(item, () => {
    new CodeCheck(report, item, header).check(item, rule)
    new MeaningCheck(report, item).check()
    checkReferences(report, item, ids)
  })
}

/** The attribute, anywhere below, that came last into the standard. */
function newestFeature(root: XmlElement): string | undefined {
  const since = (name: string) => versionNumber(SINCE[`@${name}`] ?? '2.0')
  const names = [root, ...descendants(root)].flatMap(({ attributes }) => Object.keys(attributes))
  const newest = names.toSorted((a, b) => since(b) - since(a))[0]
  return newest === undefined || since(newest) < versionNumber('2.24') ? undefined : newest
}

/** A part of an item, or a catalog: its structure is all there is to judge. */
function fragment(report: Report, root: XmlElement): Finding[] {
  const rule = elementRule(root.name)
  if (rule === undefined)
    return [common('DOC-002', `no NewsML-G2 item in <${root.name}>`, `line ${root.line}, column ${root.column}`)]
  new StructureCheck(report, undefined).check(root, rule, undefined)
  const newest = newestFeature(root)
  if (newest !== undefined)
    report.find('G2-115', root, `@${newest} came with ${SINCE[`@${newest}`]}, and no version is said`, newest)
  return []
}
