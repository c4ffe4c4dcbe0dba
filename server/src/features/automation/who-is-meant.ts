import type { AutomationTarget } from '@heed/contract/automation-parts.ts'
import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { requireOwner } from '../cases/index.ts'
import { listReachable } from '../duty/index.ts'
import { nobodyThere } from './automation.errors.ts'
import type { Facts } from './facts.ts'

/** Somebody by name, or everybody of a role. */
export type Meant = { memberId: string } | { role: 'owner' | 'manager' | 'lead' | 'employee' }

type Place = Pick<Facts, 'branch_id' | 'zone' | 'owner_id'>

/** @throws ProblemError where it is a colleague who has left or does not see the branch, and where nobody can be reached. */
export async function findWhoIsMeant(tx: Tx, place: Place, target: AutomationTarget): Promise<Meant> {
  switch (target.who) {
    case 'role':
      return { role: target.role }
    case 'case_owner':
      return place.owner_id ? { memberId: place.owner_id } : { role: 'lead' }
    case 'member':
      await requireOwner(tx, target.memberId, place.branch_id)
      return { memberId: target.memberId }
    case 'duty': {
      const [first] = await listReachable(tx, place.branch_id, place.zone)
      if (!first) throw nobodyThere()
      return { memberId: first.id }
    }
  }
}

const mostReaders = 20

/** Whom a mail reaches: of a role, those who see the branch; where it has none, whoever leads there. */
export async function listReaders(tx: Tx, branchId: string, meant: Meant) {
  const readers = await readersOf(tx, branchId, meant)
  if (readers.length > 0 || 'memberId' in meant) return readers
  return readersOf(tx, branchId, { role: 'owner' })
}

async function readersOf(tx: Tx, branchId: string, meant: Meant) {
  const { rows } = await sql<{ id: string; name: string; email: string; language: string }>`
    select m.id, m.name, m.email, coalesce(m.language, b.language) as language
    from member m join branch b on b.id = ${branchId}
    where m.workspace_id = ${tx.scope.workspaceId} and m.active
      and ${'memberId' in meant ? sql`m.id = ${meant.memberId}` : sql`m.role = ${meant.role}`}
      and (m.branch_ids is null or b.id = any (m.branch_ids))
    order by m.id limit ${mostReaders}`.execute(tx.db)
  return rows
}
