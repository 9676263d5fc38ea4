/** The editor's schema: exactly the nodes and marks of packages/blocks/src/prosemirror.ts, so that nothing is lost on the way. */
import { type AnyExtension, Extension, Mark, mergeAttributes, Node } from '@tiptap/core'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import { TextSelection } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import StarterKit from '@tiptap/starter-kit'
import { safeHref } from '@dateline/blocks'
import { PictureView } from './picture-view.tsx'

const Strong = Mark.create({
  name: 'strong',
  parseHTML: () => [
    { tag: 'strong' },
    { tag: 'b', getAttrs: (el) => (el.style.fontWeight === 'normal' ? false : null) },
  ],
  renderHTML: () => ['strong', 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark(this.name) }
  },
})

const Em = Mark.create({
  name: 'em',
  parseHTML: () => [{ tag: 'em' }, { tag: 'i', getAttrs: (el) => (el.style.fontStyle === 'normal' ? false : null) }],
  renderHTML: () => ['em', 0],
  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark(this.name) }
  },
})

/** The agency's own sourcing clause. */
const Sourcing = Mark.create({
  name: 'sourcing',
  inclusive: false,
  parseHTML: () => [{ tag: 'span.sourcing' }],
  renderHTML: () => ['span', { class: 'sourcing' }, 0],
})

const LinkMark = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    { tag: 'a[href]', getAttrs: (el) => (safeHref(el.getAttribute('href') ?? '') === undefined ? false : null) },
  ],
  // While writing a link is a mark, not a way out of the page.
  renderHTML: ({ HTMLAttributes }) => ['span', { class: 'link', title: String(HTMLAttributes['href']) }, 0],
})

/** A mention of a directory entry. */
const Mention = Mark.create({
  name: 'mention',
  inclusive: false,
  addAttributes: () => ({
    uri: { default: '', renderHTML: (a: Record<string, unknown>) => ({ 'data-uri': a['uri'] }) },
  }),
  parseHTML: () => [{ tag: 'span[data-uri]', getAttrs: (el) => ({ uri: el.dataset['uri'] ?? '' }) }],
  renderHTML: ({ HTMLAttributes }) => ['span', mergeAttributes({ class: 'mention' }, HTMLAttributes), 0],
})

/** Who said it: the last line of every quotation, possibly empty. */
const Attribution = Node.create({
  name: 'attribution',
  content: 'text*',
  marks: '',
  defining: true,
  parseHTML: () => [{ tag: 'cite' }],
  renderHTML: () => ['cite', { class: 'attribution' }, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { $from } = this.editor.state.selection
        if ($from.parent.type.name !== this.name) return false
        const after = $from.after($from.depth - 1)
        return this.editor
          .chain()
          .insertContentAt(after, { type: 'paragraph' })
          .setTextSelection(after + 1)
          .run()
      },
    }
  },
})

const Quote = Node.create({
  name: 'quote',
  group: 'block',
  content: 'paragraph+ attribution',
  defining: true,
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: () => ['blockquote', 0],
})

const Preformatted = Node.create({
  name: 'preformatted',
  group: 'block',
  content: 'text*',
  marks: '',
  code: true,
  defining: true,
  parseHTML: () => [{ tag: 'pre', preserveWhitespace: 'full' }],
  renderHTML: () => ['pre', 0],
})

/** An item is one paragraph: the model has no lists in lists. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { $from } = this.editor.state.selection
        const item = $from.node(-1)
        if (item?.type.name === this.name && item.textContent === '')
          return this.editor.commands.liftListItem(this.name)
        return this.editor.commands.splitListItem(this.name)
      },
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

const Picture = Node.create({
  name: 'picture',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({
    src: { default: '' },
    alt: { default: '' },
    caption: { default: null },
    credit: { default: null },
    width: { default: null },
    height: { default: null },
  }),
  // Pictures are uploaded; an address pasted from elsewhere is not ours to publish.
  parseHTML: () => [
    {
      tag: 'img[src^="/media/"]',
      getAttrs: (el) => ({ src: el.getAttribute('src'), alt: el.getAttribute('alt') ?? '' }),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => [
    'img',
    { src: String(HTMLAttributes['src']), alt: String(HTMLAttributes['alt']) },
  ],
  addNodeView: () => ReactNodeViewRenderer(PictureView),
})

const cell = { content: 'paragraph' }

/** All but what needs the document and the people in it. */
export const schema: AnyExtension[] = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    blockquote: false,
    bold: false,
    code: false,
    codeBlock: false,
    hardBreak: false,
    horizontalRule: false,
    italic: false,
    link: false,
    listItem: false,
    strike: false,
    trailingNode: false,
    underline: false,
    // Undo is the document's: it takes back one's own typing only.
    undoRedo: false,
  }),
  Strong,
  Em,
  Sourcing,
  LinkMark,
  Mention,
  Attribution,
  Quote,
  Preformatted,
  ListItem,
  Picture,
  Table.extend({
    addAttributes() {
      return { ...this.parent?.(), caption: { default: null, renderHTML: () => ({}) } }
    },
  }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend(cell),
  TableCell.extend(cell),
]

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    newsroom: {
      /** Makes the selected paragraphs a quotation, or a quotation paragraphs again. */
      toggleQuote: () => ReturnType
    }
  }
}

export const QuoteCommands = Extension.create({
  name: 'quoteCommands',
  addCommands() {
    return {
      toggleQuote:
        () =>
        ({ state, dispatch, tr }) => {
          const { quote, attribution, paragraph } = state.schema.nodes
          if (!quote || !attribution || !paragraph) return false
          const { $from, $to } = state.selection
          for (let depth = $from.depth; depth > 0; depth -= 1) {
            const inside = $from.node(depth)
            if (inside.type !== quote) continue
            const parts = inside.content.content.flatMap((part) =>
              part.type === paragraph ? [part] : part.textContent === '' ? [] : [paragraph.create(null, part.content)],
            )
            const start = $from.before(depth)
            tr.replaceWith(start, start + inside.nodeSize, parts)
            tr.setSelection(TextSelection.near(tr.doc.resolve(start + 1)))
            dispatch?.(tr)
            return true
          }
          const range = $from.blockRange($to)
          if (!range || range.depth > 0) return false
          const parts = []
          for (let i = range.startIndex; i < range.endIndex; i += 1) {
            const block = range.parent.child(i)
            if (!block.isTextblock) return false
            parts.push(paragraph.create(null, block.content))
          }
          tr.replaceWith(range.start, range.end, quote.create(null, [...parts, attribution.create()]))
          tr.setSelection(TextSelection.near(tr.doc.resolve(range.start + 2)))
          dispatch?.(tr)
          return true
        },
    }
  },
})
