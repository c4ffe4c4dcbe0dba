import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Scope } from '../../platform/scope.ts'
import { couponUnknown, tooManyGuesses } from './remedies.errors.ts'

const most = 20
const withinMs = 600_000

/** Whoever types many codes that are none is made to wait; a till that redeems a hundred a minute is not. */
export async function guardingGuesses<Result>(scope: Scope, work: () => Promise<Result>): Promise<Result> {
  const memberId = scope.actor?.id ?? null
  const since = new Date(now().getTime() - withinMs)
  const guesses = await scope.transaction((tx) =>
    tx.db
      .selectFrom('coupon_guess')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('member_id', 'is not distinct from', memberId)
      .where('at', '>', since)
      .limit(most)
      .execute(),
  )
  if (guesses.length >= most) throw tooManyGuesses()
  try {
    return await work()
  } catch (error) {
    if (error instanceof ProblemError && error.code === couponUnknown().code) {
      // Within a transaction that is about to be undone it is noted beside it, and not waited for: that would take a second connection.
      const noted = noteGuess(scope.house.scopeOf(scope.workspaceId), memberId, since)
      if (scope.isOpen)
        noted.catch((reason: Error) => scope.house.log.warn({ error: reason.message }, 'A guess was not noted'))
      else await noted
    }
    throw error
  }
}

/** Old ones of the same person go with it. */
const noteGuess = (scope: Scope, memberId: string | null, since: Date) =>
  scope.transaction(async (tx) => {
    await tx.db
      .deleteFrom('coupon_guess')
      .where('workspace_id', '=', scope.workspaceId)
      .where('member_id', 'is not distinct from', memberId)
      .where('at', '<=', since)
      .execute()
    await tx.db.insertInto('coupon_guess').values({ id: newId(), member_id: memberId, at: now() }).execute()
  })
