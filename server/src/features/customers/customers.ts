import type { Customer } from '@heed/contract/customers.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { type RawBuilder, sql } from 'kysely'
import { cutPage, readIdCursor } from '../../platform/http/paging.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { digitsOf, listAddresses, requireCustomer } from './customers.queries.ts'
import { readAccounts } from './read-accounts.ts'
import { findWishesOfCustomer } from './wishes.ts'

type Row = {
  id: string
  name: string
  form_of_address: string | null
  address_as: unknown
  language: string
  note: string | null
  zone: string | null
  talk: string | null
  best_time: unknown
  reach: unknown
  postal_address: string | null
  surveys_stopped_at: Date | null
  created_at: Date
}

export async function present(tx: Tx, rows: Row[]): Promise<Customer[]> {
  const ids = rows.map((row) => row.id)
  const addresses = await listAddresses(tx, ids)
  const accounts = await readAccounts(tx, ids)
  const open =
    ids.length === 0
      ? []
      : await tx.db
          .selectFrom('case')
          .select(['customer_id', sql<number>`count(*)`.as('n')])
          .where('customer_id', 'in', ids)
          .where('state', 'in', ['open', 'waiting', 'snoozed'])
          .groupBy('customer_id')
          .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    formOfAddress: row.form_of_address,
    addressAs: row.address_as as Customer['addressAs'],
    language: row.language as Language,
    emails: addresses
      .filter((address) => address.customer_id === row.id && address.kind === 'email')
      .map(({ value }) => value),
    phones: addresses
      .filter((address) => address.customer_id === row.id && address.kind === 'phone')
      .map(({ value }) => value),
    accounts: accounts
      .filter(({ customerId }) => customerId === row.id)
      .map(({ customerId: _, ...account }) => account),
    note: row.note,
    zone: row.zone,
    talk: row.talk as Customer['talk'],
    bestTime: row.best_time as Customer['bestTime'],
    reach: row.reach as Customer['reach'],
    postalAddress: row.postal_address,
    surveysStopped: row.surveys_stopped_at !== null,
    since: row.created_at.toISOString(),
    openCases: open.find((count) => count.customer_id === row.id)?.n ?? 0,
  }))
}

/** Newest first; with `search`, those with a number that contains its digits, or whose name, address or account contains all its words, letters compared as Turkish and Azerbaijani readers would. */
export const listCustomersPage = (scope: Scope, query: { cursor?: string; limit: number; search?: string }) =>
  scope.transaction(async (tx) => {
    const after = readIdCursor(query.cursor)
    let rows = tx.db
      .selectFrom('customer')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .orderBy('id', 'desc')
      .limit(query.limit + 1)
    if (after) rows = rows.where('id', '<', after)
    const digits = digitsOf(query.search ?? '')
    if (digits)
      rows = rows.where((where) =>
        where.or([
          where.exists(
            where
              .selectFrom('customer_address as a')
              .select('a.value')
              .whereRef('a.customer_id', '=', 'customer.id')
              .where('a.kind', '=', 'phone')
              .where('a.value', 'like', `%${digits}%`),
          ),
          where.exists(
            where
              .selectFrom('channel_thread as t')
              .select('t.id')
              .whereRef('t.customer_id', '=', 'customer.id')
              .where('t.external_id', '=', digits),
          ),
        ]),
      )
    for (const word of digits ? [] : (query.search ?? '').split(/\s+/).filter(Boolean).slice(0, 6)) {
      const pattern = `%${fold(word).replace(/[\\%_]/g, '\\$&')}%`
      rows = rows.where((where) =>
        where.or([
          where(folded(sql`name`), 'like', pattern),
          where.exists(
            where
              .selectFrom('customer_address as a')
              .select('a.value')
              .whereRef('a.customer_id', '=', 'customer.id')
              .where('a.kind', 'in', ['email', 'phone'])
              .where('a.value', 'like', pattern),
          ),
          where.exists(
            where
              .selectFrom('channel_thread as t')
              .select('t.id')
              .whereRef('t.customer_id', '=', 'customer.id')
              .where(folded(sql`concat_ws(' ', t.account_name, t.account_link, t.external_id)`), 'like', pattern),
          ),
        ]),
      )
    }
    const page = cutPage(await rows.execute(), query.limit, (row) => [row.id])
    return { items: await present(tx, page.items), next: page.next }
  })

const folded = (text: RawBuilder<unknown>) =>
  sql<string>`translate(lower(translate(${text}, 'İIıƏÇĞÖŞÜ', 'iiiəçğöşü')), 'ı', 'i')`
const fold = (text: string) => text.replace(/[İIı]/g, 'i').toLowerCase()

export const readCustomer = (scope: Scope, customerId: string) =>
  scope.transaction(async (tx) => {
    const [customer] = await present(tx, [await requireCustomer(tx, customerId)])
    const answers = await tx.db
      .selectFrom('survey_response as r')
      .innerJoin('case as c', 'c.id', 'r.case_id')
      .selectAll('r')
      .select(['c.id as asked_about', 'c.number'])
      .where('r.customer_id', '=', customerId)
      .orderBy('r.answered_at', 'desc')
      .limit(100)
      .execute()
    return {
      ...(customer as Customer),
      wishes: await findWishesOfCustomer(tx, customerId),
      answers: answers.map((row) => ({
        id: row.id,
        at: row.answered_at.toISOString(),
        satisfaction: row.satisfaction,
        solved: row.solved as 'yes' | 'partly' | 'no' | null,
        speed: row.speed,
        welcome: row.welcome,
        comeback: row.comeback as 'yes' | 'perhaps' | 'no' | null,
        recommendation: row.recommendation,
        comment: row.comment,
        language: row.language as Language,
        caseId: row.asked_about,
        caseNumber: row.number,
      })),
    }
  })
