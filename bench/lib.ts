/** What every benchmark needs: runs taken in turn, medians, and a process of ours to measure. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, totalmem, tmpdir } from 'node:os'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export interface BenchResult {
  readonly name: string
  readonly unit: string
  /** What the number must be at least (`min`) or at most (`max`). */
  readonly target: { readonly min: number } | { readonly max: number } | undefined
  readonly runs: readonly number[]
  readonly median: number
  /** Half the distance between the lowest and the highest run, in per cent of the median. */
  readonly spread: number
  readonly met: boolean | undefined
  readonly note?: string
}

export function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

/** @param q 0 to 1 */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

export function result(
  name: string,
  unit: string,
  runs: readonly number[],
  target?: { readonly min: number } | { readonly max: number },
  note?: string,
): BenchResult {
  const m = median(runs)
  const spread = (100 * (Math.max(...runs) - Math.min(...runs))) / 2 / m
  const met = target === undefined ? undefined : 'min' in target ? m >= target.min : m <= target.max
  return { name, unit, target, runs, median: m, spread, met, ...(note === undefined ? {} : { note }) }
}

/** Facts about the machine that decide the figures. */
export function machine(): string {
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  return `${availableParallelism()} cores of ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${readFileSync('/proc/version', 'utf8').split(' ')[2] ?? ''}, Node ${process.version}`
}

export interface Running {
  readonly url: string
  readonly process: ChildProcess
  /** Everything it printed so far. */
  output(): string
  stop(): Promise<void>
}

/** Starts a program and waits for the first address it prints. */
export async function startProcess(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Running> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } })
  let output = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /https?:\/\/[\w.[\]:-]+:\d+/.exec(output)
      if (found) resolve(found[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`${command} ended with ${code}: ${output}`)))
  })
  return {
    url,
    process: child,
    output: () => output,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

/** A folder that is removed at the end. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts the built server on the demo agency, in a folder of its own. */
export const startDemo = (folder: string, env: Record<string, string> = {}) =>
  startProcess(
    process.execPath,
    [join(root, 'dist', 'server', 'main.js'), 'demo', '--data', folder, '--port', '0'],
    env,
  )

/** Resident memory of a process, in MB. */
export function residentMb(pid: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Number(match?.[1] ?? Number.NaN) / 1024
}
