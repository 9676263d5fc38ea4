import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const present = (): string | undefined =>
  [process.env['CHROME_PATH'] ?? '', ...PLACES, chromium.executablePath()].find((p) => p !== '' && existsSync(p))

/** Finds Chromium, else installs it: Debian's package when we are root, else Playwright's build into the home folder. */
export function findChromium(root: string): { readonly path: string } | { readonly problem: string } {
  const found = present()
  if (found !== undefined) return { path: found }
  process.stdout.write('\nNo Chromium found; installing one.\n')
  const options = { stdio: 'inherit', cwd: root } as const
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-q'], { ...options, env })
    spawnSync('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { ...options, env })
  }
  const cli = join(root, 'node_modules', 'playwright-core', 'cli.js')
  if (present() === undefined) spawnSync(process.execPath, [cli, 'install', 'chromium'], options)
  const path = present()
  return path === undefined
    ? { problem: 'no Chromium was found and none could be installed. Set CHROME_PATH to one.' }
    : { path }
}
