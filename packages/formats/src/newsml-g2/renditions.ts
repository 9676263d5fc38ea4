/** References, renditions and parts whose shape in NewsML-G2 differs from the model's. */
import type {
  AltId,
  ContentFacts,
  ContentPart,
  CoveragePlan,
  Extension,
  ItemReference,
  NewsItem,
  Rendition,
} from '@dateline/news'
import { CODE, CODES, INTEGER, TEXT, VERBATIM, writeAttribute } from './scalars.ts'
import { type Fields, holder, mapped, record, rows, type Shape } from './shape.ts'
import type { Named } from './special.ts'

/** Splits a flat value in two: members that belong to the content, and the others. */
function split(flat: object, inner: ReadonlySet<string>): { own: Named; facts: Named | undefined } {
  const own: Record<string, unknown> = {}
  let facts: Record<string, unknown> | undefined
  for (const [name, value] of Object.entries(flat)) {
    if (inner.has(name)) (facts ??= {})[name] = value
    else own[name] = value
  }
  return { own, facts }
}

/**
 * What a reference says of the content referred to stands apart from the reference. Old documents name the item in `guidref`.
 * @param content members that belong to the content
 */
export function link(fields: Fields, content: readonly string[]): Shape<ItemReference> {
  const inner = new Set(content)
  return mapped(
    holder<ItemReference & ContentFacts>(fields),
    (flat) => {
      const { own, facts } = split(flat, inner)
      const value: ItemReference = facts === undefined ? own : { ...own, content: facts }
      const old = value.guid === undefined ? value.extensions?.find(isOldReference) : undefined
      const [guid] = old?.content ?? []
      if (typeof guid !== 'string') return value
      const { extensions = [], ...rest } = value
      const others = extensions.filter((extension) => extension !== old)
      return { ...rest, guid: guid.trim(), ...(others.length === 0 ? {} : { extensions: others }) }
    },
    ({ content: facts, ...own }) => ({ ...facts, ...own }),
  )
}
const isOldReference = ({ path, name }: Extension) => path === '' && name === '@guidref'

/** A height in another unit than the width is beyond the model. */
export function rendition(fields: Fields): Shape<Rendition> {
  const shape = holder<Rendition>(fields)
  return {
    read(source, reading) {
      const value = shape.read(source, reading)
      if (value?.dimensionUnit === undefined || value.height === undefined) return value
      const { heightunit, heightunituri } = source.attributes
      const unit = heightunituri?.trim() ?? (heightunit === undefined ? undefined : reading.code(heightunit.trim()))
      if (unit !== value.dimensionUnit) return value
      const extensions = value.extensions?.filter(({ path, name }) => path !== '' || !/^@heightunit(uri)?$/.test(name))
      const { extensions: _, ...rest } = value
      return extensions === undefined || extensions.length === 0 ? rest : { ...rest, extensions }
    },
    write(value, node, writing) {
      shape.write(value, node, writing)
      const said = node.attributes.has('heightunit') || node.attributes.has('heightunituri')
      if (value.dimensionUnit !== undefined && value.height !== undefined && !said)
        writeAttribute(node, 'heightunit', CODE, value.dimensionUnit, writing)
    },
  }
}

export const ALT_ID: Shape<AltId> = mapped(
  record<{ -readonly [K in keyof AltId]?: AltId[K] }>(
    rows<{ -readonly [K in keyof AltId]?: AltId[K] }>(() => [
      ['value', '#', TEXT],
      ['role', '@role', CODE],
      ['type', '@type', CODE],
      ['environment', '@environment', CODES],
      ['idFormat', '@idformat', CODE],
      ['version', '@version', TEXT],
    ]),
  ),
  (value) => ({ ...value, value: value.value ?? '' }),
  (value) => value,
)
type Hash = NonNullable<NewsItem['hashes']>[number]
export const HASH: Shape<Hash> = record<Hash>(
  rows<Hash>(() => [
    ['value', '#', TEXT],
    ['type', '@hashtype', CODE],
    ['scope', '@scope', CODE],
  ]),
)
type Location = NonNullable<Rendition['locations']>[number]
export const LOCATION: Shape<Location> = record<Location>(
  rows<Location>(() => [
    ['href', '#', TEXT],
    ['type', '@type', CODE],
    ['role', '@role', CODE],
  ]),
)
type Time = NonNullable<ContentPart['time']>[number]
export const TIME: Shape<Time> = record<Time>(
  rows<Time>(() => [
    ['start', '@start', VERBATIM],
    ['end', '@end', VERBATIM],
    ['unit', '@timeunit', CODE],
    ['renditionRef', '@renditionref', CODE],
  ]),
)
type Region = NonNullable<ContentPart['region']>
export const REGION: Shape<Region> = record<Region>(
  rows<Region>(() => [
    ['x', '@x', INTEGER],
    ['y', '@y', INTEGER],
    ['width', '@width', INTEGER],
    ['height', '@height', INTEGER],
  ]),
)
type Count = NonNullable<CoveragePlan['itemCount']>
export const ITEM_COUNT: Shape<Count> = record<Count>(
  rows<Count>(() => [
    ['from', '@rangefrom', INTEGER],
    ['to', '@rangeto', INTEGER],
  ]),
)

/** What is said about the content of a part stands apart from what is said about the part. */
export function part(fields: Fields, content: readonly string[]): Shape<ContentPart> {
  const inner = new Set(content)
  return mapped(
    holder<ContentPart & Record<string, unknown>>(fields),
    (flat) => {
      const { own, facts } = split(flat, inner)
      return { ...own, content: facts ?? {} }
    },
    ({ content: facts, ...own }) => ({ ...facts, ...own }) as ContentPart & Record<string, unknown>,
  )
}
