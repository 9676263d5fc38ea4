/** What becomes of an alarm about guesses: a line in the audit log, and word to those who can lift an embargo or kill. */
import type { Db, Logger, ProbeAlarm } from '../platform/index.ts'
import { record } from './audit.ts'
import { tellHolders } from './notice.ts'

/** Never throws: an alarm that cannot be written down is logged. The log says who and how often, not what they came near to. */
export async function reportProbe(
  { db, log }: { readonly db: Db; readonly log: Pick<Logger, 'warn'> },
  alarm: ProbeAlarm,
): Promise<void> {
  const { network, near, requests } = alarm
  log.warn({ network, requests }, 'somebody seems to be guessing addresses')
  try {
    const data = { requests, near, subjects: [...alarm.subjects], since: alarm.since.toISOString() }
    await record(db, { actor: 'anonymous', action: 'probe.suspected', target: network, data })
    await tellHolders(db, ['release:embargo-lift', 'release:kill'], 'probe.suspected', { network, near, requests })
  } catch (error) {
    log.warn({ err: error }, 'an alarm about guesses could not be written down')
  }
}
