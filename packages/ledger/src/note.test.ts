/** Notes, keys and checkpoints: the standard's own examples, round trips, and hostile texts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64, toHex, utf8 } from './bytes.ts'
import { type Checkpoint, formatCheckpoint, parseCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { attempt } from './errors.ts'
import { EMPTY_ROOT, sha256 } from './hash.ts'
import {
  formatSignerKey,
  formatVerifierKey,
  parseSignerKey,
  parseVerifierKey,
  signerKey,
  toVerifierKey,
  verifierKey,
} from './key.ts'
import {
  addSignatures,
  formatNote,
  formatSignature,
  MAX_SIGNATURES,
  openNote,
  parseNote,
  signNote,
  signText,
  verifySignature,
} from './note.ts'
import { kOfN } from './quorum.ts'
import { codeOf, flipBit, testKey } from './testing.ts'

// The example of c2sp.org/signed-note.
const EXAMPLE_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const EXAMPLE_NOTE = `This is an example message.

— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
`

const name = fc
  .array(fc.constantFrom('a', 'é', '/', '.', 'Я', '-', '9', '𝛑'), { minLength: 1, maxLength: 12 })
  .map((letters) => letters.join(''))
const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })
const type = fc.constantFrom('ed25519' as const, 'cosignature/v1' as const)
const key = fc.tuple(name, seed, type).map(([n, s, t]) => signerKey(n, s, t))
const text = fc
  .array(fc.constantFrom('a', ' ', '\n', 'ü', '—', '語', '+', '\u007f', '𝛑'), { maxLength: 40 })
  .map((letters) => `${letters.join('')}\n`)
const TIME = 1_800_000_000

describe('the example of the standard', () => {
  it('verifies by its key and by no other', () => {
    const example = parseVerifierKey(EXAMPLE_KEY)
    expect(openNote(EXAMPLE_NOTE, [example])).toMatchObject({ text: 'This is an example message.\n', unverified: [] })
    expect(openNote(utf8(EXAMPLE_NOTE), [testKey('other'), example]).verified).toHaveLength(1)
    expect(codeOf(() => openNote(EXAMPLE_NOTE, [testKey('example.com/foo')]))).toBe('unknown-key')
    expect(codeOf(() => openNote(EXAMPLE_NOTE.replace('an example', 'no example'), [example]))).toBe('bad-signature')
    expect(formatVerifierKey(example)).toBe(EXAMPLE_KEY)
  })
})

describe('keys', () => {
  it('come back from their texts', () => {
    fc.assert(
      fc.property(key, (signer) => {
        expect(parseSignerKey(formatSignerKey(signer))).toStrictEqual(signer)
        expect(parseVerifierKey(formatVerifierKey(signer))).toStrictEqual(toVerifierKey(signer))
        expect(formatVerifierKey(signer)).not.toContain(toBase64(signer.seed))
      }),
      { numRuns: 30 },
    )
  })

  it('have one id for each name, type and key', () => {
    const one = testKey('a')
    expect(one.id).not.toBe(testKey('a', 'cosignature/v1').id)
    expect(one.id).not.toBe(verifierKey('b', one.publicKey).id)
  })

  it('are refused when they are not whole', () => {
    const [origin = '', id = '', material = ''] = EXAMPLE_KEY.split('+')
    const cases: [string, string][] = [
      ['', 'bad-key'],
      ['example.com/foo', 'bad-key'],
      [`${origin}+${id}`, 'bad-key'],
      [`+${id}+${material}`, 'bad-name'],
      [`a b+${id}+${material}`, 'bad-name'],
      [`other+${id}+${material}`, 'key-id-mismatch'],
      [`${origin}+530D903A+${material}`, 'bad-hex'],
      [`${origin}+530d90+${material}`, 'bad-key'],
      [`${origin}+${id}+${material}=`, 'bad-base64'],
      [`${origin}+${id}+AQ==`, 'bad-key'],
      [`${origin}+${id}+BgAA`, 'unsupported-key-type'],
      [`${origin}+${id}+`, 'unsupported-key-type'],
    ]
    for (const [value, code] of cases)
      expect([value, codeOf(() => parseVerifierKey(value))]).toStrictEqual([value, code])
    expect(codeOf(() => parseSignerKey(EXAMPLE_KEY))).toBe('bad-key')
    for (const bad of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u2003b', 'a\u0085b', 'a\nb', '\ud800'])
      expect([bad, codeOf(() => signerKey(bad, EMPTY_ROOT))]).toStrictEqual([bad, 'bad-name'])
    expect(codeOf(() => signerKey('a', EMPTY_ROOT.slice(1)))).toBe('bad-key')
  })

  it('of small order prove nothing', () => {
    const identity = new Uint8Array(32)
    identity[0] = 1
    const weak = verifierKey('weak', identity)
    // R = identity, S = 0: the cofactor equation holds for every message.
    const signature = Uint8Array.from([...identity, ...new Uint8Array(32)])
    expect(verifySignature(weak, 'anything\n', signature)).toBeUndefined()
  })
})

describe('notes', () => {
  it('come back signed by any keys over any text, and by none of the others', () => {
    fc.assert(
      fc.property(
        text,
        fc.uniqueArray(key, { minLength: 1, maxLength: 3, selector: ({ id }) => id }),
        (words, keys) => {
          const note = signNote(words, keys, TIME)
          expect(formatNote(parseNote(note))).toBe(note)
          const [first] = keys
          if (first === undefined) throw new Error('no key')
          const opened = openNote(utf8(note), [first])
          expect(opened.text).toBe(words)
          expect(opened.verified).toMatchObject([{ key: first }])
          expect(opened.unverified).toHaveLength(keys.length - 1)
          expect(opened.verified[0]?.timestamp).toBe(first.type === 'ed25519' ? undefined : TIME)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('are refused with any bit of text or signature changed', () => {
    fc.assert(
      fc.property(text, key, fc.nat(), (words, signer, bit) => {
        const { signature } = signText(signer, words, TIME)
        expect(verifySignature(signer, words, signature)).toBeDefined()
        expect(verifySignature(signer, words, flipBit(signature, bit))).toBeUndefined()
        expect(verifySignature(signer, words, signature.slice(0, -1))).toBeUndefined()
        expect(verifySignature(signer, `${words}\n`, signature)).toBeUndefined()
        expect(verifySignature(signer, `b${words}`, signature)).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  })

  it('keep the signatures of strangers and add none twice', () => {
    const [a, b] = [testKey('a'), testKey('b', 'cosignature/v1')]
    const note = signNote('words\n', [a])
    const cosigned = addSignatures(note, [signText(b, 'words\n', TIME)])
    expect(addSignatures(cosigned, [signText(b, 'words\n', TIME)])).toBe(cosigned)
    expect(openNote(cosigned, [a]).unverified.map(formatSignature)).toStrictEqual([
      formatSignature(signText(b, 'words\n', TIME)),
    ])
    const twice = formatNote({ text: 'words\n', signatures: [signText(a, 'words\n'), signText(a, 'words\n')] })
    expect(openNote(twice, [a]).verified).toHaveLength(1)
  })

  it('are refused when one signature of a known key is false, whatever else is there', () => {
    const a = testKey('a')
    const note = signNote('words\n', [a])
    expect(codeOf(() => openNote(addSignatures(note, [signText(a, 'other\n')]), [a]))).toBe('bad-signature')
  })

  it('ignore a stranger who shares the name or the id, and try both keys that share both', () => {
    const a = testKey('a')
    const stranger = signText({ ...testKey('b'), name: 'a' }, 'words\n')
    const twin = { ...signText(testKey('b'), 'words\n'), id: a.id }
    expect(openNote(addSignatures(signNote('words\n', [a]), [stranger, twin]), [a]).unverified).toHaveLength(2)
    const collided = { ...testKey('b'), name: 'a', id: a.id }
    expect(openNote(signNote('words\n', [collided]), [a, collided]).verified).toMatchObject([{ key: collided }])
  })

  it('end at the last empty line', () => {
    const words = 'one\n\ntwo\n\n— a not a signature\n'
    expect(parseNote(signNote(words, [testKey('a')])).text).toBe(words)
  })

  it('that are malformed are refused with code and place', () => {
    const line = formatSignature(signText(testKey('a'), 'words\n'))
    const cases: [string | Uint8Array, string][] = [
      ['', 'bad-note'],
      ['words\n', 'bad-note'],
      [`words\n${line}`, 'bad-note'],
      ['words\n\n', 'bad-signature-line'],
      [`words\n\n${line.slice(0, -1)}`, 'bad-signature-line'],
      [`words\n\n${line.replace('—', '-')}`, 'bad-signature-line'],
      [`words\n\n${line}words\n`, 'bad-signature-line'],
      [`words\n\n— a AAAA\n`, 'bad-signature-line'],
      [`words\n\n— a AAAAAB==\n`, 'bad-base64'],
      [`words\n\n—  AAAAAAA=\n`, 'bad-name'],
      [`words\n\n— a+b AAAAAAA=\n`, 'bad-name'],
      [`wor\tds\n\n${line}`, 'bad-character'],
      [`words\r\n\r\n${line}`, 'bad-character'],
      [`wor\0ds\n\n${line}`, 'bad-character'],
      [`\ud800\n\n${line}`, 'bad-utf8'],
      [Uint8Array.from([0xff, 0x0a]), 'bad-utf8'],
      [`words\n\n${line.repeat(MAX_SIGNATURES + 1)}`, 'too-many-signatures'],
      [`${'w'.repeat(1_000_001)}\n\n${line}`, 'too-large'],
    ]
    for (const [note, code] of cases)
      expect([note.length, codeOf(() => parseNote(note))]).toStrictEqual([note.length, code])
    expect(attempt(() => parseNote(`one\n\n${line}— a ?\n`))).toMatchObject({ error: { line: 4, column: 5 } })
    expect(attempt(() => parseNote(`one\ntw\to\n\n${line}`))).toMatchObject({ error: { line: 2, column: 3 } })
    expect(parseNote(`words\n\n${line.repeat(16)}`).signatures).toHaveLength(16)
    expect(codeOf(() => signNote('no newline', [testKey('a')]))).toBe('bad-note')
    expect(codeOf(() => signNote('words\n', []))).toBe('bad-note')
    expect(codeOf(() => signNote('words\n', [testKey('w', 'cosignature/v1')]))).toBe('bad-cosignature')
  })

  it('of any bytes are read or refused, never anything else', () => {
    const known = testKey('a')
    const line = formatSignature(signText(known, 'words\n'))
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom('\n\n', '\n', '— ', ' ', line, 'words\n', '=', '+', '\ufeff'),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const note = pieces.join('')
        const read = attempt(() => parseNote(note))
        if (read.ok) expect(formatNote(read.value)).toBe(note)
        attempt(() => parseCheckpoint(note))
        attempt(() => parseVerifierKey(note))
        attempt(() => openNote(note, [known]))
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (content) => {
        expect(attempt(() => parseNote(content))).toHaveProperty('ok')
      }),
    )
  })
})

describe('checkpoints', () => {
  const checkpoint: fc.Arbitrary<Checkpoint> = fc
    .record({
      origin: name,
      size: fc.maxSafeNat(),
      root: seed,
      extensions: fc.array(name, { minLength: 0, maxLength: 2 }),
    })
    .map(({ extensions, ...rest }) => (extensions.length === 0 ? rest : { ...rest, extensions }))

  it('come back from their texts', () => {
    fc.assert(
      fc.property(checkpoint, (value) => {
        expect(parseCheckpoint(formatCheckpoint(value))).toStrictEqual(value)
      }),
    )
  })

  it('read as the standard prints them', () => {
    const body = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    const read = parseCheckpoint(body)
    expect([read.origin, read.size, toHex(read.root).slice(0, 8)]).toStrictEqual([
      'example.com/behind-the-sofa',
      20_852_163,
      '0ac5186a',
    ])
    expect(formatCheckpoint(read)).toBe(body)
  })

  it('that are malformed are refused', () => {
    const root = toBase64(EMPTY_ROOT)
    const cases: [string, string][] = [
      ['a\n0\n', 'bad-checkpoint'],
      [`\n0\n${root}\n`, 'bad-checkpoint'],
      [`a\n0\n${root}\n\n`, 'bad-checkpoint'],
      [`a\n00\n${root}\n`, 'bad-number'],
      [`a\n+1\n${root}\n`, 'bad-number'],
      [`a\n1e3\n${root}\n`, 'bad-number'],
      [`a\n-1\n${root}\n`, 'bad-number'],
      [`a\n٣\n${root}\n`, 'bad-number'],
      [`a\n9007199254740992\n${root}\n`, 'number-too-large'],
      [`a\n${'9'.repeat(10_000)}\n${root}\n`, 'number-too-large'],
      [`a\n0\n${root.slice(0, -1)}\n`, 'bad-base64'],
      ['a\n0\nAAAA\n', 'bad-hash'],
      [`a\n0\n${root}`, 'bad-note'],
    ]
    for (const [value, code] of cases)
      expect([value.slice(0, 20), codeOf(() => parseCheckpoint(value))]).toStrictEqual([value.slice(0, 20), code])
    expect(codeOf(() => formatCheckpoint({ origin: 'a\nb', size: 1, root: EMPTY_ROOT }))).toBe('bad-checkpoint')
    expect(codeOf(() => formatCheckpoint({ origin: 'a', size: 1.5, root: EMPTY_ROOT }))).toBe('bad-range')
    expect(codeOf(() => formatCheckpoint({ origin: 'a', size: 1, root: EMPTY_ROOT.slice(1) }))).toBe('bad-hash')
  })

  it('verify by origin, log key and quorum', () => {
    const origin = 'news.example/ledger'
    const log = testKey(origin)
    const [w1, w2, w3] = ['w1', 'w2', 'w3'].map((each) => testKey(`${each}.example`, 'cosignature/v1'))
    if (w1 === undefined || w2 === undefined || w3 === undefined) throw new Error('three witnesses')
    const signed = signCheckpoint({ origin, size: 7, root: sha256(utf8('root')) }, [log])
    const { text: body } = parseNote(signed)
    const cosigned = addSignatures(signed, [signText(w1, body, TIME), signText(w3, body, TIME + 1)])
    const quorum = kOfN(2, [w1, w2, w3])

    expect(verifyCheckpoint(cosigned, { origin, keys: [log], quorum })).toMatchObject({
      size: 7,
      signedBy: [log],
      cosignatures: [
        { key: w1, timestamp: TIME },
        { key: w3, timestamp: TIME + 1 },
      ],
    })
    const code = (note: string, trust: Parameters<typeof verifyCheckpoint>[1]) =>
      codeOf(() => verifyCheckpoint(note, trust))
    expect(code(signed, { origin, keys: [log], quorum })).toBe('too-few-witnesses')
    expect(code(cosigned, { origin, keys: [log], quorum: kOfN(3, [w1, w2, w3]) })).toBe('too-few-witnesses')
    expect(code(cosigned, { origin, keys: [log] })).toBeUndefined()
    expect(code(cosigned, { origin: 'other', keys: [log], quorum })).toBe('wrong-origin')
    expect(code(cosigned, { origin, keys: [testKey('other')], quorum })).toBe('unknown-key')
    expect(code(cosigned, { origin, keys: (size) => (size === 7 ? [log] : []), quorum })).toBeUndefined()
    expect(code(cosigned, { origin, keys: (size) => (size < 7 ? [log] : []), quorum })).toBe('unknown-key')
    const late = addSignatures(signed, [{ ...signText(w1, 'other\n', TIME) }])
    expect(code(late, { origin, keys: [log], quorum: kOfN(1, [w1]) })).toBe('bad-signature')
  })

  it('count a witness under two names once: such a quorum is refused', () => {
    const one = testKey('w', 'cosignature/v1')
    const alias = signerKey('other-name', one.seed, 'cosignature/v1')
    expect(codeOf(() => kOfN(2, [one, alias]))).toBe('duplicate-key')
    expect(codeOf(() => kOfN(3, [one, testKey('x', 'cosignature/v1')]))).toBe('bad-policy')
  })
})
