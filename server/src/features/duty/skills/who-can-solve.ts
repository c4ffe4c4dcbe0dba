import type { Skill, Solver, whoCanSolve } from '@heed/contract/skills.ts'
import { type Limit, limitFor } from '@heed/methods/remedy-limits.ts'
import type { z } from 'zod'
import { now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { cutWords } from '../../cases/index.ts'
import { listReachable } from '../who-is-reached.ts'
import { listSkills } from './set-skills.ts'

type Question = Pick<z.output<typeof whoCanSolve.query>, 'kind' | 'words' | 'amount'>
type Found = Solver & { hits: number }

/** Only people on duty; where nobody on duty can, the deputies of those who could. The case's branch first, then who knows most of it. */
export const findSolvers = (scope: Scope, { caseId, branchId, ...question }: z.output<typeof whoCanSolve.query>) =>
  scope.transaction(async (tx) => {
    const home = caseId ? await branchOf(tx, caseId) : branchId
    const skills = await listSkills(tx)
    const limits: Limit[] = await tx.db
      .selectFrom('remedy_limit')
      .select(['role', 'currency', 'kind', 'amount'])
      .execute()
    const branches = await tx.db
      .selectFrom('branch')
      .select(['id', 'name', 'zone', 'currency'])
      .where('active', '=', true)
      .$if(branchId !== undefined, (query) => query.where('id', '=', branchId as string))
      .orderBy('name')
      .execute()
    const onDuty: Found[] = []
    for (const branch of branches) {
      for (const person of await listReachable(tx, branch.id, branch.zone)) {
        if (person.as !== 'duty') continue
        const found = present(person, branch, skills.get(person.id) ?? [], limits, null)
        const hits = hitsOf(found, question)
        if (hits !== undefined) onDuty.push({ ...found, as: 'duty', hits })
      }
    }
    const found = onDuty.length > 0 ? onDuty : await listDeputies(tx, branches, skills, limits, question)
    const nearest = ({ branch }: Found) => (branch.id === home ? 0 : 1)
    return {
      people: found
        .toSorted((a, b) => nearest(a) - nearest(b) || b.hits - a.hits || a.name.localeCompare(b.name))
        .map(({ hits: _, ...solver }) => solver),
    }
  })

type BranchRow = { id: string; name: string; zone: string; currency: string }
type Someone = Pick<Solver, 'id' | 'name' | 'role' | 'phone' | 'until'>

const present = (
  { id, name, role, phone, until }: Someone,
  { id: branchId, name: branchName, currency }: BranchRow,
  skills: Skill[],
  limits: Limit[],
  standsInFor: Solver['standsInFor'],
): Solver => {
  const limit = limitFor(limits, role, currency, 'exception')
  return {
    id,
    name,
    role,
    phone,
    until,
    as: standsInFor ? 'deputy' : 'duty',
    standsInFor,
    branch: { id: branchId, name: branchName },
    skills,
    limit: Number.isFinite(limit) ? limit : null,
    currency,
  }
}

/** How many of the words somebody knows, in a skill for this kind of case; undefined for whoever cannot solve it. */
function hitsOf({ skills, limit }: Solver, { kind, words, amount }: Question): number | undefined {
  if (amount !== undefined && limit !== null && limit < amount) return undefined
  const fitting = skills.filter((skill) => kind === undefined || skill.kind === null || skill.kind === kind)
  const asked = [...cutWords(words ?? '')]
  if (asked.length === 0) return kind === undefined ? skills.length : fitting.length > 0 ? 1 : undefined
  const known = new Set(fitting.flatMap((skill) => [...cutWords(skill.words)]))
  const hits = asked.filter((word) => known.has(word)).length
  return hits > 0 ? hits : undefined
}

/** Of those who could but are not on duty: whoever stands in for them and is not away. */
async function listDeputies(
  tx: Tx,
  branches: BranchRow[],
  skills: Map<string, Skill[]>,
  limits: Limit[],
  question: Question,
): Promise<Found[]> {
  const rows = await tx.db
    .selectFrom('member as m')
    .innerJoin('member_reach as r', 'r.member_id', 'm.id')
    .innerJoin('member as d', 'd.id', 'r.deputy_id')
    .leftJoin('member_reach as dr', 'dr.member_id', 'd.id')
    .select(['m.id', 'm.name', 'm.role', 'm.branch_ids'])
    .select(['d.id as deputy_id', 'd.name as deputy_name', 'd.role as deputy_role', 'dr.phone', 'd.branch_ids as sees'])
    .where('m.active', '=', true)
    .where('d.active', '=', true)
    .where((where) => where.or([where('dr.away_until', 'is', null), where('dr.away_until', '<=', now())]))
    .orderBy('m.name')
    .execute()
  return rows.flatMap((row) => {
    const branch = branches.find(({ id }) => row.sees === null || row.sees.includes(id))
    if (!branch) return []
    const one = { name: row.name, phone: null, until: null, role: row.role as Solver['role'], id: row.id }
    const hits = hitsOf(present(one, branch, skills.get(row.id) ?? [], limits, null), {
      ...question,
      amount: undefined,
    })
    if (hits === undefined) return []
    const deputy = present(
      { ...one, id: row.deputy_id, name: row.deputy_name, role: row.deputy_role as Solver['role'], phone: row.phone },
      branch,
      skills.get(row.deputy_id) ?? [],
      limits,
      { id: row.id, name: row.name },
    )
    const { amount } = question
    return amount !== undefined && deputy.limit !== null && deputy.limit < amount ? [] : [{ ...deputy, hits }]
  })
}

async function branchOf(tx: Tx, caseId: string): Promise<string> {
  const row = await tx.db.selectFrom('case').select('branch_id').where('id', '=', caseId).executeTakeFirst()
  if (!row) throw notFound()
  return row.branch_id
}
