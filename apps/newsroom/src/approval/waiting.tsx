/** In the masthead: how many approvals wait for whoever looks, read out when there is one more. */
import { Link } from '@tanstack/react-router'
import { useRight } from '../setting.ts'
import { useApprovals } from './api.ts'
import { words as w } from './words.ts'
import './approval.css'

export function Waiting() {
  const mayRead = useRight('draft:read')
  const waiting = useApprovals('waiting', mayRead).data?.waiting ?? 0
  if (!mayRead) return null
  return (
    <>
      <output className="visually-hidden">{waiting > 0 ? w.someWait(waiting) : ''}</output>
      <Link className="approvals-link" to="/approvals" search={{}}>
        {w.menu}
        {waiting > 0 ? (
          <span className="approvals-count">
            {waiting}
            <span className="visually-hidden"> {w.waiting}</span>
          </span>
        ) : null}
      </Link>
    </>
  )
}
