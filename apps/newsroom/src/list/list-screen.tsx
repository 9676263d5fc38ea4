import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../frame/problem.tsx'
import { directionOf, fullTime, LANGUAGES, languageName, shortTime, useMe, useRight, useSetting } from '../setting.ts'
import { words } from '../words.ts'
import { ImportFiles } from './import-files.tsx'
import { NewStory } from './new-story.tsx'
import { type Row, useRows } from './query.ts'
import { type ListSearch, parseListSearch, type View, VIEWS } from './search.ts'
import './list.css'

const route = getRouteApi('/shell/')
const w = words.list

/** The desk: what comes in, what is written, what waits, what is out. */
export function ListScreen() {
  // The router hands on what it does not know; only what is a view or a filter is asked for.
  const search = parseListSearch(route.useSearch())
  const navigate = useNavigate({ from: '/' })
  const view: View = search.view ?? 'working'
  const rows = useRows(view, search)
  const all = rows.data?.pages.flatMap((page) => page.rows) ?? []
  const [starting, setStarting] = useState(false)
  const [importing, setImporting] = useState(false)
  const mayWrite = useRight('draft:write')
  const mayImport = useRight('import')
  const list = useRef<HTMLOListElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const setSearch = (change: Partial<ListSearch>) =>
    void navigate({ search: (was) => clean({ ...was, ...change }), replace: true })
  useListKeys(list, searchField, () => mayWrite && setStarting(true))
  const filtered = search.q ?? search.section ?? search.language ?? search.urgency ?? search.form
  useEffect(() => {
    document.title = `${words.views[view]} · ${words.newsroom}`
  }, [view])

  return (
    <div className="desk">
      <nav className="views" aria-label={words.views.label}>
        {VIEWS.map((v) => (
          <Link
            key={v}
            to="/"
            search={(was) => clean({ ...was, view: v })}
            aria-current={v === view ? 'page' : undefined}
          >
            {words.views[v]}
          </Link>
        ))}
        {mayImport ? <Link to="/quarantine">{words.imports.quarantine}</Link> : null}
        {mayWrite ? (
          <button className="button primary start" type="button" onClick={() => setStarting(true)}>
            {words.start.button}
          </button>
        ) : null}
        {mayImport ? (
          <button className="button import" type="button" onClick={() => setImporting(true)}>
            {words.imports.button}
          </button>
        ) : null}
      </nav>
      <main id="content" className="list-main" tabIndex={-1}>
        <h1 className="visually-hidden">{words.views[view]}</h1>
        <Filters search={search} onChange={setSearch} field={searchField} />
        <Problem error={rows.error} onRetry={() => void rows.refetch()} />
        {all.length === 0 && rows.isSuccess ? (
          <p className="nothing">{filtered === undefined ? w.empty[view] : w.nothingFound}</p>
        ) : null}
        {all.length > 0 ? (
          <ol className="rows" ref={list} aria-label={words.views[view]}>
            {all.map((row) => (
              <ListRow key={row.key} row={row} />
            ))}
          </ol>
        ) : null}
        {rows.isPending ? <p className="nothing">{words.loading}</p> : null}
        {rows.hasNextPage ? (
          <button
            className="button more"
            type="button"
            disabled={rows.isFetchingNextPage}
            onClick={() => void rows.fetchNextPage()}
          >
            {w.more}
          </button>
        ) : null}
        <p className="keys">{w.keys}</p>
      </main>
      {starting ? <NewStory onClose={() => setStarting(false)} /> : null}
      {importing ? (
        <ImportFiles
          onClose={() => {
            setImporting(false)
            void rows.refetch()
          }}
        />
      ) : null}
    </div>
  )
}

/** Without members that say nothing, so that the address stays short. */
function clean(search: ListSearch): ListSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  ) as ListSearch
}

interface FiltersProps {
  readonly search: ListSearch
  readonly onChange: (change: Partial<ListSearch>) => void
  readonly field: React.RefObject<HTMLInputElement | null>
}

function Filters({ search, onChange, field }: FiltersProps) {
  const setting = useSetting()
  const [open, setOpen] = useState(false)
  const [q, setQ] = useState(search.q ?? '')
  // The address may change without this field: going back, or a cleared filter.
  const [seen, setSeen] = useState(search.q)
  if (seen !== search.q) {
    setSeen(search.q)
    setQ(search.q ?? '')
  }
  useEffect(() => {
    if (q === (search.q ?? '')) return undefined
    const timer = setTimeout(() => onChange({ q: q === '' ? undefined : q }), 200)
    return () => clearTimeout(timer)
  })
  const options = (name: 'section' | 'language' | 'form', values: readonly { value: string; label: string }[]) => (
    <label className="filter">
      <span>{w[name]}</span>
      <select
        className="input"
        value={search[name] ?? ''}
        onChange={(e) => onChange({ [name]: e.target.value === '' ? undefined : e.target.value })}
      >
        <option value="">{w.all}</option>
        {values.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  )
  const any = search.section ?? search.language ?? search.urgency ?? search.form
  return (
    <search className="filters" data-open={open}>
      <label className="filter wide">
        <span className="visually-hidden">{w.search}</span>
        <input
          ref={field}
          className="input"
          type="search"
          value={q}
          placeholder={w.searchHint}
          onChange={(e) => setQ(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === 'Escape') e.currentTarget.blur()
          }}
        />
      </label>
      <button className="button filters-toggle" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {w.filters}
      </button>
      {options(
        'section',
        (setting?.sections ?? []).map((s) => ({ value: s.key, label: s.names['en'] ?? s.key })),
      )}
      {options(
        'language',
        LANGUAGES.map((l) => ({ value: l, label: languageName(l) })),
      )}
      <label className="filter">
        <span>{w.urgency}</span>
        <select
          className="input"
          value={search.urgency ?? ''}
          onChange={(e) => onChange({ urgency: e.target.value === '' ? undefined : Number(e.target.value) })}
        >
          <option value="">{w.all}</option>
          {[1, 2, 3, 4, 5].map((n) => (
            <option key={n} value={n}>
              {w.urgencyUpTo(n)}
            </option>
          ))}
        </select>
      </label>
      {options(
        'form',
        Object.entries(words.forms).map(([value, label]) => ({ value, label })),
      )}
      {any === undefined ? null : (
        <button
          className="button quiet"
          type="button"
          onClick={() => onChange({ section: undefined, language: undefined, urgency: undefined, form: undefined })}
        >
          {w.clear}
        </button>
      )}
    </search>
  )
}

function ListRow({ row }: { readonly row: Row }) {
  const setting = useSetting()
  const me = useMe()
  const section = setting?.sections.find((s) => s.key === row.section)?.names['en'] ?? row.section
  const content = (
    <>
      <span className="urgency" data-urgency={row.urgency} title={`${w.urgency} ${row.urgency}`}>
        <span className="visually-hidden">{w.urgency} </span>
        {row.urgency}
      </span>
      <time dateTime={row.at} title={fullTime(row.at)}>
        {shortTime(row.at)}
      </time>
      <span className="row-story">
        <span className="row-head">
          {row.slugline === '' ? null : <span className="slug">{row.slugline}</span>}
          <span
            className="headline"
            dir={directionOf(row.language)}
            lang={row.language}
            data-empty={row.headline === ''}
          >
            {row.headline === '' ? w.untitled : row.headline}
          </span>
          <Marks row={row} />
        </span>
        {row.more === '' ? null : (
          <span className="opening" dir={directionOf(row.language)} lang={row.language}>
            {row.more}
          </span>
        )}
      </span>
      <span className="row-section">{section}</span>
      <span className="row-language">{row.language}</span>
      <span className="row-who" data-own={row.who === me?.account.name}>
        {row.who}
      </span>
    </>
  )
  return (
    <li>
      {row.opens === 'draft' ? (
        <Link to="/drafts/$draftId" params={{ draftId: row.id }}>
          {content}
        </Link>
      ) : (
        <Link to="/stories/$storyId" params={{ storyId: row.id }}>
          {content}
        </Link>
      )}
    </li>
  )
}

function Marks({ row }: { readonly row: Row }) {
  const form = (words.forms as Readonly<Record<string, string>>)[row.form]
  return (
    <>
      {row.form === 'report' || form === undefined ? null : (
        <span className={row.form === 'flash' || row.form === 'urgent' ? 'tag danger' : 'tag'}>{form}</span>
      )}
      {row.kind === undefined || row.kind === 'publish' ? null : (
        <span className={row.state === 'canceled' ? 'tag danger' : row.state === 'withheld' ? 'tag warn' : 'tag'}>
          {words.kinds[row.kind]}
        </span>
      )}
      {row.prepared === undefined ? null : (
        <span className={row.prepared === 'open' ? 'tag good' : 'tag warn'}>
          {row.prepared === 'open' ? words.prepared.tagOpen : words.prepared.tag}
        </span>
      )}
      {row.frozen === true ? <span className="tag good">{w.frozen}</span> : null}
      {typeof row.baseVersion === 'number' ? <span className="tag">{w.newVersion(row.baseVersion)}</span> : null}
      {row.beingRewritten === true ? <span className="tag warn">{w.updateOf}</span> : null}
    </>
  )
}

/** `/` searches, j and k move, n starts a story; never while somebody types. */
function useListKeys(
  list: React.RefObject<HTMLOListElement | null>,
  field: React.RefObject<HTMLInputElement | null>,
  onNew: () => void,
): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        target.closest('input, select, textarea, [contenteditable], [role="dialog"], [role="menu"]')
      )
        return
      if (event.key === '/') field.current?.focus()
      else if (event.key === 'n') onNew()
      else if (event.key === 'j' || event.key === 'k') {
        const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('li > a') ?? [])]
        const at = links.indexOf(document.activeElement as HTMLAnchorElement)
        links[Math.min(links.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)))]?.focus()
      } else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
