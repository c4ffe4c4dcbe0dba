import { readOrigin } from '@heed/methods/survey/site-origin.ts'
import { surveyChanged } from '../../../events/voice-events.ts'
import type { Scope } from '../../../platform/scope.ts'
import { originFaults } from '../voice.errors.ts'
import { requireSurvey } from './read-survey.ts'

export const readEmbedding = (scope: Scope, surveyId: string) =>
  scope.transaction(async (tx) => ({ origins: (await requireSurvey(tx, surveyId)).embed_origins }))

/** @throws survey.origin_not_address, survey.origin_wildcard, survey.origin_has_path, survey.origin_not_safe. */
export const setEmbedding = (scope: Scope, surveyId: string, { origins: typed }: { origins: string[] }) =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId, { lock: true })
    const origins = [...new Set(typed.map(siteOf))]
    await tx.db.updateTable('survey').set({ embed_origins: origins }).where('id', '=', surveyId).execute()
    await tx.emit(surveyChanged, { surveyId, changed: { embedOrigins: origins } })
    return { origins }
  })

function siteOf(typed: string): string {
  const read = readOrigin(typed)
  if ('fault' in read) throw originFaults[read.fault]()
  return read.origin
}
