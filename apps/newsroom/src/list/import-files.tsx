import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { api, withQuery } from '../api/client.ts'
import { Problem } from '../frame/problem.tsx'
import { words } from '../words.ts'
import { type Quarantined, QuarantineList } from './quarantine-screen.tsx'

const w = words.imports

type Outcome = keyof typeof w.outcomes

/** One item of a file, as the server tells what became of it. */
interface Line {
  readonly file: string
  readonly place: string
  readonly outcome: Outcome
  readonly headline?: string
  readonly message?: string
  readonly path?: string
  readonly assumptions: readonly { readonly field: string; readonly value: string; readonly why: string }[]
}

/** Brings files onto the incoming desk, says item by item what became of them, and shows what is in quarantine. */
export function ImportFiles({ onClose }: { readonly onClose: () => void }) {
  const queryClient = useQueryClient()
  const [lines, setLines] = useState<readonly Line[]>([])
  const quarantine = useQuery({
    queryKey: ['quarantine', 'newest'],
    queryFn: () => api.get<{ items: Quarantined[] }>('/api/newsroom/quarantine', { limit: 5 }),
  })
  const bring = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setLines([])
      // One after the other: a newer version in a later file follows the older one.
      for (const file of files) {
        const path = withQuery('/api/newsroom/import', { name: file.name, as: 'incoming' })
        const { lines: more } = await api.upload<{ lines: Line[] }>(path, file)
        setLines((before) => [...before, ...more])
      }
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['quarantine'] }),
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const files = new FormData(event.currentTarget).getAll('files').filter((f) => f instanceof File && f.size > 0)
    if (files.length > 0) bring.mutate(files as File[])
  }
  return (
    <ModalOverlay className="overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-box">
        <Dialog className="dialog">
          <Heading slot="title">{w.title}</Heading>
          <form className="stack-form" onSubmit={submit}>
            <div className="field">
              <label htmlFor="import-files">{w.choose}</label>
              <input id="import-files" className="input" type="file" name="files" multiple required />
              <p className="help">{w.help}</p>
            </div>
            <Problem error={bring.error} />
            {lines.length > 0 ? (
              <section aria-label={w.results}>
                <h3>{w.results}</h3>
                <ul className="import-lines">
                  {lines.map((line) => (
                    <ImportedLine key={`${line.file} ${line.place}`} line={line} />
                  ))}
                </ul>
              </section>
            ) : null}
            <section aria-label={w.quarantine}>
              <h3>{w.quarantine}</h3>
              <p className="help">{w.quarantineHelp}</p>
              <Problem error={quarantine.error} />
              {quarantine.data?.items.length === 0 ? <p className="help">{w.nothing}</p> : null}
              <QuarantineList items={quarantine.data?.items ?? []} />
              <Link to="/quarantine">{w.quarantineAll}</Link>
            </section>
            <div className="dialog-foot">
              <button className="button" type="button" onClick={onClose}>
                {words.close}
              </button>
              <button className="button primary" type="submit" disabled={bring.isPending}>
                {w.go}
              </button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function ImportedLine({ line }: { readonly line: Line }) {
  const text = line.headline ?? line.message ?? line.file
  return (
    <li>
      <span>
        <strong>{w.outcomes[line.outcome]}</strong>{' '}
        {line.path === undefined ? (
          <span dir="auto">{text}</span>
        ) : (
          <a href={line.path} dir="auto">
            {text}
          </a>
        )}
      </span>
      <span className="help">
        {line.file}, {line.place}
        {line.headline !== undefined && line.message !== undefined ? ` · ${line.message}` : ''}
      </span>
      {line.assumptions.length > 0 ? (
        <span className="help">
          {w.assumed}: {line.assumptions.map((a) => `${a.field} ${a.value} (${a.why})`).join('; ')}
        </span>
      ) : null}
    </li>
  )
}
