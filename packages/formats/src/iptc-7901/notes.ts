/** What stands behind the copy: notepads, blocks that are not for publication, sign-off, stamp. */
import { collapse } from '../xml/read.ts'
import type { WireDraft } from './draft.ts'
import type { Message } from './frame.ts'
import { readStamp } from './stamp.ts'
import { editorsNote, isNotForPublication, noticeOf } from './words.ts'

/** Initials and names at the end: `dpa hm bs wjh`, `(SDA/mf ba)`, `ap/jm`, `==Kyodo`. */
const SIGN_OFF = /^(?:==\s?\S{2,20}|\([A-Za-z\\/ ]{3,40}\)|[a-zäöüß0-9-]{2,8}(?:[ /.][a-zäöüß0-9-]{1,8}){1,6})$/i

/** Reads the stamp, wherever it stands at the end; its line is dropped. */
export function takeStamp(draft: WireDraft, message: Message, from: number): string[] {
  const lines = message.lines.slice(from)
  const zone = draft.context.profile?.zone
  for (let at = lines.length - 1, looked = 0; at >= 0 && looked < 6; at -= 1) {
    const line = lines[at] ?? ''
    if (line.trim() === '') continue
    looked += 1
    const stamp = readStamp(line, zone)
    if (stamp === undefined) continue
    draft.item.versionCreated = stamp.instant
    draft.near = stamp.instant
    if (!stamp.zoned) {
      const why =
        zone === undefined
          ? 'the day and time of the message name no zone'
          : 'the day and time name no zone; taken from the source'
      draft.assumptions.push({ field: 'zone', value: zone ?? 'UTC', why })
    }
    return [...lines.slice(0, at), ...lines.slice(at + 1)]
  }
  return lines
}

/** Drops a sign-off at the end of the lines and keeps it as a property. */
export function takeSignOff(draft: WireDraft, lines: readonly string[]): readonly string[] {
  let at = lines.length - 1
  while (at >= 0 && (lines[at] ?? '').trim() === '') at -= 1
  const line = (lines[at] ?? '').trim()
  const before = (lines[at - 1] ?? '').trim()
  if (at < 1 || !SIGN_OFF.test(line) || (before !== '' && !line.startsWith('=='))) return lines
  // A last word of the copy is no sign-off: initials are in lower case, or in brackets.
  if (!/^[(=]/.test(line) && line !== line.toLowerCase()) return lines
  draft.property('sign-off', line.replace(/^==|^\(|\)$/g, ''))
  return lines.slice(0, at)
}

/** Notes of a block: one for each `- ` with the lines that go on with an indent, one for each paragraph. */
function noteItems(lines: readonly string[]): string[] {
  const items: string[] = []
  let open = false
  for (const line of lines) {
    const text = line.trim()
    if (text === '') open = false
    else if (/^- \S/.test(line)) {
      items.push(text.slice(2))
      open = true
    } else if (open) items[items.length - 1] += ` ${text}`
    else {
      items.push(text)
      open = true
    }
  }
  return items.map(collapse)
}

/**
 * Takes notes out of the text: notepads and everything behind the words that it is not for publication.
 * @returns the lines of the copy
 */
export function takeNotes(draft: WireDraft, lines: readonly string[]): string[] {
  const copy: string[] = []
  let section: { role: string | undefined; lines: string[] } | undefined
  const close = () => {
    if (section === undefined) return
    for (const note of noteItems(section.lines)) draft.push('edNotes', note, section.role)
    const notice = section.role === undefined ? undefined : noticeOf(section.role.replace(/^notepad: /, ''))
    if (notice !== undefined) draft.notice(notice)
  }
  let isPublic = true
  let inNotes = false
  for (const line of lines) {
    if (isNotForPublication(line)) {
      close()
      // The line of stars above belongs to it.
      while (/^[\s*]*$/.test(copy.at(-1) ?? 'x')) copy.pop()
      isPublic = false
      inNotes = true
      section = { role: undefined, lines: [] }
      continue
    }
    const heading = /^#{1,3}\s+(\S.{0,80})$/.exec(line.trim())
    if (heading !== null && (inNotes || /^#\s/.test(line.trim()))) {
      close()
      inNotes = true
      const name = heading[1] ?? ''
      section = { role: isPublic && !name.startsWith('notepad: ') ? `notepad: ${name}` : name, lines: [] }
      continue
    }
    if (inNotes) {
      if (/^\s*(?:\*\s*){3,}$/.test(line)) continue
      section?.lines.push(line)
      continue
    }
    if (draft.embargo(line)) continue
    const note = editorsNote(line)
    if (note !== undefined && line.length < 400) draft.push('edNotes', collapse(note))
    else copy.push(line)
  }
  close()
  return copy
}
