import type { RecordProblem } from '@heed/contract/record-files.ts'
import type { Tx } from '../../platform/scope.ts'
import { findKnownCustomers, type KnownCustomers } from '../customers/index.ts'
import type { ReadCase } from './read-case-row.ts'

type Wanted = ReadCase['customer']

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

/** A case of somebody whom neither the business nor the row tells anything of belongs to nobody. */
export const problemOfCustomer = (
  { ref, addresses }: Wanted,
  known: KnownCustomers,
): Pick<RecordProblem, 'rule' | 'value'> | undefined =>
  customerOf({ ref, addresses, name: null }, known) || addresses.length > 0
    ? undefined
    : { rule: 'customer_unknown', value: ref }
