/** Collects findings with their place and path. */
import type { XmlElement } from '../../xml/read.ts'
import type { Finding } from '../types.ts'
import { type G2Rule, severityOf } from './rules.ts'

/** More findings of one rule than anybody reads. */
const MOST_OF_A_RULE = 100

export class Report {
  readonly findings: Finding[] = []
  readonly #path: XmlElement[] = []
  readonly #counts = new Map<string, number>()

  /** Runs a check of what is inside an element. */
  within(element: XmlElement, check: () => void): void {
    this.#path.push(element)
    check()
    this.#path.pop()
  }

  /** @param element that the finding is about, at the end of the path or below it */
  find(rule: G2Rule, element: XmlElement, message: string, value?: string): void {
    const count = (this.#counts.get(rule) ?? 0) + 1
    this.#counts.set(rule, count)
    if (count > MOST_OF_A_RULE) return
    const names = this.#path.map(({ name }) => name)
    if (this.#path.at(-1) !== element) names.push(element.name)
    this.findings.push({
      rule,
      severity: severityOf(rule),
      message,
      line: element.line,
      column: element.column,
      path: names.join('/'),
      ...(value === undefined ? {} : { value: value.slice(0, 200) }),
    })
  }
}
