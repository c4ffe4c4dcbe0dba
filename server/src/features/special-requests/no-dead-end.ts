import type { Language } from '@heed/contract/primitives.ts'
import { caseStateChanged } from '../../events/case-events.ts'
import { within } from '../../platform/events/event.ts'
import { findWording } from '../recovery/index.ts'
import { noWayOut } from './special-requests.errors.ts'

/**
 * A case whose customer wants what is not here, or whose last answer says "we do not have it" and offers nothing, is solved
 * only with a source and its day, or with an alternative. By whatever way it is closed.
 */
export const noDeadEnd = within(caseStateChanged, 'special-requests.no-dead-end', async ({ caseId, to }, tx) => {
  if (to !== 'solved' && to !== 'closed') return
  const requests = await tx.db
    .selectFrom('special_request')
    .select(['source', 'expected_on', 'alternative'])
    .where('case_id', '=', caseId)
    .execute()
  const isAnswered = ({ source, expected_on, alternative }: (typeof requests)[number]) =>
    (source !== null && expected_on !== null) || alternative !== null
  if (!requests.every(isAnswered)) throw noWayOut()
  if (requests.length > 0) return
  const last = await tx.db
    .selectFrom('message as m')
    .innerJoin('case as c', 'c.id', 'm.case_id')
    .leftJoin('customer as u', 'u.id', 'c.customer_id')
    .select(['m.text', 'm.language', 'u.language as customer_language'])
    .where('m.case_id', '=', caseId)
    .where('m.kind', '=', 'answer')
    .orderBy('m.at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const language = (last?.language ?? last?.customer_language) as Language | null | undefined
  if (last && language && findWording(last.text, language, language).some(({ kind }) => kind === 'dead_end'))
    throw noWayOut()
})
