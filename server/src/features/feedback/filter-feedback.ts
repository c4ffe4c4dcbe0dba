import type { FeedbackFilter } from '@heed/contract/feedback.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Scope } from '../../platform/scope.ts'
import { cutQuery } from '../cases/index.ts'
import { periodReversed } from './feedback.errors.ts'
import { isHiddenFrom } from './moments/hidden-words.ts'

const oneOf = (column: string, values: readonly string[] | undefined) =>
  values && values.length > 0 ? [sql`${sql.ref(column)} = any (${values as string[]})`] : []

/** The condition on feedback `f`; list, figure and export all use this one, so that they hold the same rows. */
export function conditionsOf(scope: Scope, filter: FeedbackFilter): RawBuilder<unknown> {
  if (filter.from && filter.to && filter.from > filter.to) throw periodReversed()
  const conditions: RawBuilder<unknown>[] = [
    sql`f.workspace_id = ${scope.workspaceId}`,
    ...oneOf('f.source', filter.source),
    ...oneOf('f.state', filter.state),
    ...oneOf('f.kind', filter.kind),
    ...oneOf('f.language', filter.language),
  ]
  if (filter.group?.length)
    conditions.push(sql`coalesce(heed.score_group(f.score, f.scale), 'none') = any (${filter.group})`)
  if (filter.branchId?.length) conditions.push(sql`f.branch_id = any (${filter.branchId}::uuid[])`)
  if (filter.customerId) conditions.push(sql`f.customer_id = ${filter.customerId}`)
  if (filter.caseId) conditions.push(sql`f.case_id = ${filter.caseId}`)
  if (filter.decisionId) conditions.push(sql`f.decision_id = ${filter.decisionId}`)
  if (filter.themeId) conditions.push(sql`f.theme_id = ${filter.themeId}`)
  if (filter.topicId)
    conditions.push(sql`f.id in (select t.feedback_id from feedback_topic t join topic h on h.id = t.topic_id
      where t.belongs and (h.id = ${filter.topicId} or h.parent_id = ${filter.topicId}))`)
  if (filter.mood === 'unsure')
    conditions.push(sql`not exists (select from feedback_reading r where r.feedback_id = f.id and r.mood is not null)`)
  else if (filter.mood)
    conditions.push(sql`exists (select from feedback_reading r where r.feedback_id = f.id and r.mood = ${filter.mood})`)
  if (filter.from) conditions.push(sql`f.day >= ${filter.from}`)
  if (filter.to) conditions.push(sql`f.day <= ${filter.to}`)
  if (filter.search) conditions.push(...searchConditions(scope, filter.search))
  return sql.join(conditions, sql` and `)
}

/** Words that a reader may not see are not found by them either. */
function searchConditions(scope: Scope, search: string): RawBuilder<unknown>[] {
  const { whole, begun } = cutQuery(search)
  const holding = (match: RawBuilder<unknown>) =>
    sql`f.id in (select w.feedback_id from feedback_word w where w.workspace_id = ${scope.workspaceId} and ${match})`
  const terms = [
    ...whole.map((word) => holding(sql`w.word = ${word}`)),
    ...(begun ? [holding(sql`w.word >= ${begun} and w.word < ${`${begun}\u{10ffff}`}`)] : []),
  ]
  // A search of signs only asks for something that no words hold.
  return terms.length > 0 ? [...terms, sql`not ${isHiddenFrom(scope)}`] : [sql`false`]
}
