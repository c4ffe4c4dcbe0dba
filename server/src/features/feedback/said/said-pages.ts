import type { SaidPage, switchSaidPage } from '@heed/contract/decisions.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { saidPageSwitched } from '../../../events/feedback-events.ts'
import { newId } from '../../../platform/ids.ts'
import { branchUnknown } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { formSlug } from '../../channels/index.ts'
import { branchesBeyond, slugTaken } from '../feedback.errors.ts'

/** The business and each branch in sight, whether or not their page was ever switched on. */
export const listPages = (scope: Scope): Promise<SaidPage[]> => scope.transaction((tx) => readPages(tx))

async function readPages(tx: Tx): Promise<SaidPage[]> {
  const branches = await tx.db
    .selectFrom('branch')
    .select(['id', 'name'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .where('active', '=', true)
    .orderBy('id')
    .execute()
  const pages = await tx.db
    .selectFrom('said_page')
    .select(['branch_id', 'slug', 'active'])
    .where('workspace_id', '=', tx.scope.workspaceId)
    .execute()
  return [null, ...branches].map((branch) => {
    const page = pages.find(({ branch_id }) => branch_id === (branch?.id ?? null))
    return {
      branch,
      slug: page?.slug ?? null,
      active: page?.active ?? false,
      address: page ? `${tx.scope.house.config.url}/said/${page.slug}` : null,
    }
  })
}

export const switchPage = (scope: Scope, body: z.output<typeof switchSaidPage.body>): Promise<SaidPage> =>
  scope.transaction(async (tx) => {
    if (body.branchId === null && scope.branchIds !== null) throw branchesBeyond()
    if (body.branchId !== null) await requireBranch(tx, body.branchId)
    const known = await tx.db
      .selectFrom('said_page')
      .selectAll()
      .where('workspace_id', '=', scope.workspaceId)
      .where('branch_id', body.branchId === null ? 'is' : '=', body.branchId)
      .forUpdate()
      .executeTakeFirst()
    const id = known?.id ?? newId()
    const slug = known && (!body.slug || body.slug === known.slug) ? known.slug : await takeSlug(tx, id, body)
    await tx.db.updateTable('said_page').set({ active: body.active }).where('id', '=', id).execute()
    await tx.emit(saidPageSwitched, { pageId: id, active: body.active, slug }, { branchId: body.branchId })
    const page = (await readPages(tx)).find(({ branch }) => (branch?.id ?? null) === body.branchId)
    if (!page) throw branchUnknown()
    return page
  })

/** The place asked for, or one made of the names; the next free number where another business has it. */
async function takeSlug(tx: Tx, id: string, { branchId, slug }: { branchId: string | null; slug?: string }) {
  const wanted = slug ?? formSlug(await readName(tx, branchId))
  // A page that moves gives its old place up; where the new one is taken, all of this is undone.
  await tx.db.deleteFrom('said_page').where('id', '=', id).execute()
  for (let number = 1; number < 100; number += 1) {
    const place = number === 1 ? wanted : `${wanted.slice(0, 55)}-${number}`
    // A place taken by another business is out of sight: only the attempt tells.
    const { rows } = await sql`insert into said_page (id, branch_id, slug) values (${id}, ${branchId}, ${place})
      on conflict (slug) do nothing returning id`.execute(tx.db)
    if (rows.length > 0) return place
    if (slug) break
  }
  throw slugTaken()
}

async function readName(tx: Tx, branchId: string | null): Promise<string> {
  const { name } = await tx.db.selectFrom('workspace').select('name').executeTakeFirstOrThrow()
  return branchId === null ? name : `${name} ${(await requireBranch(tx, branchId)).name}`
}

async function requireBranch(tx: Tx, branchId: string): Promise<{ name: string }> {
  const branch = await tx.db.selectFrom('branch').select('name').where('id', '=', branchId).executeTakeFirst()
  if (!branch) throw branchUnknown()
  return branch
}
