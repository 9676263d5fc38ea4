/** Draws docs/lint-rules.md from the rules of the linter; `--check` fails when the file is not what they say. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RULE_CHAPTERS } from '../packages/formats/src/lint/registry.ts'

const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ').replace(/</g, '&lt;')

export function drawLintRules(): string {
  const chapters = RULE_CHAPTERS.map(({ title, rules }) => {
    const rows = rules.map(
      (r) =>
        `| ${r.id} | ${r.severity} | ${cell(r.title)} | ${cell(r.why)} | ${cell(r.mend)} | ${cell(r.source ?? '')} |`,
    )
    return `## ${title}\n\n| rule | severity | what | why | how to mend | source |\n| --- | --- | --- | --- | --- | --- |\n${rows.join('\n')}`
  })
  return `# Rules of the linter

Drawn from \`packages/formats/src/lint\` by \`node scripts/lint-rules.ts\`; a test compares them. \`./dateline lint FILE...\` checks
documents by them. Ids are stable: a rule that goes is not replaced by another under its number.

${chapters.join('\n\n')}
`
}

const file = join(import.meta.dirname, '..', 'docs', 'lint-rules.md')
if (process.argv[1] === import.meta.filename) {
  const drawn = drawLintRules()
  if (process.argv.includes('--check')) {
    if (readFileSync(file, 'utf8') !== drawn) {
      process.stderr.write('docs/lint-rules.md is not what the rules say; run node scripts/lint-rules.ts\n')
      process.exitCode = 1
    }
  } else writeFileSync(file, drawn)
}
