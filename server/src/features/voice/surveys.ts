import type { Language } from '@heed/contract/primitives.ts'
import type { Aspect, Survey } from '@heed/contract/voice.ts'
import { sql } from 'kysely'
import { surveyChanged } from '../../events/voice-events.ts'
import { workspaceCreated } from '../../events/workspace-events.ts'
import { within } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { askedOf, isOptional, missingAspectsOf, survey } from './survey-content.ts'
import { questionNeeded, questionUnknown } from './voice.errors.ts'

type Change = Partial<Pick<Survey, 'active' | 'delayHours' | 'quietDays' | 'expiresDays'>> & { leftOut?: string[] }

/** Every business starts with the ready survey; until someone confirms it, it says "not yet yours". */
export const installSurvey = within(workspaceCreated, 'voice.install', async ({ language }, tx) => {
  await tx.db
    .insertInto('survey')
    .values({ id: newId(), name: survey.name[language as Language], not_yet_yours: true })
    .execute()
})

/** Surveys with how many customers in sight were asked and how many answered. */
async function readSurveys(tx: Tx, surveyId?: string): Promise<Survey[]> {
  let query = tx.db
    .selectFrom('survey as s')
    .leftJoin('survey_invitation as i', (join) =>
      join.onRef('i.survey_id', '=', 's.id').on('i.state', 'in', ['sent', 'answered']),
    )
    .select([
      's.id',
      's.name',
      's.active',
      's.not_yet_yours',
      's.delay_hours',
      's.quiet_days',
      's.expires_days',
      's.left_out',
    ])
    .select([
      sql<number>`count(i.id)`.as('invited'),
      sql<number>`count(i.id) filter (where i.state = 'answered')`.as('answered'),
    ])
    .where('s.workspace_id', '=', tx.scope.workspaceId)
    .groupBy('s.id')
    .orderBy('s.id')
  if (surveyId) query = query.where('s.id', '=', surveyId)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    active: row.active,
    notYetYours: row.not_yet_yours,
    delayHours: row.delay_hours,
    quietDays: row.quiet_days,
    expiresDays: row.expires_days,
    invited: row.invited,
    answered: row.answered,
    ...presentQuestions(row.left_out),
  }))
}

function presentQuestions(leftOut: string[]): Pick<Survey, 'questions' | 'missingAspects'> {
  const asked = askedOf(leftOut)
  return {
    questions: survey.questions.map((question) => ({
      name: question.name,
      aspect: question.aspect,
      asked: asked.includes(question),
      optional: isOptional(question),
      ask: question.ask,
    })),
    missingAspects: missingAspectsOf(asked),
  }
}

/** Aspects of satisfaction that none of the business's surveys asks about. */
export async function findMissingAspects(tx: Tx): Promise<Aspect[]> {
  const rows = await tx.db.selectFrom('survey').select('left_out').execute()
  return missingAspectsOf(rows.flatMap((row) => askedOf(row.left_out)))
}

/**
 * The names in the survey's own order, each once.
 * @throws survey.question_unknown, survey.question_needed.
 */
function requireLeftOut(names: string[]): string[] {
  if (names.some((name) => !survey.questions.some((question) => question.name === name))) throw questionUnknown()
  const leftOut = survey.questions.filter(({ name }) => names.includes(name))
  if (!leftOut.every(isOptional)) throw questionNeeded()
  return leftOut.map(({ name }) => name)
}

export const listSurveysInSight = (scope: Scope) => scope.transaction((tx) => readSurveys(tx))

/** Any change, or saving it unchanged, makes the survey the business's own. */
export const changeSurvey = (scope: Scope, surveyId: string, change: Change) =>
  scope.transaction(async (tx) => {
    const leftOut = change.leftOut && requireLeftOut(change.leftOut)
    const changed = await tx.db
      .updateTable('survey')
      .set({
        not_yet_yours: false,
        ...(change.active !== undefined ? { active: change.active } : {}),
        ...(change.delayHours !== undefined ? { delay_hours: change.delayHours } : {}),
        ...(change.quietDays !== undefined ? { quiet_days: change.quietDays } : {}),
        ...(change.expiresDays !== undefined ? { expires_days: change.expiresDays } : {}),
        ...(leftOut ? { left_out: leftOut } : {}),
      })
      .where('id', '=', surveyId)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw notFound()
    await tx.emit(surveyChanged, { surveyId, changed: { ...change, ...(leftOut ? { leftOut } : {}) } })
    const [after] = await readSurveys(tx, surveyId)
    if (!after) throw notFound()
    return after
  })
