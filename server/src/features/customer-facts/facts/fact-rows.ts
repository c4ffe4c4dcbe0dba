import { isDeepStrictEqual } from 'node:util'
import type { Fact, FactBasis, FactKind, FactPolicy, FactSaid } from '@heed/contract/customer-facts.ts'
import { now } from '../../../platform/clock.ts'
import type { Tx } from '../../../platform/scope.ts'
import { requireCustomer } from '../../customers/index.ts'
import { findPolicy } from './policy.ts'

const columns = {
  address: 'address_as',
  reach: 'reach',
  best_time: 'best_time',
  language: 'language',
  talk: 'talk',
} as const
/** More were never known of anybody. */
const mostRead = 500

const selectFacts = (tx: Tx, customerId: string) =>
  tx.db
    .selectFrom('customer_fact as f')
    .leftJoin('member as m', 'm.id', 'f.member_id')
    // Only a case in sight is named.
    .leftJoin('case as c', 'c.id', 'f.case_id')
    .select(['f.id', 'f.kind', 'f.topic', 'f.value', 'f.basis', 'f.segment', 'f.at'])
    .select(['m.id as member_id', 'm.name as member', 'c.id as case_id', 'c.number'])
    .where('f.customer_id', '=', customerId)
    .orderBy('f.at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(mostRead)
    .execute()
type Row = Awaited<ReturnType<typeof selectFacts>>[number]
type CustomerRow = Awaited<ReturnType<typeof requireCustomer>>

/** What holds now, and what was known before; the customer's own row says what is used of what was asked or seen. */
export async function readKnown(tx: Tx, customerId: string): Promise<{ facts: Fact[]; before: Fact[] }> {
  const customer = await requireCustomer(tx, customerId)
  const policy = await findPolicy(tx)
  const rows = await selectFacts(tx, customerId)
  const found: Fact[] = []
  const holding = new Set<string>()
  for (const [kind, column] of Object.entries(columns) as [FactKind, (typeof columns)['address']][]) {
    const row = currentOf(rows, kind, customer[column])
    if (row) holding.add(row.id)
    const fact = row ? present(row, policy) : await ofTheRow(tx, customer, kind, customer[column], policy)
    if (fact) found.push(fact)
  }
  for (const row of currentFree(rows)) {
    holding.add(row.id)
    found.push(present(row, policy))
  }
  const before = rows.filter((row) => !holding.has(row.id) && row.value !== null).map((row) => present(row, policy))
  return { facts: found, before }
}

/** The newest row that says what the customer's row has; where that has nothing (or only what a mail looked like), the newest guess that was not ended. */
function currentOf(rows: Row[], kind: FactKind, inRow: unknown): Row | undefined {
  const ofKind = rows.filter((row) => row.kind === kind)
  const said = ofKind.find((row) => row.basis !== 'assumed' && isDeepStrictEqual(row.value, inRow))
  if (inRow !== null && (said || kind !== 'language')) return said
  const newest = ofKind.find((row) => row.basis === 'assumed' || row.value === null)
  return newest?.value === null ? undefined : newest
}

/** Of each topic the newest that was asked or seen, else the newest guess; nothing after it was ended. */
function currentFree(rows: Row[]): Row[] {
  const ofTopic = new Map<string, Row | null>()
  for (const row of rows.filter(({ kind }) => kind === 'free')) {
    const known = ofTopic.get(row.topic)
    if (known === undefined) ofTopic.set(row.topic, row.value === null ? null : row)
    else if (known?.basis === 'assumed' && row.basis !== 'assumed' && row.value !== null) ofTopic.set(row.topic, row)
  }
  return [...ofTopic.values()].filter((row) => row !== null)
}

/** Known without anybody having said how: a file or an older Heed has what was asked; a language is what they were seen to write in, else a guess. */
async function ofTheRow(
  tx: Tx,
  customer: CustomerRow,
  kind: FactKind,
  value: unknown,
  policy: FactPolicy,
): Promise<Fact | undefined> {
  if (value === null) return undefined
  const basis = kind !== 'language' ? 'asked' : (await wroteIn(tx, customer)) ? 'seen' : 'assumed'
  return {
    id: null,
    said: { kind, value } as FactSaid,
    basis,
    at: customer.created_at.toISOString(),
    by: null,
    case: null,
    segment: null,
    ...ageOf(kind, customer.created_at, policy),
  }
}

async function wroteIn(tx: Tx, { id, language }: CustomerRow): Promise<boolean> {
  const row = await tx.db
    .selectFrom('message as m')
    .innerJoin('case as c', 'c.id', 'm.case_id')
    .select('m.id')
    .where('c.customer_id', '=', id)
    .where('m.kind', '=', 'customer')
    .where('m.language', '=', language)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

function present(row: Row, policy: FactPolicy): Fact {
  const kind = row.kind as FactKind
  return {
    id: row.id,
    said: { kind, value: row.value, ...(kind === 'free' ? { topic: row.topic } : {}) } as FactSaid,
    basis: row.basis as FactBasis,
    at: row.at.toISOString(),
    by: row.member_id && row.member !== null ? { id: row.member_id, name: row.member } : null,
    case: row.case_id && row.number !== null ? { id: row.case_id, number: row.number } : null,
    segment: row.segment,
    ...ageOf(kind, row.at, policy),
  }
}

function ageOf(kind: FactKind, at: Date, { months }: FactPolicy): Pick<Fact, 'askAgainAt' | 'isOld'> {
  const age = months[kind]
  if (age === null) return { askAgainAt: null, isOld: false }
  const askAgain = new Date(at)
  askAgain.setUTCMonth(askAgain.getUTCMonth() + age)
  return { askAgainAt: askAgain.toISOString(), isOld: askAgain <= now() }
}

export const topicOf = (said: FactSaid): string => (said.kind === 'free' ? said.topic : '')
