/** The site's one style sheet and its scripts, under names that change with their content. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Entry, Variant } from './cache.ts'
import { ASSET_CACHING } from './headers.ts'

/** In the order of the cascade. */
const SHEETS = ['tokens', 'base', 'masthead', 'lists', 'front', 'story', 'pages', 'print'] as const

export interface Assets {
  readonly style: string
  readonly script: string | undefined
  /** Of the page that checks stories against the ledger. */
  readonly verify: string | undefined
  /** @returns the file at a path; a name of an earlier or later build gets what is here now, briefly cached */
  find(path: string): Entry | undefined
}

interface Asset {
  readonly name: string
  readonly path: string
  readonly entry: Entry
  readonly stand: Entry
}

/**
 * @param styleFolder where the style sheets lie
 * @param scriptFolder where the built scripts lie; the site reads without them, so they may be missing
 */
export function loadAssets(styleFolder: string, scriptFolder: string): Assets {
  const css = SHEETS.map((name) => tighten(readFileSync(join(styleFolder, `${name}.css`), 'utf8'))).join('\n')
  const style = asset('site', 'css', 'text/css; charset=utf-8', css)
  const scriptOf = (name: string) => {
    const file = join(scriptFolder, `${name}.js`)
    return existsSync(file)
      ? asset(name, 'js', 'text/javascript; charset=utf-8', readFileSync(file, 'utf8'))
      : undefined
  }
  const script = scriptOf('updates')
  const verify = scriptOf('verify')
  const all = [style, script, verify].filter((a) => a !== undefined)
  return {
    style: style.path,
    script: script?.path,
    verify: verify?.path,
    find(path) {
      const exact = all.find((a) => a.path === path)
      if (exact) return exact.entry
      const name = /^\/assets\/([a-z]+)-[\w-]+\.(?:css|js)$/.exec(path)?.[1]
      return all.find((a) => a.name === name)?.stand
    },
  }
}

/** Comments and indentation are for us, not for readers on a slow line. */
function tighten(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .trim()
}

function asset(name: string, extension: string, contentType: string, text: string): Asset {
  const body = Buffer.from(text)
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  return {
    name,
    path: `/assets/${name}-${digest}.${extension}`,
    entry: entry(body, digest, contentType, ASSET_CACHING),
    stand: entry(body, digest, contentType, 'public, max-age=5'),
  }
}

function entry(body: Buffer, digest: string, contentType: string, caching: string): Entry {
  const make = (bytes: Buffer, encoding: string | undefined): Variant => {
    const etag = `"${digest}${encoding === undefined ? '' : '-gz'}"`
    const shared = [
      'etag',
      etag,
      'vary',
      'Accept-Encoding',
      'cache-control',
      caching,
      'x-content-type-options',
      'nosniff',
    ]
    return {
      etag,
      body: bytes,
      headers: [
        'content-type',
        contentType,
        'content-length',
        String(bytes.length),
        ...(encoding === undefined ? [] : ['content-encoding', encoding]),
        ...shared,
      ],
      notModified: shared,
    }
  }
  return {
    status: 200,
    identity: make(body, undefined),
    gzip: make(gzipSync(body, { level: 9 }), 'gzip'),
    keys: [],
    bytes: body.length,
    validUntil: Infinity,
    stray: false,
  }
}
