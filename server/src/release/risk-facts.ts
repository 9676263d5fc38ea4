/** What the rules want to know of whoever releases, in one query; the rules themselves are read when they changed. */
import { pacesOf } from '@dateline/news'
import { type RawBuilder, sql } from 'kysely'
import { ASKER_COLUMNS, type AskerFacts, ASKER_JOIN, readRisks, type Risks } from '../desk/index.ts'
import type { Queryable } from '../platform/index.ts'

export interface Releaser {
  readonly facts: AskerFacts
  /** Releases within so many minutes, by minutes. */
  readonly paces: ReadonlyMap<number, number>
  /** Gateways that are switched on; undefined where nobody said. */
  readonly gateways: readonly Gateway[] | undefined
}

/** A gateway of a channel, and what it takes; null is everything. */
export interface Gateway {
  readonly kind: string
  readonly languages: readonly string[] | null
  readonly sections: readonly string[] | null
  readonly urgency: number
}

export class RiskReader {
  readonly zone: string
  readonly #gateways: RawBuilder<unknown>
  #risks: Risks | undefined

  /** @param gateways gives a JSON array of `Gateway`, from the room that keeps them */
  constructor(zone: string, gateways: RawBuilder<unknown> | undefined) {
    this.zone = zone
    this.#gateways = gateways ?? sql`NULL::jsonb`
  }

  /** Reads the facts, and the rules with them where another revision is in force than the last one read. */
  async read(
    tx: Queryable,
    accountId: string,
    sessionId: string | undefined,
  ): Promise<{ readonly risks: Risks; readonly releaser: Releaser }> {
    for (;;) {
      const risks = (this.#risks ??= await readRisks(tx))
      const paces = [...pacesOf(risks.rules)]
      const { rows } = await sql<
        AskerFacts & { revision: number; paces: Record<string, number> | null; gateways: Gateway[] | null }
      >`
        SELECT ${ASKER_COLUMNS}, (SELECT coalesce(max(revision), 0) FROM risk_rule) AS revision,
          ${this.#gateways} AS gateways,
          (SELECT jsonb_object_agg(p.minutes, (
             SELECT count(*) FROM (
               SELECT FROM release_event e
               WHERE e.released_by = ${accountId} AND e.recorded_at > dateline_now() - make_interval(mins => p.minutes)
               LIMIT p.most) AS lately))
           FROM unnest(${paces.map(([minutes]) => minutes)}::integer[], ${paces.map(([, most]) => most)}::integer[])
             AS p (minutes, most)) AS paces
        FROM ${ASKER_JOIN(accountId, sessionId)}
      `.execute(tx)
      const row = rows[0]
      if (!row) throw new Error('the database said nothing of who releases')
      const { revision, paces: counted, gateways, ...facts } = row
      if (revision === risks.revision) {
        return {
          risks,
          releaser: {
            facts,
            gateways: gateways ?? undefined,
            paces: new Map(Object.entries(counted ?? {}).map(([minutes, n]) => [Number(minutes), n])),
          },
        }
      }
      this.#risks = await readRisks(tx)
    }
  }
}
