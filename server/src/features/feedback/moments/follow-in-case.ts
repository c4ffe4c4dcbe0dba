import type { Tx } from '../../../platform/scope.ts'
import { restoreWords, withdrawWords } from '../../cases/index.ts'
import { textInCase } from '../answering/open-case.ts'

type Moment = { feedback_id: string; source: string; permission: string }

/**
 * A case that was made of words is read by more people than a moment without permission: they leave it with the permission, and come
 * back with it. What was posted in public is read by everybody anyway, and of an answer the moment never stands in a case.
 */
export async function followInCase(tx: Tx, { feedback_id, permission }: Moment, isKept: boolean): Promise<void> {
  if ((permission === 'none') === isKept) return
  const words = await tx.db
    .selectFrom('feedback as f')
    .innerJoin('feedback_answer as a', 'a.feedback_id', 'f.id')
    .select(['f.text', 'f.url', 'a.case_id'])
    .where('f.id', '=', feedback_id)
    .where('f.response_id', 'is', null)
    .where('f.source', 'not in', ['review', 'social'])
    .where('a.way', '=', 'case')
    .executeTakeFirst()
  if (!words?.case_id) return
  await (isKept ? withdrawWords(tx, words.case_id) : restoreWords(tx, words.case_id, textInCase(words)))
}
