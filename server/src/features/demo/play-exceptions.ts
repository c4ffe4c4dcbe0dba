import demo from '../../../../content/demo/exceptions.json' with { type: 'json' }
import type { Scope } from '../../platform/scope.ts'
import { askForException, writeExceptionResult } from '../remedies/index.ts'
import { actAs } from './act-as.ts'
import type { Company } from './build-company.ts'

/** What one unit of worth comes to in a currency. */
const unit: Record<string, number> = { TRY: 100, AZN: 5, IDR: 25_000 }

/** What colleagues did where the rule about opened packs did not fit: at once inside their limit, asked for above it. */
export async function playExceptions(company: Company): Promise<void> {
  const { rule, cases } = await company.scope.transaction(async (tx) => ({
    rule: await tx.db
      .selectFrom('rule')
      .select('id')
      .where('for_whom', '=', 'customer')
      .orderBy('id')
      .executeTakeFirst(),
    cases: await tx.db
      .selectFrom('case as c')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .select(['c.id', 'c.branch_id', 'b.currency'])
      .where('c.kind', '=', 'complaint')
      .where('c.solved_at', 'is', null)
      .orderBy('c.number', 'desc')
      .offset(2)
      .limit(demo.made.length)
      .execute(),
  }))
  if (!rule) return
  for (const [index, { id, branch_id, currency }] of cases.entries()) {
    const { worth, result, ...made } = demo.made[index] as (typeof demo.made)[number]
    const scope = await employeeOf(company, branch_id)
    const { id: exceptionId, state } = await askForException(scope, id, {
      ruleId: rule.id,
      ...made,
      cost: worth * (unit[currency] ?? 5),
    })
    if (result && state === 'granted') await writeExceptionResult(scope, exceptionId, result)
  }
}

const employeeOf = async (company: Company, branchId: string): Promise<Scope> => {
  const memberId = company.branches.find(({ id }) => id === branchId)?.memberIds[0]
  return memberId ? actAs(company, memberId) : company.scope
}
