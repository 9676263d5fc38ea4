/** Policies as files: the standard's example, round trips, and what must be refused. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { attempt } from './errors.ts'
import { EMPTY_ROOT } from './hash.ts'
import { formatVerifierKey, type SignerKey, signerKey, toVerifierKey } from './key.ts'
import { addSignatures, parseNote, signText } from './note.ts'
import { formatPolicy, parsePolicy, trustOf } from './policy.ts'
import { kOfN, meetsQuorum, quorumKeys } from './quorum.ts'
import { codeOf, testKey } from './testing.ts'

const ORIGIN = 'mna.example/ledger'
const log = testKey(ORIGIN)
const names = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3']
const keys = new Map(names.map((name) => [name, testKey(`${name}.example`, 'cosignature/v1')]))
const keyOf = (name: string): SignerKey => keys.get(name) ?? log
const vkey = (name: string) => formatVerifierKey(keyOf(name))

/** The example of the standard, with keys of ours, comments and odd spaces. */
const EXAMPLE = `# two houses
log ${formatVerifierKey(log)} https://mna.example/ledger

\twitness  X1 ${vkey('X1')}
witness X2 ${vkey('X2')} https://x2.example/
witness X3 ${vkey('X3')}
group X-witnesses 2 X1 X2 X3
witness Y1 ${vkey('Y1')}
witness Y2 ${vkey('Y2')}
witness Y3 ${vkey('Y3')}
group Y-witnesses any Y1 Y2 Y3
   # both of them
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`

describe('a policy', () => {
  it('is met by the cosigners that the example wants, and by no fewer', () => {
    const policy = parsePolicy(EXAMPLE)
    expect(policy.logs).toStrictEqual([{ key: toVerifierKey(log), url: 'https://mna.example/ledger' }])
    expect(policy.witnesses.map(({ name, url }) => [name, url])).toContainEqual(['X2', 'https://x2.example/'])
    const signed = signCheckpoint({ origin: ORIGIN, size: 0, root: EMPTY_ROOT }, [log])
    const { text } = parseNote(signed)
    fc.assert(
      fc.property(fc.subarray(names), (cosigners) => {
        const note = addSignatures(
          signed,
          cosigners.map((name) => signText(keyOf(name), text, 1)),
        )
        const enough =
          cosigners.filter((name) => name.startsWith('X')).length >= 2 && cosigners.some((name) => name.startsWith('Y'))
        const code = codeOf(() => verifyCheckpoint(note, trustOf(policy, ORIGIN)))
        expect(code).toBe(enough ? undefined : 'too-few-witnesses')
      }),
      { numRuns: 40 },
    )
    expect(codeOf(() => trustOf(policy, 'other'))).toBe('wrong-origin')
  })

  it('comes back from its file', () => {
    const policy = parsePolicy(EXAMPLE)
    expect(parsePolicy(formatPolicy(policy))).toStrictEqual(policy)
    const none = parsePolicy('quorum none\n')
    expect(none).toMatchObject({ logs: [], witnesses: [] })
    expect(meetsQuorum(none.quorum, new Set())).toBe(true)
    expect(formatPolicy(none)).toBe('quorum none\n')
    const one = parsePolicy(`witness group-1 ${vkey('X1')}\nwitness b ${vkey('X2')}\ngroup g all group-1 b\nquorum g\n`)
    expect(parsePolicy(formatPolicy(one))).toStrictEqual(one)
    expect(quorumKeys(parsePolicy(`witness a ${vkey('X1')}\nquorum a\n`).quorum)).toHaveLength(1)
    const stranger = { logs: [], witnesses: [], quorum: kOfN(1, [keyOf('X1')]) }
    expect(codeOf(() => formatPolicy(stranger))).toBe('bad-policy')
  })

  it('that is malformed is refused with its line', () => {
    const x1 = `witness X1 ${vkey('X1')}\n`
    const x2 = `witness X2 ${vkey('X2')}\n`
    const alias = signerKey('alias.example', keyOf('X1').seed, 'cosignature/v1')
    const cases: [string, string, number][] = [
      ['', 'bad-policy', 1],
      [x1, 'bad-policy', 2],
      ['quorum none', 'bad-policy', 1],
      ['quorum X1\n', 'bad-policy', 1],
      ['quorum none\nquorum none\n', 'bad-policy', 2],
      ['quorum none more\n', 'bad-policy', 1],
      ['other X1\nquorum none\n', 'bad-policy', 1],
      [`quorum X1\n${x1}`, 'bad-policy', 1],
      [`${x1}${x1.replace('X1', 'X2')}quorum none\n`, 'duplicate-key', 2],
      [`${x1}witness X2 ${formatVerifierKey(alias)}\nquorum none\n`, 'duplicate-key', 2],
      [`${x1}${x2.replace('X2', 'X1')}quorum none\n`, 'bad-policy', 2],
      [`witness none ${vkey('X1')}\nquorum none\n`, 'bad-policy', 1],
      [`witness X1 ${formatVerifierKey(log)}\nquorum none\n`, 'bad-policy', 1],
      [`witness X1 ${vkey('X1')} a b\nquorum none\n`, 'bad-policy', 1],
      ['log a+b\nquorum none\n', 'bad-key', 1],
      [`log ${formatVerifierKey(log)}\nlog ${formatVerifierKey(log)}\nquorum none\n`, 'duplicate-key', 2],
      [`${x1}group g 2 X1\nquorum g\n`, 'bad-policy', 2],
      [`${x1}group g 0 X1\nquorum g\n`, 'bad-policy', 2],
      [`${x1}group g 01 X1\nquorum g\n`, 'bad-policy', 2],
      [`${x1}group g all\nquorum g\n`, 'bad-policy', 2],
      [`${x1}group g all g\nquorum g\n`, 'bad-policy', 2],
      [`${x1}group g all none\nquorum g\n`, 'bad-policy', 2],
      [`${x1}${x2}group g all X1 X1\nquorum g\n`, 'bad-policy', 3],
      [`${x1}${x2}group g all X1\ngroup h all X1 X2\nquorum h\n`, 'bad-policy', 4],
      [`${x1}${x2}group X1 all X2\nquorum X1\n`, 'bad-policy', 3],
      ['quorum none\r\n', 'bad-character', 1],
      ['quorum\u00a0none\n', 'bad-policy', 1],
    ]
    for (const [file, code, line] of cases) {
      const read = attempt(() => parsePolicy(file))
      expect([file, read.ok ? undefined : [read.error.code, read.error.line]]).toStrictEqual([file, [code, line]])
    }
    expect(codeOf(() => parsePolicy('#'.repeat(100_001)))).toBe('too-large')
    expect(codeOf(() => parsePolicy(Uint8Array.of(0xff, 0x0a)))).toBe('bad-utf8')
  })

  it('of any text is read or refused', () => {
    const word = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'none',
      'all',
      'any',
      '1',
      'X1',
      ' ',
      '\n',
      '#',
      vkey('X1'),
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const read = attempt(() => parsePolicy(`${words.join(' ')}\n`))
        if (read.ok) expect(parsePolicy(formatPolicy(read.value)).witnesses).toStrictEqual(read.value.witnesses)
      }),
    )
  })
})
