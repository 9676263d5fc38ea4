import { safeHref } from '@dateline/blocks'
import { type Editor, useEditorState } from '@tiptap/react'
import { type FormEvent, useRef, useState } from 'react'
import {
  Button,
  Dialog,
  DialogTrigger,
  Group,
  Heading,
  Popover,
  Separator,
  ToggleButton,
  Toolbar as AriaToolbar,
} from 'react-aria-components'
import { api } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { words } from '../words.ts'
import { LinkIcon, PictureIcon, TableIcon } from './icons.tsx'

const w = words.tools

/** Everything that can be done to the copy; also by keyboard, arrow keys move within. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const is = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      strong: e.isActive('strong'),
      em: e.isActive('em'),
      sourcing: e.isActive('sourcing'),
      heading2: e.isActive('heading', { level: 2 }),
      heading3: e.isActive('heading', { level: 3 }),
      quote: e.isActive('quote'),
      bullets: e.isActive('bulletList'),
      numbers: e.isActive('orderedList'),
      preformatted: e.isActive('preformatted'),
      table: e.isActive('table'),
      link: e.isActive('link') ? String(e.getAttributes('link')['href']) : undefined,
    }),
  })
  const [problem, setProblem] = useState<unknown>()
  const run = () => editor.chain().focus()
  const toggle = (label: string, sign: React.ReactNode, on: boolean, act: () => void) => (
    <ToggleButton className="tool" isSelected={on} onChange={act}>
      <Sign label={label}>{sign}</Sign>
    </ToggleButton>
  )
  return (
    <>
      <AriaToolbar className="toolbar" aria-label={w.label}>
        <Group className="tools" aria-label={w.label}>
          {toggle(w.strong, <b>B</b>, is.strong, () => run().toggleMark('strong').run())}
          {toggle(w.em, <i>I</i>, is.em, () => run().toggleMark('em').run())}
          {toggle(w.sourcing, '“src”', is.sourcing, () => run().toggleMark('sourcing').run())}
          <LinkTool editor={editor} href={is.link} />
          <Button className="tool" onPress={() => run().insertContent('@').run()}>
            <Sign label={w.mention}>@</Sign>
          </Button>
        </Group>
        <Separator orientation="vertical" className="tool-line" />
        <Group className="tools" aria-label={w.paragraph}>
          {toggle(w.heading2, 'H2', is.heading2, () => run().toggleHeading({ level: 2 }).run())}
          {toggle(w.heading3, 'H3', is.heading3, () => run().toggleHeading({ level: 3 }).run())}
          {toggle(w.quote, '❝', is.quote, () => run().toggleQuote().run())}
          {toggle(w.bullets, '•', is.bullets, () => run().toggleBulletList().run())}
          {toggle(w.numbers, '1.', is.numbers, () => run().toggleOrderedList().run())}
          {toggle(w.preformatted, '≡', is.preformatted, () => run().toggleNode('preformatted', 'paragraph').run())}
        </Group>
        <Separator orientation="vertical" className="tool-line" />
        <Group className="tools" aria-label={w.picture}>
          <PictureTool editor={editor} onProblem={setProblem} />
          <Button
            className="tool"
            isDisabled={is.table}
            onPress={() => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
          >
            <Sign label={w.table}>
              <TableIcon />
            </Sign>
          </Button>
        </Group>
        <Separator orientation="vertical" className="tool-line" />
        <Group className="tools" aria-label={w.undo}>
          <Button className="tool" onPress={() => run().undo().run()}>
            <Sign label={w.undo}>↶</Sign>
          </Button>
          <Button className="tool" onPress={() => run().redo().run()}>
            <Sign label={w.redo}>↷</Sign>
          </Button>
        </Group>
      </AriaToolbar>
      {is.table ? <TableTools editor={editor} /> : null}
      <Problem error={problem} />
    </>
  )
}

/** A sign for the eye, words for everybody else. */
function Sign({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <span aria-hidden="true" title={label}>
        {children}
      </span>
      <span className="visually-hidden">{label}</span>
    </>
  )
}

function TableTools({ editor }: { readonly editor: Editor }) {
  const run = () => editor.chain().focus()
  const caption = useEditorState({
    editor,
    selector: ({ editor: e }) => (e.getAttributes('table')['caption'] as string | null | undefined) ?? '',
  })
  const button = (label: string, act: () => void) => (
    <button className="button quiet" type="button" onClick={act}>
      {label}
    </button>
  )
  return (
    <div className="table-tools" role="group" aria-label={w.table}>
      {button(w.rowAdd, () => run().addRowAfter().run())}
      {button(w.rowRemove, () => run().deleteRow().run())}
      {button(w.columnAdd, () => run().addColumnAfter().run())}
      {button(w.columnRemove, () => run().deleteColumn().run())}
      {button(w.tableRemove, () => run().deleteTable().run())}
      <label className="filter">
        <span>{w.caption}</span>
        <input
          className="input"
          value={caption}
          onChange={(e) =>
            editor.commands.updateAttributes('table', { caption: e.target.value === '' ? null : e.target.value })
          }
        />
      </label>
    </div>
  )
}

function LinkTool({ editor, href }: { readonly editor: Editor; readonly href: string | undefined }) {
  const [bad, setBad] = useState(false)
  return (
    <DialogTrigger>
      <ToggleButton className="tool" isSelected={href !== undefined} onChange={() => undefined}>
        <Sign label={w.link}>
          <LinkIcon />
        </Sign>
      </ToggleButton>
      <Popover className="popover">
        <Dialog className="dialog small">
          {({ close }) => {
            const submit = (event: FormEvent<HTMLFormElement>) => {
              event.preventDefault()
              event.stopPropagation()
              const target = safeHref(new FormData(event.currentTarget).get('href') as string)
              setBad(target === undefined)
              if (target === undefined) return
              editor.chain().focus().extendMarkRange('link').setMark('link', { href: target }).run()
              close()
            }
            return (
              <form className="stack-form" onSubmit={submit}>
                <Heading slot="title">{w.linkTitle}</Heading>
                <div className="field">
                  <label htmlFor="link-address">{w.linkAddress}</label>
                  <input
                    id="link-address"
                    name="href"
                    className="input"
                    defaultValue={href ?? 'https://'}
                    autoFocus
                    aria-invalid={bad}
                  />
                  <p className={bad ? 'help problem' : 'help'}>{bad ? w.linkBad : w.linkHelp}</p>
                </div>
                <div className="dialog-foot">
                  {href === undefined ? null : (
                    <button
                      className="button"
                      type="button"
                      onClick={() => {
                        editor.chain().focus().extendMarkRange('link').unsetMark('link').run()
                        close()
                      }}
                    >
                      {w.linkRemove}
                    </button>
                  )}
                  <button className="button primary" type="submit">
                    {w.linkSet}
                  </button>
                </div>
              </form>
            )
          }}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

interface Stored {
  readonly src: string
  readonly width?: number
  readonly height?: number
}

function PictureTool({
  editor,
  onProblem,
}: {
  readonly editor: Editor
  readonly onProblem: (problem: unknown) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  const upload = async (file: File | undefined) => {
    if (!file) return
    setBusy(true)
    onProblem(undefined)
    try {
      const stored = await api.upload<Stored>('/api/newsroom/media', file)
      editor
        .chain()
        .focus()
        .insertContent({ type: 'picture', attrs: { ...stored, alt: '' } })
        .run()
    } catch (error) {
      onProblem(error)
    } finally {
      setBusy(false)
      if (input.current) input.current.value = ''
    }
  }
  return (
    <>
      <Button className="tool" isDisabled={busy} onPress={() => input.current?.click()}>
        <Sign label={busy ? w.uploading : w.picture}>
          <PictureIcon />
        </Sign>
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(e) => void upload(e.target.files?.[0])}
      />
    </>
  )
}
