import stage from '../../../../content/demo/standards.json' with { type: 'json' }
import { newId, newIdAt } from '../../platform/ids.ts'
import { agree, proposeGoal } from '../goals/index.ts'
import { addOne, addScheme } from '../schemes/index.ts'
import { actAs } from './act-as.ts'
import type { Company } from './build-company.ts'
import type { Chance } from './chance.ts'
import { RowsToWrite } from './write-rows.ts'

const day = 86_400_000
const days = 84
const fits = { difficulty: 4, chance: 3, despite: false }
/** Weeks from Monday to Sunday, counted. */
const weekOf = (ms: number) => Math.floor((ms / day + 3) / 7)
type Ids = Map<string, string>

/** Twelve weeks of looking at what is seen, who asks for it, and what the business sets out to reach. */
export async function playStandards(company: Company, chance: Chance, nowMs: number): Promise<void> {
  const ids = await takeUp(company)
  await look(company, ids, chance, nowMs)
  await writeSchemes(company, ids)
  await setGoals(company, ids, nowMs)
}

/** The checks of the library that this business has made its own. */
const takeUp = ({ scope }: Company): Promise<Ids> =>
  scope.transaction(async (tx) => {
    await tx.db
      .updateTable('standard')
      .set({ active: true, not_yet_yours: false })
      .where('library_key', 'in', [...stage.checks.map(({ key }) => key), ...Object.keys(stage.basics)])
      .execute()
    const rows = await tx.db.selectFrom('standard').select(['id', 'library_key']).execute()
    return new Map(rows.flatMap(({ id, library_key }) => (library_key ? [[library_key, id] as const] : [])))
  })

const look = ({ scope, branches }: Company, ids: Ids, chance: Chance, nowMs: number) =>
  scope.transaction(async (tx) => {
    const rows = new RowsToWrite()
    for (const [place, branch] of branches.entries()) {
      const dayOf = (ms: number) => new Intl.DateTimeFormat('en-CA', { timeZone: branch.calendar.zone }).format(ms)
      const mark = (key: string, kept: boolean, ms: number, more: Record<string, unknown>) =>
        rows.add('standard_mark', {
          id: newIdAt(ms),
          branch_id: branch.id,
          standard_id: ids.get(key) ?? '',
          kept,
          at: new Date(ms).toISOString(),
          ...more,
        })
      for (let ago = days; ago > 0; ago -= 1) {
        if (new Date(nowMs - ago * day).getUTCDay() === 0) continue
        for (const { key, kept, aDay } of stage.checks)
          for (let one = 0; one < aDay; one += 1) {
            // One week in which the second branch had too few hands.
            const ms = nowMs - ago * day - chance.between(0, 5) * 3_600_000
            const share = place === 1 && weekOf(ms) === weekOf(nowMs - 30 * day) ? kept - 0.8 : kept
            mark(key, chance.happens(share), ms, { member_id: chance.pick(branch.memberIds) })
          }
        for (const [key, share] of Object.entries(stage.basics)) {
          const ms = nowMs - ago * day
          mark(key, chance.happens(share), ms, { checked_on: dayOf(ms), marked_by: branch.memberIds[0] })
        }
      }
      if (place === 1)
        mark('basics-card', false, nowMs - 60_000, { checked_on: dayOf(nowMs), marked_by: branch.memberIds[0] })
    }
    await rows.write(tx)
  })

async function writeSchemes({ scope }: Company, ids: Ids): Promise<void> {
  const mapped = (keys: string[]) => keys.flatMap((key) => ids.get(key) ?? [])
  const { name, document, requirements } = stage.scheme
  const made = await addScheme(scope, { kind: 'rating', stakeholder: null, name, document })
  for (const { standards, ...said } of requirements)
    await addOne(scope, made.id, { ...said, standardIds: mapped(standards) })
  const groups = await scope.transaction((tx) =>
    tx.db.selectFrom('scheme').select(['id', 'stakeholder']).where('name', 'is', null).execute(),
  )
  for (const { id, stakeholder } of groups) {
    const asked = stage.groups[stakeholder as keyof typeof stage.groups]
    await addOne(scope, id, { code: asked.code, words: asked.words, standardIds: mapped(asked.standards) })
  }
}

/** One aim for all, one of a branch below it, both agreed two months ago; one that waits for its employee. */
async function setGoals(company: Company, ids: Ids, nowMs: number): Promise<void> {
  const members = await company.scope.transaction((tx) => tx.db.selectFrom('member').select(['id', 'email']).execute())
  const named = (name: string) => members.find(({ email }) => email.startsWith(`${name}@`))?.id ?? newId()
  const [selin, mert, elif] = await Promise.all(['selin', 'mert', 'elif'].map((name) => actAs(company, named(name))))
  const branchId = company.branches[0]?.id
  if (!selin || !mert || !elif || !branchId) return
  const dueOn = new Date(nowMs + 60 * day).toISOString().slice(0, 10)
  const { top, smile, till } = stage.goals
  const of = ({ words, behaviour, target }: typeof top | typeof till) => ({
    words,
    behaviour,
    targetValue: target,
    dueOn,
  })
  const aim = await proposeGoal(selin, {
    ...of(top),
    level: 'business',
    isTop: true,
    standardId: ids.get(top.standard) ?? null,
    ratings: fits,
  })
  const seen = await proposeGoal(mert, {
    ...of(smile),
    level: 'branch',
    branchId,
    parentId: aim.id,
    standardId: ids.get(smile.standard) ?? null,
    startValue: 78,
    reward: 'A team breakfast',
    ratings: fits,
  })
  await agree(elif, aim.id, fits)
  await agree(elif, seen.id, fits)
  await company.scope.transaction((tx) =>
    tx.db
      .updateTable('goal')
      .set({ agreed_at: new Date(nowMs - 56 * day) })
      .where('state', '=', 'agreed')
      .execute(),
  )
  await proposeGoal(elif, {
    ...of(till),
    level: 'member',
    memberId: named('deniz'),
    branchId,
    parentId: seen.id,
    unit: till.unit,
    direction: 'at_most',
    startValue: till.start,
    helpNeeded: 'A second till from three in line',
    ratings: fits,
  })
}
