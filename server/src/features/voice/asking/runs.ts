import type { NotAsked, SurveyRun } from '@heed/contract/asking.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { surveyRunStarted, surveyRunStopped } from '../../../events/voice-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireSurvey } from '../editor/read-survey.ts'
import { runEnded, runInPast, runNeedsBranch, surveyUnpublished } from '../voice.errors.ts'
import { type RunChoice, runCustomers } from './run-customers.ts'

type Choice = RunChoice & { sharePercent: number }

/** @throws survey.run_needs_branch, request.not_found for a branch out of sight. */
async function requireChoice(tx: Tx, { branchId }: RunChoice): Promise<void> {
  if (branchId === null && tx.scope.branchIds !== null) throw runNeedsBranch()
  if (branchId === null) return
  const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
  if (!branch) throw notFound()
}

async function countFits(tx: Tx, choice: RunChoice): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n ${runCustomers(tx.scope.workspaceId, choice, now())}`.execute(tx.db)
  return rows[0]?.n ?? 0
}

export const sizeOfRun = (scope: Scope, surveyId: string, choice: Choice) =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    await requireChoice(tx, choice)
    return { fits: await countFits(tx, choice) }
  })

/** @throws survey.unpublished, survey.run_in_past, survey.run_needs_branch. */
export const startRun = (scope: Scope, surveyId: string, choice: Choice & { sendAt: string }): Promise<SurveyRun> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId)
    if (!survey.opened_at || survey.closed_at) throw surveyUnpublished()
    if (Date.parse(choice.sendAt) < now().getTime() - 86_400_000) throw runInPast()
    await requireChoice(tx, choice)
    const id = newId()
    await tx.db
      .insertInto('survey_run')
      .values({
        id,
        survey_id: surveyId,
        branch_id: choice.branchId,
        language: choice.language,
        seen_days: choice.seenDays,
        share_percent: choice.sharePercent,
        send_at: new Date(choice.sendAt),
        fits: await countFits(tx, choice),
        created_by: scope.actor?.id ?? null,
        created_at: now(),
      })
      .execute()
    await tx.emit(surveyRunStarted, { surveyId, runId: id })
    return readOne(tx, id)
  })

export const listRuns = (scope: Scope, surveyId: string): Promise<SurveyRun[]> =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    return readRuns(tx, sql`r.survey_id = ${surveyId}`)
  })

/** What is planned and not sent yet is not sent any more. @throws survey.run_ended. */
export const stopRun = (scope: Scope, runId: string): Promise<SurveyRun> =>
  scope.transaction(async (tx) => {
    const run = await tx.db.selectFrom('survey_run').selectAll().where('id', '=', runId).forUpdate().executeTakeFirst()
    if (!run) throw notFound()
    await requireChoice(tx, { branchId: run.branch_id, language: null, seenDays: null })
    const stopped = await tx.db
      .updateTable('survey_invitation')
      .set({ state: 'not_sent', reason: 'run_stopped' })
      .where('run_id', '=', runId)
      .where('state', '=', 'planned')
      .executeTakeFirst()
    if (run.state !== 'running' && stopped.numUpdatedRows === 0n) throw runEnded()
    await tx.db.updateTable('survey_run').set({ state: 'stopped', ended_at: now() }).where('id', '=', runId).execute()
    await tx.emit(surveyRunStopped, { surveyId: run.survey_id, runId })
    return readOne(tx, runId)
  })

async function readOne(tx: Tx, runId: string): Promise<SurveyRun> {
  const [run] = await readRuns(tx, sql`r.id = ${runId}`)
  if (!run) throw notFound()
  return run
}

type Row = {
  id: string
  branch_id: string | null
  branch: string | null
  language: string | null
  seen_days: number | null
  share_percent: number
  send_at: Date
  state: string
  fits: number
  looked_at: number
  not_drawn: number
  created_at: Date
  counts: { state: string; reason: string | null; n: number }[] | null
}

async function readRuns(tx: Tx, where: ReturnType<typeof sql>): Promise<SurveyRun[]> {
  const { rows } = await sql<Row>`
    select r.*, b.name as branch, (
      select json_agg(c) from (select i.state, i.reason, count(*)::int as n from survey_invitation i where i.run_id = r.id group by 1, 2) c) as counts
    from survey_run r left join branch b on b.id = r.branch_id
    where r.workspace_id = ${tx.scope.workspaceId} and ${where} order by r.id desc limit 50`.execute(tx.db)
  return rows.map(present)
}

function present(row: Row): SurveyRun {
  const counts = row.counts ?? []
  const sum = (state: string) => counts.reduce((all, count) => all + (count.state === state ? count.n : 0), 0)
  const reasons = counts.flatMap(({ reason, n }) => (reason ? [{ reason: reason as NotAsked, n }] : []))
  return {
    id: row.id,
    branch: row.branch_id === null ? null : { id: row.branch_id, name: row.branch ?? '' },
    language: row.language as Language | null,
    seenDays: row.seen_days,
    sharePercent: row.share_percent,
    sendAt: row.send_at.toISOString(),
    state: row.state as SurveyRun['state'],
    fits: row.fits,
    lookedAt: row.looked_at,
    planned: sum('planned'),
    sent: sum('sent') + sum('answered'),
    answered: sum('answered'),
    notAsked: [...reasons, ...(row.not_drawn > 0 ? [{ reason: 'not_drawn' as const, n: row.not_drawn }] : [])],
    createdAt: row.created_at.toISOString(),
  }
}
