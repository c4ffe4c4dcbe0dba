import type { Decision } from '@heed/contract/decisions.ts'
import type { Language } from '@heed/contract/primitives.ts'
import { sql } from 'kysely'
import { inScopedTransaction } from '../../../platform/database/transaction.ts'
import type { House } from '../../../platform/house.ts'

export type SaidEntry = {
  id: string
  said: Decision['said']
  did: Decision['did']
  done_on: string
  voices: number
  branch: string | null
}
export type Said = {
  business: string
  branch: string | null
  language: Language
  entries: SaidEntry[]
  /** Whether `entries` begin after an earlier page. */
  isContinued: boolean
}

/** One page of the list takes these at most; how many fit is decided when it is drawn. */
const mostEntries = 13

/** What everybody may read at this place; undefined where nothing is switched on. Holds only what the business wrote for it. */
export async function readSaid(house: House, slug: string, after: string | undefined): Promise<Said | undefined> {
  if (!/^[a-z0-9-]{2,60}$/.test(slug)) return undefined
  const page = await inScopedTransaction(
    house.pool,
    { workspaceId: null, memberId: null, branchIds: [], system: true },
    (db) =>
      db
        .selectFrom('said_page')
        .select(['workspace_id', 'branch_id'])
        .where('slug', '=', slug)
        .where('active', '=', true)
        .executeTakeFirst(),
  )
  if (!page) return undefined
  return house.scopeOf(page.workspace_id).transaction(async (tx) => {
    const place = await tx.db
      .selectFrom('workspace as w')
      .leftJoin('branch as b', (join) => join.on('b.id', '=', page.branch_id))
      .select(['w.name as business', 'w.language', 'b.name as branch', 'b.language as branch_language'])
      .executeTakeFirstOrThrow()
    const here = page.branch_id ? sql`(d.branch_id = ${page.branch_id} or d.branch_id is null)` : sql`true`
    const from = after && /^[0-9a-f-]{36}$/.test(after) ? after : undefined
    const earlier = from
      ? sql`(d.done_on, d.id) < (select o.done_on, o.id from decision o where o.id = ${from}::uuid)`
      : sql`true`
    const { rows } = await sql<SaidEntry>`
      select d.id, d.said, d.did, d.done_on, b.name as branch, (select count(*) from feedback f where f.decision_id = d.id) as voices
      from decision d left join branch b on b.id = d.branch_id
      where d.workspace_id = ${page.workspace_id} and d.public and d.done_on is not null and ${here} and ${earlier}
      order by d.done_on desc, d.id desc limit ${mostEntries}`.execute(tx.db)
    return {
      business: place.business,
      branch: place.branch,
      language: (place.branch_language ?? place.language) as Language,
      entries: rows,
      isContinued: from !== undefined,
    }
  })
}
