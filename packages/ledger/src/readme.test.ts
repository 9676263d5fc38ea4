/** The examples of the README, run as they stand there. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as ledger from './index.ts'

const readme = readFileSync(join(import.meta.dirname, '..', 'README.md'), 'utf8')
const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1] ?? '')

describe('the README', () => {
  it('names only what the package exports', () => {
    const names = examples.flatMap((example) => /import \{([^}]*)\}/.exec(example)?.[1]?.split(',') ?? [])
    expect(names.length).toBeGreaterThan(8)
    expect(names.map((name) => name.trim()).filter((name) => !(name in ledger))).toStrictEqual([])
  })

  it('has examples that run one after the other', async () => {
    const body = examples
      .join('\n')
      .replaceAll(/^import .*$/gm, '')
      .replaceAll(' as const', '')
      .replaceAll('console.log', 'said.push')
    const files = new Map<string, Uint8Array>()
    const said: unknown[] = []
    const names = { ...ledger, files, said, read: (path: string) => Promise.resolve(files.get(path)) }
    const AsyncFunction = (async () => {}).constructor as new (
      ...parts: string[]
    ) => (...values: unknown[]) => Promise<void>
    await new AsyncFunction(...Object.keys(names), body)(...Object.values(names))
    expect([...files.keys()]).toStrictEqual(['tile/entries/000.p/1', 'tile/0/000.p/1'])
    expect(said).toMatchObject([{ v: 1, release: 1 }, [{ key: { name: 'witness.example/w1' } }]])
  })
})
