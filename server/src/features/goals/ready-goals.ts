import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Goal, listReadyGoals, takeReadyGoal } from '@heed/contract/goals.ts'
import { type Language, languages } from '@heed/contract/primitives.ts'
import type { Dimension } from '@heed/contract/standards.ts'
import type { z } from 'zod'
import type { Scope, Tx } from '../../platform/scope.ts'
import { addStandard } from '../standards/index.ts'
import { readyUnknown } from './goals.errors.ts'
import { proposeGoal } from './write-goal.ts'

type Texts = Record<Language, string>
type Entry = {
  key: string
  target: number
  dimension: Dimension
  words: Texts
  behaviour: Texts
  standard: Texts
  when: Texts
  source: Texts
}
const entries: Entry[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../content/goals/ready.json'), 'utf8'),
)

/** In the language of the business, as what it creates will be. */
export const readReadyGoals = (scope: Scope): Promise<z.output<typeof listReadyGoals.response>> =>
  scope.transaction(async (tx) => {
    const language = await languageOf(tx)
    return {
      items: entries.map(({ key, target, words, behaviour, standard }) => ({
        key,
        words: words[language],
        behaviour: behaviour[language],
        standardName: standard[language],
        targetValue: target,
      })),
    }
  })

/** One act makes both: the goal, and the standard by which it is seen; taken twice, it is seen by the same standard. */
export const takeReady = (
  scope: Scope,
  { key, branchId, dueOn, parentId }: z.output<typeof takeReadyGoal.body>,
): Promise<Goal> =>
  scope.transaction(async (tx) => {
    const entry = entries.find((one) => one.key === key)
    if (!entry) throw readyUnknown()
    const language = await languageOf(tx)
    const standardId = (await findStandard(tx, key, branchId)) ?? (await makeStandard(scope, entry, language, branchId))
    return proposeGoal(
      scope,
      {
        level: branchId ? 'branch' : 'business',
        branchId,
        parentId,
        words: entry.words[language],
        behaviour: entry.behaviour[language],
        standardId,
        targetValue: entry.target,
        dueOn,
      },
      key,
    )
  })

async function findStandard(tx: Tx, key: string, branchId: string | null): Promise<string | undefined> {
  const known = await tx.db
    .selectFrom('goal as g')
    .innerJoin('standard as s', 's.id', 'g.standard_id')
    .select('s.id')
    .where('g.template_key', '=', key)
    .where('s.branch_id', branchId ? '=' : 'is', branchId)
    .where('s.active', '=', true)
    .limit(1)
    .executeTakeFirst()
  return known?.id
}

async function makeStandard(scope: Scope, entry: Entry, language: Language, branchId: string | null) {
  const { id } = await addStandard(scope, {
    name: entry.standard[language],
    method: 'check',
    dimension: entry.dimension,
    wording: Object.fromEntries(
      languages.map((spoken) => [spoken, { when: entry.when[spoken], act: entry.behaviour[spoken] }]),
    ),
    sources: [{ kind: 'expectation', words: entry.source[language] }],
    targetSharePercent: entry.target,
    branchId,
    active: true,
  })
  return id
}

const languageOf = async (tx: Tx): Promise<Language> =>
  (await tx.db.selectFrom('workspace').select('language').executeTakeFirstOrThrow()).language as Language
