import { type Listening, type ListeningMeans, listeningMeans } from '@heed/contract/listening.ts'
import { type RawBuilder, sql } from 'kysely'
import { listeningChosen } from '../../../events/feedback-events.ts'
import { now } from '../../../platform/clock.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'

/** Where nothing is chosen, so many days are looked at. */
const otherwiseDays = 30
/** More is not counted: whether something comes, not how much, is asked. */
const mostCounted = 1000

/** `newest`: the latest of each part, read from the end of its index; `all`: every moment, read as far as is counted. */
type Heard = { newest: RawBuilder<unknown>; all: RawBuilder<unknown> }

const answers = (...ways: string[]): Heard => ({
  newest: newestOf(ways, (way) => sql`survey_response where way = ${way} and way <> 'mail'`, 'answered_at'),
  all: sql`select answered_at as at from survey_response
    where workspace_id = heed.workspace_id() and way = any (${ways}) and way <> 'mail'`,
})
const words = (...sources: string[]): Heard => ({
  newest: newestOf(sources, (source) => sql`feedback where source = ${source}`, 'said_at'),
  all: sql`select said_at as at from feedback where workspace_id = heed.workspace_id() and source = any (${sources})`,
})
const newestOf = (parts: string[], from: (part: string) => RawBuilder<unknown>, at: string) =>
  sql.join(
    parts.map(
      (part) => sql`(select ${sql.ref(at)} as at from ${from(part)} and workspace_id = heed.workspace_id()
        order by ${sql.ref(at)} desc limit 1)`,
    ),
    sql` union all `,
  )
const every = (all: RawBuilder<unknown>): Heard => ({ newest: all, all })

/** When something was heard in each way. */
const heardBy: Record<ListeningMeans, Heard> = {
  asked: {
    newest: sql`(select answered_at as at from survey_response where workspace_id = heed.workspace_id() and way = 'mail'
      order by answered_at desc limit 1)`,
    all: sql`select answered_at as at from survey_response where workspace_id = heed.workspace_id() and way = 'mail'`,
  },
  open: answers('link', 'qr', 'kiosk', 'embedded'),
  by_hand: answers('paper', 'interview'),
  suggestion: words('suggestion'),
  remark: words('remark'),
  review: words('review', 'social'),
  message: words('case'),
  staff: every(
    sql`select closed_at as at from staff_round where workspace_id = heed.workspace_id() and outcome = 'counted'`,
  ),
}

export const readListening = (scope: Scope) =>
  scope.transaction(async (tx) => {
    const chosen = await tx.db.selectFrom('listening_means').select(['means', 'every_days']).execute()
    const items: Listening[] = []
    for (const means of listeningMeans)
      items.push(await readMeans(tx, means, chosen.find((one) => one.means === means)?.every_days ?? null))
    return { isComplete: items.some(({ isActive }) => isActive), items }
  })

/** Chooses a means with its days; null leaves it. */
export const choose = (scope: Scope, { means, everyDays }: { means: ListeningMeans; everyDays: number | null }) =>
  scope.transaction(async (tx) => {
    if (everyDays === null) await tx.db.deleteFrom('listening_means').where('means', '=', means).execute()
    else
      await tx.db
        .insertInto('listening_means')
        .values({ means, every_days: everyDays, chosen_by: scope.actor?.id ?? null, chosen_at: now() })
        .onConflict((conflict) =>
          conflict
            .columns(['workspace_id', 'means'])
            .doUpdateSet({ every_days: everyDays, chosen_by: scope.actor?.id ?? null, chosen_at: now() }),
        )
        .execute()
    await tx.emit(listeningChosen, { means, everyDays }, { branchId: null })
    return readMeans(tx, means, everyDays)
  })

async function readMeans(tx: Tx, means: ListeningMeans, everyDays: number | null): Promise<Listening> {
  const since = new Date(now().getTime() - (everyDays ?? otherwiseDays) * 86_400_000)
  const { rows } = await sql<{ last_at: Date | null; heard: number }>`
    select (select max(at) from (${heardBy[means].newest}) heard) as last_at,
      (select count(*)::int from (select from (${heardBy[means].all}) heard where at >= ${since} limit ${mostCounted}) counted) as heard`.execute(
    tx.db,
  )
  const { last_at = null, heard = 0 } = rows[0] ?? {}
  return { means, everyDays, lastAt: last_at?.toISOString() ?? null, heard, isActive: everyDays !== null && heard > 0 }
}
