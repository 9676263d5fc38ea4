import { useOfItem, useText } from '@dateline/news'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemOf } from './item-of.ts'
import { datelineText, stateOf } from './outgoing.ts'
import { storyOf } from './story-of.ts'
import { outgoingArbitrary } from './testing.ts'
import { DEFAULT_LIMITS } from './types.ts'

const context = { name: 'own', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }

describe('a release of ours', () => {
  it('is the same story again when it has been an item', () => {
    fc.assert(
      fc.property(outgoingArbitrary, (outgoing) => {
        fc.pre(outgoing.pubStatus === 'usable')
        const read = storyOf(
          { outcome: 'item', item: itemOf(outgoing), place: 'line 1', assumptions: [], unknown: [] },
          context,
        )
        if (read.outcome !== 'story') throw new Error(JSON.stringify(read))
        const { content } = outgoing
        const { story } = read
        const { source: _source, body: _body, subjects, edNote: _edNote, dateline, embargo, ...rest } = story.content
        const { body: _b, subjects: given, edNote: _e, dateline: line, embargo: closed, ...own } = content
        expect(rest).toStrictEqual(own)
        expect(dateline).toStrictEqual(
          line === undefined ? undefined : { ...line, text: datelineText(line, content.language) },
        )
        expect(embargo?.until).toBe(closed?.until)
        expect(subjects.map((s) => s.uri).toSorted()).toStrictEqual(given.map((s) => s.uri).toSorted())
        expect(story.unknown).toStrictEqual([])
        expect([story.guid, story.version, story.published]).toStrictEqual([
          outgoing.guid,
          outgoing.version,
          outgoing.versionCreated,
        ])
      }),
    )
  })

  it('has no copy when it is held or killed, and says how it may be used', () => {
    fc.assert(
      fc.property(outgoingArbitrary, (outgoing) => {
        const item = itemOf(outgoing)
        expect(item.bodies !== undefined || item.descriptions !== undefined).toBe(outgoing.pubStatus === 'usable')
        const at = Date.parse(outgoing.release.effectiveAt)
        expect(useText(useOfItem(item, at))).toBe(useText(stateOf(outgoing).verdict))
        expect(item.release).toMatchObject({ no: outgoing.release.no, kind: outgoing.release.kind })
      }),
    )
  })
})
