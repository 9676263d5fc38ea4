/** In the editor's bar: whether what was frozen is approved, and what was typed since, which is not. */
import { Link } from '@tanstack/react-router'
import { namesOf, useDraftApproval } from './api.ts'
import { words } from './words.ts'
import './approval.css'

const w = words.bar

export function ApprovalBar({ draftId }: { readonly draftId: string }) {
  const { approval, edits } = useDraftApproval(draftId).data ?? {}
  if (!approval) return null
  const tone = approval.state === 'approved' ? 'good' : approval.state === 'open' ? 'warn' : 'danger'
  const label =
    approval.state === 'approved' ? w.approved : approval.state === 'open' ? w.frozen : words.states[approval.state]
  return (
    <span className="approval-bar" role="status" aria-label={w.label}>
      <Link className={`tag ${tone}`} to="/approvals/$approvalId" params={{ approvalId: approval.id }}>
        {label}
      </Link>
      {edits && edits.groups > 0 ? (
        <span className="tag danger" title={w.detail(edits.added, edits.removed, namesOf(edits.by))}>
          {w.edits(edits.groups)}
          <span className="visually-hidden"> ({w.detail(edits.added, edits.removed, namesOf(edits.by))})</span>
        </span>
      ) : null}
    </span>
  )
}
