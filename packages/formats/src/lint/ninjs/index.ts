/** The linter for ninjs: structure by the schema of the version, and sense. */
import { isObject, type Json } from '../../ninjs/draft.ts'
import { findItems, isNinjs } from '../../ninjs/envelope.ts'
import { NINJS_VERSIONS, type NinjsVersion } from '../../ninjs/generation.ts'
import { duplicateMembers, JSON_DEPTH, shapeOf, walkJson } from '../../ninjs/json.ts'
import type { Finding } from '../types.ts'
import { Report } from './report.ts'
import { checkSense } from './sense.ts'
import { checkStructure } from './structure.ts'

export { NINJS_RULES } from './rules.ts'

export interface LintNinjsOptions {
  /** Judge by this version, whatever the document says. */
  readonly version?: NinjsVersion
}

interface Standard {
  readonly version: NinjsVersion
  readonly path?: string
  /** True when the document names a version that there is. */
  readonly isKnown: boolean
}

const CAMEL =
  /^(?:pubStatus|versionCreated|firstCreated|altIds|infoSources|usageTerms|copyright(?:Holder|Notice)|embargoedUntil|edNote|representationType|eventDetails|plannedCoverage)$/
const ARRAYS =
  /^(?:headlines|bodies|descriptions|subjects|people|organisations|places|genres|infosources|trustindicators)$/

/** Version that the item says it follows, else the generation that its members are of. */
function standardOf(item: Json): Standard {
  for (const name of ['standard', '$standard']) {
    const said = item[name]
    const version = isObject(said) ? said['version'] : undefined
    if (typeof version !== 'string') continue
    const known = NINJS_VERSIONS.find((one) => one[0] === version.trim()[0])
    const isKnown = known !== undefined && /^[123](?:\.[0-7])?$/.test(version.trim())
    return { version: known ?? '3.2', path: `/${name}/version`, isKnown }
  }
  const names = Object.keys(item)
  if (names.some((name) => CAMEL.test(name))) return { version: '3.2', isKnown: true }
  return { version: names.some((name) => ARRAYS.test(name)) ? '2.2' : '1.6', isKnown: true }
}

function lintItem(item: Json, report: Report, path: string, options: LintNinjsOptions): void {
  const said = standardOf(item)
  const version = options.version ?? said.version
  if (said.path === undefined) report.add('standard', path, 'neither standard nor version is said')
  else if (!said.isKnown)
    report.add('standardVersion', path + said.path, `there is no such version; judged as ${version}`)
  checkStructure(item, version, report, path)
  checkSense(item, version, report, path)
}

function lintText(text: string, lineOffset: number, options: LintNinjsOptions): Finding[] {
  const report = new Report(text, lineOffset)
  const problem = walkJson(text)
  if (problem !== undefined) {
    report.put('json', problem.what, '', problem.offset)
    return report.findings
  }
  if (shapeOf(text).depth > JSON_DEPTH) {
    report.put('shape', `objects and lists are nested more than ${JSON_DEPTH} deep`, '', 0)
    return report.findings
  }
  for (const { name, offset } of duplicateMembers(text))
    report.put('duplicate', `${name.slice(0, 60)} stands twice in one object`, '', offset, name)
  const found = findItems(JSON.parse(text))
  if (found.length === 0) report.add('shape', '', 'there is no item in the document')
  for (const { value, place } of found) {
    const path = place === '/' ? '' : place
    if (isObject(value) && isNinjs(value)) lintItem(value, report, path, options)
    else report.add('shape', path, 'this is no ninjs object')
  }
  return report.findings
}

/**
 * Judges a ninjs document: one item, a list, a wrapper, or one item per line.
 * @param source the text of the document
 * @returns what the rules found, with line and column; empty when all is well. Never throws for bad input.
 */
export function lintNinjs(source: string, options: LintNinjsOptions = {}): Finding[] {
  const text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source
  if (walkJson(text) === undefined) return lintText(text, 0, options)
  const lines = text.split('\n')
  const first = lines.find((one) => one.trim() !== '')
  if (lines.length < 2 || first === undefined || walkJson(first) !== undefined) return lintText(text, 0, options)
  return lines.flatMap((one, index) => (one.trim() === '' ? [] : lintText(one, index, options)))
}
