/** What the schema cannot judge: status, dates, content. */
import { parseInstant } from '../../copy/instant.ts'
import { rawText, type XmlElement } from '../../xml/read.ts'
import type { Report } from './report.ts'
import { child, children, descendants, elementsOf, text } from './tree.ts'

const LANGUAGE =
  /^(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8}|i-[a-z]+|x(?:-[a-z0-9]{1,8})+)(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?$/i
const XHTML = 'http://www.w3.org/1999/xhtml'
const NITF = 'http://iptc.org/std/NITF/2006-10-18/'
const USE = 'dateline:rel/use'
const STATUSES = new Set(['usable', 'withheld', 'canceled'])
const MEDIA = new Set(['picture', 'graphic', 'audio', 'video', 'animation'])
const ACTIVE = new Set(['script', 'iframe', 'frame', 'object', 'embed', 'applet', 'form'])

const codeOf = (element: XmlElement | undefined): string => {
  const code = element?.attributes['qcode'] ?? element?.attributes['uri'] ?? ''
  return code.slice(Math.max(code.lastIndexOf(':'), code.lastIndexOf('/')) + 1)
}
const time = (element: XmlElement | undefined): number => {
  const parsed = parseInstant(text(element), undefined)
  return parsed === undefined ? Number.NaN : Date.parse(parsed.instant)
}

export class MeaningCheck {
  readonly #report: Report
  readonly #item: XmlElement
  readonly #meta: XmlElement | undefined
  readonly #content: XmlElement | undefined

  constructor(report: Report, item: XmlElement) {
    this.#report = report
    this.#item = item
    this.#meta = child(item, 'itemMeta')
    this.#content = child(item, 'contentMeta')
  }

  check(): void {
    this.#identity()
    this.#management()
    this.#dates()
    this.#languages()
    if (this.#item.name === 'newsItem') this.#news()
    this.#repetitions()
  }

  #identity(): void {
    const item = this.#item
    const { guid, version, standard, standardversion, conformance } = item.attributes
    if (guid !== undefined && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(guid))
      this.#report.find('G2-308', item, `guid "${guid.slice(0, 80)}" is no URI`, guid)
    if (version === undefined) this.#report.find('G2-307', item, 'the item has no version')
    if (standard !== undefined && standard !== 'NewsML-G2')
      this.#report.find('G2-110', item, `standard is "${standard}"`, standard)
    if (standardversion !== undefined && /^\d+\.\d+$/.test(standardversion)) {
      const [major, minor] = standardversion.split('.').map(Number)
      if (major !== 2) this.#report.find('G2-110', item, `there is no NewsML-G2 ${standardversion}`, standardversion)
      else if ((minor ?? 0) > 36)
        this.#report.find('G2-112', item, `NewsML-G2 ${standardversion} is not known`, standardversion)
    }
    const newer = Number(standardversion?.split('.')[1] ?? 0) > 24
    if (conformance === undefined ? newer : conformance !== 'core' && conformance !== 'power')
      this.#report.find(
        'G2-111',
        item,
        conformance === undefined ? 'conformance is core, which ended with 2.24' : `conformance is "${conformance}"`,
        conformance,
      )
  }

  #management(): void {
    const meta = this.#meta
    const status = child(meta, 'pubStatus')
    const code = codeOf(status)
    if (status !== undefined && !STATUSES.has(code))
      this.#report.find('G2-301', status, `pubStatus "${code}" is none of three`, code)
    if (code === 'canceled') {
      const set = child(this.#item, 'contentSet')
      if (set !== undefined && elementsOf(set).length > 0)
        this.#report.find('G2-310', set, 'the item is canceled and carries content')
    }
    const provider = child(meta, 'provider')
    if (provider !== undefined && !namesSomebody(provider))
      this.#report.find('G2-309', provider, 'provider names nobody')
    const embargo = child(meta, 'embargoed')
    if (embargo === undefined) return
    // An item that says its use in so many words means what it says.
    const isMeant = children(meta, 'itemMetaExtProperty').some(
      ({ attributes }) => attributes['reluri'] === USE && attributes['value']?.startsWith('hold') === true,
    )
    if (text(embargo) === '') {
      if (!isMeant && (status === undefined || code === 'usable'))
        this.#report.find('G2-302', embargo, 'the embargo has no end')
    } else if (time(embargo) < time(child(meta, 'versionCreated')))
      this.#report.find('G2-303', embargo, 'the embargo ended before this version was made', text(embargo))
  }

  #dates(): void {
    const meta = this.#meta
    const made = child(meta, 'versionCreated')
    const first = child(meta, 'firstCreated')
    if (first !== undefined && time(first) > time(made))
      this.#report.find('G2-305', first, 'first created after this version', text(first))
    const created = child(this.#content, 'contentCreated')
    const modified = child(this.#content, 'contentModified')
    if (
      created !== undefined &&
      time(created) > time(modified) &&
      text(created).includes('T') &&
      text(modified).includes('T')
    )
      this.#report.find('G2-305', created, 'content created after it was modified', text(created))
    for (const expires of children(meta, 'expires')) {
      if (time(expires) < time(made)) this.#report.find('G2-306', expires, 'expires before it was made', text(expires))
    }
  }

  #languages(): void {
    const item = this.#item
    const languages = children(this.#content, 'language')
    if (item.attributes['xml:lang'] === undefined && languages.length === 0 && item.name === 'newsItem')
      this.#report.find('G2-403', item, 'neither xml:lang nor contentMeta/language')
    const judge = (element: XmlElement, tag: string | undefined) => {
      if (tag !== undefined && tag.trim() !== '' && !LANGUAGE.test(tag.trim()))
        this.#report.find('G2-404', element, `"${tag.slice(0, 40)}" is no language tag`, tag)
    }
    judge(item, item.attributes['xml:lang'])
    for (const element of descendants(item)) {
      judge(element, element.attributes['xml:lang'])
      if (element.name === 'language') judge(element, element.attributes['tag'])
    }
  }

  #news(): void {
    const item = this.#item
    const nature = codeOf(child(this.#meta, 'itemClass'))
    const usable = !['withheld', 'canceled'].includes(codeOf(child(this.#meta, 'pubStatus')))
    const set = child(item, 'contentSet')
    const renditions = set === undefined ? [] : elementsOf(set)
    if (usable && renditions.length === 0) this.#report.find('G2-401', item, 'the item has no contentSet with content')
    if (usable && children(this.#content, 'headline').every((headline) => text(headline) === ''))
      this.#report.find('G2-402', item, 'contentMeta has no headline')
    if (
      usable &&
      MEDIA.has(nature) &&
      renditions.length > 0 &&
      renditions.every(({ name }) => name !== 'remoteContent')
    )
      this.#report.find('G2-409', item, `a ${nature} without remoteContent`)
    for (const rendition of renditions) this.#rendition(rendition)
  }

  #rendition(rendition: XmlElement): void {
    const { contenttype, href, residref, hascontent } = rendition.attributes
    if (rendition.name === 'remoteContent') {
      if (!href?.trim() && !residref?.trim() && hascontent !== 'false' && children(rendition, 'altLoc').length === 0)
        this.#report.find('G2-408', rendition, 'neither href nor residref')
      return
    }
    if (rendition.name !== 'inlineXML' && rendition.name !== 'inlineData') return
    if (hascontent === 'false') return
    if (contenttype === undefined || contenttype.trim() === '')
      this.#report.find('G2-407', rendition, `${rendition.name} has no contenttype`)
    if (
      rawText(rendition).trim() === '' &&
      ![...descendantsOf(rendition)].some(({ name }) => name === 'img' || name === 'media')
    )
      this.#report.find('G2-406', rendition, `${rendition.name} has no words`)
    const [root] = elementsOf(rendition)
    if (root === undefined) {
      if (rendition.name === 'inlineXML' && rawText(rendition).trim() !== '')
        this.#report.find('G2-405', rendition, 'text where inline XML was promised', contenttype)
      return
    }
    const type = contenttype?.toLowerCase() ?? ''
    const wrong =
      (type.includes('nitf') && (root.name !== 'nitf' || root.ns !== NITF)) ||
      (type.includes('xhtml') && root.ns !== XHTML)
    if (wrong) this.#report.find('G2-405', root, `${root.name} in "${root.ns}" is not ${contenttype}`, contenttype)
    for (const element of descendantsOf(rendition)) {
      const handler = Object.keys(element.attributes).find((name) => /^on[a-z]+$/i.test(name))
      const script = /^\s*(?:javascript|vbscript):/i.test(element.attributes['href'] ?? '')
      if (ACTIVE.has(element.name.toLowerCase()) || handler !== undefined || script)
        this.#report.find(
          'G2-410',
          element,
          `${element.name}${handler === undefined ? '' : `/@${handler}`} in copy`,
          element.name,
        )
    }
  }

  #repetitions(): void {
    const seen = new Map<string, XmlElement>()
    for (const holder of [this.#meta, this.#content]) {
      for (const element of holder === undefined ? [] : elementsOf(holder)) {
        if (!REPEATABLE.has(element.name)) continue
        const names = Object.keys(element.attributes).toSorted()
        const words = text(element).replace(/\s+/g, ' ')
        if (names.length === 0 && words === '') continue
        const key = JSON.stringify([element.name, names.map((name) => [name, element.attributes[name]]), words])
        if (seen.has(key))
          this.#report.find('G2-601', element, `${element.name} is said twice`, words || element.attributes['qcode'])
        seen.set(key, element)
      }
    }
  }
}

const REPEATABLE = new Set(
  'subject genre keyword slugline headline dateline by creditline description located infoSource creator contributor language service edNote signal title'.split(
    ' ',
  ),
)

function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  for (const one of elementsOf(element)) {
    yield one
    yield* descendantsOf(one)
  }
}

function namesSomebody(party: XmlElement): boolean {
  const { uri, qcode, literal } = party.attributes
  return (
    [uri, qcode, literal].some((value) => value !== undefined && value.trim() !== '') ||
    children(party, 'name').some((name) => text(name) !== '')
  )
}
