import { type ReactNode, useId, useState } from 'react'

/** One of the things that were picked. */
export interface Chip {
  readonly key: string
  readonly name: string
  /** Said beside the name, such as an office. */
  readonly note?: string | undefined
  /** Why it stands out, when it does. */
  readonly warning?: string | undefined
}

/** Something that can be picked. */
export interface Offer {
  readonly key: string
  readonly name: string
  readonly kind: string
}

interface PickedProps {
  readonly label: string
  /** What to type. */
  readonly hint: string
  readonly help?: ReactNode
  readonly chips: readonly Chip[]
  /** What the typed words may stand for; `typed` is empty while nobody types. */
  readonly offers: (typed: string) => readonly Offer[]
  /** Name of the list that opens, and what it says when nothing begins so. */
  readonly listLabel: string
  readonly none: string
  readonly removeLabel: (name: string) => string
  readonly disabled: boolean
  readonly onPick: (key: string) => void
  readonly onRemove: (key: string) => void
  /** Called with what is typed, so that it can be looked up. */
  readonly onType: (typed: string) => void
}

/** Things picked from a list that is found by typing (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
export function Picked(props: PickedProps) {
  const { chips, disabled } = props
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const [focused, setFocused] = useState(false)
  const id = useId()
  const type = (value: string) => {
    setTyped(value)
    setActive(0)
    props.onType(value.trim())
  }
  const open = focused && typed.trim() !== ''
  const offers = open ? props.offers(typed.trim()).filter((o) => !chips.some((c) => c.key === o.key)) : []
  const pick = (index: number) => {
    const offer = offers[index]
    if (!offer) return
    props.onPick(offer.key)
    type('')
  }
  return (
    <div className="field">
      <label htmlFor={disabled ? undefined : id}>{props.label}</label>
      {chips.length === 0 ? null : (
        <ul className="chips">
          {chips.map(({ key, name, note, warning }) => (
            <li key={key} className={warning === undefined ? 'chip' : 'chip amiss'} title={warning}>
              <span>
                {name}
                {note === undefined ? null : <span className="kind"> {note}</span>}
              </span>
              {disabled ? null : (
                <button type="button" aria-label={props.removeLabel(name)} onClick={() => props.onRemove(key)}>
                  ×
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {disabled ? null : (
        <div className="combo">
          <input
            id={id}
            className="input"
            role="combobox"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-activedescendant={open && offers.length > 0 ? `${id}-${active}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            placeholder={props.hint}
            value={typed}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
            onChange={(e) => type(e.target.value)}
            onKeyDown={(e) => {
              if (e.key === 'ArrowDown') setActive(Math.min(active + 1, offers.length - 1))
              else if (e.key === 'ArrowUp') setActive(Math.max(active - 1, 0))
              else if (e.key === 'Enter' && open) pick(active)
              else if (e.key === 'Escape' && typed !== '') type('')
              else return
              e.preventDefault()
            }}
          />
          <div
            id={`${id}-list`}
            role="listbox"
            aria-label={props.listLabel}
            className="popover combo-list"
            hidden={!open}
          >
            {offers.map((offer, index) => (
              <div
                key={offer.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                onPointerDown={(e) => {
                  e.preventDefault()
                  pick(index)
                }}
              >
                <span>{offer.name}</span> <span className="kind">{offer.kind}</span>
              </div>
            ))}
            {open && offers.length === 0 ? (
              <div className="kind" role="option" aria-selected="false" aria-disabled="true">
                {props.none}
              </div>
            ) : null}
          </div>
        </div>
      )}
      {props.help}
    </div>
  )
}
