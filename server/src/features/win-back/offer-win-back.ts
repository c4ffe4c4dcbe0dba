import type { CaseWinBack, offerWinBack, WinBackOffer } from '@heed/contract/win-back.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { winBackOffered } from '../../events/win-back-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import { findConsent } from '../customers/index.ts'
import { give } from '../remedies/index.ts'
import { readOffer, selectOffers } from './offer-rows.ts'
import { unhappyRating } from './return-rates.ts'
import { listVisits } from './visits.ts'
import { noConsent, notUnhappy, offeredAlready } from './win-back.errors.ts'

/** Granted at once inside the limit of whoever offers, asked for above it: it is a remedy like any other. */
export const offer = (
  scope: Scope,
  caseId: string,
  { kind, amount, words }: z.output<typeof offerWinBack.body>,
): Promise<WinBackOffer> =>
  scope.transaction(async (tx) => {
    const { branch_id: branchId, customer_id: customerId } = await requireCase(tx, caseId)
    if ((await whyUnhappy(tx, caseId)) === null) throw notUnhappy()
    if ((await findConsent(tx, customerId, 'offers')) === false) throw noConsent()
    const before = await selectOffers(tx, sql`o.case_id = ${caseId}`, sql``)
    if (before.some(({ state }) => state !== 'ended')) throw offeredAlready()
    const { items } = await give(scope, caseId, {
      reason: words,
      exceptionWords: null,
      product: null,
      items: [{ kind, amount, words: null, percent: null }],
    })
    const remedyId = items[0]?.id as string
    const offerId = newId()
    const at = now()
    await tx.db
      .insertInto('win_back_offer')
      .values({
        id: offerId,
        case_id: caseId,
        remedy_id: remedyId,
        words,
        offered_by: scope.actor?.id ?? null,
        offered_at: at,
      })
      .execute()
    await tx.emit(winBackOffered, { offerId, caseId, remedyId }, { caseId, branchId, at })
    return readOffer(tx, offerId)
  })

/** What says that the customer of a case is unhappy; null where nothing does. */
async function whyUnhappy(tx: Tx, caseId: string): Promise<CaseWinBack['unhappy']> {
  const { rows } = await sql<{ complains: boolean; rated_low: boolean }>`
    select exists (select from complaint k where k.case_id = ${caseId} and k.withdrawn_at is null) as complains,
      exists (select from survey_response a where a.case_id = ${caseId} and a.satisfaction <= ${unhappyRating}) as rated_low`.execute(
    tx.db,
  )
  return rows[0]?.complains ? 'complaint' : rows[0]?.rated_low ? 'rating' : null
}

export const readCaseWinBack = (scope: Scope, caseId: string): Promise<CaseWinBack> =>
  scope.transaction(async (tx) => {
    const about = await tx.db
      .selectFrom('case as c')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .select(['c.customer_id', 'b.currency'])
      .where('c.id', '=', caseId)
      .executeTakeFirst()
    if (!about) throw notFound()
    return {
      unhappy: await whyUnhappy(tx, caseId),
      currency: about.currency,
      offers: await selectOffers(tx, sql`o.case_id = ${caseId}`, sql``),
      visits: await listVisits(tx, about.customer_id),
    }
  })
