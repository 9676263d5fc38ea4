/** JSON Feed 1.0 and 1.1 by rules. */
import type { Finding } from '../types.ts'
import { JSON_RULES as RULES } from './json-rules.ts'
import { rfc3339 } from './dates.ts'
import { hasMarkup, htmlProblems } from './markup.ts'
import { absoluteUri } from './uris.ts'

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const TOP = new Set(
  'version title home_page_url feed_url description user_comment next_url icon favicon author authors language expired hubs items'.split(
    ' ',
  ),
)
const ITEM = new Set(
  'id url external_url title content_html content_text summary image banner_image date_published date_modified author authors tags language attachments'.split(
    ' ',
  ),
)
const URLS = new Set(
  'home_page_url feed_url next_url icon favicon url external_url image banner_image avatar'.split(' '),
)
const LISTS = new Set('authors hubs items tags attachments'.split(' '))
const PLAIN = new Set('title description summary name user_comment'.split(' '))

/** Checks a JSON Feed. */
export function lintJsonFeed(text: string): Finding[] {
  const findings: Finding[] = []
  const add = (name: keyof typeof RULES, path: string, detail: string, value?: string) => {
    const { id, severity, title } = RULES[name]
    const known = findings.filter((f) => f.rule === id).length
    if (known < 100)
      findings.push({
        rule: id,
        severity,
        message: `${title}${detail === '' ? '' : `: ${detail}`}`,
        path,
        ...(value === undefined ? {} : { value: value.slice(0, 200) }),
      })
  }
  let feed: unknown
  try {
    feed = JSON.parse(text)
  } catch (cause) {
    const at = /line (\d+) column (\d+)/.exec(cause instanceof Error ? cause.message : '')
    const { id, severity, title } = RULES.json
    return [{ rule: id, severity, message: title, line: Number(at?.[1] ?? 1), column: Number(at?.[2] ?? 1) }]
  }
  if (!isObject(feed)) {
    add('type', '', 'the document is no object')
    return findings
  }
  const members = (value: Json, path: string, known: ReadonlySet<string>) => {
    for (const [name, member] of Object.entries(value)) {
      const place = `${path}/${name}`
      if (!known.has(name)) {
        if (!name.startsWith('_')) add('unknown', place, name)
        continue
      }
      if (LISTS.has(name)) {
        if (!Array.isArray(member)) add('type', place, 'a list is wanted')
      } else if (name === 'author') {
        add('author', place, '')
        person(member, place)
      } else if (name === 'expired') {
        if (typeof member !== 'boolean') add('type', place, 'true or false is wanted')
      } else if (typeof member !== 'string') add('type', place, 'a string is wanted')
      else {
        if (URLS.has(name) && absoluteUri(member) !== undefined) add('url', place, member, member)
        if (PLAIN.has(name) && hasMarkup(member)) add('markup', place, member.slice(0, 60), member)
        if (name.startsWith('date_') && rfc3339(member) !== undefined) add('date', place, member, member)
      }
    }
    if (Array.isArray(value['authors'])) value['authors'].forEach((author, n) => person(author, `${path}/authors/${n}`))
  }
  const person = (value: unknown, path: string) => {
    if (!isObject(value)) add('type', path, 'an object is wanted')
    else {
      for (const name of ['url', 'avatar']) {
        const member = value[name]
        if (typeof member === 'string' && absoluteUri(member) !== undefined)
          add('url', `${path}/${name}`, member, member)
      }
      if (value['name'] === undefined && value['url'] === undefined && value['avatar'] === undefined)
        add('required', path, 'name, url or avatar')
    }
  }
  members(feed, '', TOP)
  const { version } = feed
  if (version === undefined) add('required', '/version', 'version')
  else if (!/^https:\/\/jsonfeed\.org\/version\/1(?:\.1)?$/.test(typeof version === 'string' ? version : ''))
    add('version', '/version', typeof version === 'string' ? version : 'no string')
  if (feed['title'] === undefined) add('required', '/title', 'title')
  if (feed['feed_url'] === undefined) add('self', '', '')
  if (feed['language'] === undefined && version === 'https://jsonfeed.org/version/1.1') add('language', '', '')
  const items = feed['items']
  if (items === undefined) add('required', '/items', 'items')
  const ids = new Set<string>()
  for (const [n, item] of (Array.isArray(items) ? items : []).entries()) {
    const path = `/items/${n}`
    if (!isObject(item)) {
      add('type', path, 'an object is wanted')
      continue
    }
    members(item, path, ITEM)
    const id = item['id']
    if (id === undefined || id === '') add('required', `${path}/id`, 'id')
    else if (typeof id === 'string') {
      if (ids.has(id)) add('twice', `${path}/id`, id, id)
      ids.add(id)
    }
    const html = item['content_html']
    if (html === undefined && item['content_text'] === undefined) add('content', path, '')
    if (typeof html === 'string') {
      for (const [rule, detail] of htmlProblems(html, true)) {
        if (rule === 'html-relative') add('relative', `${path}/content_html`, detail, detail)
        else if (rule !== 'html-invalid') add('unsafe', `${path}/content_html`, detail, detail)
      }
    }
    const attachments = item['attachments']
    for (const [m, attachment] of (Array.isArray(attachments) ? attachments : []).entries()) {
      const place = `${path}/attachments/${m}`
      if (!isObject(attachment) || typeof attachment['url'] !== 'string' || typeof attachment['mime_type'] !== 'string')
        add('attachment', place, '')
      else if (absoluteUri(attachment['url']) !== undefined)
        add('url', `${place}/url`, attachment['url'], attachment['url'])
    }
  }
  return findings
}
