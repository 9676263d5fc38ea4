/**
 * Compiles the IPTC's JSON Schemas of ninjs to the compact tables that the linter reads:
 * `node packages/formats/tools/ninjs-schemas.ts DIRECTORY > packages/formats/src/lint/ninjs/schemas.ts`, then format.
 * DIRECTORY holds the schema files. Only names, types and bounds are taken.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Schema {
  readonly type?: string
  readonly format?: string
  readonly enum?: readonly string[]
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean
  readonly unevaluatedProperties?: boolean
  readonly required?: readonly string[]
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly definitions?: Readonly<Record<string, Schema>>
}

interface Table {
  readonly members: Record<string, string>
  readonly patterns: [string, string][]
  readonly required: string[]
  readonly choices: string[][]
  readonly open: boolean
}

const FILES: Readonly<Record<string, string>> = {
  '3.2': 'ninjs-schema_3.2.reconstructed.json',
  '2.2': 'ninjs-schema_2.2.json',
  '1.6': 'ninjs-schema_1.6.json',
}

/** Alternatives of `required`, however deep they stand. */
function choicesOf(schema: Schema): string[][] {
  const direct = schema.oneOf?.map((one) => [...(one.required ?? [])]) ?? []
  const names = direct.flat()
  return [...(names.length > 0 ? [names] : []), ...(schema.anyOf ?? []).flatMap(choicesOf)]
}

function compile(root: Schema): Record<string, Table> {
  const tables: Record<string, Table> = {}
  const definitions = { ...root.$defs, ...root.definitions }
  /** Tables that take the members of another. */
  const derived: [string, string][] = []
  const nameOfRef = (ref: string): string => (ref === '#' ? 'ninjsType' : (ref.split('/').at(-1) ?? ref))
  function typeOf(schema: Schema, path: string): string {
    if (schema.$ref?.includes('geojson.org') === true) return 'geojson'
    if (schema.properties !== undefined || schema.patternProperties !== undefined) {
      add(schema, path)
      return `object ${path}`
    }
    if (schema.$ref !== undefined) {
      const name = nameOfRef(schema.$ref)
      const target = definitions[name]
      if (name === 'ninjsType' || target?.properties !== undefined) return `object ${name}`
      // recurrenceDates is declared a list and a text at once.
      return schema.type === 'array' ? 'never' : typeOf(target ?? {}, name)
    }
    if (schema.enum !== undefined) return `enum ${schema.enum.join('|')}`
    if (schema.type === 'array') return `list ${typeOf(schema.items ?? {}, `${path}.entry`)}`
    if (schema.format === 'uri') return 'uri'
    if (schema.format === 'date-time') return 'instant'
    if (schema.pattern !== undefined) return 'truncated'
    if (schema.type === 'integer' || schema.type === 'number') {
      return schema.minimum === undefined ? schema.type : `${schema.type} ${schema.minimum} ${schema.maximum}`
    }
    return schema.type === 'string' ? 'text' : schema.type === 'object' ? 'holder' : (schema.type ?? 'any')
  }
  function add(schema: Schema, path: string): void {
    const base = schema.$ref === undefined ? undefined : definitions[nameOfRef(schema.$ref)]
    if (base !== undefined) derived.push([path, nameOfRef(schema.$ref ?? '')])
    const members = Object.entries(schema.properties ?? {})
    tables[path] = {
      members: Object.fromEntries(members.map(([name, member]) => [name, typeOf(member, `${path}.${name}`)])),
      patterns: Object.entries(schema.patternProperties ?? {}).map(([pattern, member]) => [
        pattern,
        typeOf(member, `${path}.*`),
      ]),
      required: [...new Set([...(base?.required ?? []), ...(schema.required ?? [])])],
      choices: choicesOf(schema),
      open: path !== 'ninjsType' && schema.additionalProperties !== false && schema.unevaluatedProperties !== false,
    }
  }
  add({ ...(definitions['ninjsType'] ?? root), required: ['uri'] }, 'ninjsType')
  for (const [name, schema] of Object.entries(definitions))
    if (name !== 'ninjsType' && schema.properties !== undefined) add(schema, name)
  for (const [path, base] of derived) {
    const [own, from] = [tables[path], tables[base]]
    if (own !== undefined && from !== undefined) Object.assign(own.members, { ...from.members, ...own.members })
  }
  return tables
}

const directory = process.argv[2]
if (directory === undefined) throw new Error('say where the schemas are')
const compiled = Object.fromEntries(
  Object.entries(FILES).map(([version, file]) => [
    version,
    compile(JSON.parse(readFileSync(join(directory, file), 'utf8')) as Schema),
  ]),
)
console.log(`/**
 * Members of ninjs 3.2, 2.2 and 1.6 with their types, made by tools/ninjs-schemas.ts; do not edit. From the IPTC's JSON Schemas of
 * ninjs, copyright IPTC, www.iptc.org, licensed under Creative Commons Attribution 4.0
 * (https://creativecommons.org/licenses/by/4.0/); reduced to names, types and bounds.
 */
export interface MemberTable {
  readonly members: Readonly<Record<string, string>>
  /** Names by pattern, in the generation that has them. */
  readonly patterns: readonly (readonly [string, string])[]
  readonly required: readonly string[]
  /** Of at least one of the lists, exactly one member must be there. */
  readonly choices: readonly (readonly string[])[]
  /** True: other members are allowed. */
  readonly open: boolean
}

export const NINJS_SCHEMAS: Readonly<Record<'3.2' | '2.2' | '1.6', Readonly<Record<string, MemberTable>>>> = ${JSON.stringify(compiled, undefined, 2)}`)
