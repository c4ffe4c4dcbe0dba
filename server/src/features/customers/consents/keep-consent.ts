import { type ConsentPurpose, type ConsentWay, consentPurposes } from '@heed/contract/consents.ts'
import { consentChanged } from '../../../events/customer-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Tx } from '../../../platform/scope.ts'

export type NewConsent = {
  customerId: string
  purpose: ConsentPurpose
  given: boolean
  how: ConsentWay
  caseId?: string | null
}

/** The same as holds already is no news; false then. */
export async function keepConsent(tx: Tx, consent: NewConsent): Promise<boolean> {
  // Two at once: the second sees what the first said.
  await tx.db.selectFrom('customer').select('id').where('id', '=', consent.customerId).forNoKeyUpdate().execute()
  if ((await findConsent(tx, consent.customerId, consent.purpose)) === consent.given) return false
  await insertConsent(tx, consent)
  return true
}

async function insertConsent(tx: Tx, { customerId, purpose, given, how, caseId = null }: NewConsent): Promise<void> {
  await tx.db
    .insertInto('customer_consent')
    .values({
      id: newId(),
      customer_id: customerId,
      purpose,
      given,
      how,
      case_id: caseId,
      member_id: how === 'link' ? null : (tx.scope.actor?.id ?? null),
      at: now(),
    })
    .execute()
  await tx.emit(consentChanged, { customerId, purpose, given, how })
}

/** What holds now; undefined where nobody asked. */
export async function findConsent(tx: Tx, customerId: string, purpose: ConsentPurpose): Promise<boolean | undefined> {
  const newest = await tx.db
    .selectFrom('customer_consent')
    .select('given')
    .where('customer_id', '=', customerId)
    .where('purpose', '=', purpose)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.given
}

/** What one of two customers withdrew stays withdrawn when they become one, whatever the other said and when. */
export async function findWithdrawn(tx: Tx, customerIds: string[]): Promise<ConsentPurpose[]> {
  const withdrawn: ConsentPurpose[] = []
  for (const purpose of consentPurposes)
    for (const customerId of customerIds)
      if ((await findConsent(tx, customerId, purpose)) === false) withdrawn.push(purpose)
  return [...new Set(withdrawn)]
}
