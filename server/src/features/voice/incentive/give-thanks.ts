import { createHash } from 'node:crypto'
import type { Words } from '@heed/contract/survey-content.ts'
import { sql } from 'kysely'
import { surveyThanked } from '../../../events/voice-events.ts'
import { dayIn, now } from '../../../platform/clock.ts'
import { drawCode } from '../../../platform/draw-code.ts'
import { newId } from '../../../platform/ids.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { Asked } from '../page/find-asked.ts'

/** What is given for an answer where it is asked. */
export type Incentive = {
  words: Words
  amount: number
  currency: string
  percent: number | null
  validDays: number
}
export type Thanks = { code: string; expiresOn: string }

const longestPurchase = 60
/** What a coupon is for, so that it is given once; from it nobody finds the answer. */
const claimOf = (kind: 'invitation' | 'page', id: string): Buffer =>
  createHash('sha256').update(`thanks:${kind}:${id}`).digest()

/** Whoever answered by their own link has a coupon, once; the answer itself is never looked at. */
export const thankInvited = (tx: Tx, asked: Asked, invitationId: string): Promise<Thanks | undefined> =>
  issue(tx, asked, claimOf('invitation', invitationId), null)

/** The coupon that was given for an invitation before. */
export const findThanks = (tx: Tx, invitationId: string): Promise<Thanks | undefined> =>
  find(tx, claimOf('invitation', invitationId))

/** What is given for an answer of a branch `b`'s customers to a survey `s`, read along with them; null where nothing is. */
export const incentiveHere = sql<Incentive | null>`(
  select jsonb_build_object('words', n.words, 'amount', n.amount, 'currency', n.currency, 'percent', n.percent, 'validDays', n.valid_days)
  from survey_incentive n where n.survey_id = s.id and n.active and n.currency = b.currency)`

/**
 * At an open address: one for each page that was answered, and one for each purchase, known by the number on its receipt.
 * @returns what was given, `used` where the purchase has had its thanks, `blank` for a number that is none
 */
export async function thankPurchase(
  tx: Tx,
  asked: Asked,
  pageId: string,
  typed: string,
): Promise<Thanks | 'used' | 'blank'> {
  const purchase = typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (purchase === '' || purchase.length > longestPurchase) return 'blank'
  return (await issue(tx, asked, claimOf('page', pageId), purchase)) ?? 'used'
}

async function issue(tx: Tx, asked: Asked, claim: Buffer, purchase: string | null): Promise<Thanks | undefined> {
  const { incentive, surveyId, branchId } = asked
  if (!incentive) return undefined
  const at = now()
  const id = newId()
  const given = await tx.db
    .insertInto('coupon')
    .values({
      id,
      survey_id: surveyId,
      branch_id: branchId,
      words: JSON.stringify(incentive.words),
      claim,
      purchase,
      code: drawCode(),
      amount: incentive.amount,
      currency: incentive.currency,
      percent: incentive.percent,
      expires_on: Temporal.PlainDate.from(dayIn(asked.zone, at)).add({ days: incentive.validDays }).toString(),
      created_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['code', 'expires_on'])
    .executeTakeFirst()
  if (!given) return find(tx, claim)
  await tx.emit(surveyThanked, { surveyId, couponId: id }, { branchId, at })
  return { code: given.code, expiresOn: given.expires_on }
}

async function find(tx: Tx, claim: Buffer): Promise<Thanks | undefined> {
  const row = await tx.db
    .selectFrom('coupon')
    .select(['code', 'expires_on'])
    .where('claim', '=', claim)
    .executeTakeFirst()
  return row && { code: row.code, expiresOn: row.expires_on }
}
