/** Plain text of a message to the words its writer meant: flowed lines joined, replies quoted and signatures taken off. */

export interface MailCopy {
  /** The writer's own words; paragraphs parted by empty lines. */
  readonly text: string
  /** What was quoted of earlier messages. */
  readonly quoted?: string
  readonly signature?: string
  /** A message that the text passes on: its header lines and what follows them. */
  readonly forwarded?: Forwarded
}

export interface Forwarded {
  /** Lower-case English names: from, date, subject, to. */
  readonly fields: Readonly<Record<string, string>>
  readonly text: string
}

/** Lines after this many are taken without a look at what they quote. */
const MAX_LINES = 200_000

/**
 * Joins what format=flowed (RFC 3676) broke.
 * @param delSp the space at the end of a flowed line is no part of the text
 */
export function unflow(text: string, delSp: boolean): string {
  const result: string[] = []
  let open: { depth: number; text: string } | undefined
  const close = () => {
    if (open !== undefined) result.push(`${'>'.repeat(open.depth)}${open.depth > 0 ? ' ' : ''}${open.text}`)
    open = undefined
  }
  for (const raw of text.split('\n')) {
    let depth = 0
    while (raw[depth] === '>') depth += 1
    const line = raw[depth] === ' ' ? raw.slice(depth + 1) : raw.slice(depth)
    const isSignature = line === '-- '
    if (open !== undefined && (open.depth !== depth || isSignature)) close()
    const isFlowed = line.endsWith(' ') && !isSignature
    const piece = isFlowed && delSp ? line.slice(0, -1) : line
    open = open === undefined ? { depth, text: piece } : { depth, text: open.text + piece }
    if (!isFlowed) close()
  }
  close()
  return result.join('\n')
}

const DASHED =
  /^[-_*\s>]{2,40}(?:begin )?(forwarded|original|weitergeleitete|ursprüngliche|urspr\.|message (?:transféré|d['’]origine)|mensaje (?:reenviado|original)|messaggio (?:inoltrato|originale)|mensagem (?:encaminhada|original)|oorspronkelijk|doorgestuurd|пересылаемое|исходное|оригинальное|vidarebefordrat|videresendt|välitetty|przekazana|oryginalna)/iu

/** Names of the header lines that programs print above a message they quote. */
const PRINTED: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    from: 'from von de da van от fra från lähettäjä od',
    date: 'date sent datum gesendet envoyé enviado fecha data inviato verzonden дата отправлено dato sendt skickat lähetetty wysłano',
    to: 'to an à para a aan кому til till vastaanottaja do',
    cc: 'cc copie kopie копия kopia',
    subject: 'subject betreff objet asunto oggetto assunto onderwerp тема emne ämne aihe temat',
  }).flatMap(([field, names]) => names.split(' ').map((name) => [name, field])),
)

function printedField(line: string): readonly [string, string] | undefined {
  const match = /^\s*\*?([\p{L}-]{1,15})\*?\s?:\*?\s*(.*)$/u.exec(line.slice(0, 1_000))
  const field = match === null ? undefined : PRINTED[(match[1] ?? '').toLowerCase()]
  return field === undefined ? undefined : [field, (match?.[2] ?? '').trim()]
}

/** Header lines printed at a place: at least a sender and a subject or date. */
function printedHeader(lines: readonly string[], at: number) {
  const fields: Record<string, string> = {}
  let index = at
  while (index < at + 3 && lines[index]?.trim() === '') index += 1
  let last: string | undefined
  for (; index < Math.min(lines.length, at + 30); index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') break
    const found = printedField(line)
    if (found !== undefined) {
      if (fields[found[0]] === undefined) fields[found[0]] = found[1]
      last = found[0]
    } else if (last === undefined) return undefined
    else fields[last] = `${fields[last]} ${line.trim()}`.slice(0, 2_000)
  }
  const isHeader = fields['from'] !== undefined && (fields['subject'] !== undefined || fields['date'] !== undefined)
  return isHeader ? { fields, next: index } : undefined
}

/**
 * Header lines that were drawn as one, as HTML mail does: `From: Ada Sent: Monday Subject: Harbour`.
 * @returns the fields when it has a sender, and a subject or a date
 */
export function printedInOneLine(text: string): Readonly<Record<string, string>> | undefined {
  const fields: Record<string, string> = {}
  let last: string | undefined
  let from = 0
  for (const match of text.slice(0, 4_000).matchAll(/(?:^|\s)([\p{L}-]{1,15})\s?:\s/gu)) {
    const field = PRINTED[(match[1] ?? '').toLowerCase()]
    if (field === undefined || fields[field] !== undefined) continue
    if (last !== undefined) fields[last] = text.slice(from, match.index).trim()
    else if (text.slice(0, match.index).trim() !== '' && !DASHED.test(text)) return undefined
    fields[field] = ''
    last = field
    from = match.index + match[0].length
  }
  if (last !== undefined) fields[last] = text.slice(from).trim()
  return fields['from'] !== undefined && (fields['subject'] !== undefined || fields['date'] !== undefined)
    ? fields
    : undefined
}

/** `On Tuesday, Ada wrote:` in the languages of mail programs; on one line or broken into two. */
const WROTE =
  /(wrote|writes|schrieb|a écrit|escribió|ha scritto|escreveu|schreef|skrev|kirjoitti|napisał\(?a?\)?|написал\(?а?\)?|пишет|písal|napsal|yazdı|írta)\s?:?\s*$/iu

/** A line that says who wrote what follows. */
export const isAttribution = (line: string): boolean => line.length < 400 && WROTE.test(line) && /[\d@]/.test(line)

const SIGN_OFFS =
  /^(sent from my|von meinem|envoyé de mon|enviado desde mi|inviato da|get outlook for|отправлено с)\b/iu

/** A mark of who was quoted that is followed by what was quoted. */
function attributionAt(lines: readonly string[], index: number): number | undefined {
  const line = lines[index] ?? ''
  if (line.length > 400) return undefined
  if (WROTE.test(line) && /[\d@]|^(on|am|le|el|il|em|op|den|w dniu)\b/iu.test(line)) return index + 1
  const two = `${line} ${lines[index + 1] ?? ''}`
  if (/^(on|am|le|el|il|em|op|den|w dniu)\b.*\d/iu.test(line) && two.length < 400 && WROTE.test(two)) return index + 2
  return undefined
}

/**
 * Takes a plain text body apart.
 * @param text lines ended by \n, flowed ones joined
 * @param isForward the subject says that something is passed on
 */
export function splitCopy(text: string, isForward: boolean): MailCopy {
  const lines = text.split('\n').slice(0, MAX_LINES)
  const own: string[] = []
  const quoted: string[] = []
  let hasWords = false
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (DASHED.test(line) || /^_{10,}\s*$/.test(line)) {
      const header = printedHeader(lines, index + 1)
      if (header !== undefined)
        return passedOn(
          own,
          quoted,
          lines,
          header,
          isForward || /forward|weiter|transf|reenv|inolt|encam|doorg|перес|vidare|videre|välit|przek/iu.test(line),
        )
    }
    const bare = isForward || hasWords ? printedHeader(lines, index) : undefined
    if (bare !== undefined && (lines[index - 1] ?? '').trim() === '')
      return passedOn(own, quoted, lines, bare, isForward)
    const after = attributionAt(lines, index)
    if (after !== undefined && restIsQuoted(lines, after)) {
      quoted.push(...lines.slice(index, after))
      index = after - 1
      continue
    }
    if (/^\s{0,1}>/.test(line)) quoted.push(line)
    else {
      own.push(line)
      hasWords ||= line.trim() !== ''
    }
  }
  return withoutSignature(own, quoted)
}

/** True when the next line with words in it is quoted, or the text ends there. */
function restIsQuoted(lines: readonly string[], at: number): boolean {
  for (let index = at; index < Math.min(lines.length, at + 4); index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() !== '') return line.trimStart().startsWith('>')
  }
  return false
}

function passedOn(
  own: readonly string[],
  quoted: readonly string[],
  lines: readonly string[],
  header: { readonly fields: Readonly<Record<string, string>>; readonly next: number },
  isForward: boolean,
): MailCopy {
  const rest = lines.slice(header.next)
  const note = withoutSignature(own, quoted)
  if (!isForward && note.text.trim() !== '') {
    return { ...note, quoted: [...quoted, ...rest].join('\n').trim() }
  }
  const inner = withoutSignature(rest, [])
  return {
    ...note,
    ...(inner.signature === undefined ? {} : { signature: inner.signature }),
    forwarded: { fields: header.fields, text: inner.text },
  }
}

function withoutSignature(own: readonly string[], quoted: readonly string[]): MailCopy {
  let end = own.findIndex((line) => line === '-- ' || line === '--' || SIGN_OFFS.test(line))
  // Two hyphens alone at the top are somebody's rule, not the end.
  if (end !== -1 && own.slice(0, end).every((line) => line.trim() === '')) end = -1
  const signature =
    end === -1
      ? ''
      : own
          .slice(end)
          .join('\n')
          .replace(/^--\s*\n/, '')
          .trim()
  return {
    text: (end === -1 ? own : own.slice(0, end)).join('\n').trim(),
    ...(signature === '' ? {} : { signature }),
    ...(quoted.length === 0 ? {} : { quoted: quoted.join('\n').trim() }),
  }
}
