import type { House } from '../house.ts'
import { defineJob } from '../jobs/job.ts'
import { z } from 'zod'
import type { Happened } from './event.ts'

/** Runs the later reactions of one event, each in its own transaction. One that fails does not hold up the others; all run again on retry. */
export const reactJob = defineJob({
  name: 'events.react',
  payload: z.object({ eventId: z.uuid() }),
  maxAttempts: 12,
  run: async ({ eventId }, scope) => {
    const event = await scope.transaction((tx) => tx.db.selectFrom('event').selectAll().where('id', '=', eventId).executeTakeFirst())
    if (!event) return
    const happened: Happened = { id: event.id, type: event.type, workspaceId: event.workspace_id, branchId: event.branch_id, caseId: event.case_id, actorId: event.actor_id, at: event.at }
    const failures: unknown[] = []
    for (const reaction of scope.house.reactionsLater(event.type)) {
      try {
        await scope.transaction((tx) => reaction.run(event.payload as never, tx, happened))
      } catch (error) {
        failures.push(error)
        scope.house.log.warn({ reaction: reaction.name, eventId, error: (error as Error).message }, 'A reaction failed and will be tried again')
      }
    }
    if (failures.length > 0) throw failures[0]
  },
})

/** Turns committed events into jobs, in batches. Several processes may do it at once: each takes rows the others have not locked. */
export async function dispatchEvents(house: House, workspaceId: string): Promise<void> {
  const batch = 200
  for (;;) {
    const taken = await house.scopeOf(workspaceId).transaction(async (tx) => {
      const events = await tx.db.selectFrom('event').select('id').where('workspace_id', '=', workspaceId).where('dispatched_at', 'is', null).orderBy('id').limit(batch).forUpdate().skipLocked().execute()
      if (events.length === 0) return 0
      for (const { id } of events) tx.enqueue(reactJob, { eventId: id }, { key: `react:${id}` })
      await tx.db.updateTable('event').set({ dispatched_at: new Date() }).where('id', 'in', events.map(({ id }) => id)).execute()
      return events.length
    })
    if (taken < batch) return
  }
}
