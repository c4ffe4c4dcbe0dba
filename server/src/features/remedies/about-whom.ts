import type { Tx } from '../../platform/scope.ts'

/** The colleague whom the complaint of a case is about, if it is about one: they decide nothing in it. */
export async function aboutWhom(tx: Tx, caseId: string): Promise<string | null> {
  const row = await tx.db
    .selectFrom('complaint')
    .select('about_member_id')
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return row?.about_member_id ?? null
}
