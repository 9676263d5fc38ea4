/** Several items in one NewsML-G2 newsMessage, the standard's envelope for an exchange. */
import { el, raw, xmlDocument } from '../xml/write.ts'

export interface OutgoingMessage {
  /** RFC 3339 instant. */
  readonly sent: string
  /** Host name of the sender. */
  readonly sender: string
  /** Names this transmission. */
  readonly transmitId: string
  readonly destination: string
  /** Extension properties of ours, as `dateline:rel/<name>`. */
  readonly properties: Readonly<Record<string, string | number>>
  /** newsItem documents as `writeNewsMlG2` wrote them; at least one, which the standard demands. */
  readonly documents: readonly string[]
}

/** @returns the message in UTF-8, with its XML declaration, valid against the IPTC's XSD */
export function writeNewsMessage(message: OutgoingMessage): string {
  return xmlDocument(
    el(
      'newsMessage',
      { xmlns: 'http://iptc.org/std/nar/2006-10-01/' },
      el(
        'header',
        {},
        el('sent', {}, message.sent),
        el('sender', {}, message.sender),
        el('transmitId', {}, message.transmitId),
        el('destination', {}, message.destination),
        Object.entries(message.properties).map(([name, value]) =>
          el('headerExtProperty', { reluri: `dateline:rel/${name}`, value }),
        ),
      ),
      el(
        'itemSet',
        {},
        message.documents.map((document) => raw(document.replace(/^\s*<\?xml[^>]*\?>\s*/, ''))),
      ),
    ),
  )
}
