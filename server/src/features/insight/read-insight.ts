import { type Insight, type InsightFilter, seenBy } from '@heed/contract/insight.ts'
import { requireSightOf, seesMember } from '../../platform/access/member-sight.ts'
import { now } from '../../platform/clock.ts'
import { Scope, type Tx } from '../../platform/scope.ts'
import { findMissingAspects } from '../voice/index.ts'
import { addDays, daysBetween, weeksOf } from './days.ts'
import { figuresOf } from './figures.ts'
import { periodOutOfRange, periodReversed, periodTooLong } from './insight.errors.ts'
import { readCells } from './read-cells.ts'
import { type CellTally, unpack } from './tally.ts'

const longestDays = 3 * 366

/** @throws insight.period_reversed, insight.period_too_long, request.invalid. */
export function requirePeriod({ from, to }: { from: string; to: string }): void {
  if (from > to) throw periodReversed()
  if (from < '1900' || to >= '2200') throw periodOutOfRange()
  if (daysBetween(from, to) > longestDays) throw periodTooLong()
}

/** The days just before a period, as many as it has. */
export const previousOf = <Filter extends InsightFilter>(filter: Filter): Filter => ({
  ...filter,
  from: addDays(filter.from, -daysBetween(filter.from, filter.to)),
  to: addDays(filter.from, -1),
})

/** All figures of a period: together, before, and by branch, channel, week and each employee in sight. Both periods are read at once. */
export async function readInsight(scope: Scope, filter: InsightFilter): Promise<Insight> {
  requirePeriod(filter)
  requireSightOf(scope, filter.memberId)
  const beside = new Scope(scope.house, scope.workspaceId, scope.actor, scope.branchIds)
  const [current, previous] = await Promise.all([
    scope.transaction(async (tx) => {
      const [cells, names, missingAspects] = await Promise.all([
        readCells(tx, filter),
        readNames(tx),
        findMissingAspects(tx),
      ])
      return { cells, missingAspects, ...names }
    }),
    beside.transaction((tx) => readCells(tx, previousOf(filter), { together: true })),
  ])
  const { minimumAnswers, goodDays, branches, members } = current
  const solved = { goodDays, nowMs: now().getTime() }
  const { cells, columns } = unpack(current.cells, solved)
  const before = unpack(previous, solved)
  const figures = (of: CellTally[]) => figuresOf(of, columns, minimumAnswers)
  const by = <Key>(keyOf: (cell: CellTally) => Key) => Map.groupBy(cells, keyOf)
  const byBranch = by((cell) => cell.branchId)
  const byChannel = by((cell) => cell.channelKind)
  const byMember = by((cell) => cell.memberId)
  const byWeek = by((cell) => cell.week)
  return {
    filter,
    all: figures(cells),
    missingAspects: current.missingAspects,
    previous: figuresOf(before.cells, before.columns, minimumAnswers),
    byBranch: branches
      .filter(({ id }) => byBranch.has(id))
      .map(({ id, name }) => ({ id, name, figures: figures(byBranch.get(id) ?? []) })),
    byChannel: seenBy
      .filter((kind) => byChannel.has(kind))
      .map((kind) => ({ kind, figures: figures(byChannel.get(kind) ?? []) })),
    byMember: members
      .filter(({ id }) => byMember.has(id) && seesMember(scope, id))
      .map(({ id, name }) => ({ id, name, figures: figures(byMember.get(id) ?? []) })),
    byWeek: weeksOf(filter.from, filter.to).map((week) => ({ week, figures: figures(byWeek.get(week) ?? []) })),
  }
}

async function readNames(tx: Tx) {
  const [workspace, branches, members] = await Promise.all([
    tx.db.selectFrom('workspace').select(['minimum_answers', 'solved_for_good_days']).executeTakeFirstOrThrow(),
    tx.db.selectFrom('branch').select(['id', 'name']).orderBy('name').execute(),
    tx.db.selectFrom('member').select(['id', 'name']).orderBy('name').execute(),
  ])
  return { minimumAnswers: workspace.minimum_answers, goodDays: workspace.solved_for_good_days, branches, members }
}
