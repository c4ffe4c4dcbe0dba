import type { z } from 'zod'
import type { Tx } from '../scope.ts'

/** Something that happened, named `thing.happened`; the payload is what listeners need, ids rather than copies. */
export type EventType<Payload = unknown> = { type: string; payload: z.ZodType<Payload> }

export const defineEvent = <Payload>(type: string, payload: z.ZodType<Payload>): EventType<Payload> => ({
  type,
  payload,
})

/** What every event carries beside its payload. */
export type Happened = {
  id: string
  type: string
  workspaceId: string
  branchId: string | null
  caseId: string | null
  actorId: string | null
  at: Date
  /** How many rules stand between it and what a person or the world did. */
  depth: number
}

export type Reaction = {
  /** Stable name; with the event's id it is the key that keeps a repeated dispatch from running twice at once. */
  name: string
  type: string
  /** `within`: in the transaction that said it, so the two can never part. `later`: as a job, at least once, so it must be idempotent. */
  when: 'within' | 'later'
  run: (payload: never, tx: Tx, happened: Happened) => Promise<unknown>
}

/** A reaction that runs as a job after the event is committed. */
export const on = <Payload>(
  event: EventType<Payload>,
  name: string,
  run: (payload: Payload, tx: Tx, happened: Happened) => Promise<unknown>,
): Reaction => ({ name, type: event.type, when: 'later', run })

/** A reaction inside the same transaction: for state that must never be seen without the event, such as clocks. */
export const within = <Payload>(
  event: EventType<Payload>,
  name: string,
  run: (payload: Payload, tx: Tx, happened: Happened) => Promise<unknown>,
): Reaction => ({ name, type: event.type, when: 'within', run })
