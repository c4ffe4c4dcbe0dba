import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { againAfterDeadlock } from '../database/again-after-deadlock.ts'
import { problem } from '../problem.ts'
import type { Scope, Tx } from '../scope.ts'

const keyReused = problem(422, 'idempotency.key_reused', 'This Idempotency-Key was used for another request')
const shownOnce = problem(409, 'idempotency.shown_once', 'This was done; what it showed is shown once and kept nowhere')
const keyInvalid = problem(400, 'idempotency.key_invalid', 'An Idempotency-Key has 1 to 200 characters')

/**
 * Runs a POST once for each Idempotency-Key of a caller: key, effect and answer are committed together, and a repeat gets the kept answer.
 * A repeat that comes while the first still runs waits for it, since both insert the same key.
 * Answers that hold a secret are not kept: a repeat hears only that it was done.
 */
export async function once(
  scope: Scope,
  request: FastifyRequest,
  status: number,
  run: () => Promise<unknown>,
  options: { holdsSecret?: boolean } = {},
): Promise<{ status: number; body: unknown; repeated: boolean }> {
  const key = request.headers['idempotency-key']
  if (key === undefined) return { status, body: await run(), repeated: false }
  if (typeof key !== 'string' || key.length < 1 || key.length > 200) throw keyInvalid()
  const caller = scope.actor?.id ?? 'public'
  const endpoint = `${request.method} ${request.url}`
  const hash = createHash('sha256')
    .update(JSON.stringify(request.body ?? null))
    .digest()
  const act = async (tx: Tx) => {
    const inserted = await tx.db
      .insertInto('idempotency_key')
      .values({ caller, key, endpoint, request_hash: hash })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!inserted) {
      const kept = await tx.db
        .selectFrom('idempotency_key')
        .selectAll()
        .where('caller', '=', caller)
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      if (kept.endpoint !== endpoint || !Buffer.from(kept.request_hash).equals(hash)) throw keyReused()
      if (options.holdsSecret) throw shownOnce()
      return { status: kept.status ?? status, body: kept.response, repeated: true }
    }
    const body = await run()
    await tx.db
      .updateTable('idempotency_key')
      .set({ status, response: options.holdsSecret ? null : JSON.stringify(body ?? null) })
      .where('caller', '=', caller)
      .where('key', '=', key)
      .execute()
    return { status, body, repeated: false }
  }
  return againAfterDeadlock(scope, () => scope.transaction(act))
}

const keptHours = 48

/** Keys are for repeats after a lost connection; older ones have done their work. */
export const forgetOldKeys = (scope: Scope) =>
  scope.transaction((tx) =>
    tx.db
      .deleteFrom('idempotency_key')
      .where('workspace_id', '=', scope.workspaceId)
      .where('created_at', '<', new Date(Date.now() - keptHours * 3_600_000))
      .execute(),
  )
