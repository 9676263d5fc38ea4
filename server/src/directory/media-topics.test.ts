import { expect, it } from 'vitest'
import { findMediaTopics, mediaTopic } from './media-topics.ts'

const names = (text: string, limit = 8) => findMediaTopics(text, limit).map((t) => t.names['en'])

it('finds topics by the beginning of any word in any language, the general first', () => {
  expect(names('elect')).toContain('election')
  expect(names('weath')[0]).toBe('weather')
  expect(names('Wetter')).toContain('weather')
  expect(names('طقس')).toContain('weather')
  expect(names('lection')).toEqual([])
})

it('finds topics by their code, and knows them by code and by URI', () => {
  expect(findMediaTopics('11000000', 1)[0]).toMatchObject({
    uri: 'http://cv.iptc.org/newscodes/mediatopic/11000000',
    qcode: 'medtop:11000000',
    names: { en: 'politics' },
    broader: '',
  })
  expect(mediaTopic('http://cv.iptc.org/newscodes/mediatopic/11000000')).toBe(mediaTopic('11000000'))
  expect(mediaTopic('99999999')).toBeUndefined()
})

it('gives every narrower topic a broader one that exists', () => {
  for (const topic of findMediaTopics('2', 5_000)) expect(mediaTopic(topic.broader)).toBeDefined()
})

it('takes every sign for what it is', () => {
  for (const text of ['%', '.*', '[', '\\', '  ']) expect(findMediaTopics(text, 5)).toEqual([])
})
