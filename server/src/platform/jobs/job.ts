import type { z } from 'zod'
import type { Scope } from '../scope.ts'

/** Background work, named `feature.do-something`; the payload holds ids only, and running it twice does no harm. */
export type Job<Payload = unknown> = {
  name: string
  payload: z.ZodType<Payload>
  maxAttempts: number
  /** Jobs of one key are one job: adding it again replaces the one that waits. */
  key?: (payload: Payload) => string
  /** Jobs of one queue run one after the other in the whole installation: what takes much memory at once. */
  queue?: string
  run: (payload: Payload, scope: Scope) => Promise<unknown>
  /** Told when no attempt is left, however the last one ended. Needs a key, so that trying again replaces the job; may be told twice. */
  whenGivenUp?: (payload: Payload, scope: Scope) => Promise<unknown>
}

export const defineJob = <Payload>(job: Job<Payload>): Job<Payload> => job

/** Work that looks round in every workspace again and again: alarms of clocks, due mail. Must be safe in several processes at once. */
export type Ticker = { name: string; everySeconds: number; run: (scope: Scope) => Promise<unknown> }

export type Enqueued = {
  name: string
  payload: Record<string, unknown>
  runAt?: Date
  key?: string
  queue?: string
  maxAttempts: number
}
