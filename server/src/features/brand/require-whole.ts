import { beyondBranches } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { standardUnknown } from './brand.errors.ts'

/** A business has one personality: whoever sees only some branches does not set it for the others. */
export function requireWhole(scope: Scope): void {
  if (scope.branchIds !== null) throw beyondBranches()
}

/** Each once; one that does not exist is refused. */
export async function requireStandards(tx: Tx, standardIds: string[]): Promise<string[]> {
  const wanted = [...new Set(standardIds)]
  if (wanted.length === 0) return []
  const known = await tx.db.selectFrom('standard').select('id').where('id', 'in', wanted).execute()
  if (known.length !== wanted.length) throw standardUnknown()
  return wanted
}
