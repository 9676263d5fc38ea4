import type { Finding } from '@dateline/formats'
import { type Command, EXIT, progress, print, text, usageError } from './command.ts'
import { eachDocument } from './convert.ts'
import { type DocumentSource, endQuietly, findDocuments, put } from './documents.ts'
import { capOption, fromOption, INPUTS, isNamed } from './format-options.ts'
import { FormatPool, type Outcome } from './format-pool.ts'
import type { Sink } from './sinks.ts'

export const command: Command = {
  usage: 'lint FILE... [--json] [options]',
  summary: 'Say what clients will stumble over in documents of news formats, by numbered rules.',
  details: `Files, folders and - for standard input. Each finding is one line:
  file:line:column severity rule message
docs/lint-rules.md says of every rule why it is one and how to mend what it finds; so does --rule ID. The exit code is 1 when
an error was found or a file could not be read, 0 when there are only warnings.`,
  options: {
    ...INPUTS,
    json: { type: 'boolean', help: 'One JSON object a line for each file: {"file", "format", "findings": [...]}.' },
    rule: { type: 'string', value: 'ID', help: 'Explain a rule.' },
  },
  args: { min: 0, max: Number.MAX_SAFE_INTEGER },
  async run(input) {
    const id = text(input, 'rule')
    if (id !== undefined) return explain(id)
    if (!isNamed(input)) throw usageError('Name the files to check; - is standard input.')
    const from = fromOption(input)
    const now = new Date().toISOString()
    const pool = new FormatPool(
      { task: 'lint', to: 'ninjs', now, ...(from === undefined ? {} : { from }) },
      capOption(input),
    )
    endQuietly()
    try {
      const sink = new FindingSink(input.options['json'] === true)
      await eachDocument(pool, findDocuments(input.args, text(input, 'files-from')), sink)
      sink.sum()
      return sink.errors > 0 || sink.files === 0 ? EXIT.failed : EXIT.ok
    } finally {
      await pool.close()
    }
  },
}

async function explain(id: string): Promise<number> {
  const { LINT_RULES } = await import('@dateline/formats')
  const rule = LINT_RULES.find((r) => r.id.toLowerCase() === id.toLowerCase())
  if (rule === undefined) throw usageError(`There is no rule ${id}.`, 'docs/lint-rules.md lists them.')
  print(`${rule.id} (${rule.severity}): ${rule.title}\n\n${rule.why}\n${rule.mend}`)
  if (rule.source !== undefined) print(`\n${rule.source}`)
  return EXIT.ok
}

class FindingSink implements Sink {
  readonly #json: boolean
  errors = 0
  warnings = 0
  files = 0

  constructor(json: boolean) {
    this.#json = json
  }

  async take({ file }: DocumentSource, outcome: Outcome): Promise<boolean> {
    this.files += 1
    if (outcome.findings === undefined) {
      this.errors += 1
      const [error] = outcome.problems
      return this.#json
        ? put(`${JSON.stringify({ file, error })}\n`)
        : put(`${file}:1:1 error ${error?.code ?? ''} ${error?.message ?? ''}\n`)
    }
    for (const { severity } of outcome.findings) {
      if (severity === 'error') this.errors += 1
      else this.warnings += 1
    }
    if (this.#json) return put(`${JSON.stringify({ file, format: outcome.format, findings: outcome.findings })}\n`)
    const lines = outcome.findings.map((finding) => describe(file, finding))
    return lines.length === 0 ? true : put(`${lines.join('\n')}\n`)
  }

  sum(): void {
    if (this.#json) return
    const { files, errors, warnings } = this
    progress(
      `${files} ${files === 1 ? 'file' : 'files'}: ${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}.`,
    )
  }
}

function describe(file: string, { line, column, severity, rule, message, path }: Finding): string {
  const where = path === undefined || line !== undefined ? '' : ` at ${path}`
  return `${file}:${line ?? 1}:${column ?? 1} ${severity} ${rule} ${message}${where}`.replace(
    /[\u0000-\u001f\u007f]+/g,
    ' ',
  )
}
