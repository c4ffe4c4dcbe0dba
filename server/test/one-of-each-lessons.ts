import { newId } from '../src/platform/ids.ts'
import type { Tx } from '../src/platform/scope.ts'

/** A draft, which is seen where its case is. */
export async function buildOneLesson(tx: Tx, caseId: string): Promise<string> {
  const id = newId()
  const texts = { title: 'Words', problem: 'Words', solution: 'Words', lesson: 'Words' }
  await tx.db
    .insertInto('lesson')
    .values({ id, case_id: caseId, ...texts, language: 'en' })
    .execute()
  return id
}
