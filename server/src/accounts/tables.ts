import type { ColumnType, Generated } from 'kysely'

type Stamp = ColumnType<Date, never, never>

export type SessionLevel = 'enrolling' | 'full'
export type SignInMethod = 'link' | 'passkey' | 'password' | 'demo'
export type LinkPurpose = 'invitation' | 'sign-in'

/** Only the columns that our own queries use; better-auth writes the others. */
export type AccountTables = {
  account: {
    id: Generated<string>
    name: string
    email: string
    disabled_at: Date | null
    created_at: Stamp
    updated_at: ColumnType<Date, never, Date>
  }
  session: {
    id: string
    account_id: string
    token: string
    level: SessionLevel
    method: SignInMethod
    agent: string
    ip_address: string | null
    signed_in_at: Date
    seen_at: Date
    expires_at: Date
  }
  passkey: {
    id: string
    account_id: string
    name: string | null
    credential_id: string
    device_type: string
    backed_up: boolean
    created_at: Date | null
  }
  challenge: { id: string; expires_at: Date }
  account_link: {
    digest: Buffer
    account_id: string
    purpose: LinkPurpose
    issued_by: string
    issued_at: Stamp
    expires_at: Date
    used_at: Date | null
    void_at: Date | null
  }
  audit_entry: {
    id: Generated<number>
    at: Stamp
    actor: string
    action: string
    target: string | null
    data: ColumnType<Record<string, unknown>, string, never>
  }
}
