import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { surveyAnswered } from '../../events/voice-events.ts'
import { hashOf, workspaceOf } from '../../platform/access/link-token.ts'
import { now } from '../../platform/clock.ts'
import type { House } from '../../platform/house.ts'
import { newId } from '../../platform/ids.ts'
import type { Tx } from '../../platform/scope.ts'
import { cutWords } from '../cases/index.ts'
import { type Refused, readForm } from './read-form.ts'
import { askedOf } from './survey-content.ts'

export type Invited = NonNullable<Awaited<ReturnType<typeof findInvitation>>>
type Standing = 'open' | 'answered' | 'expired'

const findInvitation = (tx: Tx, token: string, options: { lock: boolean }) => {
  const query = tx.db
    .selectFrom('survey_invitation as i')
    .innerJoin('survey as s', 's.id', 'i.survey_id')
    .innerJoin('case as c', 'c.id', 'i.case_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .innerJoin('workspace as w', 'w.id', 'i.workspace_id')
    .select([
      'i.id',
      'i.state',
      'i.language',
      'i.expires_at',
      'i.case_id',
      'i.customer_id',
      'i.branch_id',
      's.left_out',
      'c.number',
      'b.name as branch',
      'w.name as business',
    ])
    .where('i.token_hash', '=', hashOf(token))
  return (options.lock ? query.forUpdate('i') : query).executeTakeFirst()
}

const standingOf = (invited: Invited): Standing => {
  if (invited.state === 'answered') return 'answered'
  return invited.expires_at !== null && invited.expires_at <= now() ? 'expired' : 'open'
}

/** The invitation behind a link; undefined for any link that leads nowhere, whatever the cause. */
export const openInvitation = (house: House, token: string) =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx) => {
    const invited = await findInvitation(tx, token, { lock: false })
    return invited && { invited, standing: standingOf(invited) }
  })

type Taken =
  | { invited: Invited; outcome: 'thanks' | 'answered' | 'expired' }
  | { invited: Invited; outcome: 'refused'; refused: Refused }

/** Takes one answer for each link. The invitation is locked meanwhile, so of two sent at once the second changes nothing. */
export const takeAnswer = (
  house: House,
  token: string,
  body: unknown,
  language: Language | undefined,
): Promise<Taken | undefined> =>
  house.scopeOf(workspaceOf(token)).transaction(async (tx): Promise<Taken | undefined> => {
    const invited = await findInvitation(tx, token, { lock: true })
    if (!invited) return undefined
    const standing = standingOf(invited)
    if (standing !== 'open') return { invited, outcome: standing }
    const form = readForm(body, askedOf(invited.left_out))
    if ('refused' in form) return { invited, outcome: 'refused', refused: form.refused }
    const responseId = newId()
    const at = now()
    await tx.db
      .insertInto('survey_response')
      .values({
        id: responseId,
        invitation_id: invited.id,
        branch_id: invited.branch_id,
        case_id: invited.case_id,
        customer_id: invited.customer_id,
        language: language ?? invited.language,
        answered_at: at,
        left_out: invited.left_out,
        ...form.answers,
      })
      .execute()
    await tx.db.updateTable('survey_invitation').set({ state: 'answered' }).where('id', '=', invited.id).execute()
    await keepWords(tx, responseId, form.answers.comment)
    await tx.emit(
      surveyAnswered,
      { responseId, invitationId: invited.id, caseId: invited.case_id, customerId: invited.customer_id },
      { caseId: invited.case_id, branchId: invited.branch_id, at },
    )
    tx.tell({ topic: 'answer', id: responseId, type: surveyAnswered.type }, invited.branch_id)
    return { invited, outcome: 'thanks' }
  })

/** The comment's words, so that it is found in every language the search folds. */
async function keepWords(tx: Tx, responseId: string, comment: string | null): Promise<void> {
  if (!comment) return
  const words = [...cutWords(comment)].sort()
  await sql`insert into answer_word (word, response_id) select word, ${responseId}::uuid from unnest(${words}::text[]) as word on conflict do nothing`.execute(
    tx.db,
  )
}
