import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'

const hasProc = process.platform === 'linux'

/** The fields of /proc/PID/stat after the command name, which may itself hold blanks and brackets. */
function statFields(pid: number): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

function ps(pid: number, field: string): string | undefined {
  try {
    return execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
  } catch {
    return undefined
  }
}

/** Whether a process runs; one that has ended and waits to be reaped does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const state = hasProc ? statFields(pid)?.[0] : ps(pid, 'state')
  return state !== undefined && !state.startsWith('Z') && !state.startsWith('X')
}

/**
 * A mark of when a process began, so that a number given to another process later is told apart.
 * @returns clock ticks since boot on Linux, the start time as `ps` prints it elsewhere; undefined when it is gone
 */
export function startMark(pid: number): string | undefined {
  return hasProc ? statFields(pid)?.[19] : ps(pid, 'lstart')
}

/** Whether `pid` is a PostgreSQL server that works in `clusterDir` (a real path). */
export function isPostmasterOf(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false
  if (!hasProc) {
    const command = ps(pid, 'command')
    return command !== undefined && command.includes('postgres') && command.includes(clusterDir)
  }
  try {
    return (
      readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' && readlinkSync(`/proc/${pid}/cwd`) === clusterDir
    )
  } catch {
    return false
  }
}

/** Waits until a process has ended. @returns false when it still runs after `milliseconds` */
export async function waitForEnd(pid: number, milliseconds: number): Promise<boolean> {
  const until = performance.now() + milliseconds
  while (isAlive(pid)) {
    if (performance.now() > until) return false
    await delay(10)
  }
  return true
}

/** Sends a signal; a process that has just ended is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
