/** Draws docs/release-kinds.md from the release table; `--check` fails when the file is not what the table says. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EFFECT_MEANINGS, OUTPUTS } from '../packages/news/src/effects.ts'
import { RELEASE_KINDS, RELEASE_TABLE } from '../packages/news/src/release.ts'

const OUTPUT_NAMES = { jsonLd: 'JSON-LD' } as Readonly<Record<string, string>>
const nameOf = (output: string) => OUTPUT_NAMES[output] ?? output

export function drawReleaseKinds(): string {
  const rows = RELEASE_KINDS.map((kind) => {
    const r = RELEASE_TABLE[kind]
    const rank = r.rank === null ? 'urgency' : String(r.rank)
    return `| ${kind} | ${r.meaning} | ${r.from.join(', ')} | ${r.to} | ${rank} | ${r.content} | ${r.notice} | ${r.targets.join(', ')} | ${r.relists ? 'yes' : 'no'} | ${r.wire ? r.audience : 'nobody'} | \`${r.right}\` |`
  })
  const effects = RELEASE_KINDS.map(
    (kind) => `| ${kind} | ${OUTPUTS.map((output) => RELEASE_TABLE[kind].effects[output]).join(' | ')} |`,
  )
  const meanings = OUTPUTS.map((output) => {
    const lines = Object.entries(EFFECT_MEANINGS)
      .filter(([key]) => key.startsWith(`${output}: `))
      .map(([key, meaning]) => `- \`${key.slice(output.length + 2)}\`: ${meaning}`)
    return `**${nameOf(output)}**\n\n${lines.join('\n')}`
  })
  return `# Release kinds

Drawn from \`packages/news/src/release.ts\` by \`node scripts/release-kinds.ts\`; a test compares them.

| kind | meaning | allowed from | pubStatus after | rank | content | notice | aimed at | top of lists | subscribers | right |
|---|---|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Rank is the order on every channel, 0 first; "urgency" means that the story's own urgency decides. A rank is "at least": the
correction of a flash goes as early as the flash. \`scheduled\` is a story whose first release waits for its time; \`unreleased\` one
that has none; \`deindexed\` one that is readable and in no list. A canceled story can only be removed, a removed one stays so.
\`entitled\` are subscribers whose product holds the story, \`holders\` those who were sent any version of it; every release but a
hold, kill, withdrawal, note, de-indexing, anonymising or removal goes to both.

## What each output shows afterwards

On the channels of the release; a notice goes wherever any version of the story went. What \`deindex\` took out of the lists stays
out of them after other kinds, until \`clear\`. A story withdrawn before its time was never public: its address answers 404.
A test holds page, feed, search, sitemap, JSON-LD and wire to each cell (\`server/src/site/effects.db.test.ts\`).

| kind | ${OUTPUTS.map(nameOf).join(' | ')} |
|---|${OUTPUTS.map(() => '---|').join('')}
${effects.join('\n')}

${meanings.join('\n\n')}
`
}

const file = join(import.meta.dirname, '..', 'docs', 'release-kinds.md')
if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--check')) process.exitCode = readFileSync(file, 'utf8') === drawReleaseKinds() ? 0 : 1
  else writeFileSync(file, drawReleaseKinds())
}
