import { surveyOccasions } from '@heed/contract/asking.ts'
import type { Language } from '@heed/contract/primitives.ts'
import type { Question, SurveyContent } from '@heed/contract/survey-content.ts'
import type { Aspect, Survey } from '@heed/contract/voice.ts'
import { sql } from 'kysely'
import { surveyChanged } from '../../events/voice-events.ts'
import { workspaceCreated } from '../../events/workspace-events.ts'
import { now } from '../../platform/clock.ts'
import { within } from '../../platform/events/event.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { contentOf } from './asked-content.ts'
import { requireSurvey } from './editor/read-survey.ts'
import { aspectOf, isOptional, missingAspectsOf, ready } from './survey-content.ts'
import { questionNeeded, questionUnknown, surveyUnpublished } from './voice.errors.ts'

type Change = Partial<
  Pick<
    Survey,
    | 'active'
    | 'delayHours'
    | 'quietDays'
    | 'expiresDays'
    | 'occasions'
    | 'silentDays'
    | 'reminderDays'
    | 'sharePercent'
    | 'heldOutPercent'
    | 'unhappyOpens'
  >
> & { leftOut?: string[] }

/** Every business starts with the ready survey; until someone confirms it, it says "not yet yours". */
export const installSurvey = within(workspaceCreated, 'voice.install', async ({ language }, tx) => {
  await tx.db
    .insertInto('survey')
    .values({
      id: newId(),
      name: ready.name[language as Language],
      not_yet_yours: true,
      active: true,
      opened_at: now(),
    })
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
      's.occasions',
      's.silent_days',
      's.reminder_days',
      's.share_percent',
      's.held_out_percent',
      's.unhappy_opens',
      's.expires_days',
      's.left_out',
      's.version',
      's.opened_at',
      's.closed_at',
      's.draft',
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
  const surveys: Survey[] = []
  for (const row of rows) surveys.push({ ...presentSurvey(row), ...presentQuestions(row, await questionsOf(tx, row)) })
  return surveys
}

/** What is asked, or of a survey that never was what is written. */
const questionsOf = async (tx: Tx, row: Row): Promise<Question[]> =>
  (row.opened_at === null ? (row.draft as unknown as SurveyContent) : await contentOf(tx, row)).questions

type Row = {
  id: string
  name: string
  active: boolean
  not_yet_yours: boolean
  delay_hours: number
  quiet_days: number
  occasions: string[]
  silent_days: number
  reminder_days: number | null
  share_percent: number
  held_out_percent: number
  unhappy_opens: string | null
  expires_days: number
  left_out: string[]
  version: number
  opened_at: Date | null
  closed_at: Date | null
  draft: unknown
  invited: number
  answered: number
}

const presentSurvey = (row: Row): Omit<Survey, 'questions' | 'missingAspects'> => ({
  id: row.id,
  name: row.name,
  active: row.active,
  notYetYours: row.not_yet_yours,
  delayHours: row.delay_hours,
  quietDays: row.quiet_days,
  occasions: surveyOccasions.filter((occasion) => row.occasions.includes(occasion)),
  silentDays: row.silent_days,
  reminderDays: row.reminder_days,
  sharePercent: row.share_percent,
  heldOutPercent: row.held_out_percent,
  unhappyOpens: row.unhappy_opens as Survey['unhappyOpens'],
  expiresDays: row.expires_days,
  invited: row.invited,
  answered: row.answered,
  state: row.closed_at ? 'closed' : row.opened_at ? 'open' : 'draft',
  version: row.version,
})

/** Of the ready survey every question, asked or left out; of one of the business's own what it asks. */
function presentQuestions(
  { version, opened_at }: Row,
  asked: Question[],
): Pick<Survey, 'questions' | 'missingAspects'> {
  const isReady = version === 0 && opened_at !== null
  const all = isReady ? ready.questions : asked
  return {
    questions: all.map((question) => ({
      name: question.id,
      aspect: question.countsAs ? aspectOf[question.countsAs] : null,
      asked: asked.some(({ id }) => id === question.id),
      optional: isReady && isOptional(question),
      ask: question.ask,
    })),
    missingAspects: missingAspectsOf(asked),
  }
}

/** Aspects of satisfaction that none of the business's surveys asks about. */
export async function findMissingAspects(tx: Tx): Promise<Aspect[]> {
  const rows = await tx.db
    .selectFrom('survey')
    .select(['id', 'version', 'left_out'])
    .where('opened_at', 'is not', null)
    .where('closed_at', 'is', null)
    .execute()
  const contents = await Promise.all(rows.map((row) => contentOf(tx, row)))
  return missingAspectsOf(contents.flatMap(({ questions }) => questions))
}

/**
 * The names in the survey's own order, each once.
 * @throws survey.question_unknown, survey.question_needed.
 */
function requireLeftOut(names: string[]): string[] {
  if (names.some((name) => !ready.questions.some(({ id }) => id === name))) throw questionUnknown()
  const leftOut = ready.questions.filter(({ id }) => names.includes(id))
  if (!leftOut.every(isOptional)) throw questionNeeded()
  return leftOut.map(({ id }) => id)
}

export const listSurveysInSight = (scope: Scope) => scope.transaction((tx) => readSurveys(tx))

/** Any change, or saving it unchanged, makes the survey the business's own. */
export const changeSurvey = (scope: Scope, surveyId: string, change: Change) =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId, { lock: true })
    if (change.active && !survey.opened_at) throw surveyUnpublished()
    // What a survey of the business's own asks is written in its editor.
    if (change.leftOut && survey.version > 0) throw questionUnknown()
    const leftOut = change.leftOut && requireLeftOut(change.leftOut)
    await tx.db
      .updateTable('survey')
      .set({
        not_yet_yours: false,
        ...(change.active !== undefined ? { active: change.active } : {}),
        ...(change.delayHours !== undefined ? { delay_hours: change.delayHours } : {}),
        ...(change.quietDays !== undefined ? { quiet_days: change.quietDays } : {}),
        ...(change.expiresDays !== undefined ? { expires_days: change.expiresDays } : {}),
        ...(change.occasions !== undefined ? { occasions: [...new Set(change.occasions)] } : {}),
        ...(change.silentDays !== undefined ? { silent_days: change.silentDays } : {}),
        ...(change.reminderDays !== undefined ? { reminder_days: change.reminderDays } : {}),
        ...(change.sharePercent !== undefined ? { share_percent: change.sharePercent } : {}),
        ...(change.heldOutPercent !== undefined ? { held_out_percent: change.heldOutPercent } : {}),
        ...(change.unhappyOpens !== undefined ? { unhappy_opens: change.unhappyOpens } : {}),
        ...(leftOut ? { left_out: leftOut } : {}),
      })
      .where('id', '=', surveyId)
      .execute()
    await tx.emit(surveyChanged, { surveyId, changed: { ...change, ...(leftOut ? { leftOut } : {}) } })
    const [after] = await readSurveys(tx, surveyId)
    if (!after) throw notFound()
    return after
  })
