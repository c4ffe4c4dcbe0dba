import type { reviewRule } from '@heed/contract/rules.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { exceptionDecided } from '../../../events/exception-events.ts'
import { ruleReviewed, ruleReviewOpened, ruleUsed } from '../../../events/prevention-events.ts'
import { now } from '../../../platform/clock.ts'
import { within } from '../../../platform/events/event.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { branchFor } from '../../workspace/index.ts'
import { type ReviewReason, readRulePage, sinceReview, today } from './rule-rows.ts'
import { takeRule } from './write-rule.ts'

/** So many customers turned away by one rule, or helped in spite of it, say something about the rule. */
const tooMany = 3

/** Refusals and exceptions each add up over all branches. */
export const reviewsFollowCustomers = [
  within(ruleUsed, 'prevention.rule-refusals', async ({ ruleId, refused }, tx, { at }) => {
    if (refused) await openIfTooMany(tx, ruleId, 'refusals', at)
  }),
  within(exceptionDecided, 'prevention.rule-exceptions', async ({ ruleId, granted }, tx, { at }) => {
    if (granted) await openIfTooMany(tx, ruleId, 'exceptions', at)
  }),
]

const openIfTooMany = (tx: Tx, ruleId: string, reason: keyof typeof sinceReview, at: Date) =>
  tx.everywhere(async () => {
    const { rows } = await sql<{ count: number }>`
      select ${sinceReview[reason]} as count from rule r where r.id = ${ruleId} and r.retired_at is null`.execute(tx.db)
    if ((rows[0]?.count ?? 0) >= tooMany) await openReview(tx, ruleId, reason, at)
  })

/** Opens a review for each rule whose day has come; once, however often it looks. */
export const openDueReviews = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const due = await tx.db
      .selectFrom('rule')
      .select('id')
      .where('workspace_id', '=', scope.workspaceId)
      .where('retired_at', 'is', null)
      .where('review_on', '<', today())
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('rule_review as w')
              .select('w.id')
              .whereRef('w.rule_id', '=', 'rule.id')
              .where('w.done_at', 'is', null),
          ),
        ),
      )
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .execute()
    for (const { id } of due) await openReview(tx, id, 'date', now())
    return due.length
  })

/** One open review a rule; its owner finds it in Today. */
async function openReview(tx: Tx, ruleId: string, reason: ReviewReason, at: Date): Promise<void> {
  const reviewId = newId()
  const opened = await tx.db
    .insertInto('rule_review')
    .values({ id: reviewId, rule_id: ruleId, reason, opened_at: at })
    .onConflict((conflict) => conflict.column('rule_id').where('done_at', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!opened) return
  const { name, owner_id: ownerId } = await tx.db
    .selectFrom('rule')
    .select(['name', 'owner_id'])
    .where('id', '=', ruleId)
    .executeTakeFirstOrThrow()
  const branchId = await branchFor(tx, ownerId, null)
  await tx.emit(ruleReviewOpened, { ruleId, name, reviewId, ownerId, reason }, { branchId, at })
}

/** What came of it; dropped rules stay readable. Without an open review one is written as opened and done. */
export const finishReview = (
  scope: Scope,
  ruleId: string,
  { outcome, words, nextReviewOn }: z.output<typeof reviewRule.body>,
) =>
  scope.transaction(async (tx) => {
    const { name, owner_id } = await takeRule(tx, ruleId)
    const at = now()
    const done = { outcome, words, done_at: at, done_by: scope.actor?.id ?? null }
    const open = await tx.db
      .updateTable('rule_review')
      .set(done)
      .where('rule_id', '=', ruleId)
      .where('done_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const reviewId = open?.id ?? newId()
    if (!open)
      await tx.db
        .insertInto('rule_review')
        .values({ id: reviewId, rule_id: ruleId, reason: 'date', opened_at: at, ...done })
        .execute()
    await tx.db
      .updateTable('rule')
      .set({ review_on: nextReviewOn, retired_at: outcome === 'dropped' ? at : null })
      .where('id', '=', ruleId)
      .execute()
    const branchId = await branchFor(tx, owner_id, null)
    await tx.everywhere(() => tx.emit(ruleReviewed, { ruleId, name, reviewId, outcome }, { branchId, at }))
    tx.tell({ topic: 'prevention', id: ruleId, type: ruleReviewed.type }, null)
    return readRulePage(tx, ruleId)
  })
