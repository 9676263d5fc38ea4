import { createHash, randomBytes } from 'node:crypto'
import { imageSize } from 'image-size'
import { type Queryable, invalid } from '../platform/index.ts'

export type MediaTables = {
  media: {
    name: string
    media_type: string
    digest: Buffer
    bytes: Buffer
    width: number | null
    height: number | null
    uploaded_by: string
  }
}

const RASTER = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
} as const
/** The agency's own drawings come as SVG; they are never taken from an upload. */
const TYPES = { ...RASTER, svg: 'image/svg+xml' } as const
type Extension = keyof typeof TYPES

export interface StoredMedia {
  /** Site-relative address, `/media/<name>`. */
  readonly src: string
  readonly width: number | undefined
  readonly height: number | undefined
}

export const LARGEST_PICTURE = 20 * 1024 * 1024

/** 26 characters of base 32: 130 random bits. */
function randomName(): string {
  return Array.from(randomBytes(26), (byte) => 'abcdefghijkmnpqrstuvwxyz23456789'[byte & 31]).join('')
}

/**
 * Stores a picture under a name that cannot be guessed. What it is is read from its bytes, not from what a client says.
 * @param trusted the bytes are the program's own, so a drawing (SVG) is taken too
 * @throws DatelineError `picture-unknown` when the bytes are no PNG, JPEG, WebP or GIF; `picture-too-large`
 */
export async function storePicture(
  db: Queryable,
  bytes: Uint8Array,
  options: { readonly uploadedBy: string; readonly trusted?: boolean },
): Promise<StoredMedia> {
  if (bytes.length > LARGEST_PICTURE) {
    throw invalid(
      'picture-too-large',
      `The picture has ${Math.ceil(bytes.length / 1024 / 1024)} MB; 20 MB is the most.`,
      {
        help: 'Export it smaller.',
      },
    )
  }
  const { type, width, height } = measure(bytes)
  const known = options.trusted === true ? TYPES : RASTER
  if (type === undefined || !(type in known)) {
    throw invalid('picture-unknown', 'The file is no picture that Dateline takes.', {
      help: 'Use PNG, JPEG, WebP or GIF.',
    })
  }
  const name = `${randomName()}.${type}`
  await db
    .withTables<MediaTables>()
    .insertInto('media')
    .values({
      name,
      media_type: TYPES[type],
      digest: createHash('sha256').update(bytes).digest(),
      bytes: Buffer.from(bytes),
      width: width ?? null,
      height: height ?? null,
      uploaded_by: options.uploadedBy,
    })
    .execute()
  return { src: `/media/${name}`, width, height }
}

function measure(bytes: Uint8Array): { type: Extension | undefined; width?: number; height?: number } {
  try {
    const size = imageSize(bytes)
    const type = size.type === 'jpeg' ? 'jpg' : size.type
    return type !== undefined && type in TYPES
      ? { type: type as Extension, width: Math.round(size.width), height: Math.round(size.height) }
      : { type: undefined }
  } catch {
    return { type: undefined }
  }
}

/** @returns the picture; undefined when there is none of that name */
export async function readPicture(
  db: Queryable,
  name: string,
): Promise<{ bytes: Buffer; mediaType: string; digest: string } | undefined> {
  const row = await db
    .withTables<MediaTables>()
    .selectFrom('media')
    .select(['bytes', 'media_type', 'digest'])
    .where('name', '=', name)
    .executeTakeFirst()
  return row && { bytes: row.bytes, mediaType: row.media_type, digest: row.digest.toString('hex') }
}

/** @returns the SHA-256 of a picture in hex; undefined when there is none of that name */
export async function readPictureDigest(db: Queryable, name: string): Promise<string | undefined> {
  const row = await db
    .withTables<MediaTables>()
    .selectFrom('media')
    .select('digest')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.digest.toString('hex')
}
