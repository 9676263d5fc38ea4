import type { ApprovalSummary } from '../../../../server/src/release/index.ts'
import { shortTime } from '../setting.ts'
import { words as w } from './words.ts'

/** Why a rule holds: its name, its sentence, and the words it found. */
export function Reasons({ reasons }: { readonly reasons: ApprovalSummary['reasons'] }) {
  return (
    <ul className="approval-reasons">
      {reasons.map((r) => (
        <li key={r.rule}>
          <strong>{r.name}</strong> {r.why}
          {r.words ? <span className="help"> {w.need.words(r.words.join(', '))}</span> : null}
        </li>
      ))}
    </ul>
  )
}

/** Who has been told, who has opened it, and what they said. */
export function People({ approval }: { readonly approval: ApprovalSummary }) {
  return (
    <table className="approval-people">
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{w.need.person}</span>
          </th>
          <th scope="col">{w.need.told}</th>
          <th scope="col">{w.need.opened}</th>
          <th scope="col">{w.need.answered}</th>
        </tr>
      </thead>
      <tbody>
        {approval.seen.map((s) => {
          const answers = approval.answers.filter((a) => a.by.id === s.by.id)
          const last = answers.at(-1)
          return (
            <tr key={s.by.id}>
              <th scope="row">{s.by.name}</th>
              <td>{s.toldAt === null ? '–' : shortTime(s.toldAt)}</td>
              <td>{s.openedAt === null ? w.need.notYet : shortTime(s.openedAt)}</td>
              <td>
                {last ? (
                  <>
                    <span className={last.answer === 'given' ? 'tag good' : 'tag danger'}>
                      {last.answer === 'given' ? w.states.approved : w.states.refused}
                    </span>{' '}
                    <span dir="auto">{last.reason}</span>
                  </>
                ) : (
                  w.need.notYet
                )}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
