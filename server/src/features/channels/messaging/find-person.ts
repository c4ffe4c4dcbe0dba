import { sql } from 'kysely'
import { singleLine } from '../../../platform/mail/understand/plain-strings.ts'
import type { Tx } from '../../../platform/scope.ts'
import type { Heard } from './adapter.ts'

type Whom = {
  id?: string
  name?: string
  email?: string
  phone?: string
  accounts: { kind: string; value: string }[]
}

/** Known by the thread, by what the provider calls them, by mail or phone, or new with all of these. */
export async function findPerson(
  tx: Tx,
  kind: string,
  person: Heard['person'],
  ofThread: string | undefined,
): Promise<Whom> {
  const accounts = [{ kind, value: singleLine(person.id, 300) }]
  const id =
    ofThread ?? (await findByAccount(tx, kind, accounts[0]?.value ?? '')) ?? (await findByPhone(tx, person.phone))
  return {
    accounts,
    ...(id ? { id } : {}),
    name:
      singleLine(person.name ?? person.phone ?? person.email ?? '', 200) ||
      singleLine(person.id.split(':').at(-1) ?? '', 200),
    ...(person.email ? { email: person.email } : {}),
    ...(person.phone ? { phone: person.phone } : {}),
  }
}

const findByAccount = async (tx: Tx, kind: string, value: string): Promise<string | undefined> =>
  (
    await tx.db
      .selectFrom('customer_address')
      .select('customer_id')
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where('kind', '=', kind)
      .where('value', '=', value)
      .executeTakeFirst()
  )?.customer_id

/** An international number finds who is known by it in the national form, if that is one person only. */
async function findByPhone(tx: Tx, phone: string | undefined): Promise<string | undefined> {
  const digits = phone?.replace(/\D/g, '') ?? ''
  if (digits.length < 9) return undefined
  const { rows } = await sql<{ customer_id: string; value: string }>`
    select customer_id, value from customer_address where workspace_id = ${tx.scope.workspaceId} and kind = 'phone'
      and address_key = heed.address_key('phone', ${digits})`.execute(tx.db)
  const alike = rows.filter(({ value }) => {
    const known = value.replace(/\D/g, '').replace(/^0+/, '')
    return value.startsWith('+') ? known === digits : digits.endsWith(known)
  })
  const people = new Set(alike.map(({ customer_id }) => customer_id))
  return people.size === 1 ? alike[0]?.customer_id : undefined
}
