import { DRAFT_BODY } from '@dateline/blocks'
import Collaboration from '@tiptap/extension-collaboration'
import CollaborationCaret from '@tiptap/extension-collaboration-caret'
import Placeholder from '@tiptap/extension-placeholder'
import { EditorContent, useEditor } from '@tiptap/react'
import { useMemo } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { directionOf } from '../setting.ts'
import { words } from '../words.ts'
import { MentionPicker } from './mention-picker.tsx'
import { QuoteCommands, schema } from './schema.ts'
import { Toolbar } from './toolbar.tsx'

interface CopyProps {
  readonly doc: Y.Doc
  readonly awareness: Awareness
  readonly language: string
  readonly editable: boolean
  readonly user: { readonly name: string; readonly color: string }
  readonly onCount: (text: string) => void
}

/** The body of the story. */
export function Copy({ doc, awareness, language, editable, user, onCount }: CopyProps) {
  const extensions = useMemo(
    () => [
      ...schema,
      QuoteCommands,
      Collaboration.configure({ document: doc, field: DRAFT_BODY }),
      CollaborationCaret.configure({ provider: { awareness }, user: { ...user } }),
      Placeholder.configure({
        includeChildren: true,
        showOnlyCurrent: false,
        placeholder: ({ node, editor }) => {
          if (node.type.name === 'attribution') return words.tools.attribution
          return editor.isEmpty && node.type.name === 'paragraph' ? words.editor.copyHint : ''
        },
      }),
    ],
    [doc, awareness, user],
  )
  const editor = useEditor(
    {
      extensions,
      editable,
      injectCSS: false,
      immediatelyRender: true,
      onCreate: ({ editor: e }) => onCount(e.getText()),
      onUpdate: ({ editor: e }) => onCount(e.getText()),
      editorProps: {
        attributes: {
          class: 'copy',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': words.editor.copy,
          dir: directionOf(language),
          lang: language,
          spellcheck: 'true',
        },
      },
    },
    [extensions, editable, language],
  )
  return (
    <div className="copy-box" data-editable={editable}>
      {editable ? <Toolbar editor={editor} /> : null}
      <EditorContent editor={editor} />
      {editable ? <MentionPicker editor={editor} language={language} /> : null}
    </div>
  )
}
