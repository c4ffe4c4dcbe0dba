import { now } from '../../platform/clock.ts'
import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { newId } from '../../platform/ids.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { couponUnknown, tooManyGuesses } from './remedies.errors.ts'

const most = 20
const withinMs = 600_000

/** Guesses that are being noted beside a transaction that is undone, by whose they are. */
const beingNoted = new Map<string, number>()

/**
 * Whoever types many codes that are none is made to wait; a till that redeems a hundred a minute is not. A person's codes are
 * looked at one after the other, so that of many at once each counts those before it.
 */
export async function guardingGuesses<Result>(scope: Scope, work: () => Promise<Result>): Promise<Result> {
  const isJoined = scope.isOpen
  const answer = await scope.transaction(async (tx) => {
    await oneAtATime(tx, whose(scope))
    // In this order: what is noted meanwhile counts twice rather than not at all.
    const unnoted = beingNoted.get(whose(scope)) ?? 0
    if (unnoted + (await countGuesses(tx)) >= most) throw tooManyGuesses()
    try {
      return { found: await tx.attempt(work) }
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== couponUnknown().code) throw error
      if (isJoined) noteBeside(scope)
      else await noteGuess(tx, scope)
      return { error }
    }
  })
  if ('error' in answer) throw answer.error
  return answer.found
}

const memberOf = (scope: Scope): string | null => scope.actor?.id ?? null
const whose = (scope: Scope): string => `${scope.workspaceId}|coupon guesses|${memberOf(scope)}`
const since = (): Date => new Date(now().getTime() - withinMs)

async function countGuesses(tx: Tx): Promise<number> {
  const guesses = await tx.db
    .selectFrom('coupon_guess')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('member_id', 'is not distinct from', memberOf(tx.scope))
    .where('at', '>', since())
    .limit(most)
    .execute()
  return guesses.length
}

/** Old ones of the same person go with it. */
async function noteGuess(tx: Tx, { workspaceId, actor }: Scope): Promise<void> {
  const memberId = actor?.id ?? null
  await tx.db
    .deleteFrom('coupon_guess')
    .where('workspace_id', '=', workspaceId)
    .where('member_id', 'is not distinct from', memberId)
    .where('at', '<=', since())
    .execute()
  await tx.db.insertInto('coupon_guess').values({ id: newId(), member_id: memberId, at: now() }).execute()
}

/** Within a transaction that is about to be undone it is not waited for: that would take a second connection. */
function noteBeside(scope: Scope): void {
  const key = whose(scope)
  const add = (by: number) => {
    const left = (beingNoted.get(key) ?? 0) + by
    if (left > 0) beingNoted.set(key, left)
    else beingNoted.delete(key)
  }
  add(1)
  scope.house
    .scopeOf(scope.workspaceId)
    .transaction((tx) => noteGuess(tx, scope))
    .catch((reason: Error) => scope.house.log.warn({ error: reason.message }, 'A guess was not noted'))
    .finally(() => add(-1))
}
