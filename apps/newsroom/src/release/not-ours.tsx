import { useId } from 'react'
import { words } from '../words.ts'

const w = words.notOurs

/** Whether what is killed was the agency's and wrong, or never the agency's at all. */
export function NotOurs({ notOurs, choose }: { readonly notOurs: boolean; readonly choose: (is: boolean) => void }) {
  const id = useId()
  return (
    <fieldset className="kinds">
      <legend>{w.legend}</legend>
      {([false, true] as const).map((is) => (
        <div className="kind-choice" key={String(is)}>
          <input
            type="radio"
            id={`${id}-${is}`}
            name={`${id}-ours`}
            checked={notOurs === is}
            onChange={() => choose(is)}
          />
          <label htmlFor={`${id}-${is}`}>
            <strong>{is ? w.notOurs : w.ours}</strong> <span className="help">{is ? w.notOursHelp : w.oursHelp}</span>
          </label>
        </div>
      ))}
    </fieldset>
  )
}
