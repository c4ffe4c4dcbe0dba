import type { Alternatives, getAlternatives, ImpossibleCase, listImpossibleCases } from '@heed/contract/alternatives.ts'
import { wilsonInterval } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import { notAllowed } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { impossibleWishes } from './impossible-wishes.ts'

type Counts = { cases: number; offered: number }
type Group = Counts & { id: string; name: string }

/** The figure of all in sight, of each branch, and of employees as far as the reader may see them. */
export const readAlternatives = (scope: Scope, filter: z.output<typeof getAlternatives.query>): Promise<Alternatives> =>
  scope.transaction(async (tx) => {
    const wishes = impossibleWishes(tx, filter)
    const { minimum_answers: minimum } = await tx.db
      .selectFrom('workspace')
      .select('minimum_answers')
      .executeTakeFirstOrThrow()
    const { rows: branches } = await sql<Group>`
      select branch_id as id, branch_name as name, count(*) as cases, count(*) filter (where offered) as offered
      from (select case_id, branch_id, branch_name, bool_or(alternative is not null) as offered from (${wishes}) w group by 1, 2, 3) k
      group by 1, 2 order by 2, 1`.execute(tx.db)
    const { rows: members } = await sql<Group>`
      select m.id, m.name, count(*) as cases, count(*) filter (where offered) as offered
      from (select case_id, member_id, bool_or(alternative is not null) as offered from (${wishes}) w group by 1, 2) k
      join member m on m.id = k.member_id
      where ${isLeading(scope)}::bool or m.id = ${scope.actor?.id ?? null}::uuid
      group by 1, 2 order by 2, 1`.execute(tx.db)
    const figure = (counts: Counts) => figureOf(counts, minimum)
    return {
      all: figure({
        cases: branches.reduce((sum, { cases }) => sum + cases, 0),
        offered: branches.reduce((sum, { offered }) => sum + offered, 0),
      }),
      byBranch: branches.map(({ id, name, ...counts }) => ({ branch: { id, name }, ...figure(counts) })),
      byMember: members.map(({ id, name, ...counts }) => ({ member: { id, name }, ...figure(counts) })),
    }
  })

const isLeading = (scope: Scope) => scope.may('prevention:act')

function figureOf({ cases, offered }: Counts, minimum: number) {
  const tooFew = cases < minimum
  const share = tooFew ? undefined : wilsonInterval(offered, cases)
  return {
    cases,
    offered,
    share: { value: share?.value ?? null, low: share?.low ?? null, high: share?.high ?? null, n: cases, tooFew },
  }
}

type Row = {
  case_id: string
  number: number
  subject: string
  branch_id: string
  branch_name: string
  at: Date
  offered: boolean
  wishes: ImpossibleCase['wishes']
}

/** The cases behind a figure. */
export const listImpossible = (
  scope: Scope,
  { cursor, limit, offered, ...filter }: z.output<typeof listImpossibleCases.query>,
) =>
  scope.transaction(async (tx) => {
    if (filter.memberId && filter.memberId !== scope.actor?.id && !isLeading(scope)) throw notAllowed()
    const before = readTimeCursor(cursor)
    const { rows } = await sql<Row>`
      select * from (
        select case_id, number, subject, branch_id, branch_name, max(at) as at, bool_or(alternative is not null) as offered,
          jsonb_agg(jsonb_build_object('kind', kind, 'wish', wish, 'alternative', alternative) order by at) as wishes
        from (${impossibleWishes(tx, filter)}) w group by 1, 2, 3, 4, 5
      ) k
      where ${offered ? sql`offered = ${offered === 'yes'}` : sql`true`}
        and ${before ? sql`(at, case_id) < (${before.at}::timestamptz, ${before.id}::uuid)` : sql`true`}
      order by at desc, case_id desc limit ${limit + 1}`.execute(tx.db)
    const page = cutPage(rows, limit, (row) => [row.at.toISOString(), row.case_id])
    return { items: page.items.map(present), next: page.next }
  })

const present = (row: Row): ImpossibleCase => ({
  case: { id: row.case_id, number: row.number, subject: row.subject },
  branch: { id: row.branch_id, name: row.branch_name },
  at: row.at.toISOString(),
  offered: row.offered,
  wishes: row.wishes,
})
