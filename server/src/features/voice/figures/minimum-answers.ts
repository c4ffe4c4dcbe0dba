import type { Tx } from '../../../platform/scope.ts'

/** How many answers the business wants behind a figure; below, a figure says only how many there are. */
export async function readMinimumAnswers(tx: Tx): Promise<number> {
  const { minimum_answers } = await tx.db
    .selectFrom('workspace')
    .select('minimum_answers')
    .where('id', '=', tx.scope.workspaceId)
    .executeTakeFirstOrThrow()
  return minimum_answers
}
