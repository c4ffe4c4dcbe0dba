import type { Theme } from '@heed/contract/themes.ts'
import { sql } from 'kysely'
import stage from '../../../../content/demo/themes.json' with { type: 'json' }
import { decideOnTheme, makeThemeOf } from '../feedback/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const day = 86_400_000

/** What several customers said under one name: one theme that is decided, and one that waits for somebody to decide. */
export async function playThemes(company: Company, nowMs: number): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  const managerId = await memberOf(company, 'manager')
  for (const { name, kind, branch, dueInDays, words, tag, decision } of stage) {
    const branchId = branch === null ? null : (company.branches[branch]?.id ?? null)
    const { rows } = await company.scope.transaction((tx) =>
      sql<{ id: string }>`
        select f.id from feedback f left join "case" c on c.id = f.case_id
        where f.state in ('heard', 'decided') and (${branchId}::uuid is null or f.branch_id = ${branchId}) and f.decision_id is null
          and (c.tags && ${tag ? [tag] : []}::text[] or f.text ilike any (${(words ?? []).map((word) => `%${word}%`)}::text[]))
        order by f.said_at desc limit 40`.execute(tx.db),
    )
    const theme = await makeThemeOf(owner, {
      name,
      kind: kind as Theme['kind'],
      branchId,
      ownerId: managerId,
      dueOn: new Date(nowMs + dueInDays * day).toISOString().slice(0, 10),
      feedbackIds: rows.map(({ id }) => id),
    })
    if (decision) await decideOnTheme(owner, theme.id, { ...decision, isPublic: false })
  }
}
