import type { SurveyLink } from '@heed/contract/surveys.ts'
import { sql } from 'kysely'
import { surveyChanged } from '../../../events/voice-events.ts'
import { newToken } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { readLinks, requireSurvey } from './read-survey.ts'

/** An address that anybody may answer at, of one branch. */
export const createLink = (
  scope: Scope,
  surveyId: string,
  { branchId, name, way }: { branchId: string; name: string; way: SurveyLink['way'] },
): Promise<SurveyLink> =>
  scope.transaction(async (tx) => {
    await requireSurvey(tx, surveyId)
    if (!(await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst())) throw notFound()
    const id = newId()
    await tx.db
      .insertInto('survey_link')
      .values({ id, survey_id: surveyId, branch_id: branchId, name, way, token: newToken(scope.workspaceId) })
      .execute()
    await tx.emit(surveyChanged, { surveyId, changed: { link: name, way } }, { branchId })
    return readLink(tx, id)
  })

export const changeLink = (scope: Scope, linkId: string, { closed }: { closed: boolean }): Promise<SurveyLink> =>
  scope.transaction(async (tx) => {
    const link = await tx.db
      .updateTable('survey_link')
      .set({ closed_at: closed ? now() : null })
      .where('id', '=', linkId)
      .returning(['survey_id', 'branch_id', 'name'])
      .executeTakeFirst()
    if (!link) throw notFound()
    await tx.emit(
      surveyChanged,
      { surveyId: link.survey_id, changed: { link: link.name, closed } },
      { branchId: link.branch_id },
    )
    return readLink(tx, linkId)
  })

async function readLink(tx: Tx, linkId: string): Promise<SurveyLink> {
  const [link] = await readLinks(tx, sql`l.id = ${linkId}`)
  if (!link) throw notFound()
  return link
}
