import type { TrialVerdict } from '@heed/contract/benchmarks.ts'
import { type CycleStep, cycleSteps } from '@heed/contract/improvement-cycles.ts'
import type { ProcessFact, StepMeasure } from '@heed/contract/processes.ts'
import demo from '../../../../content/demo/improvement.json' with { type: 'json' }
import type { Scope } from '../../platform/scope.ts'
import { addProcess, judgeTrial, noteBenchmark, startCycle, takeStep, tryOut } from '../improvement/index.ts'
import { offerWinBack, recordVisit } from '../win-back/index.ts'
import { actAs, memberOf } from './act-as.ts'
import type { Company } from './build-company.ts'

const dayMs = 86_400_000

/** What was learned from others, cycles of which one is over, processes of which one asks no customer, and offers to come back. */
export async function playImprovement(company: Company, nowMs: number): Promise<void> {
  const owner = await actAs(company, await memberOf(company, 'owner'))
  await playBenchmarks(company, owner, nowMs)
  await playCycles(company, owner)
  const ownerId = await memberOf(company, 'manager')
  for (const { name, idea, steps } of demo.processes)
    await addProcess(owner, {
      name,
      idea,
      ownerId,
      steps: (steps as StageStep[]).map(({ words, effect, measure, improvement }) => ({
        words,
        effect,
        measure: measureOf(measure),
        improvement: improvement ?? null,
      })),
    })
  await playWinBack(company, owner, nowMs)
}

type StageStep = { words: string; effect: string; measure: string | null; improvement?: string }

function measureOf(measure: string | null): StepMeasure | null {
  const [kind, key = ''] = measure?.split(':') ?? []
  if (kind === 'question') return { kind, question: key as 'speed' }
  if (kind === 'fact') return { kind, fact: key as ProcessFact }
  return kind === 'own' ? { kind, words: key } : null
}

type StageTrial = {
  branch: number
  fromDaysAgo: number
  toDaysAgo: number
  measure: string
  verdict?: TrialVerdict
  words?: string
}

async function playBenchmarks(company: Company, owner: Scope, nowMs: number): Promise<void> {
  const dayAgo = (days: number) => new Date(nowMs - days * dayMs).toISOString().slice(0, 10)
  for (const { trials, ...benchmark } of demo.benchmarks) {
    const { id } = await noteBenchmark(owner, benchmark)
    for (const { branch, fromDaysAgo, toDaysAgo, measure, verdict, words } of trials as StageTrial[]) {
      const branchId = company.branches[branch]?.id ?? null
      const tried = await tryOut(owner, id, {
        branchId,
        startsOn: dayAgo(fromDaysAgo),
        endsOn: dayAgo(toDaysAgo),
        measure,
      })
      const [trial] = tried.trials
      if (trial && verdict && words) await judgeTrial(owner, trial.id, { verdict, words })
    }
  }
}

async function playCycles(company: Company, owner: Scope): Promise<void> {
  const first = await company.scope.transaction(async (tx) => ({
    corrective: await tx.db.selectFrom('corrective_action').select('id').orderBy('id').executeTakeFirst(),
    problem: await tx.db.selectFrom('problem').select('id').orderBy('id').executeTakeFirst(),
  }))
  const ownerId = await memberOf(company, 'manager')
  for (const { words, dormantDays, about, steps, next } of demo.cycles as StageCycle[]) {
    const row = first[about]
    const { id } = await startCycle(owner, {
      words,
      ownerId,
      branchId: null,
      about: row ? { kind: about, id: row.id } : null,
      dormantDays,
    })
    for (const [index, [, said]] of steps.entries()) {
      const step = cycleSteps[index] as CycleStep
      await takeStep(owner, id, { step, words: said, ...(step === 'act' && next ? { next: { words: next } } : {}) })
    }
  }
}

type StageCycle = {
  words: string
  dormantDays: number
  about: 'corrective' | 'problem'
  steps: [CycleStep, string][]
  next?: string
}

/** What one unit of worth comes to in a currency. */
const unit: Record<string, number> = { TRY: 150, AZN: 8, IDR: 40_000 }

/** Offers on the newest solved complaints that had nothing yet, and a few customers who were seen again. */
async function playWinBack(company: Company, owner: Scope, nowMs: number): Promise<void> {
  const cases = await company.scope.transaction((tx) =>
    tx.db
      .selectFrom('case as c')
      .innerJoin('branch as b', 'b.id', 'c.branch_id')
      .innerJoin('complaint as k', 'k.case_id', 'c.id')
      .select(['c.id', 'c.language', 'c.solved_at', 'b.currency'])
      .where('k.withdrawn_at', 'is', null)
      .where('c.state', '=', 'solved')
      .where('c.solved_at', '<', new Date(nowMs - 5 * dayMs))
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('remedy as r').select('r.id').whereRef('r.case_id', '=', 'c.id'))),
      )
      .orderBy('c.solved_at', 'desc')
      .limit(9)
      .execute(),
  )
  const words: Record<string, string> = demo.winBack.words
  for (const [index, { id, language, solved_at, currency }] of cases.entries()) {
    if (index < 5)
      await offerWinBack(owner, id, { kind: 'coupon', amount: unit[currency] ?? 1, words: words[language] ?? '' })
    else if (solved_at)
      await recordVisit(owner, id, {
        at: new Date(Math.min(nowMs, solved_at.getTime() + 4 * dayMs)).toISOString(),
        words: index === 5 ? demo.winBack.visitWords : null,
        amount: (unit[currency] ?? 1) * (index - 3),
      })
  }
}
