import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { customerAddressAdded } from '../../events/customer-events.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { customerUnknown } from './customers.errors.ts'

export type Address = { kind: string; value: string }
export type Whom = {
  id?: string
  email?: string
  phone?: string
  /** What messaging providers call them: the kind of channel, and their id there. */
  accounts?: Address[]
  name?: string
  language: Language
}

export const normaliseEmail = (email: string): string => email.trim().toLowerCase()
export const normalisePhone = (phone: string): string => phone.replace(/[^\d+]/g, '').replace(/^00/, '+')

/** What is searched as a number, however it is spaced; with the trunk zero or the country code left out it is found all the same. */
export const digitsOf = (search: string): string | undefined =>
  /^\+?[\d\s()./-]{3,}$/.test(search) ? search.replace(/\D/g, '').replace(/^0+/, '') || undefined : undefined

type Found = { id: string; name: string; language: Language; isNew: boolean }

/** The customer named, or with one of these addresses, or a new one; one statement, since every message begins with it. */
export async function findOrCreateCustomer(tx: Tx, whom: Whom): Promise<Found> {
  const addresses = addressesOf(whom)
  if (whom.id) return takeKnown(tx, whom.id, addresses)
  const kinds = addresses.map(({ kind }) => kind)
  const values = addresses.map(({ value }) => value)
  const id = newId()
  const name = whom.name?.trim() || values[0] || whom.phone?.trim() || '?'
  const { rows } = await sql<Found & { kept: number }>`
    with known as (
      select u.id, u.name, u.language from unnest(${kinds}::text[], ${values}::text[]) with ordinality as w (kind, value, position)
      join customer_address a on a.workspace_id = ${tx.scope.workspaceId} and a.kind = w.kind and a.value = w.value
      join customer u on u.id = a.customer_id order by w.position limit 1
    ), made as (
      insert into customer (id, name, language) select ${id}::uuid, ${name}, ${whom.language} where not exists (select from known) returning id, name, language
    ), addressed as (
      insert into customer_address (kind, value, customer_id) select w.kind, w.value, made.id from unnest(${kinds}::text[], ${values}::text[]) as w (kind, value), made
      on conflict do nothing returning value
    )
    select id, name, language, false as "isNew", 0 as kept from known
    union all select id, name, language, true, (select count(*) from addressed) from made`.execute(tx.db)
  const found = rows[0] as Found & { kept: number }
  if (!found.isNew || found.kept === values.length) return found
  return await yieldToOther(tx, found, kinds, values)
}

export function addressesOf({ email, phone, accounts = [] }: Pick<Whom, 'email' | 'phone' | 'accounts'>): Address[] {
  const digits = phone ? normalisePhone(phone) : ''
  return [
    ...(email ? [{ kind: 'email', value: normaliseEmail(email) }] : []),
    // "+" or "unknown" is nobody's number: kept as one, it would make all such callers one customer.
    ...(/\d{3}/.test(digits) ? [{ kind: 'phone', value: digits }] : []),
    ...accounts,
  ]
}

/** Whoever took the call knows who it was, if only by an id that a merge took away; an address that is nobody's yet becomes theirs. */
async function takeKnown(tx: Tx, customerId: string, addresses: Address[]): Promise<Found> {
  const known = await tx.db
    .selectFrom('customer')
    .select(['id', 'name', 'language'])
    .where((where) =>
      where.or([
        where('id', '=', customerId),
        where(
          'id',
          '=',
          where.selectFrom('merged_customer as m').select('m.customer_id').where('m.id', '=', customerId),
        ),
      ]),
    )
    .executeTakeFirst()
  if (!known) throw customerUnknown()
  await giveAddresses(tx, known.id, addresses)
  return { ...known, language: known.language as Language, isNew: false }
}

/** Those that are nobody's yet; true when there was one. */
export async function giveAddresses(tx: Tx, customerId: string, addresses: Address[]): Promise<boolean> {
  if (addresses.length === 0) return false
  const given = await tx.db
    .insertInto('customer_address')
    .values(addresses.map((address) => ({ ...address, customer_id: customerId })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('kind')
    .execute()
  for (const { kind } of given) await tx.emit(customerAddressAdded, { customerId, kind })
  return given.length > 0
}

/** Two first messages at once: whoever wrote the address first keeps the customer, the other takes it over. */
async function yieldToOther(tx: Tx, mine: Found, kinds: string[], values: string[]): Promise<Found> {
  const other = await findByAddresses(
    tx,
    kinds.map((kind, index) => ({ kind, value: values[index] as string })),
    mine.id,
  )
  if (!other) return mine
  await tx.db
    .updateTable('customer_address')
    .set({ customer_id: other.id })
    .where('customer_id', '=', mine.id)
    .execute()
  await tx.db.deleteFrom('customer').where('id', '=', mine.id).execute()
  return { id: other.id, name: other.name, language: other.language as Language, isNew: false }
}

async function findByAddresses(tx: Tx, addresses: Address[], exceptId: string) {
  for (const { kind, value } of addresses) {
    const found = await tx.db
      .selectFrom('customer_address as a')
      .innerJoin('customer as c', 'c.id', 'a.customer_id')
      .select(['c.id', 'c.name', 'c.language'])
      .where('a.workspace_id', '=', tx.scope.workspaceId)
      .where('a.kind', '=', kind)
      .where('a.value', '=', value)
      .where('c.id', '!=', exceptId)
      .executeTakeFirst()
    if (found) return found
  }
  return undefined
}

/** Locked, so that what is judged of their addresses holds until it is written. */
export const lockCustomer = async (tx: Tx, customerId: string) => {
  const row = await tx.db
    .selectFrom('customer')
    .selectAll()
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export async function requireCustomer(tx: Tx, customerId: string) {
  const customer = await tx.db.selectFrom('customer').selectAll().where('id', '=', customerId).executeTakeFirst()
  if (!customer) throw notFound()
  return customer
}

/** Feedback `f` that is no answer to a survey and no case: those stand in the history themselves. */
export const isOfItsOwn = sql`f.source not in ('survey', 'case')`

/** Mail addresses first, phones after, of several customers at once. */
export const listAddresses = async (tx: Tx, customerIds: string[]) =>
  customerIds.length === 0
    ? []
    : tx.db
        .selectFrom('customer_address')
        .select(['customer_id', 'kind', 'value'])
        .where('customer_id', 'in', customerIds)
        .orderBy('kind')
        .orderBy('added_at')
        .orderBy('value')
        .execute()
