import type { Finding } from '../types.ts'
import { RULES, type RuleName } from './rules.ts'
import { type LintNode, pathOf } from './tree.ts'

/** Findings of one document; what a document repeats a thousand times is told a hundred times. */
const OF_ONE_RULE = 100

export class Report {
  readonly findings: Finding[] = []
  private readonly counts = new Map<string, number>()

  /** @param attribute name of the attribute that it is about */
  add(name: RuleName, node: LintNode | undefined, detail: string, value?: string, attribute?: string): void {
    const rule = RULES[name]
    const count = (this.counts.get(name) ?? 0) + 1
    this.counts.set(name, count)
    if (count > OF_ONE_RULE) return
    this.findings.push({
      rule: rule.id,
      severity: rule.severity,
      message: detail === '' ? rule.title : `${rule.title}: ${detail}`,
      ...(node === undefined
        ? {}
        : {
            line: node.line,
            column: node.column,
            path: pathOf(node) + (attribute === undefined ? '' : `/@${attribute}`),
          }),
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
    })
  }

  at(name: RuleName, line: number, column: number, detail: string): void {
    const rule = RULES[name]
    this.findings.push({ rule: rule.id, severity: rule.severity, message: `${rule.title}: ${detail}`, line, column })
  }

  member(name: RuleName, path: string, detail: string, value?: string): void {
    const rule = RULES[name]
    this.findings.push({
      rule: rule.id,
      severity: rule.severity,
      message: detail === '' ? rule.title : `${rule.title}: ${detail}`,
      path,
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
    })
  }
}
