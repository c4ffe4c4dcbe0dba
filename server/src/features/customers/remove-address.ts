import type { Customer } from '@heed/contract/customers.ts'
import { customerAddressRemoved } from '../../events/customer-events.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { lastAddress, mailsOnTheirWay } from './customers.errors.ts'
import { addressesOf, listAddresses, lockCustomer } from './customers.queries.ts'
import { present } from './customers.ts'

/** Nobody is left waiting by it: not a mail that goes there, not an open case whose customer could not be reached any more. */
export const removeAddress = (scope: Scope, customerId: string, address: string): Promise<Customer> =>
  repeatableTransaction(scope, async (tx) => {
    const row = await lockCustomer(tx, customerId)
    const own = await listAddresses(tx, [customerId])
    const meant = addressesOf({ email: address, phone: address }).map(({ kind, value }) => `${kind} ${value}`)
    const going = own.find(({ kind, value }) => meant.includes(`${kind} ${value}`))
    if (!going) throw notFound()
    await tx.everywhere(async () => {
      if (await hasMailsOnTheirWay(tx, going.value)) throw mailsOnTheirWay()
      if (own.length === 1 && (await hasOpenCase(tx, customerId))) throw lastAddress()
    })
    await tx.db
      .deleteFrom('customer_address')
      .where('workspace_id', '=', scope.workspaceId)
      .where('kind', '=', going.kind)
      .where('value', '=', going.value)
      .execute()
    await tx.emit(customerAddressRemoved, { customerId, kind: going.kind })
    const [customer] = await present(tx, [row])
    return customer as Customer
  })

const hasMailsOnTheirWay = async (tx: Tx, recipient: string) =>
  (await tx.db
    .selectFrom('outbox_message')
    .select('id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('recipient', '=', recipient)
    .where('state', 'in', ['waiting', 'held', 'sending'])
    .limit(1)
    .executeTakeFirst()) !== undefined

const hasOpenCase = async (tx: Tx, customerId: string) =>
  (await tx.db
    .selectFrom('case')
    .select('id')
    .where('customer_id', '=', customerId)
    .where('state', 'in', ['open', 'waiting', 'snoozed'])
    .limit(1)
    .executeTakeFirst()) !== undefined
