/** Draws docs/release-kinds.md from the release table; `--check` fails when the file is not what the table says. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RELEASE_KINDS, RELEASE_TABLE } from '../packages/news/src/release.ts'

const MEANING: Readonly<Record<(typeof RELEASE_KINDS)[number], string>> = {
  publish: 'first release of a story',
  update: 'new content: lead, writethru, add',
  correct: 'something was wrong; the notice says what, and what is right',
  refile: 'minor mend that changes no fact',
  repeat: 'sent again unchanged',
  hold: 'not to be used while it is checked',
  clear: 'the check ended; use again',
  kill: 'never to be used; to be removed wherever it was',
  withdraw: 'taken back without being wrong, or before its time',
  'embargo-lift': 'released before the time that was set',
  archive: 'history under its original time',
}

export function drawReleaseKinds(): string {
  const rows = RELEASE_KINDS.map((kind) => {
    const r = RELEASE_TABLE[kind]
    const rank = r.rank === null ? 'urgency' : String(r.rank)
    return `| ${kind} | ${MEANING[kind]} | ${r.from.join(', ')} | ${r.to} | ${rank} | ${r.content} | ${r.notice} | ${r.relists ? 'yes' : 'no'} | ${r.wire ? 'yes' : 'no'} | \`${r.right}\` |`
  })
  return `# Release kinds

Drawn from \`packages/news/src/release.ts\` by \`node scripts/release-kinds.ts\`; a test compares them.

| kind | meaning | allowed from | state after | rank | content | notice | top of lists | wire | right |
|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Rank is the order of transport, 0 first; "urgency" means that the story's own urgency decides. \`scheduled\` is a story whose first
release waits for its time; \`unreleased\` one that has none. A canceled story stays canceled.
`
}

const file = join(import.meta.dirname, '..', 'docs', 'release-kinds.md')
if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) process.exitCode = readFileSync(file, 'utf8') === drawReleaseKinds() ? 0 : 1
  else writeFileSync(file, drawReleaseKinds())
}
