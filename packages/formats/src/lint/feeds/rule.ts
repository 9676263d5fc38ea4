import type { LintRule } from '../types.ts'

type Make = (id: string, title: string, why: string, mend: string, source?: string) => LintRule

const make =
  (severity: LintRule['severity']): Make =>
  (id, title, why, mend, source) => ({ id, severity, title, why, mend, ...(source === undefined ? {} : { source }) })

export const error = make('error')
export const warning = make('warning')
