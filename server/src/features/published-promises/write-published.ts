import type { changePublishedPromise, PublishedPromise, publishPromise } from '@heed/contract/published-promises.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import {
  publishedPromiseChanged,
  publishedPromiseDue,
  publishedPromiseMade,
  publishedPromiseReviewed,
} from '../../events/published-promise-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { beyondBranches, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { branchFor } from '../workspace/index.ts'
import { dayPast, ownerUnknown, promiseRetired, standardUnknown } from './published.errors.ts'
import { getPublished, today } from './read-published.ts'

type Input = z.output<typeof publishPromise.body>

export const publish = (scope: Scope, input: Input): Promise<PublishedPromise> =>
  scope.transaction(async (tx) => {
    await requireFit(tx, input)
    const id = newId()
    await tx.db
      .insertInto('published_promise')
      .values({ id, ...columns(input), made_at: now() })
      .execute()
    await tx.emit(publishedPromiseMade, { promiseId: id, words: input.words })
    return getPublished(tx, id)
  })

/** On another day, with another owner, or promised no longer, what its owner was told of is needless. */
export const change = (
  scope: Scope,
  promiseId: string,
  { retired, ...input }: z.output<typeof changePublishedPromise.body>,
): Promise<PublishedPromise> =>
  scope.transaction(async (tx) => {
    const before = await lock(tx, promiseId)
    await requireFit(tx, input)
    const isOther = before.review_on !== input.reviewOn || before.owner_id !== input.ownerId || retired
    if (isOther && before.review_round) await settleReview(tx, before, 'dropped')
    await tx.db
      .updateTable('published_promise')
      .set({
        ...columns(input),
        retired_at: retired ? (before.retired_at ?? now()) : null,
        ...(isOther ? { review_round: null } : {}),
      })
      .where('id', '=', promiseId)
      .execute()
    await tx.emit(publishedPromiseChanged, { promiseId, words: input.words })
    return getPublished(tx, promiseId)
  })

export const review = (
  scope: Scope,
  promiseId: string,
  { words, nextReviewOn }: { words: string; nextReviewOn: string },
): Promise<PublishedPromise> =>
  scope.transaction(async (tx) => {
    requireWhole(scope)
    const before = await lock(tx, promiseId)
    if (before.retired_at) throw promiseRetired()
    if (nextReviewOn <= today()) throw dayPast()
    await settleReview(tx, before, 'done')
    await tx.db
      .updateTable('published_promise')
      .set({
        review_on: nextReviewOn,
        review_round: null,
        reviewed_at: now(),
        reviewed_by: scope.actor?.id ?? null,
        review_words: words,
      })
      .where('id', '=', promiseId)
      .execute()
    return getPublished(tx, promiseId)
  })

/** Tells each owner once that the day has come. */
export const tellDueReviews = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const due = await tx.db
      .selectFrom('published_promise')
      .select(['id', 'words', 'owner_id'])
      .where('workspace_id', '=', scope.workspaceId)
      .where('retired_at', 'is', null)
      .where('review_on', '<=', today())
      .where('review_round', 'is', null)
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id, words, owner_id: ownerId } of due) {
      const roundId = newId()
      await tx.db.updateTable('published_promise').set({ review_round: roundId }).where('id', '=', id).execute()
      await tx.emit(
        publishedPromiseDue,
        { promiseId: id, words, ownerId, roundId },
        { branchId: await branchFor(tx, ownerId, null), at: now() },
      )
    }
    return due.length
  })

const columns = (input: Input) => ({
  words: input.words,
  kind: input.kind,
  published_where: input.publishedWhere,
  owner_id: input.ownerId,
  standard_id: input.standardId,
  review_on: input.reviewOn,
})

async function lock(tx: Tx, promiseId: string) {
  const { rows } = await sql<{
    id: string
    words: string
    owner_id: string
    review_on: string
    review_round: string | null
    retired_at: Date | null
  }>`select id, words, owner_id, review_on::text, review_round, retired_at from published_promise where id = ${promiseId} for update`.execute(
    tx.db,
  )
  if (!rows[0]) throw notFound()
  return rows[0]
}

const settleReview = (tx: Tx, { id, words, review_round }: Awaited<ReturnType<typeof lock>>, as: 'done' | 'dropped') =>
  tx.emit(publishedPromiseReviewed, { promiseId: id, words, roundId: review_round, as })

/** What is promised to everybody holds in every branch. */
function requireWhole(scope: Scope): void {
  if (scope.branchIds !== null) throw beyondBranches()
}

async function requireFit(tx: Tx, { ownerId, standardId }: Input): Promise<void> {
  requireWhole(tx.scope)
  const owner = await tx.db.selectFrom('member').select('id').where('id', '=', ownerId).executeTakeFirst()
  if (!owner) throw ownerUnknown()
  if (!standardId) return
  const standard = await tx.db.selectFrom('standard').select('id').where('id', '=', standardId).executeTakeFirst()
  if (!standard) throw standardUnknown()
}
