import demo from '../../../../content/demo/special-requests.json' with { type: 'json' }
import { askShops, changeSpecialRequest, makeSpecialRequest } from '../special-requests/index.ts'
import { actAs } from './act-as.ts'
import type { Company } from './build-company.ts'

/** What one unit of worth comes to in a currency. */
const unit: Record<string, number> = { TRY: 100, AZN: 5, IDR: 25_000 }

type Made = (typeof demo.made)[number] & {
  partner?: { name: string; phone: string }
  source?: string
  inDays?: number
  worth?: number
  alternative?: string
  state?: 'ordered' | 'told'
}

/** What customers want and is not here: looked for in other shops, ordered, and something else instead. */
export async function playRequests(company: Company, nowMs: number): Promise<void> {
  const cases = await company.scope.transaction(async (tx) => {
    for (const [name, place] of Object.entries(demo.places))
      await tx.db.updateTable('branch').set(place).where('name', '=', name).execute()
    return tx.db
      .selectFrom('case as c')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .select(['c.id', 'c.branch_id', 'b.currency'])
      .where('c.kind', 'in', ['enquiry', 'request'])
      .where('c.solved_at', 'is', null)
      .orderBy('c.number', 'desc')
      .limit(demo.made.length)
      .execute()
  })
  const at = (ms: number) => new Date(nowMs + ms).toISOString()
  for (const [index, { id: caseId, branch_id: branchId, currency }] of cases.entries()) {
    const made = demo.made[index] as Made
    const { product, detail, needsInHours, partner, source, inDays, worth, alternative, state } = made
    const memberId = company.branches.find(({ id }) => id === branchId)?.memberIds[0]
    const scope = memberId ? await actAs(company, memberId) : company.scope
    const neededBy = needsInHours === null ? null : at(needsInHours * 3_600_000)
    const { id } = await makeSpecialRequest(scope, caseId, { product, detail, neededBy })
    if (partner) {
      const branchIds = company.branches.flatMap((branch) => (branch.id === branchId ? [] : [branch.id]))
      await askShops(scope, id, { branchIds, partners: [partner] })
    }
    if (state)
      await changeSpecialRequest(scope, id, {
        state,
        source: source ?? null,
        expectedOn: inDays === undefined ? null : at(inDays * 86_400_000).slice(0, 10),
        price: worth === undefined ? null : worth * (unit[currency] ?? 5),
        alternative: alternative ?? null,
      })
  }
}
