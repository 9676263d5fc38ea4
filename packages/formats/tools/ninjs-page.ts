/** Writes docs/ninjs.md from the tables that the codec follows: `node packages/formats/tools/ninjs-page.ts`. */
import { writeFileSync } from 'node:fs'
import { SENDER_MEMBERS, STATUSES } from '../src/ninjs/dialects.ts'
import { NINJS_LOSSES } from '../src/ninjs/losses.ts'
import {
  ALT_ROWS,
  DESCRIPTION_LISTS,
  DESCRIPTION_ROLES,
  ITEM_ROWS,
  PARTY_ROLE,
  RENDITION_ROWS,
  TERM_LISTS,
  TERM_REL,
} from '../src/ninjs/table.ts'

const code = (text: string | undefined) => (text === undefined ? '' : `\`${text}\``)
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

/** The text of docs/ninjs.md. */
export function ninjsPage(): string {
  const losses = new Map<string, { field: string; effect: string; why: string; versions: string[] }>()
  for (const { format, field, effect, why, when } of NINJS_LOSSES) {
    const reason = when === undefined ? why : `${why} (${when})`
    const key = `${field} ${effect} ${reason}`
    const row = losses.get(key) ?? { field, effect, why: reason, versions: [] }
    row.versions.push(format.slice('ninjs-'.length))
    losses.set(key, row)
  }
  return `# ninjs and the exchange model

Written by \`tools/ninjs-page.ts\` from the tables that the codec follows (\`src/ninjs/table.ts\`, \`dialects.ts\`, \`losses.ts\`).
Members are matched without regard to case. The rules of the linter are in docs/lint-rules.md of the repository.

## Members

${table(
  ['NewsItem', '3.x', '2.x', '1.x', 'also read', 'value'],
  ITEM_ROWS.map((row) => [
    code(row.model),
    code(row.three),
    code(row.two),
    code(row.one),
    (row.also ?? []).map(code).join(' '),
    row.as,
  ]),
)}

Beside these, 1.x names copy by role and form (\`headline_sub\`, \`description_caption_text\`, \`body_html\`), has one \`wordcount\` and
\`charcount\`, and writes renditions, associations and alternative ids as objects by their names.

## Concepts

${table(
  ['list', 'nature'],
  TERM_LISTS.map(({ list, type }) => [code(list), code(type)]),
)}

Under these words of \`rel\` a concept goes to another list of the model: ${Object.values(TERM_REL).map(code).join(', ')}. Among the
info sources these words of \`role\` tell the party: ${Object.values(PARTY_ROLE).map(code).join(', ')}. 1.x splits the URI into
\`scheme\` and \`code\`. A code whose scheme nobody knows keeps its QCode in a URI \`dateline:qcode/...\`.

## Copy

A body goes out as HTML and as text; read again, the text that says the same is left out. Descriptions:
${[...DESCRIPTION_ROLES].map(([uri, word]) => `${code(word)} is ${code(uri)}`).join(', ')}; ${Object.entries(
    DESCRIPTION_LISTS,
  )
    .map(([list, word]) => `${code(word)} goes to ${code(list)}`)
    .join(', ')}.

## Renditions

${table(
  ['Rendition', '3.x', 'also read', 'since'],
  RENDITION_ROWS.map((row) => [
    code(row.model),
    code(row.three),
    (row.also ?? []).map(code).join(' '),
    row.since3 === true ? '3.x' : '',
  ]),
)}

## Alternative ids of ours

What ninjs has no member for travels there, since its schema is closed everywhere else.

${table(
  ['NewsItem', 'role', 'value'],
  [
    ...ALT_ROWS.map((row) => [code(row.model), code(row.role), row.as]),
    ['an embargo without an end', code('dateline:embargo'), '`open`; the item is `withheld`'],
    ['a kind that `type` cannot say', code('dateline:kind'), 'text'],
    ['a truncated `contentCreated`', code('dateline:content_created'), 'text'],
    ['`rel` of an association in 2.x and 1.x', code('dateline:rel'), 'text'],
    ['a member that the generation lacks', code('dateline:member/NAME'), 'JSON'],
    ['a member that no version has', code('dateline:extension/PATH/NAME'), 'JSON'],
  ],
)}

## Senders' own members

${table(
  ['member', 'read as'],
  [...SENDER_MEMBERS].map(([name, member]) => [
    code(name),
    [member.as, ...('field' in member ? [member.field] : []), ...('scale' in member ? [member.scale] : [])].join(' '),
  ]),
)}

Publication status: ${[...STATUSES].map(([word, status]) => `${code(word)} is ${status}`).join(', ')}; anything else is refused.

## What is lost

${table(
  ['NewsItem', 'effect', 'versions', 'why'],
  [...losses.values()].map((row) => [code(row.field), row.effect, row.versions.join(', '), row.why]),
)}
`
}

if (import.meta.main) writeFileSync(new URL('../docs/ninjs.md', import.meta.url), ninjsPage())
