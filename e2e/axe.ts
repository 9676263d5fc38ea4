import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds on a page as it is now.
 * @param rules only these; absent: all of them, WCAG and best practice
 * @returns one line a finding: rule and the first place it was met at
 */
export async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(source)
  const options = rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`)
  return results.violations.map((v) => `${v.id} at ${v.nodes[0]?.target.join(' ') ?? '?'} (${v.nodes.length})`)
}
