import type { FeedbackFilter } from '@heed/contract/feedback.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import { cutPage, readTimeCursor } from '../../platform/http/paging.ts'
import type { Scope } from '../../platform/scope.ts'
import { presentFeedback, selectFeedback } from './feedback-rows.ts'
import { conditionsOf } from './filter-feedback.ts'

export const listFeedbackPage = (
  scope: Scope,
  { cursor, limit, ...filter }: FeedbackFilter & { cursor?: string; limit: number },
) =>
  scope.transaction(async (tx) => {
    const last = readTimeCursor(cursor)
    // Every time is written in whole milliseconds, so the cursor loses nothing of it.
    const after = last ? sql`(f.said_at, f.id) < (${last.at}::timestamptz, ${last.id}::uuid)` : sql`true`
    const { rows } = await selectFeedback(
      scope,
      sql`${conditionsOf(scope, filter)} and ${after}`,
      sql`order by f.said_at desc, f.id desc limit ${limit + 1}`,
    ).execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.said_at.toISOString(), row.id])
    return { items: page.items.map(presentFeedback), next: page.next }
  })

type Counts = { heard: number; decided: number; done: number; told: number; minimum: number }

/** Share acted upon: of all that was said, what is done or told. Under the business's minimum it says how many, and nothing else. */
export const readShare = (scope: Scope, filter: FeedbackFilter) =>
  scope.transaction(async (tx) => {
    const { rows } = await sql<Counts>`
      select count(*) filter (where f.state = 'heard') as heard, count(*) filter (where f.state = 'decided') as decided,
        count(*) filter (where f.state = 'done') as done, count(*) filter (where f.state = 'told') as told,
        (select minimum_answers from workspace) as minimum
      from feedback f where ${conditionsOf(scope, filter)}`.execute(tx.db)
    const { minimum, ...counts } = rows[0] as Counts
    const n = counts.heard + counts.decided + counts.done + counts.told
    const estimate = n < minimum ? undefined : wilsonInterval(counts.done + counts.told, n)
    const { value = null, low = null, high = null } = estimate ?? {}
    return { value, low, high, n, tooFew: n < minimum, counts }
  })
