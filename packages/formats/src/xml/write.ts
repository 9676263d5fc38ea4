/** A writer for XML: order, namespaces and white space are ours; every text and attribute is escaped here. */

/** Markup that is already well formed. Only this module and the body renderer make it. */
export interface Xml {
  readonly xml: string
}

export type XmlContent = Xml | string | number | undefined | false | readonly XmlContent[]

/** Characters that XML 1.0 cannot carry, whatever the escaping (section 2.2), and lone surrogates. */
const ILLEGAL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Removes the characters that XML 1.0 forbids. */
export function stripIllegal(text: string): string {
  return text.replace(ILLEGAL, '')
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** Escapes text for element content. */
export function escapeXml(text: string): string {
  return stripIllegal(text).replace(/[&<>"\r]/g, (c) => ESCAPES[c] ?? c)
}

/** Escapes an attribute value; line breaks and tabs survive attribute normalisation. */
export function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\n\t]/g, (c) => (c === '\n' ? '&#10;' : '&#9;'))
}

function draw(content: XmlContent): string {
  if (content === undefined || content === false) return ''
  if (typeof content === 'string') return escapeXml(content)
  if (typeof content === 'number') return String(content)
  if ('xml' in content) return content.xml
  return content.map(draw).join('')
}

/**
 * One element.
 * @param name qualified name
 * @param attributes members that are undefined are left out
 */
export function el(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...content: readonly XmlContent[]
): Xml {
  const list = Object.entries(attributes)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(String(value))}"`)
    .join('')
  const inner = content.map(draw).join('')
  return { xml: inner === '' ? `<${name}${list}/>` : `<${name}${list}>${inner}</${name}>` }
}

/** Markup from elsewhere that is known to be well formed (the body renderer's output). */
export function raw(xml: string): Xml {
  return { xml: stripIllegal(xml) }
}

/** A document with its declaration, in UTF-8. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`
}
