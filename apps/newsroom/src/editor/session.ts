/** A draft open in this window: its document, the line to the server, and the copy kept on this device. */
import { useEffect, useState } from 'react'
import { IndexeddbPersistence } from 'y-indexeddb'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DraftLink, type LinkState, type Socket } from '../live/link.ts'

export interface Session {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly state: LinkState
  /** True when the text can be shown: from the server, or from this device while there is no line. */
  readonly ready: boolean
}

interface Open {
  readonly doc: Y.Doc
  readonly awareness: Awareness
}

const FIRST: LinkState = { line: 'connecting', loaded: false, unsaved: false, mayWrite: true, reason: undefined }

/** Opens a draft while the component is shown. What is typed is kept in this browser until the server has it, and after. */
export function useSession(draftId: string): Session | undefined {
  const [open, setOpen] = useState<Open>()
  const [state, setState] = useState(FIRST)
  const [kept, setKept] = useState(false)

  useEffect(() => {
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    setOpen({ doc, awareness })
    setState(FIRST)
    const store = 'indexedDB' in globalThis ? new IndexeddbPersistence(`dateline-draft-${draftId}`, doc) : undefined
    const inUse = holdShared(`draft ${draftId}`)
    void store?.whenSynced.then(() => setKept(doc.store.clients.size > 0))
    const url = `${location.origin.replace(/^http/, 'ws')}/api/newsroom/drafts/${draftId}/live`
    const link = new DraftLink({
      doc,
      awareness,
      open: () => new WebSocket(url) as unknown as Socket,
      onState: setState,
    })
    const wake = () => link.wake()
    // Leaving a page that holds unsaved words is asked about, though this device keeps them.
    const leave = (event: BeforeUnloadEvent) => {
      if (link.state.unsaved) event.preventDefault()
    }
    addEventListener('online', wake)
    addEventListener('focus', wake)
    addEventListener('beforeunload', leave)
    return () => {
      removeEventListener('online', wake)
      removeEventListener('focus', wake)
      removeEventListener('beforeunload', leave)
      const saved = link.state.line === 'online' && !link.state.unsaved
      link.close()
      awareness.destroy()
      void inUse.end().then(() => store && putAway(store, `draft ${draftId}`, saved))
      doc.destroy()
      setOpen(undefined)
      setKept(false)
    }
  }, [draftId])

  return open && { ...open, state, ready: state.loaded || (kept && state.line !== 'refused') }
}

/** Says to other windows of this browser that something is in use, until it ends. */
function holdShared(name: string): { end: () => Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  // Only secure pages have locks; without them the copy on this device simply stays.
  const held = 'locks' in navigator ? navigator.locks.request(name, { mode: 'shared' }, () => promise) : promise
  return {
    end: () => {
      resolve()
      return held
    },
  }
}

/** Copy that may be under embargo stays on a device no longer than it must: until the server has it and no window shows it. */
async function putAway(store: IndexeddbPersistence, name: string, saved: boolean): Promise<void> {
  if (!saved || !('locks' in navigator)) return store.destroy()
  await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? store.clearData() : store.destroy()))
}
