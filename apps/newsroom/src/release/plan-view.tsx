import type { PlanAnswer } from '../../../../server/src/release/index.ts'
import { directionOf, fullTime, languageName, zoneOf } from '../setting.ts'
import { words } from '../words.ts'

const w = words.release

/** What goes where: rehearsed by the server, so that nothing here is a guess. */
export function PlanView({ plan, digest }: { readonly plan: PlanAnswer; readonly digest: string | undefined }) {
  const zone = zoneOf(plan.language)
  const gone = plan.state === 'canceled'
  const notice = gone || plan.kind === 'hold'
  return (
    <dl className="plan">
      <dt>{w.time}</dt>
      <dd>
        {plan.scheduled ? <strong>{fullTime(plan.effectiveAt, zone)}</strong> : <strong>{w.atOnce}</strong>}
        {plan.embargo ? (
          <span className="tag warn">
            {w.embargo}: {plan.embargo.until === null ? w.embargoOpen : fullTime(plan.embargo.until, zone)}
          </span>
        ) : null}
      </dd>
      {plan.replaces.length > 0 ? (
        <>
          <dt>{w.replaces}</dt>
          <dd>
            {plan.replaces.map((r) => (
              <span key={r.effectiveAt} className="tag warn">
                {words.kinds[r.kind]}, {fullTime(r.effectiveAt, zone)}
              </span>
            ))}
          </dd>
        </>
      ) : null}
      <dt>{w.edition}</dt>
      <dd>{languageName(plan.language)}</dd>
      <dt>{w.address}</dt>
      <dd>
        <code className="path" dir="ltr">
          {plan.path}
        </code>
        {gone ? <span className="tag danger">{w.gone}</span> : null}
      </dd>
      <dt>{w.pages}</dt>
      <dd>
        <Paths paths={plan.pages} gone={gone} />
      </dd>
      <dt>{w.feeds}</dt>
      <dd>
        <Paths paths={plan.feeds} gone={gone} />
      </dd>
      <dt>{w.wire}</dt>
      <dd>
        <strong>{plan.wire ? (notice ? w.noticeTo(plan.subscribers) : w.wireTo(plan.subscribers)) : w.wireNot}</strong>
      </dd>
      {plan.scheduled ? (
        <>
          <dt>{w.ahead}</dt>
          <dd>
            <strong>{plan.ahead.length === 0 ? w.aheadNobody : w.aheadTo(plan.ahead.length)}</strong>
            {plan.ahead.length === 0 ? null : (
              <ul className="plain">
                {plan.ahead.map((a) => (
                  <li key={a.name}>
                    {a.name} {a.sealed ? <span className="tag">{w.aheadSealed}</span> : null}
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </>
      ) : null}
      {plan.others.length > 0 ? (
        <>
          <dt>{words.chainTree.title}</dt>
          <dd>
            <ul className="plain">
              {plan.others.map((o) => (
                <li key={o.storyId}>
                  <span className="tag warn">{words.kinds[o.kind]}</span>{' '}
                  <span className="tag">{languageName(o.language)}</span>{' '}
                  <span dir={directionOf(o.language)} lang={o.language}>
                    {o.headline}
                  </span>{' '}
                  <span className="help">{o.wire ? w.noticeTo(o.subscribers) : w.wireNot}</span>
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
      {gone && plan.target !== 'chain' && plan.publicTranslations.length > 0 ? (
        <>
          <dt>{w.translations}</dt>
          <dd>
            <ul className="plain">
              {plan.publicTranslations.map((t) => (
                <li key={t.storyId}>
                  <span className="tag warn">{languageName(t.language)}</span>{' '}
                  <span dir={directionOf(t.language)} lang={t.language}>
                    {t.headline}
                  </span>
                </li>
              ))}
            </ul>
            <p className="help">{w.translationsHelp}</p>
          </dd>
        </>
      ) : null}
      <dt>{w.version}</dt>
      <dd>
        {w.versionOf(plan.version, plan.revision)}
        {digest === undefined ? null : (
          <code className="path digest" title={`${w.digest} ${digest}`}>
            {digest.slice(0, 16)}…
          </code>
        )}
      </dd>
    </dl>
  )
}

function Paths({ paths, gone }: { readonly paths: readonly string[]; readonly gone: boolean }) {
  return (
    <ul className="paths" dir="ltr">
      {paths.map((path) => (
        <li key={path}>
          <code className="path" data-gone={gone}>
            {path}
          </code>
        </li>
      ))}
    </ul>
  )
}
