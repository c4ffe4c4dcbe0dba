import { sql } from 'kysely'
import type { Tx } from '../../../platform/scope.ts'
import { linkTo } from '../decisions/link-items.ts'

type OfTheme = { id: string; decision_id: string | null }

/** An item belongs to one theme, the last it was put into. What that theme decided answers it, unless something was done about it before. */
export async function putIn(tx: Tx, theme: OfTheme, feedbackIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update feedback set theme_id = ${theme.id}
    where workspace_id = ${tx.scope.workspaceId} and id = any (${feedbackIds}::uuid[]) returning id`.execute(tx.db)
  if (theme.decision_id) await answerAll(tx, theme.id, theme.decision_id)
  return rows.map(({ id }) => id)
}

/** What its decision answers stays: that customer is to be told. */
export async function takeOut(tx: Tx, theme: OfTheme, feedbackIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`update feedback set theme_id = null
    where theme_id = ${theme.id} and id = any (${feedbackIds}::uuid[])
      and (${theme.decision_id}::uuid is null or decision_id is distinct from ${theme.decision_id}) returning id`.execute(
    tx.db,
  )
  return rows.map(({ id }) => id)
}

/** Answers everything that belongs to the theme and is not done by other means. */
export async function answerAll(tx: Tx, themeId: string, decisionId: string): Promise<void> {
  const { done_on } = await tx.db
    .selectFrom('decision')
    .select('done_on')
    .where('id', '=', decisionId)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ id: string }>`select id from feedback
    where theme_id = ${themeId} and state in ('heard', 'decided') and decision_id is distinct from ${decisionId}`.execute(
    tx.db,
  )
  if (rows.length > 0)
    await linkTo(
      tx,
      { id: decisionId, doneOn: done_on as unknown as string | null },
      rows.map(({ id }) => id),
    )
}
