import { useEffect, useState } from 'react'
import { watchStepUp } from '../api/step-up-watch.ts'
import { words } from '../words.ts'

/** Says that a passkey is being waited for, and why. */
export function StepUpLine() {
  const [waiting, setWaiting] = useState(false)
  useEffect(() => watchStepUp(setWaiting), [])
  return <output className={waiting ? 'step-up-line' : 'visually-hidden'}>{waiting ? words.bell.stepUp : ''}</output>
}
