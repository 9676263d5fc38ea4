import { drawDateline } from '@dateline/news'
import { useId } from 'react'
import type * as Y from 'yjs'
import { editionFor } from '../../../../editions/index.ts'
import { directionOf, today, useSetting, zoneOf } from '../setting.ts'
import { words } from '../words.ts'
import { useDirectory } from './directory-picker.ts'
import { useMeta } from './shared.ts'

const w = words.editor.dateline

interface DatelineFieldProps {
  readonly doc: Y.Doc
  readonly language: string
  readonly disabled: boolean
  readonly problem: string | undefined
}

/** Place, day and source, with the line as the edition prints it. */
export function DatelineField({ doc, language, disabled, problem }: DatelineFieldProps) {
  const [{ dateline }, change] = useMeta(doc)
  const setting = useSetting()
  const id = useId()
  const zone = zoneOf(language)
  const source = setting?.agency?.shortNames[language] ?? setting?.agency?.shortNames['en'] ?? ''
  const places = useDirectory(dateline?.place, language, 'place')
  if (!dateline) {
    return (
      <div className="field">
        <span className="label">{w.title}</span>
        <div className="row">
          <span className="help">{w.none}</span>
          {disabled ? null : (
            <button
              className="button"
              type="button"
              onClick={() => change({ dateline: { place: '', date: today(zone), source } })}
            >
              {w.add}
            </button>
          )}
        </div>
      </div>
    )
  }
  const set = (part: Partial<typeof dateline>) => {
    // The line that the source printed no longer holds once a part of it was changed.
    const { text: _text, placeUri, ...rest } = dateline
    const next = { ...rest, ...part }
    const place = places.find(
      (p) => p.name.toLocaleLowerCase(language) === next.place.trim().toLocaleLowerCase(language),
    )
    const uri = 'place' in part ? place?.uri : placeUri
    change({ dateline: { ...next, ...(uri === undefined ? {} : { placeUri: uri }) } })
  }
  const edition = editionFor(language)
  const drawn =
    dateline.place.trim() === '' || Number.isNaN(Date.parse(dateline.date)) || !edition
      ? ''
      : drawDateline(dateline, edition.dateline)
  return (
    <fieldset className="dateline">
      <legend>{w.title}</legend>
      <div className="row">
        <div className="field grow">
          <label htmlFor={`${id}-place`}>{w.place}</label>
          <input
            id={`${id}-place`}
            className="input"
            list={`${id}-places`}
            value={dateline.place}
            readOnly={disabled}
            dir={directionOf(language)}
            lang={language}
            onChange={(e) => set({ place: e.target.value })}
          />
          <datalist id={`${id}-places`}>
            {places.map((p) => (
              <option key={p.uri} value={p.name}>
                {p.name}
              </option>
            ))}
          </datalist>
        </div>
        <div className="field day">
          <label htmlFor={`${id}-date`}>{w.date}</label>
          <input
            id={`${id}-date`}
            className="input"
            type="date"
            value={dateline.date}
            readOnly={disabled}
            onChange={(e) => set({ date: e.target.value })}
          />
        </div>
        <div className="field source">
          <label htmlFor={`${id}-source`}>{w.source}</label>
          <input
            id={`${id}-source`}
            className="input"
            value={dateline.source}
            readOnly={disabled}
            dir={directionOf(language)}
            onChange={(e) => set({ source: e.target.value })}
          />
        </div>
      </div>
      <div className="row">
        <output className="drawn" dir={directionOf(language)} lang={language} aria-label={w.drawn}>
          {dateline.text ?? drawn}
        </output>
        {disabled ? null : (
          <>
            {dateline.date === today(zone) ? null : (
              <button className="button quiet" type="button" onClick={() => set({ date: today(zone) })}>
                {w.today}
              </button>
            )}
            <button className="button quiet" type="button" onClick={() => change({ dateline: undefined })}>
              {w.remove}
            </button>
          </>
        )}
      </div>
      {problem === undefined ? null : <p className="help problem">{problem}</p>}
    </fieldset>
  )
}
