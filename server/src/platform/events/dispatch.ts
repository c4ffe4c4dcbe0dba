import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import type { Event as EventTable } from '../database/tables.generated.ts'
import type { House } from '../house.ts'
import { defineJob } from '../jobs/job.ts'
import type { Scope } from '../scope.ts'
import type { Happened } from './event.ts'

/**
 * Runs the later reactions of a few events, in one transaction when all goes well. If anything fails, each reaction gets
 * its own: one that fails does not hold up the others, and only its event is tried again.
 */
export const reactJob = defineJob({
  name: 'events.react',
  payload: z.object({ eventIds: z.array(z.uuid()) }),
  maxAttempts: 12,
  run: async ({ eventIds }, scope) => {
    const events = await scope.transaction((tx) =>
      tx.db.selectFrom('event').selectAll().where('id', 'in', eventIds).orderBy('id').execute(),
    )
    try {
      await scope.transaction(async (tx) => {
        for (const event of events)
          for (const reaction of scope.house.reactionsLater(event.type))
            await tx.atDepth(event.depth, () => reaction.run(event.payload as never, tx, happenedOf(event)))
      })
    } catch (error) {
      const failed = await reactOneByOne(scope, events)
      if (failed.length === 0) return
      if (eventIds.length === 1) throw error
      await scope.transaction(async (tx) => {
        for (const eventId of failed) tx.enqueue(reactJob, { eventIds: [eventId] })
      })
    }
  },
})

type EventRow = Selectable<EventTable>

const happenedOf = (event: EventRow): Happened => ({
  id: event.id,
  type: event.type,
  workspaceId: event.workspace_id,
  branchId: event.branch_id,
  caseId: event.case_id,
  actorId: event.actor_id,
  at: event.at,
  depth: event.depth,
})

/** The ids of events with a reaction that failed. */
async function reactOneByOne(scope: Scope, events: EventRow[]): Promise<string[]> {
  const failed = new Set<string>()
  for (const event of events) {
    for (const reaction of scope.house.reactionsLater(event.type)) {
      try {
        await scope.transaction((tx) =>
          tx.atDepth(event.depth, () => reaction.run(event.payload as never, tx, happenedOf(event))),
        )
      } catch (error) {
        failed.add(event.id)
        scope.house.log.warn(
          { reaction: reaction.name, eventId: event.id, error: (error as Error).message },
          'A reaction failed and will be tried again',
        )
      }
    }
  }
  return [...failed]
}

const batch = 200
const eventsAJob = 20

/** Turns committed events into jobs, in batches. Several processes may do it at once: each takes rows the others have not locked. */
export async function dispatchEvents(house: House, workspaceId: string): Promise<void> {
  for (;;) {
    const taken = await house.scopeOf(workspaceId).transaction(async (tx) => {
      const events = await tx.db
        .selectFrom('event')
        .select('id')
        .where('workspace_id', '=', workspaceId)
        .where('dispatched_at', 'is', null)
        .orderBy('id')
        .limit(batch)
        .forUpdate()
        .skipLocked()
        .execute()
      const ids = events.map(({ id }) => id)
      if (ids.length === 0) return 0
      for (let from = 0; from < ids.length; from += eventsAJob)
        tx.enqueue(reactJob, { eventIds: ids.slice(from, from + eventsAJob) })
      await sql`update event set dispatched_at = now() where id = any (${ids}::uuid[])`.execute(tx.db)
      return ids.length
    })
    if (taken < batch) return
  }
}
