import { openDays } from '@heed/methods/open-days.ts'
import demo from '../../../../content/demo/openings.json' with { type: 'json' }
import { newIdAt } from '../../platform/ids.ts'
import { makeOpeningItem } from '../openings/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const dayMs = 86_400_000
const minuteMs = 60_000
const daysBack = 21
/** On one day in so many nobody had time for the last thing. */
const missedEvery = 9

/** What is looked at when a branch opens, and how the last weeks went. The first goods belong to the minimum that a change asked for. */
export async function playOpenings(company: Company, nowMs: number): Promise<void> {
  const manager = await actAs(company, await memberOf(company, 'manager'))
  const correctiveId = await company.scope.transaction(
    async (tx) =>
      (
        await tx.db
          .selectFrom('corrective_action')
          .select('id')
          .where('change', '=', 'stock_minimum')
          .orderBy('id')
          .executeTakeFirst()
      )?.id ?? null,
  )
  const items: { id: string; counted: number[] | null }[] = []
  for (const [index, { product, size, minimum, counted }] of demo.goods.entries()) {
    const { id } = await makeOpeningItem(manager, {
      branchId: null,
      correctiveId: index === 0 ? correctiveId : null,
      words: null,
      goods: { product, size, colour: null, minimum },
    })
    items.push({ id, counted })
  }
  for (const words of demo.look) {
    const { id } = await makeOpeningItem(manager, { branchId: null, correctiveId: null, words, goods: null })
    items.push({ id, counted: null })
  }
  const madeAt = new Date(nowMs - (daysBack + 1) * dayMs)
  await company.scope.transaction(async (tx) => {
    await tx.db.updateTable('opening_item').set({ made_at: madeAt }).execute()
    for (const branch of company.branches) {
      const days = [...openDays(branch.calendar, nowMs - daysBack * dayMs, nowMs)]
        .map((spans) => ({ from: spans[0]?.from ?? 0, to: spans.at(-1)?.to ?? 0 }))
        .filter(({ from, to }) => from > nowMs - daysBack * dayMs && to <= nowMs)
      for (const [index, { from, to }] of days.entries()) {
        const memberId = branch.memberIds[index % branch.memberIds.length] as string
        const isMissed = index % missedEvery === missedEvery - 1
        const doneMs = from + (isMissed ? 95 : (index % 4) * 6 + 2) * minuteMs
        const openingId = newIdAt(from)
        await tx.db
          .insertInto('opening_day')
          .values({
            id: openingId,
            branch_id: branch.id,
            day: Temporal.Instant.fromEpochMilliseconds(from)
              .toZonedDateTimeISO(branch.calendar.zone)
              .toPlainDate()
              .toString(),
            opens_at: new Date(from),
            due_at: new Date(from + 30 * minuteMs),
            closes_at: new Date(to),
            done_at: new Date(doneMs),
            done_by: memberId,
            missed_at: isMissed ? new Date(from + 30 * minuteMs) : null,
          })
          .execute()
        await tx.db
          .insertInto('opening_mark')
          .values(
            items.map(({ id, counted }) => ({
              opening_id: openingId,
              item_id: id,
              branch_id: branch.id,
              at: new Date(doneMs),
              marked_by: memberId,
              counted: counted?.[index % counted.length] ?? null,
            })),
          )
          .execute()
      }
    }
  })
}
