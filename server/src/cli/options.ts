import type { Option } from './command.ts'

/** Options that most commands have. */
export const DATA: Readonly<Record<string, Option>> = {
  data: {
    type: 'string',
    value: 'DIR',
    help: 'Folder of the embedded database and secrets (setting DATELINE_DATA).',
    setting: 'DATELINE_DATA',
  },
}

/** Options of the commands that listen. */
export const LISTEN: Readonly<Record<string, Option>> = {
  ...DATA,
  port: { type: 'string', value: 'N', help: 'Port to listen on (setting DATELINE_PORT).', setting: 'DATELINE_PORT' },
  host: {
    type: 'string',
    value: 'ADDRESS',
    help: 'Address to listen on (setting DATELINE_HOST).',
    setting: 'DATELINE_HOST',
  },
}
