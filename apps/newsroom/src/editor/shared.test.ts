import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writeText } from './shared.ts'

describe('a field over a Y.Text', () => {
  it('ends up saying what was typed, whatever it said before', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', '🌊', '🌋', ' ') })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = new Y.Doc().getText('t')
        text.insert(0, before)
        writeText(text, after)
        expect(text.toJSON()).toBe(after)
      }),
    )
  })

  it('leaves what somebody else typed meanwhile', () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()]
    one.getText('t').insert(0, 'The ferry leaves')
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one))
    writeText(one.getText('t'), 'The last ferry leaves')
    writeText(two.getText('t'), 'The ferry leaves early')
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two))
    expect(one.getText('t').toJSON()).toBe('The last ferry leaves early')
  })
})
