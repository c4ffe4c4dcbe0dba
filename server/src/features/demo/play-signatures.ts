import { openDays } from '@heed/methods/open-days.ts'
import { newIdAt } from '../../platform/ids.ts'
import { makeSignature } from '../signatures/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
const daysBack = 42
const visitsADay = 3
const service = {
  name: 'Choosing linen',
  steps: ['Greeting within 30 seconds', 'A glass of tea', 'Feel the cloth, see it by daylight', 'Thanks by name'],
}

/** Weeks of visits to the shops: mostly complete, with the tea forgotten now and then, less often lately. */
export async function playSignatures(company: Company, nowMs: number): Promise<void> {
  const { id, steps } = await makeSignature(await actAs(company, await memberOf(company, 'manager')), service)
  await company.scope.transaction(async (tx) => {
    for (const [place, branch] of company.branches.entries())
      for (const spans of openDays(branch.calendar, nowMs - daysBack * dayMs, nowMs)) {
        const first = spans[0]
        if (!first || first.from < nowMs - daysBack * dayMs) continue
        for (let index = 0; index < visitsADay; index++) {
          const atMs = first.from + (index * 2 + 1) * hourMs
          if (atMs + hourMs > Math.min(nowMs, first.to)) continue
          const day = Math.floor(first.from / dayMs)
          const memberId = branch.memberIds[(day + index) % branch.memberIds.length] as string
          const isLate = nowMs - atMs < 14 * dayMs
          const forgets = (day * 7 + index * 5 + place * 3) % (isLate ? 9 : 4) === 0
          const visitId = newIdAt(atMs)
          await tx.db
            .insertInto('visit')
            .values({ id: visitId, branch_id: branch.id, signature_id: id, started_by: memberId, at: new Date(atMs) })
            .execute()
          await tx.db
            .insertInto('visit_step')
            .values(
              steps.map((step, order) => ({
                visit_id: visitId,
                step_id: step.id,
                branch_id: branch.id,
                ...(forgets && order === 1 ? {} : { done_at: new Date(atMs + order * 6 * 60_000), done_by: memberId }),
              })),
            )
            .execute()
        }
      }
  })
}
