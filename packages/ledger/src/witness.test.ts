/** A witness as the protocol asks, a log that asks it, and the races between them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toBase64 } from './bytes.ts'
import { readCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.ts'
import { EMPTY_ROOT } from './hash.ts'
import { parseNote, signText } from './note.ts'
import { kOfN } from './quorum.ts'
import { codeOf, entryAt, flipBit, MemoryLog, testKey } from './testing.ts'
import { consistencyProof, treeRoot } from './tree.ts'
import {
  formatAddCheckpoint,
  memoryWitnessStore,
  parseAddCheckpoint,
  readAddCheckpointAnswer,
  Witness,
  type WitnessStore,
} from './witness.ts'

const ORIGIN = 'news.example/ledger'
const logKey = testKey(ORIGIN)
const witnessKey = testKey('witness.example/w1', 'cosignature/v1')
const TIME = 1_800_000_000

const log = new MemoryLog()
for (let size = 1; size <= 40; size += 1) log.grow(size)
const fork = new MemoryLog()
for (let size = 1; size <= 40; size += 1) fork.grow(size, (i) => (i < 5 ? entryAt(i) : entryAt(i + 1_000)))

const witnessOf = (store: WitnessStore = memoryWitnessStore()) =>
  new Witness({
    keys: [witnessKey],
    logKeys: (origin) => (origin === ORIGIN ? [logKey] : undefined),
    store,
    now: () => TIME,
  })

const signed = async (size: number, of = log) =>
  signCheckpoint({ origin: ORIGIN, size, root: await treeRoot(of.read, size) }, [logKey])

async function request(oldSize: number, size: number, of = log): Promise<string> {
  const proof = oldSize === 0 || oldSize > size ? [] : await consistencyProof(of.read, oldSize, size)
  return formatAddCheckpoint({ oldSize, proof, checkpoint: await signed(size, of) })
}

describe('add-checkpoint', () => {
  it('is cosigned from nothing, and again with every consistent step', async () => {
    const witness = witnessOf()
    let old = 0
    for (const size of [0, 0, 1, 1, 7, 8, 40]) {
      const answer = await witness.addCheckpoint(await request(old, size))
      expect([size, answer.status]).toStrictEqual([size, 200])
      const read = readAddCheckpointAnswer(await signed(size), answer, [witnessKey])
      if (read.outcome !== 'cosigned') throw new Error(read.outcome)
      const trust = { origin: ORIGIN, keys: [logKey], quorum: kOfN(1, [witnessKey]) }
      expect(verifyCheckpoint(read.checkpoint, trust).cosignatures).toStrictEqual([
        { key: witnessKey, timestamp: TIME },
      ])
      expect(await witness.latest(ORIGIN)).toBe(read.checkpoint)
      old = size
    }
    expect(await witness.latest('other')).toBeUndefined()
  })

  it('is answered by the protocol', async () => {
    const witness = witnessOf()
    await witness.addCheckpoint(await request(0, 10))
    const note = await signed(20)
    const proof = await consistencyProof(log.read, 10, 20)
    const send = (oldSize: number, hashes: readonly Uint8Array[], checkpoint: string) =>
      witness.addCheckpoint(formatAddCheckpoint({ oldSize, proof: hashes, checkpoint }))
    const stranger = testKey('other.example')
    const falseNote = note.replace('\n20\n', '\n21\n')
    const wrongEmpty = signCheckpoint({ origin: ORIGIN, size: 0, root: EMPTY_ROOT.map((b) => b ^ 1) }, [logKey])
    const sameSize = signCheckpoint({ origin: ORIGIN, size: 10, root: flipBit(EMPTY_ROOT, 3) }, [logKey])
    const unknownLog = signCheckpoint({ origin: 'other', size: 20, root: EMPTY_ROOT }, [logKey])
    const unsigned = signCheckpoint({ origin: ORIGIN, size: 20, root: EMPTY_ROOT }, [stranger])

    const cases: [string, Awaited<ReturnType<typeof send>>, number][] = [
      ['no request', await witness.addCheckpoint('nothing'), 400],
      ['no bytes of a text', await witness.addCheckpoint(Uint8Array.of(0xff)), 400],
      [
        '64 hashes',
        await send(
          10,
          Array.from({ length: 64 }, () => EMPTY_ROOT),
          note,
        ),
        400,
      ],
      ['old above new', await send(21, [], note), 400],
      ['unknown log', await send(0, [], unknownLog), 404],
      ['not signed by the log', await send(10, proof, unsigned), 403],
      ['false signature', await send(10, proof, falseNote), 403],
      ['stale old size', await send(0, [], note), 409],
      ['old size to come', await send(11, proof, note), 409],
      ['wrong proof', await send(10, [flipBit(EMPTY_ROOT, 1), ...proof.slice(1)], note), 422],
      ['no proof', await send(10, [], note), 422],
      ['other root at the same size', await send(10, [], sameSize), 422],
      ['a fork', await witness.addCheckpoint(await request(10, 20, fork)), 422],
    ]
    for (const [what, answer, status] of cases) expect([what, answer.status]).toStrictEqual([what, status])
    expect(await send(0, [], note)).toStrictEqual({ status: 409, contentType: 'text/x.tlog.size', body: '10\n' })
    expect(readCheckpoint((await witness.latest(ORIGIN)) ?? '').size).toBe(10)

    const fresh = witnessOf()
    const asked = (oldSize: number, hashes: readonly Uint8Array[], checkpoint: string) =>
      fresh.addCheckpoint(formatAddCheckpoint({ oldSize, proof: hashes, checkpoint }))
    expect((await asked(0, [EMPTY_ROOT], note)).status).toBe(422)
    expect((await asked(0, [], wrongEmpty)).status).toBe(422)
    expect(await asked(3, [], note)).toMatchObject({ status: 409, body: '0\n' })
    expect((await asked(0, [], note)).status).toBe(200)
  })

  it('ignores signatures of strangers, and a log key that is not of this log', async () => {
    const witness = witnessOf()
    const note = signCheckpoint({ origin: ORIGIN, size: 3, root: await treeRoot(log.read, 3) }, [
      testKey('stranger'),
      logKey,
    ])
    const answer = await witness.addCheckpoint(formatAddCheckpoint({ oldSize: 0, proof: [], checkpoint: note }))
    expect(answer.status).toBe(200)
    // What monitors are shown carries the log's signature and the witness's, nobody else's.
    expect(parseNote((await witness.latest(ORIGIN)) ?? '').signatures.map(({ name }) => name)).toStrictEqual([
      ORIGIN,
      witnessKey.name,
    ])
  })

  it('never rolls back or forks, whatever is sent in whatever order at the same time', async () => {
    const step = fc.record({
      old: fc.integer({ min: 0, max: 40 }),
      size: fc.integer({ min: 0, max: 40 }),
      forked: fc.boolean(),
      know: fc.boolean(),
      together: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const inner = memoryWitnessStore()
        let size = 0
        let root = EMPTY_ROOT
        // A store that is slow: other requests run between reading and writing.
        const store: WitnessStore = {
          get: async (origin) => {
            const state = await inner.get(origin)
            await Promise.resolve()
            return state
          },
          compareAndSet: async (origin, expected, next) => {
            await Promise.resolve()
            const done = await inner.compareAndSet(origin, expected, next)
            if (!done) return false
            expect(next.size).toBeGreaterThanOrEqual(size)
            if (next.size === size && size > 0) expect(toBase64(next.root)).toBe(toBase64(root))
            ;[size, root] = [next.size, next.root]
            return true
          },
        }
        const witness = witnessOf(store)
        let running: Promise<unknown>[] = []
        for (const { old, size: to, forked, know, together } of steps) {
          const from = know ? ((await inner.get(ORIGIN))?.size ?? 0) : old
          running.push(witness.addCheckpoint(await request(from, to, forked ? fork : log)))
          if (together) continue
          await Promise.all(running)
          running = []
        }
        await Promise.all(running)
        const state = await inner.get(ORIGIN)
        if (state === undefined) return
        const roots = [await treeRoot(log.read, state.size), await treeRoot(fork.read, state.size)].map(toBase64)
        expect(roots).toContain(toBase64(state.root))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  it('answers 409 when another request came first', async () => {
    const inner = memoryWitnessStore()
    const first = witnessOf(inner)
    const late = witnessOf({
      get: (origin) => inner.get(origin),
      compareAndSet: async (origin, expected, next) => {
        await first.addCheckpoint(await request(0, 12))
        return inner.compareAndSet(origin, expected, next)
      },
    })
    expect(await late.addCheckpoint(await request(0, 9))).toMatchObject({ status: 409, body: '12\n' })
  })

  it('is signed by keys of cosigners only', () => {
    const setup = { logKeys: () => [logKey], store: memoryWitnessStore(), now: () => TIME }
    expect(codeOf(() => new Witness({ ...setup, keys: [logKey] }))).toBe('bad-key')
    expect(codeOf(() => new Witness({ ...setup, keys: [] }))).toBe('bad-key')
  })
})

describe('requests and answers', () => {
  it('come back from their texts, the example of the standard among them', async () => {
    for (const [old, size] of [
      [0, 9],
      [4, 9],
      [9, 9],
    ] as const) {
      const body = await request(old, size)
      expect(formatAddCheckpoint(parseAddCheckpoint(body))).toBe(body)
    }
    const example = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=

example.com/behind-the-sofa
`
    expect(parseAddCheckpoint(example)).toMatchObject({
      oldSize: 20_852_014,
      checkpoint: 'example.com/behind-the-sofa\n',
    })
    const cases: [string, string][] = [
      ['', 'bad-request'],
      ['old 1\n', 'bad-request'],
      ['new 1\n\nx', 'bad-request'],
      ['old 01\n\nx', 'bad-number'],
      ['old  1\n\nx', 'bad-number'],
      ['old 1\nAAAA\n\nx', 'bad-proof'],
      ['old 1\nA\n\nx', 'bad-base64'],
    ]
    for (const [body, code] of cases) expect([body, codeOf(() => parseAddCheckpoint(body))]).toStrictEqual([body, code])
  })

  it('of a witness are not believed without its signature', async () => {
    const note = await signed(5)
    const { text } = parseNote(note)
    const answer = (status: number, body: string) => readAddCheckpointAnswer(note, { status, body }, [witnessKey])
    const good = await witnessOf().addCheckpoint(await request(0, 5))
    const other = await new Witness({
      keys: [testKey('other', 'cosignature/v1')],
      logKeys: () => [logKey],
      store: memoryWitnessStore(),
      now: () => TIME,
    }).addCheckpoint(await request(0, 5))
    const wrong = signText(witnessKey, `${text}x\n`, TIME)
    const wrongLine = good.body.replace(
      / \S+\n$/,
      ` ${toBase64(Uint8Array.from([...bigEndian(wrong.id), ...wrong.signature]))}\n`,
    )
    expect(answer(200, good.body).outcome).toBe('cosigned')
    expect(answer(200, good.body + other.body)).toMatchObject({
      outcome: 'cosigned',
      added: [{ name: witnessKey.name }],
    })
    expect(answer(200, other.body)).toMatchObject({ outcome: 'refused', reason: 'unknown-key' })
    expect(answer(200, wrongLine)).toMatchObject({ outcome: 'refused', reason: 'unknown-key' })
    expect(answer(200, 'ok')).toMatchObject({ outcome: 'refused', reason: 'malformed' })
    expect(answer(409, '12\n')).toStrictEqual({ outcome: 'conflict', size: 12 })
    expect(answer(409, 'twelve\n')).toMatchObject({ outcome: 'refused', reason: 'malformed' })
    expect(answer(500, '')).toStrictEqual({ outcome: 'refused', status: 500, reason: 'status' })
  })
})

function bigEndian(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}
