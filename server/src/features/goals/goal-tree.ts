import { sql } from 'kysely'
import type { Tx } from '../../platform/scope.ts'
import { circular, parentUnfit, topTaken, topUnfit } from './goals.errors.ts'

type Link = { id: string; parent_id: string | null; is_top: boolean; state: string }

/** Every link of the tree, also of goals out of sight: a path may lead through them. */
const readLinks = (tx: Tx): Promise<Link[]> =>
  tx.everywhere(() =>
    tx.db
      .selectFrom('goal')
      .select(['id', 'parent_id', 'is_top', 'state'])
      .where('workspace_id', '=', tx.scope.workspaceId)
      .execute(),
  )

/** Goals that hang nowhere: no path of goals that are still held leads from them to the top aim. */
export async function listOrphans(tx: Tx): Promise<Set<string>> {
  const links = new Map((await readLinks(tx)).filter(({ state }) => state !== 'dropped').map((link) => [link.id, link]))
  const isLed = ({ id }: Link) => {
    for (let link = links.get(id), steps = 0; link && steps <= links.size; steps += 1) {
      if (link.is_top) return true
      link = links.get(link.parent_id ?? '')
    }
    return false
  }
  return new Set([...links.values()].filter((link) => !isLed(link)).map(({ id }) => id))
}

type Place = { id: string; parentId: string | null; isTop: boolean; level: string; branchId: string | null }

/** Refuses a second top aim, a parent that is none for it, and a ring. */
export async function requirePlace(tx: Tx, { id, parentId, isTop, level, branchId }: Place): Promise<void> {
  // One at a time: two changes that each look right could close a ring together.
  await sql`select pg_advisory_xact_lock(hashtext(${`goal-tree:${tx.scope.workspaceId}`}))`.execute(tx.db)
  const links = await readLinks(tx)
  if (isTop) {
    if (level !== 'business' || parentId !== null) throw topUnfit()
    if (links.some((link) => link.is_top && link.id !== id && link.state !== 'dropped')) throw topTaken()
  }
  if (parentId === null) return
  const parent = await tx.db.selectFrom('goal').selectAll().where('id', '=', parentId).executeTakeFirst()
  const isElsewhere = parent?.branch_id != null && parent.branch_id !== branchId
  if (!parent || parent.level === 'member' || parent.state === 'dropped' || isElsewhere) throw parentUnfit()
  const parentOf = new Map(links.map((link) => [link.id, link.parent_id]))
  for (let at: string | null = parentId, steps = 0; at !== null && steps <= links.length; steps += 1) {
    if (at === id) throw circular()
    at = parentOf.get(at) ?? null
  }
}
