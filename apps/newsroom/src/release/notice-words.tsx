import type { ReleaseKind } from '@dateline/news'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId } from 'react'
import type { DrawnNoticeAnswer } from '../../../../server/src/release/index.ts'
import { api } from '../api/client.ts'
import { directionOf } from '../setting.ts'
import { words } from '../words.ts'

const w = words.release

/** What a person wrote over the drawn words; undefined where they left them. */
export interface EditedNotice {
  readonly readers?: string
  readonly editors?: string
}

interface NoticeWordsProps {
  readonly storyId: string
  readonly kind: ReleaseKind
  readonly reason: string
  readonly candidateId: string | undefined
  readonly language: string
  readonly edited: EditedNotice
  readonly onEdit: (edited: EditedNotice) => void
}

/** The words that readers and subscribers will be told, drawn from the templates, to be read and changed before confirming. */
export function NoticeWords(props: NoticeWordsProps) {
  const { storyId, kind, candidateId, language, edited, onEdit } = props
  const id = useId()
  const reason = useDeferredValue(props.reason)
  const drawn = useQuery({
    queryKey: ['notice', storyId, kind, candidateId, reason],
    queryFn: () =>
      api.post<DrawnNoticeAnswer>(`/api/newsroom/stories/${storyId}/notice`, { kind, reason, candidateId }),
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  if (!drawn.data || (reason.trim() === '' && drawn.data.editors === '')) return null
  const parts = [
    ['readers', w.toReaders, edited.readers ?? drawn.data.readers, 2],
    ['editors', w.toEditors, edited.editors ?? drawn.data.editors, 5],
  ] as const
  return (
    <details className="drawn-notice" open={kind === 'kill' || kind === 'hold' || kind === 'withdraw'}>
      <summary>{w.drawnWords}</summary>
      {drawn.data.headline === '' ? null : (
        <p className="help" dir={directionOf(language)} lang={language}>
          {w.wireHeadline}: <strong>{drawn.data.headline}</strong>
        </p>
      )}
      {parts.map(([part, label, value, rows]) =>
        value === '' && edited[part] === undefined ? null : (
          <div className="field" key={part}>
            <label htmlFor={`${id}-${part}`}>{label}</label>
            <textarea
              id={`${id}-${part}`}
              className="input notice"
              rows={rows}
              value={value}
              dir={directionOf(language)}
              lang={language}
              onChange={(e) => onEdit({ ...edited, [part]: e.target.value })}
            />
            {edited[part] === undefined ? null : (
              <button
                className="button quiet"
                type="button"
                onClick={() => {
                  const { [part]: _gone, ...rest } = edited
                  onEdit(rest)
                }}
              >
                {w.drawAgain}
              </button>
            )}
          </div>
        ),
      )}
    </details>
  )
}
