import type { CauseKind } from '@heed/contract/complaints.ts'
import type { ForWhom } from '@heed/contract/rules.ts'
import { compareRates } from '@heed/methods/rate-comparison.ts'
import demo from '../../../../content/demo/prevention.json' with { type: 'json' }
import { newId } from '../../platform/ids.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  addCause,
  addRule,
  changeAlert,
  cite,
  closeAlert,
  confirm,
  countRecurrence,
  decide,
  indexReviews,
  makeCorrective,
  markRead,
  openAlert,
  report,
} from '../prevention/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const dayMs = 86_400_000
const checkDays = 60
/** When the new measuring card came: nobody measured to the floor after that. */
export const newCardDaysAgo = 150
const washedDaysAgo = 110

export type CauseIds = Record<keyof typeof demo.causes, string>

/** The tree of causes that a year of complaints is about; a parent stands before its children. */
export async function writeCauses({ scope }: Company): Promise<CauseIds> {
  const ids: Record<string, string> = {}
  for (const [key, { parent, ...cause }] of Object.entries(demo.causes) as [string, StageCause][])
    ids[key] = (await addCause(scope, { ...cause, ...(parent ? { parentId: ids[parent] as string } : {}) })).id
  return ids as CauseIds
}

type StageCause = { parent?: string; words: string; kind: CauseKind; lack?: 'know' | 'can'; whys?: string[] }

/** What was done about them and what came of it, goods that were looked into, and rules that customers met. */
export async function playPrevention(company: Company, causes: CauseIds, nowMs: number): Promise<void> {
  const manager = await actAs(company, await memberOf(company, 'manager'))
  const managerId = manager.actor?.id ?? ''
  const owner = await actAs(company, await memberOf(company, 'owner'))
  await tellPastChange(company.scope, {
    causeId: causes.size,
    ownerId: managerId,
    doneMs: nowMs - newCardDaysAgo * dayMs,
    change: 'checklist',
    ...demo.changes.size,
  })
  await tellPastChange(company.scope, {
    causeId: causes.seam,
    ownerId: managerId,
    doneMs: nowMs - washedDaysAgo * dayMs,
    change: 'process',
    ...demo.changes.seam,
  })
  await makeCorrective(manager, {
    causeId: causes.shade,
    words: demo.changes.shade.words,
    change: 'stock_minimum',
    ownerId: managerId,
    dueAt: new Date(nowMs + 10 * dayMs).toISOString(),
  })
  await playAlerts(company, owner)
  await playRules(company, owner, managerId, nowMs)
  const [branch] = company.branches
  const reporter = branch?.memberIds[0] ? await actAs(company, branch.memberIds[0]) : owner
  for (const { words, ...decided } of demo.problems) {
    const { id } = await report(reporter, { words, branchId: branch?.id ?? null, causeId: null })
    if (decided.answer) await decide(owner, id, { state: 'looked_at', answer: decided.answer })
  }
  await indexReviews(company.scope)
}

type PastChange = {
  causeId: string
  ownerId: string
  doneMs: number
  change: string
  words: string
  proof: string
}

/** As the real use cases would have left it: judged by the complaints that the year holds. */
async function tellPastChange(scope: Scope, { causeId, ownerId, doneMs, proof, words, change }: PastChange) {
  await scope.transaction(async (tx) => {
    const done = new Date(doneMs)
    const checkAt = new Date(doneMs + checkDays * dayMs)
    const measured = { cause_id: causeId, branch_id: null, product: null }
    const before = await countRecurrence(tx, measured, new Date(doneMs - checkDays * dayMs), done)
    const after = await countRecurrence(tx, measured, done, checkAt)
    const cameAgain = after.complaints > 0
    const { pValue, verdict } = compareRates(
      { events: before.complaints, exposure: before.cases },
      { events: after.complaints, exposure: after.cases },
    )
    const proven = verdict === 'lower' ? 'effective' : 'no_recurrence'
    const id = newId()
    await tx.db
      .insertInto('corrective_action')
      .values({
        id,
        cause_id: causeId,
        words,
        change,
        owner_id: ownerId,
        due_at: cameAgain ? checkAt : done,
        state: cameAgain ? 'reopened' : proven,
        proof,
        made_at: new Date(doneMs - 20 * dayMs),
        made_by: ownerId,
        ...(cameAgain
          ? {}
          : {
              done_at: done,
              done_by: ownerId,
              check_at: checkAt,
              before_count: before.complaints,
              before_cases: before.cases,
            }),
      })
      .execute()
    await tx.db
      .insertInto('effect_check')
      .values({
        id: newId(),
        action_id: id,
        done_at: done,
        days: checkDays,
        before_count: before.complaints,
        before_cases: before.cases,
        after_count: after.complaints,
        after_cases: after.cases,
        p_value: cameAgain ? null : pValue,
        verdict: cameAgain ? 'not_effective' : proven,
        at: checkAt,
      })
      .execute()
  })
}

async function playAlerts(company: Company, owner: Scope): Promise<void> {
  const { finding, forCustomers, ...closed } = demo.alerts.closed
  const confirmIn = async ({ id, branch }: { id: string; branch: { id: string } }, removed: number) => {
    const memberId = company.branches.find((known) => known.id === branch.id)?.memberIds[0]
    await confirm(memberId ? await actAs(company, memberId) : owner, id, { removed, note: null, was: null })
  }
  const first = await openAlert(owner, { ...closed, attachmentIds: [] })
  for (const [index, withdrawal] of first.withdrawals.entries()) await confirmIn(withdrawal, [14, 6, 0][index] ?? 0)
  await changeAlert(owner, first.id, { finding })
  await closeAlert(owner, first.id, { decision: 'back_to_supplier', forCustomers })
  const second = await openAlert(owner, { ...demo.alerts.open, attachmentIds: [] })
  const own = second.withdrawals.find(({ branch }) => branch.id === company.branches[0]?.id)
  if (own) await confirmIn(own, 9)
}

async function playRules(company: Company, owner: Scope, managerId: string, nowMs: number): Promise<void> {
  const dayOf = (days: number) => new Date(nowMs + days * dayMs).toISOString().slice(0, 10)
  const ids: string[] = []
  for (const { name, text, forWhom, reviewInDays } of Object.values(demo.rules)) {
    const rule = await addRule(owner, {
      name,
      text,
      forWhom: forWhom as ForWhom,
      ownerId: managerId,
      reviewOn: dayOf(reviewInDays),
    })
    ids.push(rule.id)
  }
  const [receipt] = ids
  if (!receipt) return
  for (const memberId of company.branches.flatMap(({ memberIds }) => memberIds).slice(0, 3))
    await markRead(await actAs(company, memberId), receipt, 1)
  const complaints = await company.scope.transaction((tx) =>
    tx.db
      .selectFrom('case')
      .select(['id', 'branch_id'])
      .where('kind', '=', 'complaint')
      .orderBy('number', 'desc')
      .limit(3)
      .execute(),
  )
  const { asked, alternatives } = demo.rules.receipt
  for (const [index, { id, branch_id }] of complaints.entries()) {
    const memberId = company.branches.find((branch) => branch.id === branch_id)?.memberIds[0]
    const scope = memberId ? await actAs(company, memberId) : owner
    await cite(scope, id, {
      ruleId: receipt,
      refused: { asked, alternative: alternatives[index] ?? '', decision: index === 1 ? 'declined' : 'accepted' },
    })
  }
}
