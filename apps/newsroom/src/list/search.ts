/** Views and filters of the list as they stand in the address. */
export const VIEWS = ['incoming', 'working', 'prepared', 'scheduled', 'released', 'killed', 'spiked'] as const
export type View = (typeof VIEWS)[number]

export interface ListSearch {
  readonly view?: View | undefined
  readonly q?: string | undefined
  readonly section?: string | undefined
  readonly language?: string | undefined
  readonly urgency?: number | undefined
  readonly form?: string | undefined
}

const FILTERS = ['q', 'section', 'language', 'form'] as const

/** Reads the address; what is not a filter, or no value of one, is left out. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  const view = VIEWS.find((v) => v === search['view'])
  const urgency = Number(search['urgency'])
  const texts = FILTERS.flatMap((name) => {
    const value = search[name]
    return typeof value === 'string' && value !== '' ? [[name, value.slice(0, 200)]] : []
  })
  return {
    ...(view === undefined ? {} : { view }),
    ...(Object.fromEntries(texts) as Partial<Record<(typeof FILTERS)[number], string>>),
    ...(Number.isInteger(urgency) && urgency >= 1 && urgency <= 9 ? { urgency } : {}),
  }
}
