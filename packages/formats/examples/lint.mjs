// What clients will stumble over: node lint.mjs [FILE...]
import { readFile } from 'node:fs/promises'
import { lint, LINT_RULES } from '@dateline/formats'

const files = process.argv.length > 2 ? process.argv.slice(2) : [new URL('samples/sitemap.xml', import.meta.url)]
for (const file of files) {
  const { format, findings } = lint(await readFile(file), { name: String(file) })
  console.log(`${format}: ${findings.length}`)
  for (const { line, rule, message } of findings)
    console.log(`${line}: ${rule} ${message}\n  ${LINT_RULES.find((r) => r.id === rule)?.mend}`)
}
