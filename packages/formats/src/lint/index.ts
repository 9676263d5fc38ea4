/** The linter: says of a document what a client will stumble over, by numbered rules (docs/lint-rules.md). */
import { readItems } from '../convert.ts'
import { detectFormat } from '../detect.ts'
import type { DetectedFormat } from '../formats.ts'
import { decodeText } from '../encoding.ts'
import { decodeWire } from '../iptc-7901/charset.ts'
import { FormatError } from '../problem.ts'
import { DEFAULT_LIMITS, type Limits } from '../types.ts'
import { common, findingsOf } from './common.ts'
import { LINTERS } from './registry.ts'
import type { Finding } from './types.ts'

export { LINT_RULES, RULE_CHAPTERS } from './registry.ts'
export type { Finding, LintRule } from './types.ts'

export interface LintOptions {
  /** Name of the document in messages. */
  readonly name: string
  /** Check as this format, whatever the content looks like. */
  readonly format?: DetectedFormat
  readonly limits?: Partial<Limits>
}

export interface LintResult {
  readonly format: DetectedFormat
  /** In the order of their places. */
  readonly findings: readonly Finding[]
}

/**
 * Checks a document. A format without rules of its own is read, and what reading complains of is what is found.
 * @param bytes the document as it came
 * @returns its format and what was found. Never throws for bad input.
 */
export function lint(bytes: Uint8Array, options: LintOptions): LintResult {
  const limits: Limits = { ...DEFAULT_LIMITS, ...options.limits }
  const { name } = options
  const format = options.format ?? detectFormat(bytes)
  const linter = LINTERS.find((l) => l.formats.includes(format))
  if (linter === undefined || bytes.length > limits.bytes)
    return { format, findings: findingsOf(readItems(bytes, { name, limits, format }).entries) }
  try {
    const { text, note, encoding } = format === 'iptc-7901' ? decodeWire(bytes) : decodeText(bytes)
    const found = linter.lint({ bytes, text }, { name, limits })
    return { format, findings: note === undefined ? found : [common('DOC-003', note, 'line 1', encoding), ...found] }
  } catch (error) {
    if (error instanceof FormatError)
      return { format, findings: [common('DOC-001', `${name}: ${error.message}`, error.place, error.code)] }
    const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    const message = `${name}: the linter failed on this document (${detail}); keep the bytes and report it`
    return { format, findings: [common('DOC-001', message, 'the whole document', 'reader-defect')] }
  }
}
