import { countWords } from '@dateline/blocks'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import type { DraftAnswer } from '../../../../server/src/desk/index.ts'
import type { ChainAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { ApprovalBar } from '../approval/bar.tsx'
import { Problem } from '../frame/problem.tsx'
import { PreparedBanner, PreparedField } from '../prepared/prepared.tsx'
import { ReleaseDialog } from '../release/release-dialog.tsx'
import { directionOf, languageName, useMe, useRight } from '../setting.ts'
import { words } from '../words.ts'
import { BylinePeople } from './byline-people.tsx'
import { Copy } from './copy.tsx'
import { DatelineField } from './dateline-field.tsx'
import { Details } from './details.tsx'
import { colorOf, Presence, SaveState } from './presence.tsx'
import { Preview } from './preview.tsx'
import { type Session, useSession } from './session.ts'
import { useMeta, useText } from './shared.ts'
import { TextField } from './text-field.tsx'
import './editor.css'

const route = getRouteApi('/shell/drafts/$draftId')
const w = words.editor
const OPEN = new Set(['incoming', 'working', 'frozen'])
const WORDS_A_MINUTE = 220

/** Writing a story, with whoever else is in it. */
export function EditorScreen() {
  const { draftId } = route.useParams()
  const draft = useQuery({
    queryKey: ['draft', draftId],
    queryFn: () => api.get<DraftAnswer>(`/api/newsroom/drafts/${draftId}`),
    // Somebody else may lock or unlock prepared copy, and it locks itself.
    refetchInterval: ({ state }) => (state.data?.prepared ? 5_000 : false),
  })
  if (!draft.data) {
    return (
      <main id="content" className="wait">
        <Problem error={draft.error} onRetry={() => void draft.refetch()} />
        {draft.isPending ? words.loading : null}
      </main>
    )
  }
  return OPEN.has(draft.data.stage) ? <Open draft={draft.data} key={draftId} /> : <Closed draft={draft.data} />
}

/** A draft that takes no more: spiked, or released. */
function Closed({ draft }: { readonly draft: DraftAnswer }) {
  const queryClient = useQueryClient()
  const move = useMutation({
    mutationFn: () => api.patch(`/api/newsroom/drafts/${draft.id}`, { stage: 'working' }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['draft', draft.id] }),
  })
  const spiked = draft.stage === 'spiked'
  return (
    <main id="content" className="door">
      <h1 dir={directionOf(draft.language)}>{draft.headline === '' ? words.list.untitled : draft.headline}</h1>
      <p>{spiked ? w.closed.spiked : w.closed.done}</p>
      <Problem error={move.error} />
      <div className="dialog-foot">
        <Link className="button" to="/" search={{}}>
          {w.back}
        </Link>
        {spiked ? (
          <button className="button primary" type="button" disabled={move.isPending} onClick={() => move.mutate()}>
            {w.unspike}
          </button>
        ) : (
          <Link className="button primary" to="/stories/$storyId" params={{ storyId: draft.storyId }}>
            {w.chain}
          </Link>
        )}
      </div>
    </main>
  )
}

type Pane = 'text' | 'details' | 'preview'

function Open({ draft }: { readonly draft: DraftAnswer }) {
  const session = useSession(draft.id)
  const me = useMe()
  const user = useMemo(
    () => ({ name: me?.account.name ?? '', color: colorOf(me?.account.id ?? '') }),
    [me?.account.name, me?.account.id],
  )
  const awareness = session?.awareness
  useEffect(() => {
    awareness?.setLocalStateField('user', user)
  }, [awareness, user])
  if (!session) return <p className="wait">{words.loading}</p>
  return <Editor draft={draft} session={session} user={user} />
}

interface EditorProps {
  readonly draft: DraftAnswer
  readonly session: Session
  readonly user: { readonly name: string; readonly color: string }
}

function Editor({ draft, session, user }: EditorProps) {
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { doc } = session
  const { language } = draft
  const direction = directionOf(language)
  const mayWrite = useRight('draft:write')
  const [pane, setPane] = useState<Pane>('text')
  const [text, setText] = useState('')
  const [releasing, setReleasing] = useState(false)
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map())
  const disabled = !mayWrite || !session.state.mayWrite || session.state.line === 'refused'
  const move = useMutation({
    mutationFn: (stage: 'working' | 'spiked') => api.patch(`/api/newsroom/drafts/${draft.id}`, { stage }),
    onSuccess: async (_, stage) => {
      await queryClient.invalidateQueries({ queryKey: ['draft', draft.id] })
      if (stage === 'spiked') await navigate({ to: '/', search: {} })
    },
  })
  const chain = useQuery({
    queryKey: ['chain', draft.storyId],
    queryFn: () => api.get<ChainAnswer>(`/api/newsroom/stories/${draft.storyId}`),
  })
  const mayRelease = (chain.data?.allowed.length ?? 0) > 0
  const count = useMemo(() => countWords(text, language), [text, language])
  const field = { direction, language, disabled } as const

  const tab = (id: Pane, label: string) => (
    <button type="button" className="pane-tab" aria-pressed={pane === id} onClick={() => setPane(id)}>
      {label}
    </button>
  )
  return (
    <div className="editor" data-pane={pane}>
      <Title doc={doc} />
      <section className="editor-bar" aria-label={w.bar}>
        <Link className="button quiet" to="/" search={{}} aria-label={w.back}>
          ←
        </Link>
        <SaveState session={session} />
        <ApprovalBar draftId={draft.id} />
        <Presence awareness={session.awareness} />
        <div className="panes" role="group" aria-label={w.panes}>
          {tab('text', w.text)}
          {tab('details', w.details)}
          {tab('preview', w.preview)}
        </div>
        <span className="bar-space" />
        {draft.stage === 'incoming' && mayWrite ? (
          <button className="button" type="button" disabled={move.isPending} onClick={() => move.mutate('working')}>
            {w.take}
          </button>
        ) : null}
        {mayWrite ? (
          <button
            className="button quiet"
            type="button"
            disabled={move.isPending}
            onClick={() => move.mutate('spiked')}
          >
            {w.spike}
          </button>
        ) : null}
        {(chain.data?.events.length ?? 0) > 0 ? (
          <Link className="button quiet" to="/stories/$storyId" params={{ storyId: draft.storyId }}>
            {w.chain}
          </Link>
        ) : null}
        {mayRelease ? (
          <button className="button primary" type="button" disabled={!session.ready} onClick={() => setReleasing(true)}>
            {w.release}
          </button>
        ) : null}
      </section>
      <Problem error={move.error} />
      {session.state.reason ? (
        <div className="error" role="alert">
          <strong>{session.state.reason.message}</strong> {session.state.reason.help}{' '}
          {session.state.unsaved ? w.paste : null}
        </div>
      ) : null}
      {session.ready ? (
        <div className="editor-panes">
          <main className="pane-text" id="content">
            <h1 className="visually-hidden">{w.headline}</h1>
            <PreparedBanner draft={draft} />
            <p className="context">
              <span>{languageName(language)}</span>
              {draft.baseVersion === null ? null : <span>{w.basedOn(draft.baseVersion)}</span>}
              <Source doc={doc} />
            </p>
            <TextField
              {...field}
              text={doc.getText('headline')}
              label={w.headline}
              problem={problems.get('headline')}
              className="headline-field"
              lines
              maxLength={500}
            />
            <div className="pair wide">
              <TextField
                {...field}
                text={doc.getText('slugline')}
                label={w.slugline}
                help={w.sluglineHelp}
                problem={problems.get('slugline')}
                maxLength={200}
              />
              <TextField
                {...field}
                text={doc.getText('byline')}
                label={w.byline}
                problem={problems.get('byline')}
                maxLength={1000}
              />
            </div>
            <BylinePeople doc={doc} language={language} disabled={disabled} />
            <TextField
              {...field}
              text={doc.getText('abstract')}
              label={w.abstract}
              problem={problems.get('abstract')}
              lines
            />
            <DatelineField doc={doc} language={language} disabled={disabled} problem={problems.get('dateline')} />
            <div className="field">
              <span className="label">{w.copy}</span>
              <Copy
                doc={doc}
                awareness={session.awareness}
                language={language}
                editable={!disabled}
                user={user}
                onCount={setText}
              />
              {problems.has('body') ? <p className="help problem">{problems.get('body')}</p> : null}
              <p className="count" aria-live="off">
                {w.count(count, Math.max(1, Math.round(count / WORDS_A_MINUTE)))}
              </p>
            </div>
          </main>
          <aside className="pane-details" aria-label={w.details}>
            <Details doc={doc} language={language} disabled={disabled} problems={problems} />
            <PreparedField draft={draft} />
          </aside>
          {pane === 'preview' ? <Preview draftId={draft.id} session={session} /> : null}
        </div>
      ) : (
        <p className="wait">{words.loading}</p>
      )}
      {releasing && chain.data ? (
        <ReleaseDialog
          chain={chain.data}
          draft={{ id: draft.id, settled: session.state.line === 'online' && !session.state.unsaved, doc }}
          onProblems={setProblems}
          onClose={() => setReleasing(false)}
        />
      ) : null}
    </div>
  )
}

/** The window is called as the story is. */
function Title({ doc }: { readonly doc: Session['doc'] }) {
  const headline = useText(doc.getText('headline'))
  useEffect(() => {
    document.title = `${headline === '' ? words.list.untitled : headline} · ${words.newsroom}`
  }, [headline])
  return null
}

function Source({ doc }: { readonly doc: Session['doc'] }) {
  const [{ translationOf, source }] = useMeta(doc)
  return (
    <>
      {translationOf ? <span>{w.translationOf(translationOf.version)}</span> : null}
      {source?.agency === undefined ? null : <span>{source.agency}</span>}
    </>
  )
}
