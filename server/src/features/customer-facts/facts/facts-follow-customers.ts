import { isDeepStrictEqual } from 'node:util'
import { customerChanged } from '../../../events/customer-events.ts'
import { within } from '../../../platform/events/event.ts'
import { requireCustomer } from '../../customers/index.ts'
import { insertFact } from './write-facts.ts'

const kindOf = {
  formOfAddress: ['address', 'address_as'],
  bestTime: ['best_time', 'best_time'],
  language: ['language', 'language'],
  talk: ['talk', 'talk'],
} as const

/** Whoever changes a customer's own row writes what the customer said; the same value again is no news. */
export const factsFollowCustomers = within(
  customerChanged,
  'customer-facts.follow',
  async ({ customerId, changed }, tx) => {
    const fields = changed.filter((field): field is keyof typeof kindOf => field in kindOf)
    if (fields.length === 0) return
    const customer = await requireCustomer(tx, customerId)
    for (const [kind, column] of fields.map((field) => kindOf[field])) {
      const newest = await tx.db
        .selectFrom('customer_fact')
        .select('value')
        .where('customer_id', '=', customerId)
        .where('kind', '=', kind)
        .where('basis', '!=', 'assumed')
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!isDeepStrictEqual(newest?.value ?? null, customer[column]))
        await insertFact(tx, { customerId, kind, topic: '', value: customer[column], basis: 'asked' })
    }
  },
)
