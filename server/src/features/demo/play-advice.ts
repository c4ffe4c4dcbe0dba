import demo from '../../../../content/demo/advice.json' with { type: 'json' }
import { answerAdvice, askAdvice } from '../advice/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

type Made = (typeof demo.made)[number] & { choice?: number; words?: string }

/** Questions to a lead: one that waits now, and one that was answered. */
export async function playAdvice(company: Company): Promise<void> {
  const leadId = await memberOf(company, 'lead')
  const lead = await actAs(company, leadId)
  const cases = await lead.transaction((tx) =>
    tx.db
      .selectFrom('case')
      .select(['id', 'branch_id'])
      .where('kind', '=', 'complaint')
      .where('state', '=', 'open')
      .where('solved_at', 'is', null)
      .orderBy('number', 'desc')
      .limit(demo.made.length)
      .execute(),
  )
  for (const [index, { id, branch_id: branchId }] of cases.entries()) {
    const { question, options, choice = null, words = null } = demo.made[index] as Made
    const memberId = company.branches.find((branch) => branch.id === branchId)?.memberIds.find((one) => one !== leadId)
    const scope = memberId ? await actAs(company, memberId) : company.scope
    const { id: adviceId } = await askAdvice(scope, id, { question, options, memberId: leadId })
    if (choice !== null) await answerAdvice(lead, adviceId, { choice, words })
  }
}
