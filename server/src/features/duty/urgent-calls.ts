import type { callUrgently, UrgentCall } from '@heed/contract/duty.ts'
import type { Selectable } from 'kysely'
import type { z } from 'zod'
import { urgentCallAnswered, urgentCallPassedOn, urgentlyCalled } from '../../events/duty-events.ts'
import { now } from '../../platform/clock.ts'
import type { UrgentCall as CallTable } from '../../platform/database/tables.generated.ts'
import { newId } from '../../platform/ids.ts'
import { branchUnknown, notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { requireCase } from '../cases/index.ts'
import { callAnswered, notAsked } from './duty.errors.ts'
import { listReachable } from './who-is-reached.ts'

const ringMs = 180_000
const leading = ['lead', 'manager', 'owner']

/** Whoever can be reached first is asked, and has three minutes. */
export const call = (scope: Scope, { branchId, caseId, words }: z.output<typeof callUrgently.body>) =>
  scope.transaction(async (tx) => {
    const branch = await requireBranch(tx, caseId ? (await requireCase(tx, caseId)).branch_id : branchId)
    const callerId = scope.actor?.id ?? null
    const askedId = await chooseNext(tx, branch, callerId ? [callerId] : [])
    const callId = newId()
    const at = now()
    const ringUntil = new Date(at.getTime() + ringMs)
    await tx.db
      .insertInto('urgent_call')
      .values({
        id: callId,
        branch_id: branch.id,
        case_id: caseId ?? null,
        words,
        called_by: callerId,
        called_at: at,
        asked_id: askedId,
        ring_until: askedId ? ringUntil : null,
      })
      .execute()
    await tx.emit(
      urgentlyCalled,
      { callId, caseId: caseId ?? null, words, askedId, ringUntil: ringUntil.toISOString() },
      { branchId: branch.id, caseId: caseId ?? null, at },
    )
    return readCall(tx, callId)
  })

/** One answers; of two at once the second is told who was first. */
export const answer = (scope: Scope, callId: string, words: string) =>
  scope.transaction(async (tx) => {
    const row = await tx.db
      .selectFrom('urgent_call')
      .selectAll()
      .where('id', '=', callId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) throw notFound()
    if (row.answered_at) throw callAnswered()
    const { actor } = scope
    if (actor && row.asked_id !== actor.id && !leading.includes(actor.role)) throw notAsked()
    const at = now()
    await tx.db
      .updateTable('urgent_call')
      .set({ answered_by: actor?.id ?? null, answered_at: at, answer: words, ring_until: null })
      .where('id', '=', callId)
      .execute()
    await tx.emit(urgentCallAnswered, { callId, answer: words }, { branchId: row.branch_id, caseId: row.case_id, at })
    return readCall(tx, callId)
  })

export const readOne = (scope: Scope, callId: string) => scope.transaction((tx) => readCall(tx, callId))

/** A call that is not answered goes to the next; after the last it is anybody's who leads. Several processes may watch. */
export const watchCalls = (scope: Scope): Promise<number> =>
  scope.transaction(async (tx) => {
    const due = await tx.db
      .selectFrom('urgent_call')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('answered_at', 'is', null)
      .where('ring_until', '<=', now())
      .orderBy('ring_until')
      .limit(100)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const row of due) await passOn(tx, row)
    return due.length
  })

async function passOn(tx: Tx, row: Selectable<CallTable>): Promise<void> {
  const branch = await requireBranch(tx, row.branch_id)
  const passedOver = [...row.passed_over, ...(row.asked_id ? [row.asked_id] : [])]
  const askedId = await chooseNext(tx, branch, [...passedOver, ...(row.called_by ? [row.called_by] : [])])
  const ringUntil = new Date(now().getTime() + ringMs)
  await tx.db
    .updateTable('urgent_call')
    .set({ asked_id: askedId, ring_until: askedId ? ringUntil : null, passed_over: passedOver })
    .where('id', '=', row.id)
    .execute()
  await tx.emit(
    urgentCallPassedOn,
    { callId: row.id, askedId, ringUntil: ringUntil.toISOString() },
    { branchId: row.branch_id, caseId: row.case_id },
  )
}

async function chooseNext(tx: Tx, branch: { id: string; zone: string }, not: string[]): Promise<string | null> {
  const people = await listReachable(tx, branch.id, branch.zone)
  return people.find(({ id }) => !not.includes(id))?.id ?? null
}

async function requireBranch(tx: Tx, branchId: string | undefined) {
  const branch = await tx.db
    .selectFrom('branch')
    .select(['id', 'zone'])
    .where('id', '=', branchId ?? '')
    .executeTakeFirst()
  if (!branch) throw branchUnknown()
  return branch
}

async function readCall(tx: Tx, callId: string): Promise<UrgentCall> {
  const row = await tx.db
    .selectFrom('urgent_call as u')
    .innerJoin('branch as b', 'b.id', 'u.branch_id')
    .leftJoin('member as c', 'c.id', 'u.called_by')
    .leftJoin('member as a', 'a.id', 'u.asked_id')
    .leftJoin('member as s', 's.id', 'u.answered_by')
    .selectAll('u')
    .select(['b.name as branch_name', 'c.name as caller_name', 'a.name as asked_name', 's.name as answerer_name'])
    .where('u.id', '=', callId)
    .executeTakeFirst()
  if (!row) throw notFound()
  const person = (id: string | null, name: string | null) => (id ? { id, name: name ?? '' } : null)
  return {
    id: row.id,
    branch: { id: row.branch_id, name: row.branch_name },
    caseId: row.case_id,
    words: row.words,
    calledBy: person(row.called_by, row.caller_name),
    calledAt: row.called_at.toISOString(),
    asked: person(row.asked_id, row.asked_name),
    ringUntil: row.ring_until?.toISOString() ?? null,
    answeredBy: person(row.answered_by, row.answerer_name),
    answeredAt: row.answered_at?.toISOString() ?? null,
    answer: row.answer,
  }
}
