import type { ThingOpen } from '@heed/contract/closing.ts'
import { caseStateChanged } from '../../../events/case-events.ts'
import { within } from '../../../platform/events/event.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { requireCase } from '../../cases/index.ts'
import { thingsOpen } from '../complaint.errors.ts'

type End = 'solved' | 'closed'
const isEnd = (state: string): state is End => state === 'solved' || state === 'closed'

/** Nobody ends a complaint over what is still owed without saying why, by whatever way it is done. */
export const nothingLeftSilently = within(
  caseStateChanged,
  'closing.things-open',
  async ({ caseId, from, to, leavingOpen }, tx) => {
    if (!isEnd(to) || leavingOpen || (from === 'closed' && to === 'solved')) return
    if ((await findOpenThings(tx, caseId, to)).length > 0) throw thingsOpen()
  },
)

export const listOpenThingsOf = (scope: Scope, caseId: string, to: End): Promise<{ items: ThingOpen[] }> =>
  scope.transaction(async (tx) => {
    await requireCase(tx, caseId)
    return { items: await findOpenThings(tx, caseId, to) }
  })

async function findOpenThings(tx: Tx, caseId: string, to: End): Promise<ThingOpen[]> {
  const complaint = await tx.db
    .selectFrom('complaint as k')
    .leftJoin('member as m', 'm.id', 'k.senior_id')
    .select(['k.follow_up_at', 'k.followed_up_at', 'm.name'])
    .where('k.case_id', '=', caseId)
    .executeTakeFirst()
  // What was promised stays owed where the complaint is called something else by now.
  if (!complaint) return []
  const [promises, remedies] = await Promise.all([promisesOpen(tx, caseId), remediesOpen(tx, caseId)])
  const { follow_up_at, followed_up_at, name } = complaint
  // An angry customer is called after the solution, too: it is owed only when nobody looks at the case any more.
  const isCallOwed = to === 'closed' && follow_up_at !== null && followed_up_at === null
  const call: ThingOpen[] = isCallOwed
    ? [
        {
          kind: 'follow_up',
          id: caseId,
          words: null,
          remedyKind: null,
          who: name,
          dueAt: follow_up_at.toISOString(),
        },
      ]
    : []
  return [...promises, ...remedies, ...call]
}

async function promisesOpen(tx: Tx, caseId: string): Promise<ThingOpen[]> {
  const rows = await tx.db
    .selectFrom('promise as p')
    .innerJoin('member as m', 'm.id', 'p.member_id')
    .select(['p.id', 'p.words', 'p.due_at', 'm.name'])
    .where('p.case_id', '=', caseId)
    // One that is late is owed all the same.
    .where('p.state', 'in', ['open', 'broken'])
    .where('p.done_at', 'is', null)
    .orderBy('p.due_at')
    .execute()
  return rows.map((row) => ({
    kind: 'promise',
    id: row.id,
    words: row.words,
    remedyKind: null,
    who: row.name,
    dueAt: row.due_at.toISOString(),
  }))
}

async function remediesOpen(tx: Tx, caseId: string): Promise<ThingOpen[]> {
  const rows = await tx.db
    .selectFrom('remedy as r')
    .leftJoin('member as m', 'm.id', 'r.approver_id')
    .select(['r.id', 'r.kind', 'r.words', 'r.state', 'r.decide_by', 'm.name'])
    .where('r.case_id', '=', caseId)
    .where(({ or, and, eb }) =>
      or([
        eb('r.state', '=', 'asked'),
        // A coupon and a discount are given with their code, an apology with its words.
        and([eb('r.state', '=', 'granted'), eb('r.kind', 'not in', ['apology', 'coupon', 'discount'])]),
      ]),
    )
    .orderBy('r.id')
    .execute()
  return rows.map((row) => ({
    kind: row.state === 'asked' ? 'remedy_asked' : 'remedy_granted',
    id: row.id,
    words: row.words,
    remedyKind: row.kind as ThingOpen['remedyKind'],
    who: row.state === 'asked' ? row.name : null,
    dueAt: row.state === 'asked' ? (row.decide_by?.toISOString() ?? null) : null,
  }))
}
