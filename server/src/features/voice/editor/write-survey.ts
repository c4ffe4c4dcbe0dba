import { languages } from '@heed/contract/primitives.ts'
import type { SurveyContent } from '@heed/contract/survey-content.ts'
import type { SurveyDetail } from '@heed/contract/surveys.ts'
import { surveyChanged, surveyPublished } from '../../../events/voice-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import { ready, templates } from '../survey-content.ts'
import {
  questionHasAnswers,
  surveyInUse,
  surveyNotReady,
  surveyOvertaken,
  surveyUnpublished,
  templateUnknown,
} from '../voice.errors.ts'
import { faultsOf, readSurvey, requireSurvey, writtenOf } from './read-survey.ts'

/** A survey to write at: empty, or with what a ready one asks. Nobody is asked before it is published. */
export const createSurvey = (
  scope: Scope,
  { name, template }: { name: string; template: string | null },
): Promise<SurveyDetail> =>
  scope.transaction(async (tx) => {
    const content = template === null ? emptyContent : contentOfTemplate(template)
    const id = newId()
    await tx.db
      .insertInto('survey')
      .values({ id, name, active: false, draft: JSON.stringify(content), revision: 1 })
      .execute()
    await tx.emit(surveyChanged, { surveyId: id, changed: { name } })
    return readSurvey(tx, id)
  })

const emptyContent: SurveyContent = { languages: ['en'], title: {}, lead: {}, thanks: {}, questions: [] }

function contentOfTemplate(key: string): SurveyContent {
  const template = templates.find((one) => one.key === key)
  if (!template) throw templateUnknown()
  const { key: _, name: __, what: ___, lead = {}, thanks = {}, ...content } = template
  return { ...content, languages: [...languages], lead, thanks }
}

/** Keeps what is written. Whoever began from an older saving is told, and nothing of either is lost. */
export const saveSurvey = (
  scope: Scope,
  surveyId: string,
  { revision, name, content }: { revision: number; name: string; content: SurveyContent },
): Promise<SurveyDetail> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId, { lock: true })
    if (survey.revision !== revision) throw surveyOvertaken()
    await tx.db
      .updateTable('survey')
      .set({ name, draft: JSON.stringify(content), revision: revision + 1, not_yet_yours: false })
      .where('id', '=', surveyId)
      .execute()
    await tx.emit(surveyChanged, { surveyId, changed: { name, revision: revision + 1 } })
    return readSurvey(tx, surveyId)
  })

/** From now on this is asked. Answers given before stay with their version; a question keeps its kind once it has answers. */
export const publishSurvey = (scope: Scope, surveyId: string, revision: number): Promise<SurveyDetail> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId, { lock: true })
    if (survey.revision !== revision) throw surveyOvertaken()
    const content = await writtenOf(tx, survey)
    if (faultsOf(content).length > 0) throw surveyNotReady()
    if (survey.draft === null) return readSurvey(tx, surveyId)
    await requireComparable(tx, survey, content)
    const version = survey.version + 1
    await tx.db
      .insertInto('survey_version')
      .values({
        survey_id: surveyId,
        number: version,
        content: JSON.stringify(content),
        published_at: now(),
        published_by: scope.actor?.id ?? null,
      })
      .execute()
    await tx.db
      .updateTable('survey')
      .set({ version, draft: null, left_out: [], opened_at: survey.opened_at ?? now(), closed_at: null })
      .where('id', '=', surveyId)
      .execute()
    await tx.emit(surveyPublished, { surveyId, version })
    return readSurvey(tx, surveyId)
  })

/** A question that was asked under another kind would mix answers that cannot be compared: it needs an id of its own. */
async function requireComparable(
  tx: Tx,
  survey: { id: string; version: number; left_out: string[]; opened_at: Date | null },
  content: SurveyContent,
) {
  if (survey.opened_at === null) return
  const versions = await tx.db
    .selectFrom('survey_version')
    .select('content')
    .where('survey_id', '=', survey.id)
    .execute()
  const before = [
    ...versions.map((row) => row.content as unknown as SurveyContent),
    await contentOf(tx, survey),
    ...(survey.version === 0 ? [{ questions: ready.questions }] : []),
  ].flatMap(({ questions }) => questions)
  for (const { id, kind } of content.questions)
    if (before.some((question) => question.id === id && question.kind !== kind)) throw questionHasAnswers()
}

export const closeSurvey = (scope: Scope, surveyId: string, closed: boolean): Promise<SurveyDetail> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId, { lock: true })
    if (!survey.opened_at) throw surveyUnpublished()
    await tx.db
      .updateTable('survey')
      .set({ closed_at: closed ? (survey.closed_at ?? now()) : null })
      .where('id', '=', surveyId)
      .execute()
    await tx.emit(surveyChanged, { surveyId, changed: { closed } })
    return readSurvey(tx, surveyId)
  })

/** Only what nobody was ever asked can be thrown away. */
export const deleteSurvey = (scope: Scope, surveyId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    const survey = await requireSurvey(tx, surveyId, { lock: true })
    if (survey.opened_at) throw surveyInUse()
    await tx.db.deleteFrom('survey').where('id', '=', surveyId).execute()
    await tx.emit(surveyChanged, { surveyId, changed: { deleted: true } })
    return null
  })
