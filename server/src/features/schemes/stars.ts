import type { getStars } from '@heed/contract/schemes.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import { now } from '../../platform/clock.ts'
import { branchUnknown } from '../../platform/problem.ts'
import type { Scope, Tx } from '../../platform/scope.ts'
import { readStandard, shareOf } from '../standards/index.ts'
import { getSchemeRow, selectRequirements } from './scheme-rows.ts'

const dayMs = 86_400_000
const highest = 5
type Stars = z.output<typeof getStars.response>
type Standing = 'reached' | 'no_standard' | 'no_result' | 'not_reached'

/** n stars: every requirement up to level n has a standard, and each of its standards reached its target in this branch. */
export const readStars = (scope: Scope, schemeId: string, branchId: string): Promise<Stars> =>
  scope.transaction(async (tx) => {
    await getSchemeRow(tx, schemeId)
    if (!(await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()))
      throw branchUnknown()
    const requirements = await selectRequirements(tx, sql`r.scheme_id = ${schemeId} and r.level is not null`)
    const judged = new Map<string, Promise<Standing>>()
    const judge = (id: string) => {
      const known = judged.get(id) ?? judgeStandard(tx, id, branchId)
      judged.set(id, known)
      return known
    }
    const rows: { id: string; code: string; words: string; level: number; standing: Standing }[] = []
    for (const { id, code, words, level, standards } of requirements) {
      const standings: Standing[] = []
      for (const standard of standards) standings.push(await judge(standard.id))
      const standing =
        standards.length === 0 ? 'no_standard' : (standings.find((one) => one !== 'reached') ?? 'reached')
      rows.push({ id, code, words, level: level ?? highest, standing })
    }
    const levels = Array.from({ length: highest }, (_, index) => {
      const upTo = rows.filter(({ level }) => level <= index + 1)
      return {
        level: index + 1,
        requirements: upTo.length,
        mapped: upTo.filter(({ standing }) => standing !== 'no_standard').length,
        reached: upTo.filter(({ standing }) => standing === 'reached').length,
      }
    })
    // A level that asks for nothing yet gives nothing.
    const open = levels.findIndex(({ requirements, reached }) => requirements === 0 || reached < requirements)
    const stars = open < 0 ? highest : open
    const missing = rows.flatMap(({ level, standing, ...row }) =>
      standing !== 'reached' && level <= stars + 1 ? [{ ...row, why: standing }] : [],
    )
    return { stars, levels, missing: missing.slice(0, 50) }
  })

async function judgeStandard(tx: Tx, standardId: string, branchId: string): Promise<Standing> {
  const day = (ahead: number) => new Date(now().getTime() + ahead * dayMs).toISOString().slice(0, 10)
  const { targetSharePercent } = await readStandard(tx, standardId)
  const { total } = await shareOf(tx, standardId, { from: day(-83), to: day(1), branchId })
  if (total.sharePercent === null) return 'no_result'
  return total.sharePercent >= targetSharePercent ? 'reached' : 'not_reached'
}
