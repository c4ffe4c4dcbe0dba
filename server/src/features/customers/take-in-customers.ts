import type { BestTime, TalkWish } from '@heed/contract/wishes.ts'
import { sql } from 'kysely'
import { now } from '../../platform/clock.ts'
import { newId, newIdAt } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import type { Address } from './customers.queries.ts'

/** A customer as a file tells of them. */
export type NewCustomer = {
  /** What others know them by; the first is kept as the external id. */
  origins: string[]
  addresses: Address[]
  name: string
  language: string
  formOfAddress: string | null
  note: string | null
  zone: string | null
  talk: TalkWish | null
  bestTime: BestTime | null
  surveysStoppedAt: Date | null
  since: Date
}

export type KnownCustomers = { byOrigin: Map<string, string>; byAddress: Map<string, string> }

export const keyOfAddress = ({ kind, value }: Address): string => `${kind}:${value}`
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Customers of ours who have one of these ids, here or elsewhere, or one of these addresses. */
export async function findKnownCustomers(tx: Tx, origins: string[], addresses: Address[]): Promise<KnownCustomers> {
  const { workspaceId } = tx.scope
  const ids = origins.filter((origin) => uuid.test(origin)).map((origin) => origin.toLowerCase())
  const { rows: known } = await sql<{ origin: string; id: string }>`
    select origin, customer_id as id from customer_origin where workspace_id = ${workspaceId} and origin = any (${origins}::text[])
    union all select m.id::text, m.customer_id from merged_customer m where m.id = any (${ids}::uuid[])
    union all select id::text, id from customer where id = any (${ids}::uuid[])`.execute(tx.db)
  const { rows: reached } = await sql<{ kind: string; value: string; id: string }>`
    select a.kind, a.value, a.customer_id as id from customer_address a
    where a.workspace_id = ${workspaceId} and a.value = any (${addresses.map(({ value }) => value)}::text[])`.execute(
    tx.db,
  )
  return {
    byOrigin: new Map(known.map(({ origin, id }) => [origin, id])),
    byAddress: new Map(reached.map((row) => [keyOfAddress(row), row.id])),
  }
}

/**
 * Makes those new who are not here by id or address; whoever is here stays as they are, and is known by the file's id from now on.
 * @returns how many were made.
 */
export async function takeInCustomers(tx: Tx, people: NewCustomer[]): Promise<number> {
  const known = await findKnownCustomers(
    tx,
    people.flatMap(({ origins }) => origins),
    people.flatMap(({ addresses }) => addresses),
  )
  const made: (NewCustomer & { id: string })[] = []
  const origins: { origin: string; customer_id: string; position: number }[] = []
  for (const person of people) {
    const named = person.origins.map((origin) => known.byOrigin.get(origin)).find(Boolean)
    if (named) {
      // Known under one name, from now on also under the others.
      for (const origin of person.origins)
        if (!known.byOrigin.has(origin)) {
          known.byOrigin.set(origin, named)
          origins.push({ origin, customer_id: named, position: person.origins.length })
        }
      continue
    }
    const reached = person.addresses.map((address) => known.byAddress.get(keyOfAddress(address))).find(Boolean)
    const id = reached ?? newIdAt(Math.max(0, person.since.getTime()))
    if (!reached) made.push({ ...person, id })
    for (const address of person.addresses)
      if (!known.byAddress.has(keyOfAddress(address))) known.byAddress.set(keyOfAddress(address), id)
    for (const [position, origin] of person.origins.entries()) {
      known.byOrigin.set(origin, id)
      origins.push({ origin, customer_id: id, position })
    }
  }
  await insertCustomers(tx, made)
  if (origins.length > 0)
    await tx.db
      .insertInto('customer_origin')
      .values(origins)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return made.length
}

async function insertCustomers(tx: Tx, people: (NewCustomer & { id: string })[]): Promise<void> {
  if (people.length === 0) return
  await tx.db
    .insertInto('customer')
    .values(
      people.map((person) => ({
        id: person.id,
        name: person.name,
        language: person.language,
        form_of_address: person.formOfAddress,
        note: person.note,
        zone: person.zone,
        talk: person.talk,
        best_time: person.bestTime && JSON.stringify(person.bestTime),
        created_at: person.since,
      })),
    )
    .execute()
  const stopped = people.filter(({ surveysStoppedAt }) => surveysStoppedAt !== null)
  if (stopped.length > 0)
    await tx.db
      .insertInto('customer_consent')
      .values(
        stopped.map(({ id, surveysStoppedAt }) => ({
          id: newId(),
          customer_id: id,
          purpose: 'surveys',
          given: false,
          how: 'file',
          member_id: tx.scope.actor?.id ?? null,
          at: surveysStoppedAt ?? now(),
        })),
      )
      .execute()
  const addresses = people.flatMap(({ id, addresses: own }) => own.map((address) => ({ ...address, customer_id: id })))
  if (addresses.length > 0)
    await tx.db
      .insertInto('customer_address')
      .values(addresses)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
