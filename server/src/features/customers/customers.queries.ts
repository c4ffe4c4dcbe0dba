import type { Language } from '@heed/contract/primitives.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'

export type Whom = { email?: string; phone?: string; name?: string; language: Language }

export const normaliseEmail = (email: string): string => email.trim().toLowerCase()
export const normalisePhone = (phone: string): string => phone.replace(/[^\d+]/g, '').replace(/^00/, '+')

/** The customer with this address, or a new one. Two first messages at once meet at the address row and get the same customer. */
export async function findOrCreateCustomer(tx: Tx, whom: Whom): Promise<{ id: string; name: string; language: Language; isNew: boolean }> {
  const addresses = [...(whom.email ? [{ kind: 'email', value: normaliseEmail(whom.email) }] : []), ...(whom.phone ? [{ kind: 'phone', value: normalisePhone(whom.phone) }] : [])]
  const known = await findByAddresses(tx, addresses)
  if (known) return { ...known, language: known.language as Language, isNew: false }
  const id = newId()
  const name = whom.name?.trim() || addresses[0]?.value || '?'
  await tx.db.insertInto('customer').values({ id, name, language: whom.language }).execute()
  if (addresses.length > 0) {
    const taken = await tx.db
      .insertInto('customer_address')
      .values(addresses.map((address) => ({ ...address, customer_id: id })))
      .onConflict((conflict) => conflict.doNothing())
      .returning('value')
      .execute()
    if (taken.length < addresses.length) {
      const winner = await findByAddresses(tx, addresses)
      if (winner && winner.id !== id) {
        await tx.db.updateTable('customer_address').set({ customer_id: winner.id }).where('customer_id', '=', id).execute()
        await tx.db.deleteFrom('customer').where('id', '=', id).execute()
        return { ...winner, language: winner.language as Language, isNew: false }
      }
    }
  }
  return { id, name, language: whom.language, isNew: true }
}

async function findByAddresses(tx: Tx, addresses: { kind: string; value: string }[]) {
  for (const { kind, value } of addresses) {
    const found = await tx.db
      .selectFrom('customer_address as a')
      .innerJoin('customer as c', 'c.id', 'a.customer_id')
      .select(['c.id', 'c.name', 'c.language'])
      .where('a.workspace_id', '=', tx.scope.workspaceId)
      .where('a.kind', '=', kind)
      .where('a.value', '=', value)
      .executeTakeFirst()
    if (found) return found
  }
  return undefined
}

export async function requireCustomer(tx: Tx, customerId: string) {
  const customer = await tx.db.selectFrom('customer').selectAll().where('id', '=', customerId).executeTakeFirst()
  if (!customer) throw notFound()
  return customer
}

/** Mail addresses first, phones after, of several customers at once. */
export const listAddresses = async (tx: Tx, customerIds: string[]) =>
  customerIds.length === 0 ? [] : tx.db.selectFrom('customer_address').select(['customer_id', 'kind', 'value']).where('customer_id', 'in', customerIds).orderBy('kind').orderBy('value').execute()
