import type { Selectable } from 'kysely'
import {
  answerWritten,
  caseChanged,
  caseStateChanged,
  firstAnswerGiven,
  firstAnswerLost,
} from '../../events/case-events.ts'
import { surveyAnswered, surveyAnsweredOpenly } from '../../events/voice-events.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Fact as FactRow } from '../../platform/database/tables.generated.ts'
import { on, within } from '../../platform/events/event.ts'
import type { Tx } from '../../platform/scope.ts'
import { judgeAnswer } from './judge-answer.ts'
import { loadCase } from './load-case.ts'
import { type CaseRecord, type Fact, measureCase } from './measure-case.ts'
import { measures } from './measures.ts'
import { unsealWeeks } from './seal-weeks.ts'

/**
 * Facts follow the case. A clock stops in the transaction of the answer or the change of state that stops it, so those
 * events are all there is to listen to; each measures the whole case anew.
 */
export const factsFollowCases = [
  on(answerWritten, 'insight.answered', async ({ caseId, first }, tx) => {
    if (first) await keepCaseFacts(tx, caseId)
  }),
  on(firstAnswerGiven, 'insight.first-answer-given', ({ caseId }, tx) => keepCaseFacts(tx, caseId)),
  on(firstAnswerLost, 'insight.first-answer-lost', ({ caseId }, tx) => keepCaseFacts(tx, caseId)),
  on(caseStateChanged, 'insight.state', async ({ caseId, from, to }, tx) => {
    const done = ['solved', 'closed']
    if (done.includes(from) || done.includes(to)) await keepCaseFacts(tx, caseId)
  }),
  on(surveyAnswered, 'insight.survey-answered', ({ caseId }, tx) => keepCaseFacts(tx, caseId)),
  on(surveyAnsweredOpenly, 'insight.answered-openly', ({ responseId }, tx) => keepAnswerFacts(tx, responseId)),
  // Seen where the case is seen: a figure and the list behind it must not part even for a moment.
  within(caseChanged, 'insight.branch', async ({ caseId, changed }, tx) => {
    if ('branchId' in changed) await keepCaseFacts(tx, caseId)
  }),
]

type Row = Omit<Selectable<FactRow>, 'workspace_id'>

/** Makes the facts of a case what they should be, and touches only those that are not. */
export async function keepCaseFacts(tx: Tx, caseId: string): Promise<void> {
  const record = await loadCase(tx, caseId)
  if (!record) return
  const before: Row[] = await tx.db.selectFrom('fact').selectAll().where('case_id', '=', caseId).execute()
  const after = measureCase(record).map((fact) => toRow(record, fact, before))
  await replaceFacts(tx, before, after)
}

/** The facts of an answer that belongs to no case: nobody's work, and of the way it was given. */
async function keepAnswerFacts(tx: Tx, responseId: string): Promise<void> {
  const answer = await tx.db
    .selectFrom('survey_response')
    .select(['id', 'branch_id', 'way', 'answered_at', 'day'])
    .select(['satisfaction', 'solved', 'speed', 'welcome', 'comeback', 'recommendation', 'left_out'])
    .where('id', '=', responseId)
    .where('case_id', 'is', null)
    .executeTakeFirst()
  if (!answer) return
  const before: Row[] = await tx.db
    .selectFrom('fact')
    .selectAll()
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('measure', 'in', [...measures])
    .where('source_id', '=', responseId)
    .execute()
  const after = judgeAnswer(answer).map(({ measure, value, good }) => ({
    measure,
    source_id: answer.id,
    branch_id: answer.branch_id,
    case_id: null,
    channel_kind: answer.way,
    member_id: null,
    at: answer.answered_at,
    day: answer.day,
    value,
    good,
    paused_seconds: null,
    reopened_at: null,
  }))
  await replaceFacts(tx, before, after)
}

async function replaceFacts(tx: Tx, before: Row[], after: Row[]): Promise<void> {
  const gone = before.filter((old) => !after.some((fact) => isSame(old, fact)))
  const changed = after.filter((fact) => !before.some((old) => isSame(old, fact) && isEqual(old, fact)))
  const moved = before.filter((old) => changed.some((fact) => isSame(old, fact)))
  if (gone.length + changed.length === 0) return
  await unsealWeeks(
    tx,
    [...gone, ...moved, ...changed].map(({ day }) => day),
  )
  for (const { measure, source_id } of gone)
    await tx.db
      .deleteFrom('fact')
      .where('workspace_id', '=', tx.scope.workspaceId)
      .where('measure', '=', measure)
      .where('source_id', '=', source_id)
      .execute()
  for (const fact of changed) {
    await tx.db
      .insertInto('fact')
      .values(fact)
      .onConflict((conflict) => conflict.columns(['workspace_id', 'measure', 'source_id']).doUpdateSet(fact))
      .execute()
  }
}

function toRow(record: CaseRecord, fact: Fact, before: Row[]): Row {
  const known = before.find((old) => isSame(old, fact))
  // Whose solution or service it was is settled when it is first measured; a later owner does not inherit it.
  const settled = fact.measure !== 'first_answer' && fact.measure !== 'solution'
  return {
    ...fact,
    member_id: (settled ? known?.member_id : null) ?? fact.member_id,
    branch_id: record.branchId,
    case_id: record.id,
    channel_kind: record.channelKind,
    day: dayIn(record.zone, fact.at),
  }
}

const isSame = (a: { measure: string; source_id: string }, b: { measure: string; source_id: string }) =>
  a.measure === b.measure && a.source_id === b.source_id

const compared = ['branch_id', 'channel_kind', 'member_id', 'day', 'value', 'good', 'paused_seconds'] as const
const isEqual = (a: Row, b: Row): boolean =>
  compared.every((name) => a[name] === b[name]) &&
  a.at.getTime() === b.at.getTime() &&
  a.reopened_at?.getTime() === b.reopened_at?.getTime()
