import {
  type Consent,
  type ConsentPurpose,
  type ConsentWay,
  type CustomerConsents,
  consentPurposes,
  type recordConsent,
} from '@heed/contract/consents.ts'
import type { z } from 'zod'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { keepConsent, requireCustomer } from '../../customers/index.ts'
import { requireCaseOf } from '../facts/write-facts.ts'

/** More were never said by anybody. */
const mostRead = 500
const mostBefore = 50

export const readConsents = (scope: Scope, customerId: string): Promise<CustomerConsents> =>
  scope.transaction((tx) => read(tx, customerId))

/** @throws fact.case_of_another. */
export const giveOrWithdraw = (
  scope: Scope,
  customerId: string,
  consent: z.output<typeof recordConsent.body>,
): Promise<CustomerConsents> =>
  scope.transaction(async (tx) => {
    await requireCaseOf(tx, customerId, consent.caseId)
    await keepConsent(tx, { customerId, ...consent })
    return read(tx, customerId)
  })

async function read(tx: Tx, customerId: string): Promise<CustomerConsents> {
  await requireCustomer(tx, customerId)
  const rows = await tx.db
    .selectFrom('customer_consent as k')
    .leftJoin('member as m', 'm.id', 'k.member_id')
    // Only a case in sight is named.
    .leftJoin('case as c', 'c.id', 'k.case_id')
    .select(['k.id', 'k.purpose', 'k.given', 'k.how', 'k.at'])
    .select(['m.id as member_id', 'm.name as member', 'c.id as case_id', 'c.number'])
    .where('k.customer_id', '=', customerId)
    .orderBy('k.at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(mostRead)
    .execute()
  const consents = rows.map(
    (row): Consent => ({
      id: row.id,
      purpose: row.purpose as ConsentPurpose,
      given: row.given,
      at: row.at.toISOString(),
      how: row.how as ConsentWay,
      by: row.member_id && row.member !== null ? { id: row.member_id, name: row.member } : null,
      case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number } : null,
    }),
  )
  const items = consentPurposes.map((purpose) => ({
    purpose,
    consent: consents.find((one) => one.purpose === purpose) ?? null,
  }))
  const before = consents.filter((one) => !items.some(({ consent }) => consent?.id === one.id))
  return { items, before: before.slice(0, mostBefore) }
}
