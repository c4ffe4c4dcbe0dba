import type { BestTime, TalkHere, TalkWish, Wishes } from '@heed/contract/wishes.ts'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import type { Tx } from '../../platform/scope.ts'

/** Where neither customer nor branch has said it: a massage is quiet, a shop talks; elsewhere it is asked. */
const usualTalk: Record<string, TalkWish> = { salon: 'quiet', shop: 'chatty' }

type Row = {
  branch_id: string
  branch_name: string
  branch_zone: string
  branch_talk: TalkWish | null
  trade: string
  zone: string | null
  talk: TalkWish | null
  case_best_time: BestTime | null
  best_time: BestTime | null
}

/** What the customer of a case wishes, at the branch that serves them. */
export async function findWishesOfCase(tx: Tx, caseId: string): Promise<Wishes> {
  const { rows } = await sql<Row>`
    select b.id as branch_id, b.name as branch_name, b.zone as branch_zone, b.talk as branch_talk, w.kind as trade,
      u.zone, u.talk, c.best_time as case_best_time, u.best_time
    from "case" c join customer u on u.id = c.customer_id join branch b on b.id = c.branch_id join workspace w on w.id = c.workspace_id
    where c.id = ${caseId}`.execute(tx.db)
  return present(rows[0] as Row)
}

/** Before a visit: at the branch that served them last, as far as it is in sight; null for whoever sees no branch. */
export async function findWishesOfCustomer(tx: Tx, customerId: string): Promise<Wishes | null> {
  const { rows } = await sql<Row>`
    select b.id as branch_id, b.name as branch_name, b.zone as branch_zone, b.talk as branch_talk, w.kind as trade,
      u.zone, u.talk, null as case_best_time, u.best_time
    from customer u join workspace w on w.id = u.workspace_id join branch b on b.workspace_id = u.workspace_id
    where u.id = ${customerId}
    order by (select max(c.opened_at) from "case" c where c.customer_id = u.id and c.branch_id = b.id) desc nulls last, b.name, b.id
    limit 1`.execute(tx.db)
  return rows[0] ? present(rows[0]) : null
}

function present(row: Row): Wishes {
  const zone = row.zone ?? row.branch_zone
  const span = row.case_best_time ?? row.best_time
  return {
    talk: talkOf(row),
    bestTime: span && { span, from: row.case_best_time ? 'case' : 'customer', isNow: isWithin(span, timeIn(zone)) },
    zone,
    branchZone: row.branch_zone,
  }
}

function talkOf(row: Row): TalkHere | null {
  const branch = { id: row.branch_id, name: row.branch_name }
  if (row.talk) return { wish: row.talk, from: 'customer', branch }
  if (row.branch_talk) return { wish: row.branch_talk, from: 'branch', branch }
  const usual = usualTalk[row.trade]
  return usual ? { wish: usual, from: 'trade', branch } : null
}

const timeIn = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    now(),
  )

const isWithin = ([from, until]: BestTime, time: string) =>
  from < until ? from <= time && time < until : time >= from || time < until
