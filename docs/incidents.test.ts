import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const folder = join(import.meta.dirname, '..', 'e2e', 'incidents')
const page = readFileSync(join(import.meta.dirname, 'incidents.md'), 'utf8')
const rows = page
  .split('\n')
  .filter((line) => line.includes('`e2e/incidents/') && line.startsWith('|'))
  .map((line) => {
    const [, incident = '', , , control = '', test = ''] = line.split('|').map((cell) => cell.trim())
    return { incident, control, test: /^`e2e\/incidents\/([^`]+)`$/.exec(test)?.[1] ?? '' }
  })
const files = readdirSync(folder).filter((name) => name.endsWith('.e2e.ts'))

describe('the page of incidents', () => {
  it('names every story that is replayed, and none that is not', () => {
    expect(rows.map((r) => r.test).toSorted()).toEqual(files.toSorted())
  })

  it('names for each the control that its test names', () => {
    for (const { incident, control, test } of rows) {
      const stopped = /\/\/ Stopped by: (.+)\n$/.exec(readFileSync(join(folder, test), 'utf8'))?.[1]
      expect([incident, control]).toEqual([incident, stopped])
    }
  })

  it('says in each file what happened', () => {
    for (const name of files) expect(readFileSync(join(folder, name), 'utf8')).toMatch(/^\/\*\*\n \* \S/)
  })
})
