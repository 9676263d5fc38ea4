/** What the accounts screens ask the server, and the shapes of its answers. */
export interface Grant {
  readonly role: string
  readonly desk: string
}
export interface Person {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly roles: readonly string[]
  readonly grants: readonly Grant[]
  readonly disabledAt: string | null
  readonly frozen: { readonly at: string; readonly by: string; readonly reason: string } | null
  readonly secondPerson: string | null
  readonly passkeys: number
  readonly linkUntil: string | null
}
export interface Role {
  readonly key: string
  readonly name: string
  readonly summary: string
}
export interface OneTimeLink {
  readonly url: string
  readonly expiresAt: string
}
export interface People {
  readonly accounts: readonly Person[]
  readonly roles: readonly Role[]
}
export interface Recovery {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly reason: string
  readonly forget: boolean
  readonly askedByName: string
  readonly mayConfirm: boolean
}
export interface Session {
  readonly id: string
  readonly agent: string
  readonly address: string | null
  readonly deviceFirstSeenAt: string
  readonly signedInAt: string
  readonly seenAt: string
  readonly current: boolean
}

export const moment = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
export const textOf = (value: FormDataEntryValue | null) => (typeof value === 'string' ? value : '')
/** Key of every desk in a grant. */
export const ALL_DESKS = '*'
