// A press release by mail becomes an item; an event of your own becomes a calendar: node mail-to-calendar.mjs [FILE]
import { readFile } from 'node:fs/promises'
import { itemsOf, readItems, writeItems } from '@dateline/formats'

const file = process.argv[2] ?? new URL('samples/release.eml', import.meta.url)
const [release] = itemsOf(readItems(await readFile(file), { name: String(file) }))

const event = {
  model: 1,
  kind: 'concept',
  guid: 'urn:example:event:1',
  versionCreated: release?.versionCreated,
  concept: {
    names: release?.headlines,
    event: { dates: { start: '2026-11-03T11:00:00+02:00', duration: 'PT1H', zone: 'Europe/Helsinki' } },
  },
}
process.stdout.write(writeItems([event], 'icalendar')[0])
