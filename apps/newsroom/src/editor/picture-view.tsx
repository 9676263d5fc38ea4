import { type NodeViewProps, NodeViewWrapper } from '@tiptap/react'
import { useId } from 'react'
import { words } from '../words.ts'

const w = words.tools

/** A picture in the copy, with the words that belong to it. */
export function PictureView({ node, updateAttributes, deleteNode, editor }: NodeViewProps) {
  const id = useId()
  const { src, alt, caption, credit } = node.attrs as {
    src: string
    alt: string
    caption: string | null
    credit: string | null
  }
  const field = (name: 'alt' | 'caption' | 'credit', label: string, value: string | null) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        className="input"
        value={value ?? ''}
        disabled={!editor.isEditable}
        onChange={(e) => updateAttributes({ [name]: e.target.value })}
      />
    </div>
  )
  return (
    <NodeViewWrapper className="picture" contentEditable={false}>
      <img src={src} alt={alt} />
      <div className="picture-words">
        {field('alt', w.alt, alt)}
        {field('caption', w.caption, caption)}
        {field('credit', w.credit, credit)}
        {editor.isEditable ? (
          <button className="button quiet" type="button" onClick={deleteNode}>
            {w.pictureRemove}
          </button>
        ) : null}
      </div>
    </NodeViewWrapper>
  )
}
