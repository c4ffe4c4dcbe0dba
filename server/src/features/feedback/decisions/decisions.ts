import type { changeDecision, Decision, makeDecision } from '@heed/contract/decisions.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { decisionChanged, decisionMade, themeDone } from '../../../events/feedback-events.ts'
import { cutPage, readTimeCursor } from '../../../platform/http/paging.ts'
import { newId } from '../../../platform/ids.ts'
import { storableText } from '../../../platform/mail/understand/plain-strings.ts'
import { branchUnknown, notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { findToday } from '../days.ts'
import { branchesBeyond, doneBeforeDecided, doneInFuture } from '../feedback.errors.ts'
import { getDecision, presentDecision, selectDecisions } from './decision-rows.ts'
import { linkTo, markDone } from './link-items.ts'

const clean = (texts: Decision['said']) =>
  JSON.stringify(Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, storableText(text, 1000)])))

export const listDecisionsPage = (scope: Scope, query: { cursor?: string; limit: number }) =>
  scope.transaction(async (tx) => {
    const last = readTimeCursor(query.cursor)
    const after = last ? sql`(d.decided_on, d.id) < (${last.at}::date, ${last.id}::uuid)` : sql`true`
    const { rows } = await selectDecisions(
      sql`d.workspace_id = ${scope.workspaceId} and ${after}`,
      query.limit + 1,
    ).execute(tx.db)
    const page = cutPage(rows, query.limit, (row) => [row.decided_on, row.id])
    return { items: page.items.map(presentDecision), next: page.next }
  })

export const decide = (scope: Scope, body: z.output<typeof makeDecision.body>): Promise<Decision> =>
  scope.transaction((tx) => decideIn(tx, body))

export async function decideIn(tx: Tx, body: z.output<typeof makeDecision.body>): Promise<Decision> {
  await requirePlace(tx, body.branchId)
  const { today } = await findToday(tx, body.branchId)
  // What was done before today was decided by then.
  const decidedOn = body.decidedOn ?? (body.doneOn && body.doneOn < today ? body.doneOn : today)
  requireOrder(decidedOn, body.doneOn, today)
  const id = newId()
  await tx.db
    .insertInto('decision')
    .values({
      id,
      branch_id: body.branchId,
      said: clean(body.said),
      did: clean(body.did),
      decided_on: decidedOn,
      done_on: body.doneOn,
      public: body.isPublic,
      created_by: tx.scope.actor?.id ?? null,
    })
    .execute()
  const { linked } = await linkTo(tx, { id, doneOn: body.doneOn }, body.feedbackIds)
  await tx.emit(decisionMade, { decisionId: id, items: linked }, { branchId: body.branchId })
  return presentDecision(await getDecision(tx, id))
}

export const change = (scope: Scope, decisionId: string, change: z.output<typeof changeDecision.body>) =>
  scope.transaction((tx) => changeIn(tx, decisionId, change))

export async function changeIn(tx: Tx, decisionId: string, change: z.output<typeof changeDecision.body>) {
  const before = await tx.db
    .selectFrom('decision')
    .selectAll()
    .where('id', '=', decisionId)
    .forUpdate()
    .executeTakeFirst()
  if (!before) throw notFound()
  await requirePlace(tx, before.branch_id)
  const decidedOn = change.decidedOn ?? (before.decided_on as unknown as string)
  const doneOn = change.doneOn ?? (before.done_on as unknown as string | null)
  requireOrder(decidedOn, doneOn, (await findToday(tx, before.branch_id)).today)
  await tx.db
    .updateTable('decision')
    .set({
      ...(change.said ? { said: clean(change.said) } : {}),
      ...(change.did ? { did: clean(change.did) } : {}),
      decided_on: decidedOn,
      done_on: doneOn,
      public: change.isPublic ?? before.public,
    })
    .where('id', '=', decisionId)
    .execute()
  if (change.doneOn) await markDone(tx, decisionId, change.doneOn)
  await tx.emit(decisionChanged, { decisionId, changed: change }, { branchId: before.branch_id })
  if (doneOn && !before.done_on) await sayThemeDone(tx, decisionId)
  tx.tell({ topic: 'feedback', id: null, type: decisionChanged.type }, before.branch_id)
  return presentDecision(await getDecision(tx, decisionId))
}

export const link = (scope: Scope, decisionId: string, feedbackIds: string[]) =>
  scope.transaction(async (tx) => {
    const { done_on } = await getDecision(tx, decisionId)
    const { linked, notFound } = await linkTo(tx, { id: decisionId, doneOn: done_on }, feedbackIds)
    return { linked, notFound, decision: presentDecision(await getDecision(tx, decisionId)) }
  })

/** What holds for every branch is decided by someone who sees every branch. */
/** A theme is done when what was decided about it is, wherever that is said. */
async function sayThemeDone(tx: Tx, decisionId: string): Promise<void> {
  const theme = await tx.db
    .selectFrom('theme')
    .select(['id', 'name', 'branch_id'])
    .where('decision_id', '=', decisionId)
    .executeTakeFirst()
  if (theme) await tx.emit(themeDone, { themeId: theme.id, name: theme.name }, { branchId: theme.branch_id })
}

export async function requirePlace(tx: Tx, branchId: string | null): Promise<void> {
  if (branchId === null) {
    if (tx.scope.branchIds !== null) throw branchesBeyond()
    return
  }
  if (!(await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()))
    throw branchUnknown()
}

function requireOrder(decidedOn: string, doneOn: string | null, today: string): void {
  if (doneOn && doneOn > today) throw doneInFuture()
  if (doneOn && doneOn < decidedOn) throw doneBeforeDecided()
}
