/**
 * A structured dateline: where the copy was located, on which day, from whom.
 * Editions draw it with their own template; the stored parts stay language-free where they can.
 */
export interface Dateline {
  /** Place as printed, for example "MOSCOW". */
  readonly place: string
  /** Directory URI of the place, when known. */
  readonly placeUri?: string
  /** Calendar day `YYYY-MM-DD` in the place's own zone. */
  readonly date: string
  /** Credit, for example "BelTA". */
  readonly source: string
  /** The line exactly as the source printed it, when the story came from outside. */
  readonly text?: string
}

/** Marks in a dateline template: `{place}`, `{PLACE}`, `{day}`, `{month}`, `{source}`. */
export interface DatelineStyle {
  readonly template: string
  readonly locale: string
}

/**
 * Draws a dateline in an edition's style.
 * @param dateline structured dateline
 * @param style template and BCP 47 locale; `{day}` and `{month}` come from the locale's long month names
 * @returns the line without the copy that follows it, for example `MOSCOW, 23 June (BelTA) –`
 */
export function drawDateline(dateline: Dateline, style: DatelineStyle): string {
  const day = new Date(`${dateline.date}T12:00:00Z`)
  const parts = new Intl.DateTimeFormat(style.locale, { day: 'numeric', month: 'long', timeZone: 'UTC' }).formatToParts(
    day,
  )
  const part = (type: string) => parts.find((p) => p.type === type)?.value ?? ''
  const marks: Record<string, string> = {
    place: dateline.place,
    PLACE: dateline.place.toLocaleUpperCase(style.locale),
    day: part('day'),
    month: part('month'),
    source: dateline.source,
  }
  return style.template.replace(/\{(\w+)\}/g, (whole, name: string) => marks[name] ?? whole)
}
