import type {
  getStandardResults,
  Kept,
  listStandardStandings,
  StandardResults,
} from '@heed/contract/standard-results.ts'
import type { Standard } from '@heed/contract/standards.ts'
import { newcombeDifference } from '@heed/methods/newcombe.ts'
import { pChart } from '@heed/methods/p-chart.ts'
import { wilsonPercent } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { seesMember } from '../../platform/access/member-sight.ts'
import { now } from '../../platform/clock.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { type Period, resultRows } from './result-rows.ts'
import { presentStandard, readStandard, selectStandards } from './standard-rows.ts'

const dayMs = 86_400_000
/** Shewhart limits mean little under 8 points, and move until 20. */
const fewestWeeks = 8
const settledWeeks = 20

export const periodOf = ({ from, to, branchId }: Partial<Period>): Period => {
  // A day ahead: in some zone it is tomorrow already.
  const end = to ?? new Date(now().getTime() + dayMs).toISOString().slice(0, 10)
  return { from: from ?? new Date(Date.parse(end) - 84 * dayMs).toISOString().slice(0, 10), to: end, branchId }
}

type Cell = {
  branch_id: string | null
  branch_name: string | null
  member_id: string | null
  channel_kind: string | null
  week: string | null
  /** Bits of what the cell is not grouped by: member 4, channel 2, week 1, branch 8. */
  level: number
  kept: number
  missed: number
  member_name: string | null
}

/** How a standard was kept, each figure with its interval, and its weeks on a p-chart. */
export const readResults = (
  scope: Scope,
  standardId: string,
  query: z.output<typeof getStandardResults.query>,
): Promise<StandardResults> =>
  scope.transaction(async (tx) => {
    const standard = await readStandard(tx, standardId)
    const period = periodOf(query)
    const cells = await readCells(tx, standard, period)
    const at = (level: number) => cells.filter((cell) => cell.level === level)
    const total = keptOf(at(15)[0])
    const seen = standard.method === 'check' ? null : await countSeen(tx, standard, period)
    return {
      from: period.from,
      to: period.to,
      total,
      seen,
      difference: seen && differenceOf(total, seen),
      targetSharePercent: standard.targetSharePercent,
      isReached: isReached(total, standard),
      by: {
        branch: at(7).map((cell) => ({ id: cell.branch_id ?? '', name: cell.branch_name ?? '', ...keptOf(cell) })),
        member: at(11)
          .filter((cell) => seesMember(scope, cell.member_id))
          .map((cell) => ({ id: cell.member_id, name: cell.member_name, ...keptOf(cell) })),
        channel: at(13)
          .filter((cell) => cell.channel_kind !== null)
          .map((cell) => ({ kind: cell.channel_kind ?? '', ...keptOf(cell) })),
      },
      ...chart(at(14)),
    }
  })

async function readCells(tx: Tx, standard: Standard, period: Period): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select branch_id, min(branch_name) as branch_name, member_id, channel_kind, date_trunc('week', day)::date::text as week,
      grouping(branch_id, member_id, channel_kind, date_trunc('week', day)::date::text)::int as level,
      count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as missed,
      (select m.name from member m where m.id = member_id) as member_name
    from (${resultRows(standard, period)}) r
    group by grouping sets ((branch_id), (member_id), (channel_kind), (date_trunc('week', day)::date::text), ())
    order by count(*) desc`.execute(tx.db)
  return rows
}

async function countSeen(tx: Tx, standard: Standard, period: Period): Promise<Kept | null> {
  const { rows } = await sql<{ kept: number; missed: number }>`
    select count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as missed
    from (${resultRows(standard, period, true)}) r`.execute(tx.db)
  const seen = keptOf(rows[0])
  return seen.sharePercent === null ? null : seen
}

/** One standard, two ways of knowing: how far they are apart, and whether that may be chance. */
function differenceOf(first: Kept, second: Kept): StandardResults['difference'] {
  const count = ({ kept, missed }: Kept) => ({ successes: kept, n: kept + missed })
  const apart = newcombeDifference(count(first), count(second))
  return apart ? { points: apart.value * 100, low: apart.low * 100, high: apart.high * 100 } : null
}

export const keptOf = ({ kept, missed } = { kept: 0, missed: 0 }): Kept => ({
  kept,
  missed,
  ...wilsonPercent(kept, kept + missed),
})

export const isReached = ({ sharePercent }: Kept, { targetSharePercent }: Standard): boolean | null =>
  sharePercent === null ? null : sharePercent >= targetSharePercent

function chart(cells: Cell[]): Pick<StandardResults, 'weeks' | 'centrePercent' | 'isProvisional'> {
  const weeks = cells.toSorted((a, b) => ((a.week ?? '') < (b.week ?? '') ? -1 : 1))
  const drawn = pChart(weeks.map(({ kept, missed }) => ({ d: missed, n: kept + missed })))
  const isEnough = weeks.length >= fewestWeeks
  return {
    weeks: weeks.map(({ week, kept, missed }, index) => {
      const point = drawn?.points[index]
      return {
        week: week ?? '',
        kept,
        missed,
        missedPercent: point?.share === undefined ? null : point.share * 100,
        lowerPercent: isEnough && point ? point.lower * 100 : null,
        upperPercent: isEnough && point ? point.upper * 100 : null,
        isBeyond: isEnough && (point?.isBeyond ?? false),
      }
    }),
    centrePercent: isEnough && drawn ? drawn.centre * 100 : null,
    isProvisional: weeks.length < settledWeeks,
  }
}

/** How each standard in use stands, the furthest below its target first; those without results last. */
export const readStandings = (scope: Scope, branchId: string | undefined) =>
  scope.transaction(async (tx) => {
    const period = periodOf({ branchId })
    const items: z.output<typeof listStandardStandings.response>['items'] = []
    for (const row of await selectStandards(tx, sql`s.active`)) {
      const standard = presentStandard(row)
      const { rows } = await sql<{ kept: number; missed: number }>`
        select count(*) filter (where kept)::int as kept, count(*) filter (where not kept)::int as missed
        from (${resultRows(standard, period)}) r`.execute(tx.db)
      const total = keptOf(rows[0])
      const { targetSharePercent } = standard
      items.push({ standardId: standard.id, total, targetSharePercent, isReached: isReached(total, standard) })
    }
    const distance = (item: (typeof items)[number]) =>
      item.total.sharePercent === null ? Number.POSITIVE_INFINITY : item.total.sharePercent - item.targetSharePercent
    return { items: items.toSorted((a, b) => distance(a) - distance(b)) }
  })
