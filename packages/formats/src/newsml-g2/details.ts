/** Details of people, bodies, places and events whose shape in NewsML-G2 differs from the model's. */
import type { Address, Contact, EventDates, Position, RecurrenceRule, Term } from '@dateline/news'
import type { XmlElement } from '../xml/read.ts'
import { makeNode } from './node.ts'
import { BLOCK_LABEL } from './properties.ts'
import { CODE, CODES, DATE, DECIMAL, INTEGER, TEXT, writeAttribute } from './scalars.ts'
import { codeElement, mapped, record, rows, type Shape, type Spread, textElement } from './shape.ts'

const elementsOf = (source: XmlElement) =>
  source.children.filter((child): child is XmlElement => typeof child !== 'string')

/** Contact details come in sets. A set becomes its parts, which say to which set they belong. */
export function contacts(term: Shape<Term>): Spread<Contact> {
  const kinds = ['email', 'im', 'phone', 'fax', 'web'] as const
  const PARTS: ReadonlySet<string> = new Set([...kinds, 'address', 'note'])
  const fields = rows<Contact & { '#'?: string }>(() => [
    ['id', '@id', TEXT],
    ['creator', '@creator', CODE],
    ['modified', '@modified', DATE],
    ['role', '@role', CODES],
    ['tech', '@tech', CODE],
    ['language', '@xml:lang', TEXT],
    ['value', '#', TEXT],
  ])
  const shape = record<Contact>(fields)
  const place = address(term)
  return {
    readAll(source, reading, before) {
      const parts = elementsOf(source).filter(({ name, ns }) => ns === source.ns && PARTS.has(name))
      if (parts.length === 0) return undefined
      const set = new Set(before.map((contact) => contact.set ?? 1)).size + 1
      const { role, roleuri } = source.attributes
      const setRole = roleuri ?? (role === undefined ? undefined : CODES.read(role, reading, 'role'))
      for (const name in source.attributes) {
        if (name !== 'role' && name !== 'roleuri') reading.leaveAttribute(source, name)
      }
      const common = { ...(set === 1 ? {} : { set }), ...(setRole === undefined ? {} : { setRole }) }
      const result: Contact[] = []
      for (const child of elementsOf(source)) {
        const kind = kinds.find((k) => k === child.name)
        reading.enter(child)
        if (child.ns !== source.ns) reading.leave(child, source)
        else if (kind !== undefined) result.push({ kind, ...shape.read(child, reading), ...common })
        else if (child.name === 'address') {
          const { role: addressRole } = child.attributes
          result.push({
            kind: 'address',
            ...(addressRole === undefined ? {} : { role: CODES.read(addressRole, reading, 'role') ?? '' }),
            address: place.read(child, reading) ?? {},
            ...common,
          })
        } else if (child.name === 'note') {
          const note = BLOCK_LABEL.read(child, reading)
          result.push({ kind: 'note', ...note, ...common })
        } else {
          reading.exit()
          reading.leave(child, source)
          reading.enter(child)
        }
        reading.exit()
      }
      return result
    },
    writeAll(values, name, node, writing) {
      const sets = new Map<number, readonly Contact[]>()
      for (const contact of values) {
        const set = contact.set ?? 1
        sets.set(set, [...(sets.get(set) ?? []), contact])
      }
      for (const list of sets.values()) {
        const info = makeNode(name)
        const setRole = list.find((contact) => contact.setRole !== undefined)?.setRole
        if (setRole !== undefined) writeAttribute(info, 'role', CODES, setRole, writing)
        for (const contact of list) {
          const child = makeNode(contact.kind === 'other' ? 'note' : contact.kind)
          if (contact.kind === 'note' || contact.kind === 'other')
            BLOCK_LABEL.write({ ...contact, value: contact.value ?? '' }, child, writing)
          else if (contact.kind === 'address') {
            if (contact.role !== undefined) writeAttribute(child, 'role', CODES, contact.role, writing)
            place.write(contact.address ?? {}, child, writing)
          } else fields.write(contact as unknown as Record<string, unknown>, child, writing)
          info.children.push(child)
        }
        node.children.push(info)
      }
    },
  }
}

export function address(term: Shape<Term>): Shape<Address> {
  const fields = rows<Address & Record<string, unknown>>(() => [
    ['lines', 'line*', textElement(TEXT)],
    ['locality', 'locality', term],
    ['area', 'area', term],
    ['country', 'country', term],
    ['postalCode', 'postalCode', textElement(TEXT)],
    ['worldRegion', 'worldRegion', term],
    // A contact holds the role of its address.
    ['role', '@role', CODES],
  ])
  return mapped(
    record<Address & Record<string, unknown>>(fields),
    ({ role: _, ...rest }): Address => rest,
    (value) => value as Address & Record<string, unknown>,
  )
}

export const POSITION: Shape<Position> = record<Position>(
  rows<Position>(() => [
    ['latitude', '@latitude', DECIMAL],
    ['longitude', '@longitude', DECIMAL],
    ['altitude', '@altitude', INTEGER],
    ['gpsDatum', '@gpsdatum', TEXT],
  ]),
)
export const POSITIONS: Shape<readonly Position[]> = mapped(
  record<{ list?: readonly Position[] }>(rows<{ list?: readonly Position[] }>(() => [['list', 'position*', POSITION]])),
  (value) => value.list ?? [],
  (list) => ({ list }),
)
type Circle = { readonly centre: Position; readonly radius: number; readonly unit?: string }
export const CIRCLE: Shape<Circle> = record<Circle>(
  rows<Circle>(() => [
    ['centre', 'position', POSITION],
    ['radius', '@radius', DECIMAL],
    ['unit', '@radunit', CODE],
  ]),
)

const RULE_LISTS = ['second', 'minute', 'hour', 'day', 'monthday', 'month', 'yearday', 'weekno', 'setpos']
const RULE_FIELDS = rows<RecurrenceRule & Record<string, unknown>>(() => [
  ['frequency', '@freq', TEXT],
  ['interval', '@interval', INTEGER],
  ['until', '@until', DATE],
  ['count', '@count', INTEGER],
  ...RULE_LISTS.map((name) => [`by${name}`, `@by${name}`, TEXT] as const),
  ['weekStart', '@wkst', TEXT],
])
const RULE: Shape<RecurrenceRule> = mapped(
  record<RecurrenceRule & Record<string, unknown>>(RULE_FIELDS),
  (value) => {
    const by: Record<string, string> = {}
    const rest: Record<string, unknown> = { ...value }
    for (const name of RULE_LISTS) {
      const list = rest[`by${name}`]
      if (typeof list === 'string') by[name] = list
      delete rest[`by${name}`]
    }
    return (Object.keys(by).length === 0 ? rest : { ...rest, by }) as unknown as RecurrenceRule
  },
  ({ by, ...rule }) => ({
    ...rule,
    ...Object.fromEntries(Object.entries(by ?? {}).map(([name, list]) => [`by${name}`, list])),
  }),
)

type FlatDates = EventDates & {
  readonly startFrom?: string
  readonly startTo?: string
  readonly endFrom?: string
  readonly endTo?: string
}
const START = rows<FlatDates>(() => [
  ['start', '#', DATE],
  ['startFrom', '@approxstart', DATE],
  ['startTo', '@approxend', DATE],
  ['startConfirmation', '@confirmationstatus', CODE],
])
const END = rows<FlatDates>(() => [
  ['end', '#', DATE],
  ['endFrom', '@approxstart', DATE],
  ['endTo', '@approxend', DATE],
  ['endConfirmation', '@confirmationstatus', CODE],
])
const DATES = rows<FlatDates>(() => [
  ['', 'start', START],
  ['', 'end', END],
  ['duration', 'duration', textElement(TEXT)],
  ['recurrenceDates', 'rDate*', textElement(DATE)],
  ['recurrenceRules', 'rRule*', RULE],
  ['excludedDates', 'exDate*', textElement(DATE)],
  ['excludedRules', 'exRule*', RULE],
  ['confirmation', 'confirmation', codeElement()],
])
const range = (from: string | undefined, to: string | undefined) =>
  from === undefined && to === undefined
    ? undefined
    : { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
export const EVENT_DATES: Shape<EventDates> = mapped(
  record<FlatDates>(DATES),
  ({ startFrom, startTo, endFrom, endTo, ...dates }) => {
    const startRange = range(startFrom, startTo)
    const endRange = range(endFrom, endTo)
    return {
      ...dates,
      ...(startRange === undefined ? {} : { startRange }),
      ...(endRange === undefined ? {} : { endRange }),
    }
  },
  ({ startRange, endRange, ...dates }): FlatDates => ({
    ...dates,
    ...(startRange?.from === undefined ? {} : { startFrom: startRange.from }),
    ...(startRange?.to === undefined ? {} : { startTo: startRange.to }),
    ...(endRange?.from === undefined ? {} : { endFrom: endRange.from }),
    ...(endRange?.to === undefined ? {} : { endTo: endRange.to }),
  }),
)
