/** The bytes as they came, kept by their digest. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { sql } from 'kysely'
import { type Db, notFound, type Queryable } from '../platform/index.ts'

const PIECE = 4 * 1024 * 1024

export class FileChanged extends Error {
  override readonly name = 'FileChanged'
}

export interface RawDocument {
  /** Lower-case hex SHA-256. */
  readonly digest: string
  readonly name: string
  readonly bytes: Uint8Array
}

export const digestOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** Keeps documents that fit in memory; those that are kept already stay as they are. */
export async function keepDocuments(db: Db, batchId: string, documents: readonly RawDocument[]): Promise<void> {
  if (documents.length === 0) return
  const unique = [...new Map(documents.map((d) => [d.digest, d])).values()]
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ digest: string }>`
      INSERT INTO raw_item (digest, size, name, batch_id)
      SELECT decode(r.digest, 'hex'), r.size, r.name, ${batchId}
      FROM unnest(${unique.map((d) => d.digest)}::text[], ${unique.map((d) => d.bytes.length)}::bigint[],
                  ${unique.map((d) => storable(d.name))}::text[]) AS r (digest, size, name)
      ON CONFLICT DO NOTHING
      RETURNING encode(digest, 'hex') AS digest
    `.execute(tx)
    const fresh = new Set(rows.map((r) => r.digest))
    const pieces = unique
      .filter((d) => fresh.has(d.digest))
      .flatMap(({ digest, bytes }) =>
        Array.from({ length: Math.ceil(bytes.length / PIECE) }, (_, n) => ({
          digest,
          n,
          bytes: Buffer.from(bytes.buffer, bytes.byteOffset + n * PIECE, Math.min(PIECE, bytes.length - n * PIECE)),
        })),
      )
    const small = pieces.filter((p) => p.bytes.length < PIECE)
    await insertPieces(tx, small)
    for (const piece of pieces) if (piece.bytes.length === PIECE) await insertPieces(tx, [piece])
  })
}

async function insertPieces(
  tx: Queryable,
  pieces: readonly { digest: string; n: number; bytes: Buffer }[],
): Promise<void> {
  const [first] = pieces
  if (!first) return
  if (pieces.length === 1) {
    // A single value goes as it is; in an array it would be spelled out in hex.
    await sql`INSERT INTO raw_piece (digest, n, bytes) VALUES (decode(${first.digest}, 'hex'), ${first.n}, ${first.bytes})`.execute(
      tx,
    )
    return
  }
  await sql`
    INSERT INTO raw_piece (digest, n, bytes)
    SELECT decode(p.digest, 'hex'), p.n, p.bytes
    FROM unnest(${pieces.map((p) => p.digest)}::text[], ${pieces.map((p) => p.n)}::integer[], ${pieces.map((p) => p.bytes)}::bytea[])
      AS p (digest, n, bytes)
  `.execute(tx)
}

/**
 * Keeps a file without holding it in memory: once through for the digest, once to store it.
 * @returns digest and size
 * @throws FileChanged when it is not the same the second time
 */
export async function keepFile(db: Db, batchId: string, path: string): Promise<{ digest: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
    hash.update(chunk)
    size += chunk.length
  }
  const digest = hash.digest('hex')
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql`
      INSERT INTO raw_item (digest, size, name, batch_id)
      VALUES (decode(${digest}, 'hex'), ${size}, ${storable(path)}, ${batchId})
      ON CONFLICT DO NOTHING RETURNING 1
    `.execute(tx)
    if (rows.length === 0) return
    const again = createHash('sha256')
    let n = 0
    for await (const chunk of createReadStream(path, { highWaterMark: PIECE }) as AsyncIterable<Buffer>) {
      again.update(chunk)
      await insertPieces(tx, [{ digest, n, bytes: chunk }])
      n++
    }
    if (again.digest('hex') !== digest) throw new FileChanged('it changed while it was read')
  })
  return { digest, size }
}

/** Pieces of a kept document, in order. @throws DatelineError `not-found` */
export async function* readPieces(db: Queryable, digest: string): AsyncGenerator<Buffer> {
  const { rows } = await sql<{ pieces: number }>`
    SELECT (SELECT count(*) FROM raw_piece p WHERE p.digest = r.digest) AS pieces FROM raw_item r WHERE r.digest = decode(${digest}, 'hex')
  `.execute(db)
  const pieces = rows[0]?.pieces
  if (pieces === undefined) throw notFound('The document')
  for (let n = 0; n < pieces; n++) {
    const found = await sql<{ bytes: Buffer }>`
      SELECT bytes FROM raw_piece WHERE digest = decode(${digest}, 'hex') AND n = ${n}
    `.execute(db)
    const bytes = found.rows[0]?.bytes
    if (bytes) yield bytes
  }
}

export interface RawInfo {
  readonly digest: string
  readonly name: string
  readonly size: number
}

/** @throws DatelineError `not-found` */
export async function rawInfo(db: Queryable, digest: string): Promise<RawInfo> {
  const { rows } = await sql<RawInfo>`
    SELECT encode(digest, 'hex') AS digest, name, size FROM raw_item WHERE digest = decode(${digest}, 'hex')
  `.execute(db)
  if (!rows[0]) throw notFound('The document')
  return rows[0]
}

/** PostgreSQL's text holds no NUL, and names of files may hold what is not UTF-8. */
export const storable = (text: string): string => text.replaceAll('\u0000', '\ufffd').toWellFormed()
