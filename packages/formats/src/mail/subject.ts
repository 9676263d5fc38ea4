/** Subjects: the words of the message without what programs and press offices put before them. */

const REPLY = /^(?:re|aw|sv|vs|ref|rif|odp|ynt|antw|отв|ха)(?:\[\d{1,3}\]|\^\d{1,3})?\s?[:：]\s*/iu
const FORWARD = /^(?:fwd?|wg|tr|i|rv|enc|vb|doorst|vl|pd|пересл|fs)\s?[:：]\s*/iu
const LIST = /^\[[^\]]{1,40}\]\s*/u
const RELEASE =
  /^(?:(?:press|media|news) ?(?:release|statement|advisory|information)|pressemitteilung|medienmitteilung|presseaussendung|pm|communiqué(?: de presse)?|cp|comunicado(?: de prensa)?|nota de prensa|comunicato stampa|persbericht|pressmeddelande|pressemelding|lehdistötiedote|пресс-релиз|for immediate release|embargo(?:ed)?)\s?(?:[:：|–—]|\s-\s)\s*/iu
const UNTIL = /^(?:strictly )?embargo(?:ed)?(?:[^:|–—]|(?<=\d):(?=\d)){0,80}[:|–—]\s*/iu
const GENERIC =
  /^(?:(?:press|media|news) (?:release|statement)|pressemitteilung|medienmitteilung|communiqué de presse|comunicado de prensa|nota de prensa|comunicato stampa|persbericht|пресс-релиз|for immediate release)[.!]?$/iu

export interface Subject {
  /** Without prefixes; absent when nothing else is left. */
  readonly text?: string
  readonly isReply: boolean
  readonly isForward: boolean
}

/** Reads a decoded subject. */
export function readSubject(subject: string | undefined): Subject {
  let text = (subject ?? '').replace(/[ \t\r\n\f\v]+/g, ' ').trim()
  let isReply = false
  let isForward = false
  for (let rounds = 0; rounds < 12; rounds += 1) {
    const before = text
    if (REPLY.test(text)) isReply = true
    text = text.replace(REPLY, '')
    if (FORWARD.test(text)) isForward = true
    text = text.replace(FORWARD, '').replace(LIST, '').replace(UNTIL, '').replace(RELEASE, '').trim()
    if (text === before) break
  }
  return { isReply, isForward, ...(text === '' || GENERIC.test(text) ? {} : { text }) }
}
