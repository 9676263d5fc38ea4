/** Trust policies as files (c2sp.org/tlog-policy): which logs, which witnesses, and how many of them. */
import { fromUtf8, toBase64 } from './bytes.ts'
import { type Trust } from './checkpoint.ts'
import { attempt, LedgerError, type Place } from './errors.ts'
import { formatVerifierKey, parseVerifierKey, type VerifierKey } from './key.ts'
import { NO_QUORUM, type Quorum } from './quorum.ts'

export interface PolicyLog {
  /** Its name is the log's origin. */
  readonly key: VerifierKey
  readonly url?: string
}

export interface PolicyWitness {
  /** Within the policy. */
  readonly name: string
  readonly key: VerifierKey
  /** Most likely the submission prefix of tlog-witness. */
  readonly url?: string
}

export interface Policy {
  readonly logs: readonly PolicyLog[]
  readonly witnesses: readonly PolicyWitness[]
  readonly quorum: Quorum
}

/** Longest policy that is read, in characters; the standard asks for 32 logs, witnesses and groups at least. */
const MAX_POLICY = 100_000
/** Most groups, and so the deepest nesting. */
const MAX_GROUPS = 256

const fault = (message: string, place: Place) => new LedgerError('bad-policy', message, place)

/** What has been read so far. */
class PolicyReader {
  readonly logs: PolicyLog[] = []
  readonly witnesses: PolicyWitness[] = []
  readonly #named = new Map<string, Quorum>()
  readonly #members = new Set<string>()
  readonly #publicKeys = { log: new Set<string>(), witness: new Set<string>() }
  #groups = 0
  quorum: Quorum | undefined

  line(words: readonly string[], place: Place): void {
    const [keyword, ...rest] = words
    if (keyword === 'log') this.#log(rest, place)
    else if (keyword === 'witness') this.#witness(rest, place)
    else if (keyword === 'group') this.#group(rest, place)
    else if (keyword === 'quorum') this.#quorum(rest, place)
    else throw fault('A line begins with log, witness, group or quorum.', place)
  }

  #log(words: readonly string[], place: Place): void {
    const [vkey = '', url, ...more] = words
    if (more.length > 0) throw fault('A log line reads log <vkey> [<url>].', place)
    const key = this.#key(vkey, 'log', place)
    this.logs.push(url === undefined ? { key } : { key, url })
  }

  #witness(words: readonly string[], place: Place): void {
    const [name = '', vkey = '', url, ...more] = words
    if (more.length > 0) throw fault('A witness line reads witness <name> <vkey> [<url>].', place)
    const key = this.#key(vkey, 'witness', place)
    if (key.type !== 'cosignature/v1') throw fault('The key of a witness is one for cosignatures.', place)
    this.#name(name, { witness: key }, place)
    this.witnesses.push(url === undefined ? { name, key } : { name, key, url })
  }

  #group(words: readonly string[], place: Place): void {
    const [name = '', count = '', ...names] = words
    this.#groups += 1
    if (this.#groups > MAX_GROUPS) throw fault(`A policy with more than ${MAX_GROUPS} groups is not read.`, place)
    const members = names.map((member) => {
      const found = this.#named.get(member)
      if (found === undefined) throw fault(`"${member}" is not defined above.`, place)
      if (this.#members.has(member)) throw fault(`"${member}" is a member of a group already.`, place)
      this.#members.add(member)
      return found
    })
    const threshold =
      count === 'any' ? 1 : count === 'all' ? members.length : /^[1-9]\d{0,3}$/.test(count) ? Number(count) : 0
    if (threshold < 1 || threshold > members.length)
      throw fault('A group reads group <name> all|any|<k> <name>…, with k from 1 to the number of names.', place)
    this.#name(name, { threshold, members }, place)
  }

  #quorum(words: readonly string[], place: Place): void {
    const [name = '', ...more] = words
    const found = name === 'none' ? NO_QUORUM : this.#named.get(name)
    if (found === undefined || more.length > 0) throw fault('The quorum is none, or one name defined above.', place)
    if (this.quorum !== undefined) throw fault('A policy has one quorum line.', place)
    this.quorum = found
  }

  #name(name: string, value: Quorum, place: Place): void {
    if (name === '' || name === 'none' || this.#named.has(name)) throw fault(`"${name}" cannot be defined here.`, place)
    this.#named.set(name, value)
  }

  #key(vkey: string, of: 'log' | 'witness', place: Place): VerifierKey {
    const read = attempt(() => parseVerifierKey(vkey))
    if (!read.ok) throw new LedgerError(read.error.code, read.error.message, place)
    const material = toBase64(read.value.publicKey)
    if (this.#publicKeys[of].has(material))
      throw new LedgerError('duplicate-key', `This public key is that of another ${of} above.`, place)
    this.#publicKeys[of].add(material)
    return read.value
  }
}

/**
 * @param file UTF-8, or the text of it
 * @throws LedgerError `bad-policy`, `duplicate-key`, `too-large`, `bad-utf8`, `bad-character`, and what `parseVerifierKey`
 * throws, each with its line; also for keys of types that are not supported, since the quorum may need them
 */
export function parsePolicy(file: Uint8Array | string): Policy {
  if (file.length > MAX_POLICY) throw new LedgerError('too-large', 'The policy is too large.')
  const text = typeof file === 'string' ? file : fromUtf8(file)
  const reader = new PolicyReader()
  const lines = text.split('\n')
  if (lines.pop() !== '') throw fault('The last line does not end in a newline.', { line: lines.length + 1, column: 1 })
  for (const [i, line] of lines.entries()) {
    const place = { line: i + 1, column: 1 }
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line))
      throw new LedgerError('bad-character', 'A policy holds no control character but tab and newline.', place)
    const words = line.split(/[ \t]/).filter((word) => word !== '')
    if (words[0] !== undefined && !words[0].startsWith('#')) reader.line(words, place)
  }
  const { logs, witnesses, quorum } = reader
  if (quorum === undefined) throw fault('The quorum line is missing.', { line: lines.length + 1, column: 1 })
  return { logs, witnesses, quorum }
}

/**
 * @returns the file; groups are named by their place
 * @throws LedgerError `bad-policy` when the quorum names a witness that the policy does not list
 */
export function formatPolicy({ logs, witnesses, quorum }: Policy): string {
  const words = (...parts: (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' ')
  const lines = [
    ...logs.map(({ key, url }) => words('log', formatVerifierKey(key), url)),
    ...witnesses.map(({ name, key, url }) => words('witness', name, formatVerifierKey(key), url)),
  ]
  const taken = new Set(witnesses.map(({ name }) => name))
  let groups = 0
  const nameOf = (part: Quorum): string => {
    if ('witness' in part) {
      const found = witnesses.find(({ key }) => key === part.witness)
      if (found === undefined) throw new LedgerError('bad-policy', `${part.witness.name} is not listed as a witness.`)
      return found.name
    }
    if (part.threshold === 0) return 'none'
    const members = part.members.map(nameOf)
    do groups += 1
    while (taken.has(`group-${groups}`))
    lines.push(words('group', `group-${groups}`, String(part.threshold), ...members))
    return `group-${groups}`
  }
  const top = nameOf(quorum)
  const file = `${[...lines, `quorum ${top}`].join('\n')}\n`
  parsePolicy(file)
  return file
}

/**
 * @param origin of the checkpoint that is to be verified (`readCheckpoint`)
 * @returns what the policy believes of that log
 * @throws LedgerError `wrong-origin` when the policy lists no log of that origin
 */
export function trustOf(policy: Policy, origin: string): Trust {
  const keys = policy.logs.map(({ key }) => key).filter(({ name }) => name === origin)
  if (keys.length === 0) throw new LedgerError('wrong-origin', `The policy lists no log "${origin}".`)
  return { origin, keys, quorum: policy.quorum }
}
