import type { DifferencesAnswer } from '../../../../server/src/release/index.ts'
import { directionOf } from '../setting.ts'
import { words } from '../words.ts'
import './differences.css'

const w = words.chain
type Parts = DifferencesAnswer['blocks'][number]['parts']

function Runs({ parts }: { readonly parts: Parts }) {
  return (
    <>
      {parts.map((part, index) =>
        part.is === 'added' ? (
          // Runs have no identity but their place; they are drawn once.
          // oxlint-disable-next-line react/no-array-index-key
          <ins key={index}>{part.text}</ins>
        ) : part.is === 'removed' ? (
          // oxlint-disable-next-line react/no-array-index-key
          <del key={index}>{part.text}</del>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index}>{part.text}</span>
        ),
      )}
    </>
  )
}

interface DifferencesViewProps {
  readonly differences: DifferencesAnswer
  readonly language: string
}

/** Changed fields, then the copy with what went and what came; runs of unchanged paragraphs are folded. */
export function DifferencesView({ differences, language }: DifferencesViewProps) {
  const { fields, blocks } = differences
  const direction = directionOf(language)
  if (fields.length === 0 && blocks.every((b) => b.is === 'same')) return <p className="help">{w.nothing}</p>
  const runs: { same: boolean; from: number; blocks: typeof blocks }[] = []
  for (const [index, block] of blocks.entries()) {
    const same = block.is === 'same'
    const last = runs.at(-1)
    if (last && last.same === same) last.blocks.push(block)
    else runs.push({ same, from: index, blocks: [block] })
  }
  return (
    <div className="differences">
      {fields.length === 0 ? null : (
        <dl className="diff-fields">
          {fields.map(({ field, parts }) => (
            <div key={field}>
              <dt>{words.fields[field] ?? field}</dt>
              <dd dir={direction} lang={language}>
                <Runs parts={parts} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="diff-copy" dir={direction} lang={language}>
        {runs.map((run) =>
          run.same && run.blocks.length > 1 ? (
            <details key={run.from} className="diff-same">
              <summary dir="ltr" lang="en">
                {run.blocks.length} {w.unchanged}
              </summary>
              {run.blocks.map((block, index) => (
                // oxlint-disable-next-line react/no-array-index-key
                <p key={run.from + index}>
                  <Runs parts={block.parts} />
                </p>
              ))}
            </details>
          ) : (
            run.blocks.map((block, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <p key={run.from + index} className="diff-block" data-is={block.is} data-type={block.type}>
                <Runs parts={block.parts} />
                {block.is === 'restyled' ? <span className="tag">{w.restyled}</span> : null}
              </p>
            ))
          ),
        )}
      </div>
    </div>
  )
}
