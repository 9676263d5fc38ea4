/** Parts of a Yjs document as React state. */
import { DRAFT_META, DRAFT_SUBJECTS, type DraftMeta, type DraftSubject } from '@dateline/blocks'
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'

/** The characters of a Y.Text. */
export function useText(text: Y.Text): string {
  const subscribe = useCallback(
    (changed: () => void) => {
      text.observe(changed)
      return () => text.unobserve(changed)
    },
    [text],
  )
  return useSyncExternalStore(subscribe, () => text.toJSON())
}

/**
 * Changes a Y.Text into what a field now says, touching only what differs, so that others' typing in the same field stays.
 */
export function writeText(text: Y.Text, next: string): void {
  const now = text.toJSON()
  if (now === next) return
  let start = 0
  while (start < now.length && start < next.length && now[start] === next[start]) start += 1
  let end = 0
  while (end < now.length - start && end < next.length - start && now.at(-1 - end) === next.at(-1 - end)) end += 1
  // Half of a surrogate pair is no character: both halves change together.
  const high = (code: number) => code >= 0xd800 && code < 0xdc00
  const low = (code: number) => code >= 0xdc00 && code < 0xe000
  if (start > 0 && high(now.charCodeAt(start - 1))) start -= 1
  if (end > 0 && low(now.charCodeAt(now.length - end))) end -= 1
  text.doc?.transact(() => {
    if (now.length - end > start) text.delete(start, now.length - end - start)
    if (next.length - end > start) text.insert(start, next.slice(start, next.length - end))
  })
}

/** What is chosen rather than typed. */
export function useMeta(
  doc: Y.Doc,
): readonly [DraftMeta, (change: { [K in keyof DraftMeta]?: DraftMeta[K] | undefined }) => void] {
  const map = doc.getMap(DRAFT_META)
  const cache = useRef<{ map: unknown; value: DraftMeta }>(undefined)
  const subscribe = useCallback(
    (changed: () => void) => {
      const onChange = () => {
        cache.current = undefined
        changed()
      }
      // What changed between drawing and subscribing was not heard.
      cache.current = undefined
      map.observe(onChange)
      return () => map.unobserve(onChange)
    },
    [map],
  )
  const read = () => {
    if (cache.current?.map !== map) cache.current = { map, value: map.toJSON() }
    return cache.current.value
  }
  const meta = useSyncExternalStore(subscribe, read)
  const change = useCallback(
    (values: object) => {
      doc.transact(() => {
        for (const [name, value] of Object.entries(values)) {
          if (value === undefined) map.delete(name)
          else map.set(name, value)
        }
      })
    },
    [doc, map],
  )
  return [meta, change]
}

export interface Subjects {
  readonly list: readonly DraftSubject[]
  readonly add: (subject: DraftSubject) => void
  readonly remove: (uri: string) => void
}

/** Subjects in their order; two people may add at once. */
export function useSubjects(doc: Y.Doc): Subjects {
  const array = doc.getArray<DraftSubject>(DRAFT_SUBJECTS)
  const cache = useRef<{ array: unknown; value: readonly DraftSubject[] }>(undefined)
  const subscribe = useCallback(
    (changed: () => void) => {
      const onChange = () => {
        cache.current = undefined
        changed()
      }
      cache.current = undefined
      array.observe(onChange)
      return () => array.unobserve(onChange)
    },
    [array],
  )
  const list = useSyncExternalStore(subscribe, () => {
    if (cache.current?.array !== array) cache.current = { array, value: array.toArray() }
    return cache.current.value
  })
  return {
    list,
    add: (subject) => {
      if (!array.toArray().some((s) => s.uri === subject.uri)) array.push([subject])
    },
    remove: (uri) => {
      const at = array.toArray().findIndex((s) => s.uri === uri)
      if (at >= 0) array.delete(at, 1)
    },
  }
}
