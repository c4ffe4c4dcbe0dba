import type { SurveyContent } from '@heed/contract/survey-content.ts'
import type { Answers } from '@heed/methods/survey/survey-content.ts'
import { hashOf, newToken } from '../../../platform/access/link-token.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { contentOf } from '../asked-content.ts'
import type { Asked } from './find-asked.ts'

/** What somebody answered on the pages before; `token` is how an open address finds it again. */
export type Draft = {
  id: string | null
  token: string | null
  version: number
  content: SurveyContent
  answers: Answers
  page: number
  startedAt: Date
}

const daysKept = 90

/** The draft that goes on, of the version it began with; a fresh one where none was begun. */
export async function findDraft(tx: Tx, asked: Asked, token: string): Promise<Draft> {
  const fresh = {
    id: null,
    token: null,
    version: asked.version,
    content: asked.content,
    answers: {},
    page: 0,
    startedAt: now(),
  }
  if (!asked.invitation && token === '') return fresh
  const row = await tx.db
    .selectFrom('survey_draft')
    .selectAll()
    .where((where) =>
      asked.invitation
        ? where('invitation_id', '=', asked.invitation.id)
        : where.and([where('token_hash', '=', hashOf(token)), where('link_id', '=', asked.linkId)]),
    )
    .forUpdate()
    .executeTakeFirst()
  if (!row) return fresh
  const isSame = row.version === asked.version
  return {
    id: row.id,
    token: asked.invitation ? null : token,
    version: row.version,
    content: isSame ? asked.content : await contentOf(tx, { id: asked.surveyId, version: row.version, left_out: [] }),
    answers: row.answers as Answers,
    page: row.page,
    startedAt: row.started_at,
  }
}

/** Keeps what was answered so far and where to go on. */
export async function keepDraft(tx: Tx, asked: Asked, draft: Draft, answers: Answers, page: number): Promise<Draft> {
  const kept = { answers: JSON.stringify(answers), page, updated_at: now() }
  if (draft.id) {
    await tx.db.updateTable('survey_draft').set(kept).where('id', '=', draft.id).execute()
    return { ...draft, answers, page }
  }
  const id = newId()
  const token = asked.invitation ? null : newToken(tx.scope.workspaceId)
  await tx.db
    .insertInto('survey_draft')
    .values({
      id,
      branch_id: asked.branchId,
      survey_id: asked.surveyId,
      version: draft.version,
      invitation_id: asked.invitation?.id ?? null,
      link_id: asked.linkId,
      token_hash: token ? hashOf(token) : null,
      started_at: draft.startedAt,
      ...kept,
    })
    .execute()
  return { ...draft, id, token, answers, page }
}

export const dropDraft = (tx: Tx, { id }: Draft) =>
  id ? tx.db.deleteFrom('survey_draft').where('id', '=', id).execute() : undefined

/** What nobody finished in three months is forgotten. */
export const sweepDrafts = (scope: Scope): Promise<void> =>
  scope.transaction(async (tx) => {
    await tx.db
      .deleteFrom('survey_draft')
      .where('workspace_id', '=', scope.workspaceId)
      .where('updated_at', '<', new Date(now().getTime() - daysKept * 86_400_000))
      .execute()
  })
