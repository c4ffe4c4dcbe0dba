import { oneAtATime } from '../../platform/database/one-at-a-time.ts'
import { beyondBranches } from '../../platform/problem.ts'
import type { Tx } from '../../platform/scope.ts'
import { standardUnknown } from './brand.errors.ts'

/**
 * A business has one personality: whoever sees only some branches does not set it for the others. One sets it at a time, since
 * names are looked up before they are written.
 */
export async function requireWhole(tx: Tx): Promise<void> {
  if (tx.scope.branchIds !== null) throw beyondBranches()
  await oneAtATime(tx, 'brand')
}

/** Each once; one that does not exist is refused. */
export async function requireStandards(tx: Tx, standardIds: string[]): Promise<string[]> {
  const wanted = [...new Set(standardIds)]
  if (wanted.length === 0) return []
  const known = await tx.db.selectFrom('standard').select('id').where('id', 'in', wanted).execute()
  if (known.length !== wanted.length) throw standardUnknown()
  return wanted
}
