import { FORMS, type Form, TRANSMITS, type Urgency } from '@dateline/news'
import { useId } from 'react'
import type * as Y from 'yjs'
import { directionOf, languageName, useSetting, zonedInstant, zonedLocal, zoneLabel, zoneOf } from '../setting.ts'
import { words } from '../words.ts'
import { Follows } from './follows.tsx'
import { useMeta } from './shared.ts'
import { SubjectsField } from './subjects.tsx'
import { TextField } from './text-field.tsx'

const w = words.editor

interface DetailsProps {
  readonly doc: Y.Doc
  readonly language: string
  readonly disabled: boolean
  readonly problems: ReadonlyMap<string, string>
}

/** What is filed with the story beside its words. */
export function Details({ doc, language, disabled, problems }: DetailsProps) {
  const [meta, change] = useMeta(doc)
  const setting = useSetting()
  const id = useId()
  const direction = directionOf(language)
  const section = meta.section ?? 'general'
  const sections = setting?.sections ?? []
  const select = (
    name: string,
    label: string,
    value: string,
    options: readonly (readonly [string, string])[],
    set: (v: string) => void,
  ) => (
    <div className="field">
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <select
        id={`${id}-${name}`}
        className="input"
        value={value}
        disabled={disabled}
        aria-invalid={problems.has(name)}
        onChange={(e) => set(e.target.value)}
      >
        {options.map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
      </select>
      {problems.has(name) ? <p className="help problem">{problems.get(name)}</p> : null}
    </div>
  )
  return (
    <>
      <div className="pair">
        {select(
          'section',
          w.section,
          section,
          [
            ...(sections.some((s) => s.key === section) ? [] : [[section, section] as const]),
            ...sections.map((s) => [s.key, s.names['en'] ?? s.key] as const),
          ],
          (v) => change({ section: v }),
        )}
        {select(
          'form',
          w.form,
          meta.form ?? 'report',
          FORMS.map((f) => [f, words.forms[f]] as const),
          (v) => change({ form: v as Form }),
        )}
      </div>
      <div className="pair">
        {select(
          'urgency',
          w.urgency,
          String(meta.urgency ?? 5),
          w.urgencies.map((label, i) => [String(i + 1), label] as const),
          (v) => change({ urgency: Number(v) as Urgency }),
        )}
        <div className="field">
          <span className="label">{w.language}</span>
          <span className="fixed">{languageName(language)}</span>
        </div>
      </div>
      <SubjectsField doc={doc} language={language} disabled={disabled} />
      <Follows doc={doc} disabled={disabled} />
      <Timing doc={doc} language={language} disabled={disabled} problem={problems.get('embargo')} />
      <div className="never-published">
        <TextField
          text={doc.getText('edNote')}
          label={w.edNote}
          help={w.edNoteHelp}
          problem={problems.get('edNote')}
          direction={direction}
          language={language}
          disabled={disabled}
          lines
        />
      </div>
      <TextField
        text={doc.getText('usageTerms')}
        label={w.usageTerms}
        problem={problems.get('usageTerms')}
        direction={direction}
        language={language}
        disabled={disabled}
        lines
      />
    </>
  )
}

interface TimingProps {
  readonly doc: Y.Doc
  readonly language: string
  readonly disabled: boolean
  readonly problem: string | undefined
}

/** Embargo and planned release; every time with the zone it is in. */
function Timing({ doc, language, disabled, problem }: TimingProps) {
  const [{ embargo, releaseAt }, change] = useMeta(doc)
  const id = useId()
  const zone = zoneOf(language)
  const label = zoneLabel(zone)
  return (
    <fieldset className="timing">
      <legend>{w.timing}</legend>
      <div className="field">
        <label htmlFor={`${id}-release`}>{w.schedule.label}</label>
        <div className="row">
          <input
            id={`${id}-release`}
            className="input grow"
            type="datetime-local"
            readOnly={disabled}
            value={releaseAt === undefined ? '' : zonedLocal(releaseAt, zone)}
            aria-describedby={`${id}-release-help`}
            onChange={(e) => change({ releaseAt: zonedInstant(e.target.value, zone) })}
          />
          <span className="zone">{label}</span>
        </div>
        <p className="help" id={`${id}-release-help`}>
          {w.schedule.help(label)}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${id}-embargo`}>{w.embargo.label}</label>
        <div className="row">
          <input
            id={`${id}-embargo`}
            className="input grow"
            type="datetime-local"
            readOnly={disabled || embargo?.until === null}
            value={embargo?.until === undefined || embargo.until === null ? '' : zonedLocal(embargo.until, zone)}
            aria-invalid={problem !== undefined}
            aria-describedby={`${id}-embargo-help`}
            onChange={(e) => {
              const until = zonedInstant(e.target.value, zone)
              change({ embargo: until === undefined ? undefined : { ...embargo, until } })
            }}
          />
          <span className="zone">{label}</span>
        </div>
        <label className="check">
          <input
            type="checkbox"
            disabled={disabled}
            checked={embargo?.until === null}
            onChange={(e) => change({ embargo: e.target.checked ? { ...embargo, until: null } : undefined })}
          />
          {w.embargo.open}
        </label>
        <p className={problem === undefined ? 'help' : 'help problem'} id={`${id}-embargo-help`}>
          {problem ?? w.embargo.help(label)}
        </p>
      </div>
      {embargo ? (
        <div className="field">
          <label htmlFor={`${id}-transmit`}>{w.embargo.transmit.label}</label>
          <select
            id={`${id}-transmit`}
            className="input"
            value={embargo.transmit ?? 'at-time'}
            disabled={disabled}
            aria-describedby={`${id}-transmit-help`}
            onChange={(e) => {
              const { transmit: _, ...rest } = embargo
              const chosen = TRANSMITS.find((t) => t === e.target.value) ?? 'at-time'
              change({ embargo: chosen === 'at-time' ? rest : { ...rest, transmit: chosen } })
            }}
          >
            {TRANSMITS.map((key) => (
              <option key={key} value={key}>
                {w.embargo.transmit[key]}
              </option>
            ))}
          </select>
          <p className="help" id={`${id}-transmit-help`}>
            {w.embargo.transmit.help[embargo.transmit ?? 'at-time']}
          </p>
        </div>
      ) : null}
      {embargo ? (
        <div className="field">
          <label htmlFor={`${id}-why`}>{w.embargo.note}</label>
          <input
            id={`${id}-why`}
            className="input"
            readOnly={disabled}
            value={embargo.note ?? ''}
            onChange={(e) => {
              const { note: _, ...rest } = embargo
              change({ embargo: e.target.value === '' ? rest : { ...rest, note: e.target.value } })
            }}
          />
        </div>
      ) : null}
    </fieldset>
  )
}
