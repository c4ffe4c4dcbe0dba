import type { RecordProblem } from '@heed/contract/record-files.ts'
import type { Tx } from '../../platform/scope.ts'
import { findKnownCustomers, type KnownCustomers, takeInCustomers } from '../customers/index.ts'
import type { Wanted } from './read-cells.ts'

export const findCustomersOf = (tx: Tx, wanted: Wanted[]): Promise<KnownCustomers> =>
  findKnownCustomers(
    tx,
    wanted.flatMap(({ ref }) => ref ?? []),
    wanted.flatMap(({ addresses }) => addresses),
  )

/** Whose case it is: the id says it before any address does. */
export const customerOf = ({ ref, addresses }: Wanted, known: KnownCustomers): string | undefined =>
  (ref ? known.byOrigin.get(ref) : undefined) ??
  addresses.map(({ kind, value }) => known.byAddress.get(`${kind}:${value}`)).find(Boolean)

type From = { customer: Wanted; language: string; since: Date }

/** Finds whose these are; whoever is not here yet and can be reached comes in with what is theirs. */
export async function takeInTheirCustomers(tx: Tx, from: From[]): Promise<KnownCustomers> {
  const wanted = from.map(({ customer }) => customer)
  const before = await findCustomersOf(tx, wanted)
  const strangers = from.filter(({ customer }) => customer.addresses.length > 0 && !customerOf(customer, before))
  if (strangers.length === 0) return before
  await takeInCustomers(
    tx,
    strangers.map(({ customer, language, since }) => ({
      origins: customer.ref ? [customer.ref] : [],
      addresses: customer.addresses,
      name: customer.name ?? customer.addresses[0]?.value ?? '?',
      language,
      formOfAddress: null,
      note: null,
      zone: null,
      talk: null,
      bestTime: null,
      surveysStoppedAt: null,
      since,
    })),
  )
  return findCustomersOf(tx, wanted)
}

/** What is of somebody whom neither the business nor the row tells anything of belongs to nobody. */
export const problemOfCustomer = (
  { ref, addresses }: Wanted,
  known: KnownCustomers,
): Pick<RecordProblem, 'rule' | 'value'> | undefined =>
  customerOf({ ref, addresses, name: null }, known) || addresses.length > 0
    ? undefined
    : { rule: 'customer_unknown', value: ref }
