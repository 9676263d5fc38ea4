/** What a linter rule says, and what a rule finds. Rules are data: a test may read them, a page may list them. */

export interface LintRule {
  /** Stable: `NINJS-101`. The hundreds group the rules of a format. */
  readonly id: string
  readonly severity: 'error' | 'warning'
  readonly title: string
  /** What goes wrong at a client when it is left. */
  readonly why: string
  /** What to do. */
  readonly mend: string
  /** Document and section that asks for it. */
  readonly source?: string
}

export interface Finding {
  /** Id of the rule. */
  readonly rule: string
  readonly severity: LintRule['severity']
  readonly message: string
  /** Counted from 1. */
  readonly line?: number
  readonly column?: number
  /** JSON pointer or element path. */
  readonly path?: string
  /** The value that it is about, cut to 200 characters. */
  readonly value?: string
}
