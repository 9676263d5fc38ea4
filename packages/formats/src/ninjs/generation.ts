/** The generations of ninjs: what each calls its members. */

export const NINJS_VERSIONS = ['3.2', '2.2', '1.6'] as const
/** Versions that can be written. */
export type NinjsVersion = (typeof NINJS_VERSIONS)[number]
export type Generation = 'three' | 'two' | 'one'

export const GENERATION: Readonly<Record<NinjsVersion, Generation>> = { '3.2': 'three', '2.2': 'two', '1.6': 'one' }

/** Address of the schema of a version. */
export function schemaOf(version: NinjsVersion): string {
  return `http://www.iptc.org/std/ninjs/ninjs-schema_${version}.json#`
}

/** Name of a nested member: 3.x writes camel case, the older generations lower case. */
export function nested(name: string, generation: Generation): string {
  return generation === 'three' ? name : name.toLowerCase()
}
