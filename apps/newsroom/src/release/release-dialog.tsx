import { DRAFT_META, type DraftMeta } from '@dateline/blocks'
import { type Channel, isNotice, isNoticeKind, RELEASE_TABLE, type ReleaseKind, type Target } from '@dateline/news'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type * as Y from 'yjs'
import type { CandidateAnswer } from '../../../../server/src/desk/index.ts'
import type {
  ChainAnswer,
  DifferencesAnswer,
  GraphAnswer,
  PlanAnswer,
  ReleasedAnswer,
} from '../../../../server/src/release/index.ts'
import { api, ApiError } from '../api/client.ts'
import { ApprovalNeed, useApprovalOf } from '../approval/need.tsx'
import { DifferencesView } from '../chain/differences-view.tsx'
import { Problem } from '../frame/problem.tsx'
import { directionOf, fullTime, zonedInstant, zonedLocal, zoneLabel, zoneOf } from '../setting.ts'
import { words } from '../words.ts'
import { Aim, Channels } from './aim.tsx'
import { ChainTree } from './chain-tree.tsx'
import { type EditedNotice, NoticeWords } from './notice-words.tsx'
import { NotOurs } from './not-ours.tsx'
import { PlanView } from './plan-view.tsx'
import './release.css'

const w = words.release

interface ReleaseDialogProps {
  readonly chain: ChainAnswer
  /** The draft whose words are released; absent for a release without new words (hold, kill…). */
  readonly draft?: { readonly id: string; readonly settled: boolean; readonly doc: Y.Doc }
  /** The kind that was asked for; otherwise the person chooses. */
  readonly kind?: ReleaseKind
  readonly onProblems?: (problems: ReadonlyMap<string, string>) => void
  readonly onClose: () => void
}

interface FieldProblem {
  readonly field: string
  readonly message: string
}

/** Fields that keep a draft from being frozen, as the server names them. */
function problemsOf(error: unknown): readonly FieldProblem[] {
  if (!(error instanceof ApiError) || error.code !== 'draft-incomplete') return []
  return (error.data?.['problems'] as readonly FieldProblem[] | undefined) ?? []
}

/** Shows what a release would do, to the last address, before anybody confirms it. */
export function ReleaseDialog(props: ReleaseDialogProps) {
  const { chain, draft, onProblems, onClose } = props
  const id = useId()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { language } = chain.story
  const zone = zoneOf(language)
  const kinds = chain.allowed.filter((k) =>
    draft ? RELEASE_TABLE[k].content !== 'none' : RELEASE_TABLE[k].content !== 'required',
  )
  const [kind, setKind] = useState<ReleaseKind | undefined>(props.kind ?? kinds[0])
  const planned = draft ? (draft.doc.getMap(DRAFT_META).toJSON() as DraftMeta).releaseAt : undefined
  const [opened] = useState(() => Date.now())
  const ahead = planned !== undefined && Date.parse(planned) > opened ? planned : undefined
  const [later, setLater] = useState(ahead !== undefined)
  const [at, setAt] = useState(ahead === undefined ? '' : zonedLocal(ahead, zone))
  const [notice, setNotice] = useState('')
  const [typed, setTyped] = useState('')
  const [notOurs, setNotOurs] = useState(false)
  const [aim, setAim] = useState<{ readonly target: Target; readonly aboutVersion?: number | undefined }>({
    target: 'story',
  })
  const [edited, setEdited] = useState<EditedNotice>({})
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const [channels, setChannels] = useState<readonly Channel[]>(
    chain.channels.story.length === 0
      ? chain.channels.may
      : chain.channels.story.filter((c) => chain.channels.may.includes(c)),
  )

  const freeze = useMutation({
    mutationFn: (draftId: string) => api.post<CandidateAnswer>(`/api/newsroom/drafts/${draftId}/freeze`),
    onSuccess: () => onProblems?.(new Map()),
    onError: (error) => onProblems?.(new Map(problemsOf(error).map((p) => [p.field, p.message]))),
  })
  // Frozen once, as soon as everything that was typed is in the log.
  const asked = useRef(false)
  const { mutate } = freeze
  useEffect(() => {
    if (!draft?.settled || asked.current) return
    asked.current = true
    mutate(draft.id)
  }, [draft?.id, draft?.settled, mutate])

  const candidate = freeze.data
  // Edits made by others while this dialog is open are counted, and stay out.
  const fresh = useQuery({
    queryKey: ['candidate', candidate?.id],
    queryFn: () => api.get<CandidateAnswer>(`/api/newsroom/candidates/${candidate?.id ?? ''}`),
    enabled: candidate !== undefined,
    refetchInterval: 3_000,
  })
  const rule = kind === undefined ? undefined : RELEASE_TABLE[kind]
  // What was aimed at stays so where the kind chosen since allows it.
  const target: Target = rule?.targets.includes(aim.target) === true ? aim.target : 'story'
  const aboutVersion = target === 'version' ? aim.aboutVersion : undefined
  const graph = useQuery({
    queryKey: ['graph', chain.story.id, kind, chain.revision],
    queryFn: () => api.get<GraphAnswer>(`/api/newsroom/stories/${chain.story.id}/chain`, { kind }),
    enabled: target === 'chain',
    gcTime: 0,
  })
  const chosen = new Set(
    (graph.data?.stories ?? [])
      .filter((s) => s.storyId === chain.story.id || (s.kind !== null && s.chosen !== toggled.has(s.storyId)))
      .map((s) => s.storyId),
  )
  const others = [...chosen].filter((storyId) => storyId !== chain.story.id)
  const free = kind !== undefined && !isNotice(kind)
  const timed = rule?.to === 'usable' && kind !== 'embargo-lift'
  const effectiveAt = timed && later ? zonedInstant(at, zone) : undefined
  const ready =
    kind !== undefined &&
    (draft === undefined || candidate !== undefined) &&
    !(timed && later && effectiveAt === undefined) &&
    (target !== 'chain' || graph.isSuccess) &&
    (!free || channels.length > 0)
  const plan = useQuery({
    queryKey: [
      'plan',
      chain.story.id,
      kind,
      candidate?.id,
      effectiveAt,
      chain.revision,
      target,
      aboutVersion,
      others,
      channels,
    ],
    queryFn: () =>
      api.post<PlanAnswer>(`/api/newsroom/stories/${chain.story.id}/plan`, {
        kind,
        candidateId: candidate?.id,
        effectiveAt,
        target,
        aboutVersion,
        ...(target === 'chain' ? { stories: others } : {}),
        ...(free ? { channels } : {}),
      }),
    enabled: ready,
    gcTime: 0,
  })
  const base = chain.versions.at(-1)?.version
  const changes = useQuery({
    queryKey: ['differences', chain.story.id, base, candidate?.id],
    queryFn: () =>
      api.get<DifferencesAnswer>(`/api/newsroom/stories/${chain.story.id}/differences`, {
        from: base,
        candidate: candidate?.id,
      }),
    enabled: candidate !== undefined && base !== undefined,
  })
  // The release as it is made, and as it is approved: one and the same.
  const written = rule?.notice !== 'required' || notice.trim() !== ''
  const step =
    ready && kind !== undefined && written
      ? {
          storyId: chain.story.id,
          kind,
          expectedRevision: chain.revision,
          ...(candidate ? { candidateId: candidate.id, digest: candidate.digest } : {}),
          ...(effectiveAt === undefined ? {} : { effectiveAt }),
          ...(notice.trim() === '' || rule?.notice === 'none' ? {} : { reason: notice.trim() }),
          ...(edited.readers === undefined ? {} : { notice: edited.readers.trim() }),
          ...(edited.editors === undefined ? {} : { wire: { note: edited.editors.trim() } }),
          ...(free ? { channels } : {}),
          target,
          aboutVersion,
          ...(target === 'chain'
            ? {
                stories: (graph.data?.stories ?? [])
                  .filter((s) => s.revision > 0)
                  .map((s) => ({ storyId: s.storyId, revision: s.revision, chosen: chosen.has(s.storyId) })),
              }
            : {}),
        }
      : undefined
  const approval = useApprovalOf(step)
  const release = useMutation({
    mutationFn: () =>
      api.post<ReleasedAnswer>(`/api/newsroom/stories/${chain.story.id}/release`, {
        ...step,
        ...approval.body,
        ...(kind === 'kill' && notOurs ? { notOurs } : {}),
      }),
    onSuccess: async () => {
      await queryClient.invalidateQueries()
      onClose()
      await navigate({ to: '/stories/$storyId', params: { storyId: chain.story.id } })
    },
  })
  const stale = release.error instanceof ApiError && release.error.code === 'release-stale'
  const lookAgain = async () => {
    release.reset()
    await queryClient.invalidateQueries({ queryKey: ['chain', chain.story.id] })
    await queryClient.invalidateQueries({ queryKey: ['graph', chain.story.id] })
  }
  const deadly = kind === 'kill'
  const mayConfirm =
    approval.ready && plan.isSuccess && !release.isPending && (!deadly || typed.trim().toUpperCase() === 'KILL')
  const confirm =
    (kind !== undefined && kind in w.confirm ? (w.confirm as Readonly<Record<string, string>>)[kind] : undefined) ??
    (plan.data?.scheduled ? w.confirm.later : w.confirm.now)
  const problems = problemsOf(freeze.error)

  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={(open) => !open && onClose()}>
      <Modal className="dialog-box release-box">
        <Dialog className="dialog">
          <Heading slot="title">{kind !== undefined && !draft ? words.kinds[kind] : w.title}</Heading>
          <p className="release-headline" dir={directionOf(language)} lang={language}>
            {candidate?.content.headline ?? plan.data?.headline ?? chain.versions.at(-1)?.headline}
          </p>
          {kinds.length === 0 ? <p>{w.noRight}</p> : null}
          {draft && !candidate && !freeze.error ? (
            <p role="status">{draft.settled ? w.freezing : w.waitSaved}</p>
          ) : null}
          {problems.length > 0 ? (
            <div className="error" role="alert">
              <strong>{w.notReady}</strong>
              <ul className="problems">
                {problems.map((p) => (
                  <li key={p.field}>
                    {words.fields[p.field] ?? p.field} {p.message}.
                  </li>
                ))}
              </ul>
            </div>
          ) : (
            <Problem error={freeze.error} />
          )}
          {(draft === undefined || candidate) && kinds.length > 0 ? (
            <>
              {props.kind === undefined && kinds.length > 1 ? (
                <fieldset className="kinds">
                  <legend>{w.kind}</legend>
                  {kinds.map((k) => (
                    <div key={k} className="kind-choice">
                      <input
                        type="radio"
                        id={`${id}-${k}`}
                        name={`${id}-kind`}
                        checked={k === kind}
                        onChange={() => setKind(k)}
                      />
                      <label htmlFor={`${id}-${k}`}>
                        <strong>{words.kinds[k]}</strong> <span className="help">{words.kindHelp[k]}</span>
                      </label>
                    </div>
                  ))}
                </fieldset>
              ) : null}
              {deadly ? <p className="error">{w.killWarns}</p> : null}
              {deadly ? <NotOurs notOurs={notOurs} choose={setNotOurs} /> : null}
              {timed ? (
                <fieldset className="kinds">
                  <legend>{w.when}</legend>
                  <label className="kind-choice">
                    <input type="radio" name={`${id}-when`} checked={!later} onChange={() => setLater(false)} />
                    {w.now}
                  </label>
                  <label className="kind-choice">
                    <input type="radio" name={`${id}-when`} checked={later} onChange={() => setLater(true)} />
                    {w.later}
                  </label>
                  {later ? (
                    <div className="row">
                      <input
                        className="input grow"
                        type="datetime-local"
                        aria-label={w.at}
                        value={at}
                        onChange={(e) => setAt(e.target.value)}
                      />
                      <span className="zone">{zoneLabel(zone)}</span>
                    </div>
                  ) : null}
                </fieldset>
              ) : null}
              {kind === undefined ? null : (
                <Aim
                  kind={kind}
                  chain={chain}
                  target={target}
                  aboutVersion={aboutVersion}
                  withWords={draft !== undefined}
                  onAim={(next, version) => setAim({ target: next, aboutVersion: version })}
                />
              )}
              {target === 'chain' ? (
                <>
                  <Problem error={graph.error} />
                  {graph.data ? (
                    <ChainTree
                      graph={graph.data}
                      chosen={chosen}
                      onToggle={(storyId) => {
                        const next = new Set(toggled)
                        if (!next.delete(storyId)) next.add(storyId)
                        setToggled(next)
                      }}
                    />
                  ) : null}
                </>
              ) : null}
              {kind === undefined ? null : (
                <Channels kind={kind} chain={chain} channels={channels} onChange={setChannels} />
              )}
              {rule && rule.notice !== 'none' ? (
                <div className="field">
                  <label htmlFor={`${id}-notice`}>
                    {w.notice}
                    {rule.notice === 'required' ? ' *' : ''}
                  </label>
                  <textarea
                    id={`${id}-notice`}
                    className="input notice"
                    rows={3}
                    value={notice}
                    dir={directionOf(language)}
                    required={rule.notice === 'required'}
                    aria-describedby={`${id}-notice-help`}
                    onChange={(e) => setNotice(e.target.value)}
                  />
                  <p className="help" id={`${id}-notice-help`}>
                    {(w.noticeHelp as Readonly<Record<string, string>>)[kind ?? ''] ?? w.noticeHelp.other}
                  </p>
                </div>
              ) : null}
              {kind !== undefined && rule && rule.notice !== 'none' && isNoticeKind(kind) ? (
                <NoticeWords
                  storyId={chain.story.id}
                  kind={kind}
                  reason={notice}
                  candidateId={candidate?.id}
                  language={language}
                  edited={edited}
                  onEdit={setEdited}
                />
              ) : null}
              {fresh.data && fresh.data.editsSince > 0 ? (
                <p className="error">{w.edits(fresh.data.editsSince)}</p>
              ) : null}
              <section aria-label={w.goesTo} className="plan-section">
                <h3>{w.goesTo}</h3>
                {plan.isFetching && !plan.data ? <p role="status">{w.planning}</p> : null}
                <Problem error={plan.error} />
                {plan.data ? <PlanView plan={plan.data} digest={candidate?.digest} /> : null}
              </section>
              <ApprovalNeed approval={approval} />
              {changes.data ? (
                <details className="changes">
                  <summary>{w.changes}</summary>
                  <DifferencesView differences={changes.data} language={language} />
                </details>
              ) : null}
              {deadly ? (
                <div className="field">
                  <label htmlFor={`${id}-typed`}>{w.typeKill}</label>
                  <input
                    id={`${id}-typed`}
                    className="input"
                    autoComplete="off"
                    value={typed}
                    onChange={(e) => setTyped(e.target.value)}
                  />
                </div>
              ) : null}
            </>
          ) : null}
          <Problem error={release.error} />
          <div className="dialog-foot sticky">
            <button className="button" type="button" onClick={onClose}>
              {words.cancel}
            </button>
            {stale ? (
              <button className="button primary" type="button" onClick={() => void lookAgain()}>
                {w.stale}
              </button>
            ) : (
              <button
                className={rule?.to === 'usable' ? 'button primary' : 'button danger'}
                type="button"
                disabled={!mayConfirm}
                onClick={() => release.mutate()}
              >
                {plan.data?.scheduled === true
                  ? w.scheduleFor(fullTime(plan.data.effectiveAt, zone))
                  : target === 'chain' && kind !== undefined && chosen.size > 1
                    ? w.chainConfirm(words.kinds[kind], chosen.size)
                    : confirm}
              </button>
            )}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
