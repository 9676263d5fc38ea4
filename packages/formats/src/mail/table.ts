/** Where each header field of a message stands in the exchange model. Fields that no row names travel as extensions. */

/** How a value becomes a member of the model, and back. */
export type FieldShape =
  /** `<left@right>` to the URI `mid:left@right` (RFC 2392). */
  | 'message-id'
  | 'message-ids'
  /** RFC 5322 date to an RFC 3339 instant with the same offset. */
  | 'date'
  | 'dates'
  | 'subject'
  /** Mailboxes to persons with a contact of kind email. */
  | 'people'
  | 'addresses'
  | 'reply-to'
  | 'organisation'
  | 'keywords'
  | 'language'
  | 'list'
  | 'priority'
  | 'comment'
  /** Ours: what the model has and mail has no field for. */
  | 'text'
  | 'pub-status'

export interface HeaderRow {
  /** As it is written; compared without regard to case. */
  readonly field: string
  /** Member of NewsItem, or of `transmission`. */
  readonly model: string
  readonly as: FieldShape
}

export const HEADERS: readonly HeaderRow[] = [
  { field: 'Message-ID', model: 'guid', as: 'message-id' },
  { field: 'Date', model: 'versionCreated', as: 'date' },
  { field: 'Subject', model: 'headlines', as: 'subject' },
  { field: 'From', model: 'creators', as: 'people' },
  { field: 'Reply-To', model: 'creators', as: 'reply-to' },
  { field: 'Sender', model: 'transmission.sender', as: 'addresses' },
  { field: 'Organization', model: 'provider', as: 'organisation' },
  { field: 'To', model: 'transmission.destinations', as: 'addresses' },
  { field: 'Cc', model: 'transmission.destinations', as: 'addresses' },
  { field: 'List-Id', model: 'transmission.channels', as: 'list' },
  { field: 'Importance', model: 'transmission.priority', as: 'priority' },
  { field: 'X-Priority', model: 'transmission.priority', as: 'priority' },
  { field: 'In-Reply-To', model: 'links', as: 'message-ids' },
  { field: 'References', model: 'links', as: 'message-ids' },
  { field: 'Keywords', model: 'keywords', as: 'keywords' },
  { field: 'Comments', model: 'edNotes', as: 'comment' },
  { field: 'Content-Language', model: 'language', as: 'language' },
  { field: 'Expires', model: 'expires', as: 'dates' },
  { field: 'News-Guid', model: 'guid', as: 'text' },
  { field: 'News-Version', model: 'version', as: 'text' },
  { field: 'News-Status', model: 'pubStatus', as: 'pub-status' },
  { field: 'News-Slugline', model: 'sluglines', as: 'text' },
  { field: 'News-Byline', model: 'bylines', as: 'text' },
  { field: 'News-Embargo', model: 'embargo', as: 'date' },
  { field: 'News-Urgency', model: 'urgency', as: 'text' },
  { field: 'News-Signal', model: 'signals', as: 'text' },
  { field: 'News-Supersedes', model: 'release.supersedes', as: 'text' },
]

/** Fields that tell how one copy of the message travelled, or how its bytes are packed: nothing of the news. */
export const TRANSPORT =
  /^(?:received|return-path|delivered-to|envelope-to|x-original-to|x-received|mime-version|content-(?:type|transfer-encoding|disposition|id|length|description)|dkim-signature|domainkey-signature|authentication-results|arc-.*|received-spf|x-google-.*|x-gm-.*|x-ms-exchange-.*|x-spam.*|x-virus.*|x-mailer|user-agent|thread-(?:topic|index)|bcc|status|x-status|x-keywords|x-uidl|x-mozilla-.*|lines|list-(?:unsubscribe|unsubscribe-post|help|post|subscribe|owner|archive)|precedence|errors-to|autocrypt|feedback-id|x-ses-.*|x-sg-.*|x-mailgun-.*|x-mc-.*|x-mandrill-.*|x-report-abuse.*|x-proofpoint.*|x-mimecast.*|x-forefront.*|x-microsoft.*)$/i
