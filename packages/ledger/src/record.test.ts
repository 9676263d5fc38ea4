/** Records from release to proof: what verifies, and the reason of everything that does not. */
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromUtf8, toHex, utf8 } from './bytes.ts'
import { canonicalBytes, canonicalJson, type Json, parseCanonical } from './canonical.ts'
import { signCheckpoint, type Trust } from './checkpoint.ts'
import { sha256 } from './hash.ts'
import { commit, LEAF_TYPES, leafEntry, parseLeafEntry, rotationEntry } from './leaf.ts'
import { addSignatures, parseNote, signText } from './note.ts'
import { kOfN } from './quorum.ts'
import {
  entryOf,
  formatPublicRecord,
  formatRecordProof,
  parsePublicRecord,
  parseReleaseRecord,
  type PublicRecord,
  type ReleaseRecord,
  textDigest,
  verifyRecord,
  verifyRecordProof,
} from './record.ts'
import { codeOf, flipBit, MemoryLog, testKey } from './testing.ts'
import { formatTlogProof, parseTlogProof, verifyTlogProof } from './tlog-proof.ts'
import { inclusionProof, treeRoot } from './tree.ts'

const ORIGIN = 'mna.example/ledger'
const logKey = testKey(ORIGIN)
const witnesses = ['w1', 'w2', 'w3'].map((name) => testKey(`${name}.example`, 'cosignature/v1'))
const TIME = 1_800_000_000

const RELEASE: ReleaseRecord = {
  v: 1,
  agency: ORIGIN,
  release: 17,
  kind: 'correct',
  story: 'urn:newsml:mna.example:20261101:17',
  version: 3,
  revision: 4,
  state: 'usable',
  effectiveAt: '2026-11-01T09:30:00Z',
  language: 'en',
  digests: { content: toHex(sha256(utf8('content'))), text: textDigest('The harbour is open.') },
  url: 'https://mna.example/en/news/2026-11-01/harbour',
}
const saltOf = (i: number) => sha256(utf8(`salt ${i}`))
const recordAt = (i: number): PublicRecord => ({
  type: LEAF_TYPES[i % LEAF_TYPES.length] ?? 'release',
  record: { ...RELEASE, release: i + 1 },
  salt: saltOf(i),
})

/** A log of so many records, its checkpoint cosigned by the first so many witnesses. */
async function logOf(size: number, cosigners: number) {
  const log = MemoryLog.of(size, (i) => entryOf(recordAt(i)))
  const checkpoint = { origin: ORIGIN, size, root: await treeRoot(log.read, size) }
  const signed = signCheckpoint(checkpoint, [logKey])
  const { text } = parseNote(signed)
  const signatures = witnesses.slice(0, cosigners).map((key) => signText(key, text, TIME))
  return { log, signed, checkpoint: addSignatures(signed, signatures) }
}
const trust: Trust = { origin: ORIGIN, keys: [logKey], quorum: kOfN(2, witnesses) }

const json = fc.jsonValue({ noUnicodeString: false }).filter((value) => {
  try {
    return canonicalize(value) !== undefined
  } catch {
    return false
  }
})

describe('canonical JSON', () => {
  it('is what another implementation of RFC 8785 writes', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(value as Json)).toBe(canonicalize(value))
        expect(canonicalJson(parseCanonical(canonicalBytes(value as Json)))).toBe(canonicalize(value))
      }),
    )
    expect(
      canonicalJson({ b: 1e21, a: [1.5, -0, '\u0000é€\ud83d\ude00'], '\u20ac': null, '\u000d': true, x: undefined }),
    ).toBe(canonicalize({ b: 1e21, a: [1.5, -0, '\u0000é€\ud83d\ude00'], '\u20ac': null, '\u000d': true }))
  })

  it('is refused in any other spelling, and for what JSON cannot say', () => {
    for (const text of ['{"b":1,"a":2}', '{ "a":1}', '1.0', '"\\u0041"', '{"a":1,"a":1}', '[1,]', '', '{"a":1}\n'])
      expect(['not-canonical', 'bad-json']).toContain(codeOf(() => parseCanonical(utf8(text))))
    let deep: Json = 1
    for (let i = 0; i < 100; i += 1) deep = [deep]
    for (const value of [Number.NaN, Infinity, '\ud800', deep, { '\udc00': 1 }])
      expect(codeOf(() => canonicalJson(value))).toBe('bad-json')
    expect(['bad-json', 'not-canonical']).toContain(codeOf(() => parseCanonical(utf8('['.repeat(100_000)))))
  })
})

describe('leaves', () => {
  it('commit to record and salt as the format says', () => {
    const salt = saltOf(1)
    const record = canonicalBytes(RELEASE)
    const by = sha256(Uint8Array.from([...utf8('dateline-leaf-v1\n'), ...salt, ...record]))
    expect(toHex(commit(record, salt))).toBe(toHex(by))
    expect(fromUtf8(leafEntry('release', by))).toMatch(/^\{"commitment":"[\w-]{43}","type":"release","v":1\}$/)
    expect(toHex(commit(record, flipBit(salt, 0)))).not.toBe(toHex(by))
    expect(codeOf(() => commit(record, salt.slice(1)))).toBe('bad-salt')
    expect(codeOf(() => leafEntry('release', by.slice(1)))).toBe('bad-entry')
  })

  it('say nothing of the record', () => {
    const entry = fromUtf8(entryOf(recordAt(0)))
    for (const word of ['urn:newsml', 'harbour', toHex(sha256(canonicalBytes(recordAt(0).record))), 'correct'])
      expect(entry).not.toContain(word)
  })

  it('come back from their bytes, and in no other spelling', () => {
    for (const type of LEAF_TYPES)
      expect(parseLeafEntry(leafEntry(type, saltOf(2)))).toStrictEqual({ type, commitment: saltOf(2) })
    expect(parseLeafEntry(rotationEntry('note'))).toStrictEqual({ type: 'key-rotation', rotation: 'note' })
    const wrong: [Json, string][] = [
      [null, 'bad-entry'],
      [[], 'bad-entry'],
      [{ v: 2, type: 'release', commitment: 'A'.repeat(43) }, 'bad-entry'],
      [{ v: 1, type: 'other', commitment: 'A'.repeat(43) }, 'bad-entry'],
      [{ v: 1, type: 'release', commitment: 'A'.repeat(43), more: 1 }, 'bad-entry'],
      [{ v: 1, type: 'release', commitment: 'AAAA' }, 'bad-entry'],
      [{ v: 1, type: 'release', commitment: `${'A'.repeat(42)}B` }, 'bad-base64'],
      [{ v: 1, type: 'release' }, 'bad-entry'],
      [{ v: 1, type: 'key-rotation', commitment: 'A'.repeat(43) }, 'bad-entry'],
      [{ v: 1, type: 'release', rotation: 'x', commitment: 'A'.repeat(43) }, 'bad-entry'],
    ]
    for (const [value, code] of wrong)
      expect([value, codeOf(() => parseLeafEntry(canonicalBytes(value)))]).toStrictEqual([value, code])
    expect(codeOf(() => parseLeafEntry(utf8('{"v":1,"type":"release"}')))).toBe('not-canonical')
  })
})

describe('public records', () => {
  it('come back from their texts', () => {
    fc.assert(
      fc.property(
        json,
        fc.uint8Array({ minLength: 32, maxLength: 32 }),
        fc.constantFrom(...LEAF_TYPES),
        (record, salt, type) => {
          const value = { type, record: parseCanonical(canonicalBytes(record)), salt }
          expect(formatPublicRecord(parsePublicRecord(formatPublicRecord(value)))).toBe(formatPublicRecord(value))
        },
      ),
    )
    expect(codeOf(() => parsePublicRecord('{"record":1,"salt":"AAAA","type":"release","v":1}'))).toBe('bad-salt')
    expect(codeOf(() => parsePublicRecord('{"record":1,"type":"release","v":1}'))).toBe('bad-salt')
    expect(codeOf(() => parsePublicRecord('{"v":1}'))).toBe('bad-record')
    expect(codeOf(() => formatPublicRecord({ ...recordAt(0), salt: new Uint8Array(16) }))).toBe('bad-salt')
  })

  it('of releases have a shape, which is checked', () => {
    expect(parseReleaseRecord({ ...RELEASE, later: 'member' })).toStrictEqual(RELEASE)
    const { url: _, ...without } = RELEASE
    expect(parseReleaseRecord(without)).toStrictEqual(without)
    const { release: __, ...unnumbered } = RELEASE
    expect(parseReleaseRecord(unnumbered)).toStrictEqual(unnumbered)
    const wrong: Json[] = [
      null,
      { ...RELEASE, v: 2 },
      { ...RELEASE, release: 0 },
      { ...RELEASE, state: 'gone' },
      { ...RELEASE, effectiveAt: '2026-11-01T09:30:00+03:00' },
      { ...RELEASE, digests: {} },
      { ...RELEASE, digests: { content: 'abc' } },
    ]
    for (const value of wrong) expect(codeOf(() => parseReleaseRecord(value))).toBe('bad-record')
  })

  it('name a text however it was copied', () => {
    const digest = textDigest('The harbour\nis  open: café.')
    expect(textDigest('  The\u00a0harbour is\u200b open: cafe\u0301.\r\n')).toBe(digest)
    expect(textDigest(utf8('\ufeffThe har\u00adbour is open: café.'))).toBe(digest)
    expect(textDigest('The harbour is open: cafe.')).not.toBe(digest)
    expect(textDigest('')).toBe(textDigest(' \n'))
  })
})

describe('a proof', () => {
  it('verifies offline for every record of a log, from one file or in parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), fc.nat(), async (size, pick) => {
        const index = pick % size
        const { log, checkpoint } = await logOf(size, 2)
        const proof = { index, proof: await inclusionProof(log.read, size, index), checkpoint }
        const file = formatRecordProof(recordAt(index), proof)
        const result = verifyRecordProof(utf8(file), trust)
        expect(result).toMatchObject({ ok: true, index, type: recordAt(index).type, record: recordAt(index).record })
        expect(result.ok && result.cosignatures.map(({ timestamp }) => timestamp)).toStrictEqual([TIME, TIME])
        const entry = entryOf(recordAt(index))
        expect(verifyRecord({ ...recordAt(index), proof, trust, entry }).ok).toBe(true)
        const again = parseTlogProof(file)
        expect(formatTlogProof(again)).toBe(file)
      }),
      { numRuns: 15 },
    )
  })

  it('is refused with the reason', async () => {
    const { log, signed, checkpoint } = await logOf(30, 2)
    const index = 12
    const proof = { index, proof: await inclusionProof(log.read, 30, index), checkpoint }
    const claim = { ...recordAt(index), proof, trust }
    const reason = (change: Partial<Parameters<typeof verifyRecord>[0]>) => {
      const result = verifyRecord({ ...claim, ...change })
      return result.ok ? undefined : result.reason
    }
    const entry = entryOf(recordAt(index))
    const [first = claim.salt] = proof.proof
    expect(reason({})).toBeUndefined()
    expect(reason({ record: { ...RELEASE, release: 14 } })).toBe('not-included')
    expect(reason({ record: { ...RELEASE, release: 14 }, entry })).toBe('commitment-mismatch')
    expect(reason({ salt: flipBit(claim.salt, 9) })).toBe('not-included')
    expect(reason({ salt: flipBit(claim.salt, 9), entry })).toBe('commitment-mismatch')
    expect(reason({ type: 'removal' })).toBe('not-included')
    expect(reason({ salt: claim.salt.slice(1) })).toBe('bad-salt')
    expect(reason({ record: Number.NaN })).toBe('bad-record')
    expect(reason({ proof: { ...proof, index: 13 } })).toBe('not-included')
    expect(reason({ proof: { ...proof, index: 30 } })).toBe('not-included')
    expect(reason({ proof: { ...proof, proof: [flipBit(first, 5), ...proof.proof.slice(1)] } })).toBe('not-included')
    expect(reason({ proof: { ...proof, proof: [] } })).toBe('not-included')
    expect(reason({ proof: 'nothing' })).toBe('malformed-proof')
    expect(reason({ proof: { ...proof, checkpoint: 'nothing' } })).toBe('malformed-proof')
    expect(reason({ proof: { ...proof, checkpoint: signed } })).toBe('too-few-witnesses')
    expect(reason({ proof: { ...proof, checkpoint: checkpoint.replace('\n30\n', '\n31\n') } })).toBe('bad-signature')
    expect(reason({ trust: { ...trust, origin: 'other' } })).toBe('wrong-origin')
    expect(reason({ trust: { ...trust, keys: [testKey('other')] } })).toBe('unknown-key')
    expect(reason({ trust: { ...trust, quorum: kOfN(3, witnesses) } })).toBe('too-few-witnesses')
  })

  it('fails with any bit of the file changed', async () => {
    const { log, checkpoint } = await logOf(30, 2)
    const index = 12
    const proof = { index, proof: await inclusionProof(log.read, 30, index), checkpoint }
    const file = utf8(formatRecordProof(recordAt(index), proof))
    const result = verifyRecordProof(file, { ...trust, quorum: kOfN(2, witnesses.slice(0, 2)) })
    expect(result.ok).toBe(true)
    fc.assert(
      fc.property(fc.nat({ max: file.length * 8 - 1 }), (bit) => {
        expect(verifyRecordProof(flipBit(file, bit), { ...trust, quorum: kOfN(2, witnesses.slice(0, 2)) }).ok).toBe(
          false,
        )
      }),
      { numRuns: 300 },
    )
  }, 60_000)

  it('that is malformed is refused with code and place', async () => {
    const { signed } = await logOf(1, 0)
    expect(parseTlogProof(formatTlogProof({ index: 0, proof: [], checkpoint: signed }))).toStrictEqual({
      index: 0,
      proof: [],
      checkpoint: signed,
    })
    const head = 'c2sp.org/tlog-proof@v1\n'
    const cases: [string, string][] = [
      ['', 'bad-proof'],
      [`${head}index 0\n`, 'bad-proof'],
      [`c2sp.org/tlog-proof@v2\nindex 0\n\n${signed}`, 'bad-proof'],
      [`${head}\n\n${signed}`, 'bad-proof'],
      [`${head}index 00\n\n${signed}`, 'bad-number'],
      [`${head}index 0\nextra AAAA\n\n${signed}`, 'bad-base64'],
      [`${head}extra A\nindex 0\n\n${signed}`, 'bad-base64'],
      [`${head}index 0\nAAA=\n\n${signed}`, 'bad-proof'],
      [`${head}index 0\n${'A'.repeat(42)}B=\n\n${signed}`, 'bad-base64'],
      [`${head}index 99999999999999999999\n\n${signed}`, 'number-too-large'],
    ]
    for (const [value, code] of cases)
      expect([value.slice(0, 40), codeOf(() => parseTlogProof(value))]).toStrictEqual([value.slice(0, 40), code])
    expect(codeOf(() => verifyTlogProof(`${head}index 0\n\nx`, saltOf(0), trust))).toBe('bad-note')
    expect(codeOf(() => formatTlogProof({ index: 0, proof: [], checkpoint: 'x' }))).toBe('bad-note')
    expect(codeOf(() => formatTlogProof({ index: -1, proof: [], checkpoint: signed }))).toBe('bad-range')
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(verifyRecordProof(head + text, trust).ok).toBe(false)
        expect(verifyRecordProof(text, trust).ok).toBe(false)
      }),
    )
  })
})
