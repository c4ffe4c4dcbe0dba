import type { Customer } from '@heed/contract/customers.ts'
import { Email } from '@heed/contract/primitives.ts'
import { repeatableTransaction } from '../../platform/database/again-after-deadlock.ts'
import type { Scope } from '../../platform/scope.ts'
import { addressInvalid, addressTaken } from './customers.errors.ts'
import { type Address, addressesOf, giveAddresses, listAddresses, lockCustomer } from './customers.queries.ts'
import { present } from './customers.ts'

/** One that is theirs already stays; one of somebody else is refused, since an address leads to one customer. */
export const addAddress = (scope: Scope, customerId: string, address: string): Promise<Customer> =>
  repeatableTransaction(scope, async (tx) => {
    const row = await lockCustomer(tx, customerId)
    const wanted = readAddress(address)
    const isNew = await giveAddresses(tx, customerId, [wanted])
    const own = await listAddresses(tx, [customerId])
    if (!isNew && !own.some(({ kind, value }) => kind === wanted.kind && value === wanted.value)) throw addressTaken()
    const [customer] = await present(tx, [row])
    return customer as Customer
  })

function readAddress(words: string): Address {
  const isEmail = words.includes('@')
  if (isEmail ? !Email.safeParse(words).success : !/^\+?[\d\s()./-]+$/.test(words)) throw addressInvalid()
  const [address] = addressesOf(isEmail ? { email: words } : { phone: words })
  if (!address) throw addressInvalid()
  return address
}
