import type { Feedback } from '@heed/contract/feedback.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { isHiddenFrom } from './moments/hidden-words.ts'

export type FeedbackRow = {
  id: string
  source: Feedback['source']
  channel: string | null
  text: string | null
  is_hidden: boolean
  language: Language
  score: number | null
  scale: NonNullable<Feedback['score']>['scale'] | null
  score_group: 'low' | 'middle' | 'high' | null
  kind: Feedback['kind']
  product: string | null
  branch_id: string | null
  branch: string | null
  customer_id: string | null
  customer: string | null
  said_by: string | null
  case_id: string | null
  case_number: number | null
  said_at: Date
  url: string | null
  recorded_by: string | null
  origin: string
  state: Feedback['state']
  theme_id: string | null
  theme: string | null
  decision_id: string | null
  said: Partial<Record<Language, string>> | null
  decided_text: string | null
  decided_at: Date | null
  decided_by: string | null
  done_text: string | null
  done_at: Date | null
  done_by: string | null
  told_at: Date | null
  told_by: string | null
  business_language: Language
}

/** Feedback `f` that meets the condition, with the names that a reader needs. */
export const selectFeedback = (
  scope: Pick<Scope, 'may'>,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): RawBuilder<FeedbackRow> =>
  sql<FeedbackRow>`select f.*, ${isHiddenFrom(scope)} as is_hidden, heed.score_group(f.score, f.scale) as score_group, b.name as branch, u.name as customer, c.number as case_number,
    d.said, h.name as theme, w.language as business_language, m.name as recorded_by, m1.name as decided_by, m2.name as done_by, m3.name as told_by
  from (select f.* from feedback f where ${where} ${order}) f
  join workspace w on w.id = f.workspace_id
  left join branch b on b.id = f.branch_id left join customer u on u.id = f.customer_id left join "case" c on c.id = f.case_id
  left join theme h on h.id = f.theme_id
  left join decision d on d.id = f.decision_id left join member m on m.id = f.recorded_by left join member m1 on m1.id = f.decided_by
  left join member m2 on m2.id = f.done_by left join member m3 on m3.id = f.told_by
  order by f.said_at desc, f.id desc`

/** null where they gave a score only, and where the words are not for this reader. */
export const textOf = ({ text, is_hidden }: Pick<FeedbackRow, 'text' | 'is_hidden'>): string | null =>
  is_hidden ? null : text

export const presentFeedback = (row: FeedbackRow): Feedback => ({
  id: row.id,
  source: row.source,
  channel: row.channel,
  text: textOf(row),
  isHidden: row.is_hidden,
  language: row.language,
  score:
    row.score === null || row.scale === null
      ? null
      : { value: row.score, scale: row.scale, group: row.score_group ?? 'none' },
  kind: row.kind,
  product: row.product,
  branch: row.branch_id && row.branch !== null ? { id: row.branch_id, name: row.branch } : null,
  customer: row.customer_id && row.customer !== null ? { id: row.customer_id, name: row.customer } : null,
  saidBy: row.said_by,
  case: row.case_id && row.case_number !== null ? { id: row.case_id, number: row.case_number } : null,
  saidAt: row.said_at.toISOString(),
  url: row.url,
  recordedBy: row.recorded_by,
  state: row.state,
  theme: row.theme_id && row.theme !== null ? { id: row.theme_id, name: row.theme } : null,
  decision: row.decision_id && row.said ? { id: row.decision_id, said: row.said } : null,
  decided: row.decided_at && { text: row.decided_text, at: row.decided_at.toISOString(), by: row.decided_by },
  done: row.done_at && { text: row.done_text, at: row.done_at.toISOString(), by: row.done_by },
  told: row.told_at && { at: row.told_at.toISOString(), by: row.told_by },
})

/** @throws not_found unless it is in sight. */
export async function getFeedbackRow(tx: Tx, feedbackId: string): Promise<FeedbackRow> {
  const { rows } = await selectFeedback(tx.scope, sql`f.id = ${feedbackId}`, sql``).execute(tx.db)
  if (!rows[0]) throw notFound()
  return rows[0]
}
