import type { getSignatureFigures, Share } from '@heed/contract/signatures.ts'
import { wilsonPercent } from '@heed/methods/wilson.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { notFound } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { selectSignatures } from './signatures.ts'
import { visitsOf } from './visits.ts'

type Figures = z.output<typeof getSignatureFigures.response>
type Period = z.output<typeof getSignatureFigures.query>

const shareOf = (kept: number, visits: number): Share => ({ kept, visits, ...wilsonPercent(kept, visits) })

/** Complete: every step that the visit had was done. */
export const readFigures = (scope: Scope, signatureId: string, period: Period): Promise<Figures> =>
  scope.transaction(async (tx) => {
    if ((await selectSignatures(tx, signatureId)).length === 0) throw notFound()
    const of = visitsOf(tx, { ...period, signatureId })
    const { rows } = await sql<{ branch_id: string; name: string; week: string; kept: number; visits: number }>`
      select branch_id, name, week, count(*) filter (where complete)::int as kept, count(*)::int as visits
      from (select v.branch_id, b.name, date_trunc('week', v.at at time zone b.zone)::date::text as week,
        not exists (select from visit_step x where x.visit_id = v.id and x.done_at is null) as complete from ${of}) t
      group by branch_id, name, week`.execute(tx.db)
    const { rows: steps } = await sql<{ id: string; words: string; kept: number; visits: number }>`
      select p.id, p.words, count(x.done_at)::int as kept, count(*)::int as visits
      from visit_step x join signature_step p on p.id = x.step_id
      where x.visit_id in (select v.id from ${of})
      group by p.id, p.words, p.place, p.retired_at order by p.retired_at nulls first, p.place, p.id`.execute(tx.db)
    const sum = (some: typeof rows) =>
      shareOf(
        some.reduce((total, row) => total + row.kept, 0),
        some.reduce((total, row) => total + row.visits, 0),
      )
    return {
      total: sum(rows),
      steps: steps.map(({ id, words, kept, visits }) => ({ id, words, ...shareOf(kept, visits) })),
      branches: [...Map.groupBy(rows, (row) => row.branch_id)]
        .map(([id, some]) => ({ id, name: some[0]?.name ?? '', ...sum(some) }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      weeks: [...Map.groupBy(rows, (row) => row.week)]
        .map(([week, some]) => ({ week, ...sum(some) }))
        .sort((a, b) => a.week.localeCompare(b.week)),
    }
  })
