import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { DatelineError } from '../errors.ts'
import { isAlive, startMark } from './processes.ts'

const holderSchema = z.object({
  pid: z.int().positive(),
  started: z.string(),
  /** What the holder does, for people: `start`, `import`. */
  command: z.string(),
  /** The owner's login to the running server, once it is ready. */
  ownerUrl: z.string().optional(),
})
export type LockHolder = z.infer<typeof holderSchema>

const lockPath = (dataDir: string) => join(dataDir, 'dateline.lock')

/** Who works in a data folder now; undefined when nobody does or the holder has died. */
export function lockHolder(dataDir: string): LockHolder | undefined {
  let text
  try {
    text = readFileSync(lockPath(dataDir), 'utf8')
  } catch {
    return undefined
  }
  const holder = parse(text)
  return holder && isAlive(holder.pid) && startMark(holder.pid) === holder.started ? holder : undefined
}

function parse(text: string): LockHolder | undefined {
  try {
    return holderSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

export interface DirectoryLock {
  /** Tells other commands how to reach the server of this folder. */
  announce(ownerUrl: string): void
  release(): void
}

/**
 * Takes a data folder for this process. The lock dies with the process: it names it by number and start time.
 * @throws DatelineError `data-busy` when another living process holds it
 */
export function lockDirectory(dataDir: string, command: string): DirectoryLock {
  const path = lockPath(dataDir)
  const mine: LockHolder = { pid: process.pid, started: startMark(process.pid) ?? '', command }
  const draft = `${path}.${process.pid}`
  const write = (holder: LockHolder) => writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 })

  for (let attempt = 0; ; attempt++) {
    write(mine)
    try {
      // A link appears whole or not at all, and fails when the name is taken.
      linkSync(draft, path)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = lockHolder(dataDir)
      if (holder || attempt === 20) {
        rmSync(draft, { force: true })
        throw new DatelineError('data-busy', 409, `Another Dateline already works in ${dataDir}.`, {
          help: holder
            ? `It is process ${holder.pid} ("dateline ${holder.command}"). Stop it, or give another folder with --data.`
            : `Remove ${path} if no Dateline runs.`,
          reportable: false,
          data: { dataDir, ...(holder ? { pid: holder.pid } : {}) },
        })
      }
      clearStale(path)
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return {
    announce(ownerUrl) {
      write({ ...mine, ownerUrl })
      renameSync(draft, path)
    },
    release() {
      try {
        if (parse(readFileSync(path, 'utf8'))?.pid === process.pid) rmSync(path)
      } catch {
        // Already gone.
      }
    },
  }
}

/** Moves a dead holder's lock away; if a living one took it in between, it is put back. */
function clearStale(path: string): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  const holder = parse(readFileSync(aside, 'utf8'))
  if (holder && isAlive(holder.pid) && startMark(holder.pid) === holder.started) {
    try {
      linkSync(aside, path)
    } catch {
      // A third process took it: the holder's release() sees that the lock is no longer its own.
    }
  }
  rmSync(aside, { force: true })
}
