/** What our data attributes carry, checked: markup from elsewhere may hold anything under their names. */
import type { Rendition } from '@dateline/news'
import { stripIllegal } from '../xml/write.ts'
import { safeTarget } from './rich-spans.ts'

/** `records` are objects of texts; `objects` are of shapes that nothing here follows or draws. */
type Check = 'text' | 'number' | 'boolean' | 'texts' | 'records' | 'objects' | 'point'

const RENDITION: Readonly<Record<keyof Rendition, Check>> = {
  name: 'text',
  href: 'text',
  residRef: 'text',
  version: 'text',
  contentType: 'text',
  contentTypeVariant: 'text',
  title: 'text',
  language: 'text',
  sizeInBytes: 'number',
  width: 'number',
  height: 'number',
  dimensionUnit: 'text',
  orientation: 'number',
  layoutOrientation: 'text',
  colourSpace: 'text',
  colourIndicator: 'text',
  colourDepth: 'number',
  resolution: 'number',
  duration: 'number',
  durationUnit: 'text',
  format: 'text',
  aspectRatio: 'text',
  videoCodec: 'text',
  videoFrameRate: 'number',
  videoAverageBitRate: 'number',
  videoScan: 'text',
  videoSampling: 'text',
  videoScaling: 'text',
  videoDefinition: 'text',
  audioCodec: 'text',
  audioBitRate: 'number',
  audioSampleSize: 'number',
  audioSampleRate: 'number',
  audioChannels: 'text',
  bitRate: 'text',
  transportProtocol: 'text',
  pointOfInterest: 'point',
  wordCount: 'number',
  charCount: 'number',
  lineCount: 'number',
  pageCount: 'number',
  resources: 'records',
  hashes: 'records',
  altIds: 'records',
  signals: 'texts',
  id: 'text',
  rank: 'number',
  validFrom: 'text',
  validTo: 'text',
  generator: 'text',
  generated: 'text',
  hasContent: 'boolean',
  residRefFormat: 'text',
  audioVariableBitRate: 'boolean',
  videoVariableBitRate: 'boolean',
  channels: 'records',
  locations: 'records',
  properties: 'objects',
  extensions: 'objects',
}
const FIELDS = Object.entries(RENDITION) as [keyof Rendition, Check][]

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function checked(value: unknown, check: Check): unknown {
  switch (check) {
    case 'text':
      return typeof value === 'string' ? value : undefined
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined
    case 'texts':
      return Array.isArray(value) && value.every((v) => typeof v === 'string') ? value : undefined
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    case 'objects':
      return Array.isArray(value) && value.every(isObject) ? value : undefined
    case 'records':
      return Array.isArray(value) && value.every(isTextRecord) ? value : undefined
    case 'point':
      return isObject(value) && Number.isFinite(value['x']) && Number.isFinite(value['y'])
        ? { x: value['x'], y: value['y'] }
        : undefined
    default:
      throw new TypeError(`unknown check ${String(check satisfies never)}`)
  }
}

function isTextRecord(value: unknown): value is Record<string, string> {
  return isObject(value) && Object.values(value).every((v) => typeof v === 'string')
}

/** A rendition from parsed JSON: known members of the right type, and nothing else. */
export function checkedRendition(value: unknown): Rendition {
  if (!isObject(value)) return {}
  const result: Record<string, unknown> = {}
  for (const [name, check] of FIELDS) {
    const found = value[name]
    const good = found === undefined ? undefined : checked(found, check)
    if (good !== undefined) result[name] = good
  }
  // Whoever draws a rendition follows its address.
  if (typeof result['href'] === 'string') {
    const href = safeTarget(result['href'])
    if (href === undefined) delete result['href']
    else result['href'] = href
  }
  return result
}

/** JSON of an attribute; undefined when it is none. */
export function parseData(text: string | undefined): unknown {
  if (text === undefined || text.length > 200_000) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function renditionsOf(text: string | undefined): Rendition[] {
  const value = parseData(text)
  return Array.isArray(value) ? value.slice(0, 1_000).map(checkedRendition) : []
}

/** Attributes of an entity from JSON: texts by name. */
export function attributesOf(json: string | undefined): Record<string, string> | undefined {
  const value = parseData(json)
  if (!isTextRecord(value) || Object.keys(value).length === 0) return undefined
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, stripIllegal(text)]))
}
