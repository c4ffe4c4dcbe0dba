import { type addExperienceAspect, type ExperienceAspect, experiencePhases } from '@heed/contract/experience.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { brandChanged } from '../../events/brand-events.ts'
import { now } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { notFound } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { periodOf, shareOf } from '../standards/index.ts'
import { nameKnown } from './brand.errors.ts'
import { requireStandards, requireWhole } from './require-whole.ts'

/** From here on a side matters so much that a standard has to answer for it. */
const important = 4

type Row = Pick<ExperienceAspect, 'id' | 'phase' | 'name' | 'importance'> & {
  standard_id: string | null
  standard_name: string | null
  active: boolean | null
  score: number | null
  scored_on: string | null
  scored_by: string | null
  scorer_name: string | null
}

export const readExperience = (scope: Scope): Promise<{ items: ExperienceAspect[] }> =>
  scope.transaction(async (tx) => ({ items: await select(tx, sql`true`) }))

async function select(tx: Tx, where: RawBuilder<unknown>): Promise<ExperienceAspect[]> {
  const { rows } = await sql<Row>`
    select a.id, a.phase, a.name, a.importance, a.standard_id, heed.name_of(s) as standard_name, s.active, a.score,
      a.scored_on::text, a.scored_by, m.name as scorer_name
    from experience_aspect a left join standard s on s.id = a.standard_id left join member m on m.id = a.scored_by
    where a.workspace_id = ${tx.scope.workspaceId} and ${where}
    order by array_position(${[...experiencePhases]}::text[], a.phase), a.importance desc, a.id`.execute(tx.db)
  const items: ExperienceAspect[] = []
  for (const row of rows) items.push(await present(tx, row))
  return items
}

const present = async (tx: Tx, row: Row): Promise<ExperienceAspect> => ({
  id: row.id,
  phase: row.phase,
  name: row.name,
  importance: row.importance,
  standard: row.standard_id ? { id: row.standard_id, name: row.standard_name ?? '' } : null,
  score: await scoreOf(tx, row),
  isGap: row.importance >= important && row.active !== true,
})

async function scoreOf(tx: Tx, row: Row): Promise<ExperienceAspect['score']> {
  if (row.standard_id && row.active) {
    const { total } = await shareOf(tx, row.standard_id, periodOf({}))
    if (total.sharePercent !== null)
      return { percent: total.sharePercent, from: 'standard', n: total.kept + total.missed, on: null, by: null }
  }
  if (row.score === null) return null
  const by = row.scored_by ? { id: row.scored_by, name: row.scorer_name ?? '' } : null
  return { percent: row.score, from: 'hand', n: null, on: row.scored_on, by }
}

type Input = z.output<typeof addExperienceAspect.body>

export const addAspect = (scope: Scope, input: Input): Promise<ExperienceAspect> =>
  scope.transaction(async (tx) => {
    await requireFit(tx, input, null)
    const id = newId()
    await tx.db
      .insertInto('experience_aspect')
      .values({ id, ...columns(tx, input) })
      .execute()
    await tx.emit(brandChanged, { part: 'aspect', partId: id, words: input.name, change: 'added' })
    return getAspect(tx, id)
  })

export const changeAspect = (scope: Scope, aspectId: string, input: Input): Promise<ExperienceAspect> =>
  scope.transaction(async (tx) => {
    await getAspect(tx, aspectId)
    await requireFit(tx, input, aspectId)
    await tx.db.updateTable('experience_aspect').set(columns(tx, input)).where('id', '=', aspectId).execute()
    await tx.emit(brandChanged, { part: 'aspect', partId: aspectId, words: input.name, change: 'changed' })
    return getAspect(tx, aspectId)
  })

export const removeAspect = (scope: Scope, aspectId: string): Promise<null> =>
  scope.transaction(async (tx) => {
    await requireWhole(tx)
    const { name } = await getAspect(tx, aspectId)
    await tx.db.deleteFrom('experience_aspect').where('id', '=', aspectId).execute()
    await tx.emit(brandChanged, { part: 'aspect', partId: aspectId, words: name, change: 'removed' })
    return null
  })

async function getAspect(tx: Tx, aspectId: string): Promise<ExperienceAspect> {
  const [aspect] = await select(tx, sql`a.id = ${aspectId}`)
  if (!aspect) throw notFound()
  return aspect
}

async function requireFit(tx: Tx, { phase, name, standardId }: Input, ownId: string | null): Promise<void> {
  await requireWhole(tx)
  if (standardId) await requireStandards(tx, [standardId])
  const same = await tx.db
    .selectFrom('experience_aspect')
    .select('id')
    .where('phase', '=', phase)
    .where('name', '=', name)
    .executeTakeFirst()
  if (same && same.id !== ownId) throw nameKnown()
}

/** A score says when it was given, and by whom. */
const columns = (tx: Tx, { phase, name, importance, standardId, score }: Input) => ({
  phase,
  name,
  importance,
  standard_id: standardId,
  ...(score === undefined
    ? {}
    : { score, scored_on: now().toISOString().slice(0, 10), scored_by: tx.scope.actor?.id ?? null }),
})
