/** Where this agency is served, for commands that print addresses while a server runs on another port than the default. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../platform/index.ts'

const file = (config: Config) => join(config.dataDir, 'address')

/** Port 0 means a free one; it is chosen before anything is made, because sign-in and addresses depend on it. */
export async function settlePort(config: Config): Promise<Config> {
  if (config.port !== 0) return config
  const port = await new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, config.host, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) }
}

/** Remembers the address that is served from this data folder. */
export function rememberAddress(config: Config): void {
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  writeFileSync(file(config), `${config.publicUrl}\n`)
}

/** The address people use: the one that is set, else the one last served, else the default. */
export function servedAddress(config: Config): string {
  if ((process.env['DATELINE_PUBLIC_URL'] ?? '') !== '') return config.publicUrl
  try {
    return new URL(readFileSync(file(config), 'utf8').trim()).origin
  } catch {
    return config.publicUrl
  }
}
