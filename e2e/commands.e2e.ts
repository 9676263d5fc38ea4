/** The life of the real process, and the commands around it. */
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { freePort, makeFolder, runCommand, startDateline } from './support.ts'

const folder = makeFolder()
const data = (name: string) => join(folder.path, name)
afterAll(() => folder.remove())

/** Processes that work in a data folder's cluster. */
function postgresIn(dataDir: string): number[] {
  const cluster = join(dataDir, 'postgres', 'cluster')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === cluster &&
          !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
        )
      } catch {
        return false
      }
    })
}

async function nothingIsLeft(dataDir: string): Promise<void> {
  while (postgresIn(dataDir).length > 0) await delay(20)
}

describe('the process', () => {
  it('ends in order on SIGTERM and on Ctrl-C, and leaves no process', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const running = await startDateline({ dataDir: data('life') })
      const ended = new Promise<number | null>((resolve) => running.process.once('exit', resolve))
      running.process.kill(signal)
      expect(await ended).toBe(0)
      expect(postgresIn(data('life'))).toEqual([])
    }
  })

  it('leaves no process and no damage when it is killed, again and again', async () => {
    for (let round = 0; round < 3; round++) {
      const running = await startDateline({ dataDir: data('life') })
      const added = await runCommand(
        data('life'),
        'user',
        'add',
        '--email',
        `r${round}@example.org`,
        '--name',
        `Round ${round}`,
      )
      expect(added.code).toBe(0)
      await running.kill()
      await nothingIsLeft(data('life'))
    }
    const { stdout } = await runCommand(data('life'), 'user', 'list')
    expect(stdout.match(/r\d@example\.org/g)).toEqual(['r0@example.org', 'r1@example.org', 'r2@example.org'])
  })

  it('refuses to share its folder, and says who has it', async () => {
    const running = await startDateline({ dataDir: data('life') })
    const second = await runCommand(data('life'), 'start', '--port', String(await freePort()))
    expect(second.code).toBe(1)
    expect(second.stderr).toContain('[data-busy]')
    expect(second.stderr).toContain(String(running.process.pid))
    await running.stop()
  })

  it('does not start with a wrong setting: one line, exit code 1', async () => {
    const { code, stderr } = await runCommand(data('wrong'), 'start', '--port', 'many')
    expect(code).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain('DATELINE_PORT')
    expect(existsSync(data('wrong'))).toBe(false)
  })
})

describe('the command line', () => {
  it.each(['demo', 'start', 'release', 'user', 'migrate', 'backup', 'restore', 'doctor'])(
    'explains %s',
    async (name) => {
      const { code, stdout } = await runCommand(data('help'), name, '--help')
      expect(code).toBe(0)
      expect(stdout).toContain(`dateline ${name}`)
      expect(existsSync(data('help'))).toBe(false)
    },
  )

  it('has exit code 2 for a wrong command line', async () => {
    expect((await runCommand(data('help'), 'publish')).code).toBe(2)
    expect((await runCommand(data('help'), 'backup', '--nonsense')).code).toBe(2)
    expect((await runCommand(data('help'), 'release', 'publish')).code).toBe(2)
  })

  it('backs up a running Dateline and restores it into a second folder', async () => {
    const running = await startDateline({ dataDir: data('first') })
    await runCommand(data('first'), 'user', 'add', '--email', 'chief@example.org', '--name', 'Chief', '--role', 'chief')
    const backup = await runCommand(data('first'), 'backup', '--to', data('backup'))
    expect(backup).toMatchObject({ code: 0 })
    await running.stop()

    expect(await runCommand(data('second'), 'restore', '--from', data('backup'))).toMatchObject({ code: 0 })
    expect((await runCommand(data('second'), 'user', 'list')).stdout).toContain('chief@example.org')
    expect(readFileSync(join(data('second'), 'secret'), 'utf8')).toBe(
      readFileSync(join(data('first'), 'secret'), 'utf8'),
    )
    const again = await runCommand(data('second'), 'restore', '--from', data('backup'))
    expect(again.code).toBe(1)
    expect(again.stderr).toContain('[restore-not-empty]')
    const copy = await startDateline({ dataDir: data('second') })
    await copy.stop()
  })

  it('has a doctor who finds what is wrong', async () => {
    interface Report {
      readonly healthy: boolean
      readonly findings: readonly { readonly code: string; readonly state: string; readonly mend?: string }[]
    }
    const port = String(await freePort())
    const well = await runCommand(data('first'), 'doctor', '--json', '--port', port)
    expect(well).toMatchObject({ code: 0 })
    expect((JSON.parse(well.stdout) as Report).healthy).toBe(true)

    const running = await startDateline({ dataDir: data('other') })
    const ill = await runCommand(data('first'), 'doctor', '--json', '--port', String(running.port))
    await running.stop()
    expect(ill.code).toBe(1)
    const found = (JSON.parse(ill.stdout) as Report).findings.filter((f) => f.state === 'problem')
    expect(found.map((f) => f.code)).toEqual(['port'])
    expect(found.every((f) => f.mend !== undefined)).toBe(true)
    rmSync(data('other'), { recursive: true, force: true })
  })
})
