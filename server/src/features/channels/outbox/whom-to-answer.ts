import type { Tx } from '../../../platform/scope.ts'
import type { getCaseForThread } from '../../cases/index.ts'

type CaseForThread = NonNullable<Awaited<ReturnType<typeof getCaseForThread>>>

/** The customer's address that the case was last written from, else their first; undefined when they have none. */
export async function whomToAnswer(tx: Tx, of: CaseForThread): Promise<string | undefined> {
  if (of.customerEmails.length < 2) return of.customerEmails[0]
  const last = await tx.db
    .selectFrom('intake_item')
    .select('sender')
    .where('case_id', '=', of.id)
    .where('state', '=', 'understood')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return of.customerEmails.find((email) => email === last?.sender) ?? of.customerEmails[0]
}
