import type { Brand, BrandAct, BrandValue, BrandWord } from '@heed/contract/brand.ts'
import { type RawBuilder, sql } from 'kysely'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { suggestionsFor } from './suggested-ideas.ts'

/** The personality, values and ideas, and what is missing in them. */
export const readBrand = (scope: Scope): Promise<Brand> =>
  scope.transaction(async (tx) => {
    const acts = await selectActs(tx)
    const ideas = await tx.db.selectFrom('brand_idea').select(['id', 'name', 'template_key']).orderBy('id').execute()
    const { rows: standardsWithoutValue } = await sql<{ id: string; name: string }>`
      select s.id, heed.name_of(s) as name from standard s
      where s.workspace_id = ${scope.workspaceId} and s.active
        and not exists (select from standard_value v where v.standard_id = s.id)
      order by heed.name_of(s), s.id`.execute(tx.db)
    const taken = new Set(ideas.map(({ template_key }) => template_key))
    return {
      words: await selectWords(tx),
      values: await selectValues(tx),
      ideas: ideas.map(({ id, name }) => ({ id, name, acts: acts.filter(({ ideaId }) => ideaId === id) })),
      looseActs: acts.filter(({ ideaId }) => ideaId === null),
      standardsWithoutValue,
      suggestedIdeas: (await suggestionsFor(tx)).filter(({ key }) => !taken.has(key)),
    }
  })

export async function selectWords(tx: Tx): Promise<BrandWord[]> {
  const rows = await tx.db
    .selectFrom('brand_word')
    .select(['id', 'kind', 'language', 'word', 'instead'])
    .orderBy('id')
    .execute()
  return rows as BrandWord[]
}

export async function selectValues(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<BrandValue[]> {
  const { rows } = await sql<BrandValue>`
    select v.id, v.name, v.meaning,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', heed.name_of(s)) order by heed.name_of(s), s.id), '[]')
       from standard_value t join standard s on s.id = t.standard_id where t.value_id = v.id and s.active) as standards
    from brand_value v where ${where} order by v.id`.execute(tx.db)
  return rows
}

export async function selectActs(tx: Tx, where: RawBuilder<unknown> = sql`true`): Promise<BrandAct[]> {
  const { rows } = await sql<BrandAct>`
    select a.id, a.idea_id as "ideaId", a.words,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', heed.name_of(s)) order by heed.name_of(s), s.id), '[]')
       from brand_act_standard t join standard s on s.id = t.standard_id where t.act_id = a.id) as standards
    from brand_act a where ${where} order by a.id`.execute(tx.db)
  return rows
}

export async function getValue(tx: Tx, valueId: string): Promise<BrandValue> {
  const [value] = await selectValues(tx, sql`v.id = ${valueId}`)
  if (!value) throw notFound()
  return value
}

export async function getAct(tx: Tx, actId: string): Promise<BrandAct> {
  const [act] = await selectActs(tx, sql`a.id = ${actId}`)
  if (!act) throw notFound()
  return act
}

export async function getIdea(tx: Tx, ideaId: string) {
  const idea = await tx.db.selectFrom('brand_idea').select(['id', 'name']).where('id', '=', ideaId).executeTakeFirst()
  if (!idea) throw notFound()
  return { ...idea, acts: await selectActs(tx, sql`a.idea_id = ${ideaId}`) }
}
