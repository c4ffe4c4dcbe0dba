import type { Language } from '@heed/contract/primitives.ts'
import { hashOf, workspaceOf } from '../../../platform/access/link-token.ts'
import type { House } from '../../../platform/house.ts'
import type { Tx } from '../../../platform/scope.ts'
import { type Step, standingsOf } from '../stages.ts'

/** What a customer sees of their own complaint: how far it is, what was promised, what they get. No notes, no reasons of ours. */
export type CustomersComplaint = {
  caseId: string
  number: number
  language: Language
  business: string
  branch: string
  zone: string
  stages: { stage: string; at: Date | null; isSkipped: boolean }[]
  promises: { words: string; who: string; dueAt: Date; doneAt: Date | null; state: string }[]
  remedies: {
    kind: string
    words: string | null
    amount: number
    currency: string
    code: string | null
    expiresOn: string | null
    isUsed: boolean
  }[]
  satisfied: boolean | null
  /** The customer is asked whether it is solved. */
  isAsked: boolean
}

/** The complaint behind a link; undefined for any link that leads nowhere, whatever the cause. */
export const openPage = (house: House, token: string): Promise<CustomersComplaint | undefined> =>
  house.scopeOf(workspaceOf(token)).transaction((tx) => readPage(tx, token))

export async function readPage(tx: Tx, token: string): Promise<CustomersComplaint | undefined> {
  const row = await tx.db
    .selectFrom('complaint as k')
    .innerJoin('case as c', 'c.id', 'k.case_id')
    .innerJoin('branch as b', 'b.id', 'c.branch_id')
    .innerJoin('workspace as w', 'w.id', 'k.workspace_id')
    .select(['k.case_id', 'k.satisfied', 'k.judged_by', 'c.number', 'c.language', 'b.zone'])
    .select(['b.name as branch', 'w.name as business'])
    .where('k.link_hash', '=', hashOf(token))
    .where('k.withdrawn_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const caseId = row.case_id
  const [steps, promises, remedies] = await Promise.all([
    listSteps(tx, caseId),
    listPromises(tx, caseId),
    listRemedies(tx, caseId),
  ])
  const standings = standingsOf(steps)
  const isSolved = standings.some(({ stage, isOpen }) => stage === 'solved' && !isOpen)
  return {
    caseId,
    number: row.number,
    language: row.language as Language,
    business: row.business,
    branch: row.branch,
    zone: row.zone,
    stages: standings.map(({ stage, step }) => ({
      stage,
      at: step?.at ?? null,
      isSkipped: step?.way === 'skipped',
    })),
    promises,
    remedies,
    satisfied: row.satisfied,
    isAsked: isSolved && row.judged_by !== 'customer' && row.satisfied !== true,
  }
}

const listSteps = (tx: Tx, caseId: string): Promise<(Step & { at: Date })[]> =>
  tx.db
    .selectFrom('complaint_step')
    .select(['stage', 'way', 'at'])
    .where('case_id', '=', caseId)
    .orderBy('id')
    .execute()

async function listPromises(tx: Tx, caseId: string): Promise<CustomersComplaint['promises']> {
  const rows = await tx.db
    .selectFrom('promise as p')
    .innerJoin('member as m', 'm.id', 'p.member_id')
    .select(['p.words', 'p.visitor', 'm.name', 'p.due_at', 'p.done_at', 'p.state'])
    .where('p.case_id', '=', caseId)
    // The steps of a plan are in the customer's letter already.
    .where((eb) => eb.or([eb('p.plan_id', 'is not', null), eb('p.internal', '=', false)]))
    .where('p.state', '<>', 'withdrawn')
    .orderBy('p.due_at')
    .execute()
  return rows.map((row) => ({
    words: row.words,
    who: row.visitor ?? row.name,
    dueAt: row.due_at,
    doneAt: row.done_at,
    state: row.state,
  }))
}

async function listRemedies(tx: Tx, caseId: string): Promise<CustomersComplaint['remedies']> {
  const rows = await tx.db
    .selectFrom('remedy as r')
    .leftJoin('coupon as k', 'k.remedy_id', 'r.id')
    .select(['r.kind', 'r.words', 'r.amount', 'r.currency', 'k.code'])
    .select(['k.expires_on', 'k.redeemed_at'])
    .where('r.case_id', '=', caseId)
    .where('r.state', 'in', ['granted', 'fulfilled'])
    .where('r.kind', '<>', 'apology')
    .orderBy('r.id')
    .execute()
  return rows.map(({ redeemed_at, expires_on, ...row }) => ({
    ...row,
    expiresOn: expires_on,
    isUsed: redeemed_at !== null,
  }))
}
