/** The official validators, for tests: NewsML-G2's XSD and ninjs' JSON Schema. Nothing is fetched. */
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import {
  type XmlDocument,
  XmlDocument as Documents,
  XmlValidateError,
  xmlRegisterInputProvider,
  XsdValidator,
} from 'libxml2-wasm'
import { readShared, readSharedText } from './testing-shared.ts'

const IMPORTS: Readonly<Record<string, string>> = {
  'xml.xsd': 'standards/newsml-g2/tests/xml.xsd',
  'ODRL22.xsd': 'standards/newsml-g2/tests/ODRL22.xsd',
  'NewsML-G2_2.35-spec-All-Power.xsd': 'standards/newsml-g2/tests/NewsML-G2_2.35-spec-All-Power.xsd',
  'nitf-3-6-ruby-include.xsd': 'standards/nitf/nitf-3-6-ruby-include.xsd',
  'tests-sitemap.xsd': 'standards/feeds/tests-sitemap.xsd',
  'tests-sitemap-news.xsd': 'standards/feeds/tests-sitemap-news.xsd',
}

let provided = false

/** Answers every schema import from memory, and refuses what is not known. */
function provide(): void {
  if (provided) return
  provided = true
  const open = new Map<number, { data: Uint8Array; at: number }>()
  let next = 1
  const fileOf = (name: string) => IMPORTS[name.split('/').at(-1) ?? '']
  xmlRegisterInputProvider({
    match: (name) => fileOf(name) !== undefined,
    open: (name) => {
      const path = fileOf(name)
      if (path === undefined) return undefined
      open.set(next, { data: readShared(path), at: 0 })
      next += 1
      return next - 1
    },
    read: (fd, buffer) => {
      const file = open.get(fd)
      if (file === undefined) return -1
      const part = file.data.subarray(file.at, file.at + buffer.byteLength)
      buffer.set(part)
      file.at += part.byteLength
      return part.byteLength
    },
    close: (fd) => open.delete(fd),
  })
}

/** A function that gives the errors of a document against an XSD below `../shared`; none when it is valid. */
export function xsdValidator(path: string): (xml: string) => string[] {
  provide()
  const schema: XmlDocument = Documents.fromBuffer(readShared(path), { url: path })
  const validator = XsdValidator.fromDoc(schema)
  return (xml) => {
    const document = Documents.fromString(xml)
    try {
      validator.validate(document)
      return []
    } catch (error) {
      if (error instanceof XmlValidateError) return error.details.map((detail) => `${detail.line}: ${detail.message}`)
      throw error
    } finally {
      document.dispose()
    }
  }
}

/** A function that gives the errors of a value against the ninjs schema of a version. */
export function ninjsValidator(file: string): (value: unknown) => string[] {
  const schema = JSON.parse(readSharedText(`standards/ninjs/${file}`)) as { readonly $schema: string }
  const options = { strict: false, allErrors: true }
  // 1.x is draft 07 and has no GeoJSON; the later generations are 2020-12.
  const isOld = schema.$schema.includes('draft-07')
  const ajv = isOld ? new Ajv(options) : new Ajv2020(options)
  addFormats.default(ajv)
  const geoJson = JSON.parse(readSharedText('standards/ninjs/test_suite/GeoJSON-schema.json')) as object
  if (!isOld) ajv.addSchema(geoJson, 'https://geojson.org/schema/GeoJSON.json#')
  const validate = ajv.compile(schema)
  return (value) => {
    // Through text: what is sent is JSON, not an object in memory.
    validate(JSON.parse(JSON.stringify(value)))
    return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`)
  }
}
