/** The table of the wires, held to their readers: a field that changes changes what its row names, and nothing else. */
import type { NewsItem } from '@dateline/news'
import { describe, expect, it } from 'vitest'
import { readAnpaItems } from '../anpa-1312/read.ts'
import { DEFAULT_LIMITS } from '../types.ts'
import { read7901Items } from './read.ts'
import { WIRE_TABLE } from './table.ts'

type Fields = Readonly<Record<string, string>>

const BASE: Fields = {
  service: 'ecm',
  number: '0003',
  selector: 'asian',
  priority: '4',
  category: 's',
  'word count': '850',
  optional: 'mda-tns 0908',
  'keyword, slug': 'Sailing',
  'version, take': '1ST LEAD',
  headline: 'Cala crew wins the Marenian Cup by a length',
  byline: 'By Ana Petrel',
  dateline: 'Cala (mda) - ',
  embargo: '',
  notices: '',
  notes: 'Check names',
  'sign-off': 'mda tca ben',
  'day and time': '011259 GMT Nov 26',
  text: 'The crew of Cala won the Marenian Cup on Sunday after a long night.',
}

/** Another value of each field, in both formats. */
const OTHER: Fields = {
  service: 'ecp',
  number: '0004',
  selector: 'latin',
  priority: '2',
  category: 'f',
  'word count': '12',
  optional: 'mda-xyz 0909',
  'keyword, slug': 'Rowing',
  'version, take': '2ND LEAD',
  headline: 'Selena crew wins the Marenian Cup by two lengths',
  byline: 'By Ivo Tern',
  dateline: 'Selena (axm) - ',
  embargo: 'EMBARGO: 02.11.2026 06:00 GMT',
  notices: 'CORRECTION',
  notes: 'Updates with quotes',
  'sign-off': 'mda ivo tern',
  'day and time': '021310 GMT Nov 26',
  text: 'The crew of Selena won the Marenian Cup on Monday after a short night.',
}

const lines = (...parts: readonly string[]) => parts.filter((part) => part !== '').join('\n')

const draw7901 = (f: Fields): string =>
  `${f['service']}${f['number']} ${f['priority']} ${f['category']} ${f['word count']}  ${f['optional']}

${lines(`${f['keyword, slug']}/`, f['notices'] ?? '', f['embargo'] ?? '', f['version, take'] ?? '', f['headline'] ?? '', `${f['byline']} =`)}

${f['dateline']}${f['text']}

Eds: ${f['notes']}

${f['sign-off']}
${f['day and time']}
`

/** AP's stamp of a 7901 one. */
const stamp = (text = '') => `MP-WF-11-${text.slice(0, 2)}-26 ${text.slice(2, 6)}GMT<`
const PRIORITIES: Fields = { '4': 'r', '2': 'u' }
const FORMATS: Fields = { 'mda-tns 0908': '\u0011', 'mda-xyz 0909': '\u0012' }

const drawAnpa = (f: Fields): string =>
  `${f['service']?.endsWith('p') === true ? 'W' : 'V'}${f['number']}\u001f${f['selector']}
${PRIORITIES[f['priority'] ?? '']} ${f['category']}${FORMATS[f['optional'] ?? '']} BC-${f['keyword, slug']} 11-01 0049
${lines(
  `^BC-${f['keyword, slug']}, ${f['version, take'] === '1ST LEAD' ? '1st Ld' : '2nd Ld'},${f['word count']}<`,
  f['notices'] === '' ? '' : `^${f['notices']}<`,
  f['embargo'] === '' ? '' : `^${f['embargo']}<`,
  `^${f['headline']}<`,
  `^(Eds: ${f['notes']})<`,
  `^${f['byline']}=`,
)}
\t   ${f['dateline']}${f['text']}

${f['sign-off'] === '' ? '' : `==${f['sign-off']?.replace(/ /g, '')}`}
${stamp(f['day and time'])}
`

const context = { name: 'x', profile: undefined, limits: DEFAULT_LIMITS, assumptions: [] }
const READERS = { iptc7901: read7901Items, anpa1312: readAnpaItems } as const
const DRAW = { iptc7901: draw7901, anpa1312: drawAnpa } as const

function read(format: keyof typeof READERS, fields: Fields): NewsItem {
  const [entry, ...rest] = READERS[format](DRAW[format](fields), context).entries
  if (entry?.outcome !== 'item' || rest.length > 0) throw new Error(JSON.stringify([entry, ...rest]))
  return entry.item
}

/** Members that differ; those of the transmission by name. */
function changed(before: NewsItem, after: NewsItem): string[] {
  const flat = ({ transmission, ...item }: NewsItem) => ({
    ...item,
    ...Object.fromEntries(Object.entries(transmission ?? {}).map(([name, value]) => [`transmission.${name}`, value])),
  })
  const [one, other] = [flat(before) as Record<string, unknown>, flat(after) as Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
    .toSorted()
}

describe.each(['iptc7901', 'anpa1312'] as const)('%s', (format) => {
  it('has a value of each row to try', () => {
    expect(Object.keys(BASE)).toStrictEqual(WIRE_TABLE.map(({ field }) => field))
  })

  it.each(WIRE_TABLE.filter((row) => row[format] !== '-').map((row) => [row.field, row.model] as const))(
    '%s is read as %s',
    (field, model) => {
      const before = read(format, BASE)
      const after = read(format, { ...BASE, [field]: OTHER[field] ?? '' })
      const named = model.split(', ')
      const found = changed(before, after)
      expect(found.length).toBeGreaterThan(0)
      expect(found.filter((name) => !named.includes(name))).toStrictEqual([])
      // What else a row names may stay, but its first member is what the field is.
      expect(found).toContain(named[0])
    },
  )
})
