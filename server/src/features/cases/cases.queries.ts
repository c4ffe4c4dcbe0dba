import { type Selectable, sql } from 'kysely'
import type { Case as CaseRow } from '../../platform/database/tables.generated.ts'
import { branchClosed, branchUnknown, notFound } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { ownerUnknown } from './cases.errors.ts'

export type CaseRecord = Selectable<CaseRow>

/**
 * The case, locked until the transaction ends; out of sight is not found. Not against rows that only refer to it: a clock
 * that breaches writes such a row while it holds its own lock, and the two would wait for each other.
 */
export async function requireCase(tx: Tx, caseId: string): Promise<CaseRecord> {
  const row = await tx.db.selectFrom('case').selectAll().where('id', '=', caseId).forNoKeyUpdate().executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export async function requireOwner(tx: Tx, memberId: string, branchId: string): Promise<void> {
  const member = await tx.db
    .selectFrom('member')
    .select(['branch_ids', 'role'])
    .where('id', '=', memberId)
    .where('active', '=', true)
    .executeTakeFirst()
  if (!member || member.role === 'observer' || (member.branch_ids && !member.branch_ids.includes(branchId)))
    throw ownerUnknown()
}

/** A branch that may be given something new. */
export async function requireOpenBranch(tx: Tx, branchId: string): Promise<void> {
  const branch = await tx.db.selectFrom('branch').select('active').where('id', '=', branchId).executeTakeFirst()
  if (!branch) throw branchUnknown()
  if (!branch.active) throw branchClosed()
}

const notAnswered = ['customer', 'automatic']

/** The case that a mail with one of these Message-IDs stands in. */
export async function findCaseByMailIds(tx: Tx, ids: string[]): Promise<string | undefined> {
  if (ids.length === 0) return undefined
  const row = await tx.db
    .selectFrom('message')
    .select('case_id')
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('mail_id', 'in', ids)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  return row?.case_id
}

/** Mail addresses of the customer of a row of "case", in order. */
export const emailsOfCustomer = sql<
  string[]
>`array(select a.value from customer_address a where a.customer_id = "case".customer_id and a.kind = 'email' order by a.added_at, a.value)`

/** What threading needs to know of a case. */
export async function getCaseForThread(tx: Tx, caseId: string) {
  const row = await tx.db
    .selectFrom('case')
    .select(['id', 'number', 'subject', 'branch_id', 'channel_id', 'customer_id', 'language'])
    .select(emailsOfCustomer.as('emails'))
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id,
    number: row.number,
    subject: row.subject,
    branchId: row.branch_id,
    channelId: row.channel_id,
    customerId: row.customer_id,
    customerEmails: row.emails,
    language: row.language,
  }
}

export const isCustomerMessage = (kind: string): boolean => notAnswered.includes(kind)
