/** Second start of `./dateline demo`: from exec of the launcher to the first 200, and memory when idle. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type BenchResult, residentMb, result, root, startProcess, withFolder } from './lib.ts'

const RUNS = 5

export async function run(): Promise<BenchResult[]> {
  return withFolder(async (folder) => {
    const start = () => startProcess(join(root, 'dateline'), ['demo', '--data', join(folder, 'data'), '--port', '0'])
    const first = await start()
    await first.stop()
    const seconds: number[] = []
    const idle: number[] = []
    for (let i = 0; i < RUNS; i++) {
      const before = performance.now()
      const running = await start()
      const response = await fetch(`${running.url}/en`)
      await response.text()
      if (response.status !== 200) throw new Error(`the home page answered ${response.status}`)
      seconds.push((performance.now() - before) / 1000)
      await delay(3_000)
      idle.push(residentMb(serverOf(running.process.pid ?? 0)))
      await running.stop()
    }
    return [
      result('second start, from exec to the first 200', 's', seconds, { max: 1.5 }),
      result('resident memory of the Node process, idle', 'MB', idle, { max: 250 }),
    ]
  })
}

/** The launcher ends in exec, so the process is the server; where a shell stays in front, it is its child. */
function serverOf(pid: number): number {
  const name = execFileSync('ps', ['-o', 'comm=', '-p', String(pid)])
    .toString()
    .trim()
  if (/node|Main/i.test(name)) return pid
  const child = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)])
    .toString()
    .trim()
    .split('\n')[0]
  return Number(child ?? pid)
}
