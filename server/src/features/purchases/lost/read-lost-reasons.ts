import {
  fewestLosses,
  type getLostReasons,
  type LostReason,
  type LostReasons,
  lostReasons,
} from '@heed/contract/lost-customers.ts'
import { wilsonPercent } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { today } from '../buying-pattern.ts'
import { cameLast, isToBeCalled } from '../late-customers.ts'

type Filter = z.output<typeof getLostReasons.query>
type Said = {
  reason: LostReason | null
  standard_id: string | null
  standard: string | null
  comes_back: 'yes' | 'perhaps' | 'no' | null
}

export const readLostReasons = (scope: Scope, filter: Filter): Promise<LostReasons> =>
  scope.transaction(async (tx) => {
    const said = await selectSaid(tx, filter)
    const known = said.filter(({ reason }) => reason !== null)
    const share = (count: number) => ({ count, ...wilsonPercent(count, known.length) })
    const service = known.filter(({ reason }) => reason === 'service')
    const comesBack = (answer: Said['comes_back']) => said.filter(({ comes_back }) => comes_back === answer).length
    return {
      ...(await countQuiet(tx, filter.branchId)),
      spoke: said.length,
      known: known.length,
      unknown: said.length - known.length,
      reasons: lostReasons
        .map((reason) => ({ reason, ...share(known.filter((one) => one.reason === reason).length) }))
        .filter(({ count }) => count > 0)
        .sort((one, other) => other.count - one.count),
      service: [...new Set(service.map(({ standard_id }) => standard_id))]
        .map((id) => {
          const failed = service.filter(({ standard_id }) => standard_id === id)
          return { standard: id ? { id, name: failed[0]?.standard ?? '' } : null, ...share(failed.length) }
        })
        .sort((one, other) => other.count - one.count),
      ownService: known.length < fewestLosses ? null : share(service.length),
      comesBack: { yes: comesBack('yes'), perhaps: comesBack('perhaps'), no: comesBack('no') },
    }
  })

/** What each customer said last in these days. */
async function selectSaid(tx: Tx, { from, to, branchId }: Filter): Promise<Said[]> {
  const day = sql`(l.at at time zone b.zone)::date`
  const { rows } = await sql<Said>`
    select distinct on (l.customer_id) l.reason, l.standard_id, s.name as standard, l.comes_back
    from lost_call l join branch b on b.id = l.branch_id left join standard s on s.id = l.standard_id
    where l.workspace_id = ${tx.scope.workspaceId} and l.outcome = 'spoke' and ${day} between ${from}::date and ${to}::date
      ${branchId ? sql`and l.branch_id = ${branchId}` : sql``}
    order by l.customer_id, l.at desc, l.id desc`.execute(tx.db)
  return rows
}

async function countQuiet(tx: Tx, branchId: string | undefined): Promise<{ quiet: number; toCall: number }> {
  const { rows } = await sql<{ quiet: number; to_call: number }>`
    select count(*)::int as quiet, count(*) filter (where ${isToBeCalled(today())})::int as to_call
    from customer_rhythm r join customer u on u.id = r.customer_id
    cross join lateral ${cameLast} seen
    where r.workspace_id = ${tx.scope.workspaceId} and r.late_on <= ${today()} and r.quiet_on <= ${today()}
      ${branchId ? sql`and seen.branch_id = ${branchId}` : sql``}`.execute(tx.db)
  return { quiet: rows[0]?.quiet ?? 0, toCall: rows[0]?.to_call ?? 0 }
}
