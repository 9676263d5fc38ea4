import { useEffect, useState } from 'react'
import { words } from '../words.ts'
import type { Session } from './session.ts'

/** The draft through the site's own renderer, drawn again when what was typed is saved. It runs no script. */
export function Preview({ draftId, session }: { readonly draftId: string; readonly session: Session }) {
  const { line, unsaved } = session.state
  const settled = line === 'online' && !unsaved
  const [drawn, setDrawn] = useState(0)
  const [changed, setChanged] = useState(true)
  useEffect(() => {
    const onUpdate = () => setChanged(true)
    session.doc.on('update', onUpdate)
    return () => session.doc.off('update', onUpdate)
  }, [session.doc])
  useEffect(() => {
    if (!settled || !changed) return undefined
    const timer = setTimeout(() => {
      setChanged(false)
      setDrawn((n) => n + 1)
    }, 700)
    return () => clearTimeout(timer)
  }, [settled, changed])
  return (
    <section className="preview" aria-label={words.editor.previewTitle}>
      {drawn === 0 ? (
        <p className="help">{words.editor.previewWaiting}</p>
      ) : (
        <iframe
          title={words.editor.previewTitle}
          sandbox="allow-same-origin"
          src={`/api/newsroom/drafts/${draftId}/preview?drawn=${drawn}`}
        />
      )}
    </section>
  )
}
