import { parseArgs } from 'node:util'
import { DatelineError } from '../platform/errors.ts'
import type { Config, settings } from '../platform/index.ts'

export interface Option {
  readonly type: 'string' | 'boolean'
  /** Shown in the help in place of the value: `DIR`. */
  readonly value?: string
  readonly help: string
  readonly multiple?: boolean
  /** The setting that this option stands for. */
  readonly setting?: keyof typeof settings
}

export interface Input {
  readonly options: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  readonly args: readonly string[]
  /** The configuration, with the options that stand for settings. @throws DatelineError `config-invalid` */
  config(): Promise<Config>
}

export interface Command {
  /** After the program's name: `backup --to DIR [options]`. */
  readonly usage: string
  readonly summary: string
  /** More lines for its help. */
  readonly details?: string
  readonly options: Readonly<Record<string, Option>>
  /** How many arguments that are no options; default none. */
  readonly args?: { readonly min: number; readonly max: number }
  /** @returns the exit code: 0 when everything went well */
  run(input: Input): Promise<number>
}

/** Exit codes: done; something went wrong; the command line was wrong. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const

const COMMON: Readonly<Record<string, Option>> = {
  debug: { type: 'boolean', help: 'On an error, print where in the program it arose.' },
  help: { type: 'boolean', help: 'This text.' },
}

export const usageError = (message: string, help?: string) =>
  new DatelineError('usage', 400, message, { help: help ?? 'Add --help to see how it is used.', reportable: false })

/**
 * Reads a command's arguments.
 * @returns undefined when its help was asked for
 * @throws DatelineError `usage`
 */
export function parseInput(command: Command, argv: readonly string[]): (Input & { debug: boolean }) | undefined {
  const options = { ...command.options, ...COMMON }
  let parsed
  try {
    parsed = parseArgs({
      args: [...argv],
      options: Object.fromEntries(
        Object.entries(options).map(([name, o]) => [name, { type: o.type, multiple: o.multiple ?? false }]),
      ),
      allowPositionals: true,
    })
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. To specify')
    throw usageError(reason.replace(/\.?$/, '.'))
  }
  const { values, positionals } = parsed
  if (values['help'] === true) return undefined
  const { min, max } = command.args ?? { min: 0, max: 0 }
  if (positionals.length > max) throw usageError(`"${positionals[max]}" is one argument too many.`)
  if (positionals.length < min) throw usageError(`Something is missing: dateline ${command.usage}`)
  const settingsOfOptions = Object.entries(options).flatMap(([name, o]) =>
    o.setting !== undefined && values[name] !== undefined ? [[o.setting, String(values[name])]] : [],
  )
  return {
    options: values,
    args: positionals,
    debug: values['debug'] === true,
    async config() {
      // Loaded when asked for: commands that only read files start without it.
      const { readConfig } = await import('../platform/index.ts')
      return readConfig({ ...process.env, ...(Object.fromEntries(settingsOfOptions) as Record<string, string>) })
    },
  }
}

/** A string option, or undefined. */
export function text(input: Input, name: string): string | undefined {
  const value = input.options[name]
  return typeof value === 'string' ? value : undefined
}

/** The help of one command, 80 columns or so. */
export function helpOf(command: Command): string {
  const options = Object.entries({ ...command.options, ...COMMON }).map(([name, o]): [string, string] => [
    `--${name}${o.value === undefined ? '' : ` ${o.value}`}`,
    o.help,
  ])
  return [
    `dateline ${command.usage}`,
    '',
    command.summary,
    ...(command.details === undefined ? [] : ['', command.details.trim()]),
    '',
    'Options:',
    table(options),
    '',
    'Every setting is also an environment variable: docs/configuration.md.',
    '',
  ].join('\n')
}

export function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`).join('\n')
}

/** Results go to standard output, progress and complaints to standard error. */
export const print = (line: string) => void process.stdout.write(`${line}\n`)
export const progress = (line: string) => void process.stderr.write(`dateline: ${line}\n`)
