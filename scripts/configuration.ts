/** Draws docs/configuration.md from the configuration's schema. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { settings } from '../server/src/platform/config.ts'

export function drawConfiguration(): string {
  const rows = Object.entries(settings).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined)
    // The data folder's default lies in the home of whoever runs this.
    const value = name === 'DATELINE_DATA' ? '~/.dateline/data' : fallback.success ? fallback.data : undefined
    const shown = value === undefined || (Array.isArray(value) && value.length === 0) ? '' : `\`${String(value)}\``
    return `| \`${name}\` | ${shown} | ${schema.description ?? ''} |`
  })
  return `# Configuration

Environment variables. A wrong or unknown \`DATELINE_*\` variable stops the start with one line that names it. Drawn from
\`server/src/platform/config.ts\` by \`node scripts/configuration.ts\`; a test compares them.

| variable | default | meaning |
|---|---|---|
${rows.join('\n')}
`
}

if (process.argv[1] === import.meta.filename) {
  writeFileSync(join(import.meta.dirname, '..', 'docs', 'configuration.md'), drawConfiguration())
}
