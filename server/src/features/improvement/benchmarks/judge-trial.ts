import type { Benchmark, judgeTrial } from '@heed/contract/benchmarks.ts'
import type { z } from 'zod'
import { trialAdopted, trialJudged } from '../../../events/improvement-events.ts'
import { dayIn, now } from '../../../platform/clock.ts'
import { notFound } from '../../../platform/problem.ts'
import type { Scope, Tx } from '../../../platform/scope.ts'
import { addStandard } from '../../standards/index.ts'
import { noVerdict, standardMade, trialDropped, trialJudgedAlready, trialRunning } from '../improvement.errors.ts'
import { readBenchmark } from './benchmark-rows.ts'

/** Where a day begins first: a trial's last day has come as soon as it has come anywhere. */
const earliest = 'Pacific/Kiritimati'

/** Only what was tried to its end is adopted or adapted; what does harm may be dropped before. */
export const judge = (
  scope: Scope,
  trialId: string,
  { verdict, words }: z.output<typeof judgeTrial.body>,
): Promise<Benchmark> =>
  scope.transaction(async (tx) => {
    const trial = await takeTrial(tx, trialId)
    if (trial.verdict) throw trialJudgedAlready()
    const at = now()
    const { endsOn } = await findTrial(tx, trial.benchmark_id, trialId)
    if (verdict !== 'drop' && dayIn(earliest, at) < endsOn) throw trialRunning()
    await tx.db
      .updateTable('benchmark_trial')
      .set({ verdict, verdict_words: words, judged_by: scope.actor?.id ?? null, judged_at: at })
      .where('id', '=', trialId)
      .execute()
    const about = { benchmarkId: trial.benchmark_id, trialId }
    await tx.emit(trialJudged, { ...about, verdict }, { branchId: trial.branch_id, at })
    return verdict === 'adopt' ? makeStandard(scope, trialId) : readBenchmark(tx, trial.benchmark_id)
  })

/** A draft, seen by looking and out of use: whoever keeps standards puts it in force. Its source says whom it was learned from. */
export const makeStandard = (scope: Scope, trialId: string): Promise<Benchmark> =>
  scope.transaction(async (tx) => {
    const trial = await takeTrial(tx, trialId)
    if (!trial.verdict) throw noVerdict()
    if (trial.verdict === 'drop') throw trialDropped()
    if (trial.standard_id) throw standardMade()
    const { topic, who, what } = await readBenchmark(tx, trial.benchmark_id)
    const { id: standardId } = await addStandard(scope, {
      name: topic.slice(0, 160),
      method: 'check',
      dimension: 'reliability',
      targetSharePercent: 90,
      sources: [{ kind: 'benchmark', words: `${who}: ${what.replace(/\s+/g, ' ')}`.slice(0, 500) }],
      branchId: trial.branch_id,
      active: false,
    })
    await tx.db.updateTable('benchmark_trial').set({ standard_id: standardId }).where('id', '=', trialId).execute()
    await tx.emit(trialAdopted, { benchmarkId: trial.benchmark_id, trialId, standardId }, { branchId: trial.branch_id })
    return readBenchmark(tx, trial.benchmark_id)
  })

async function takeTrial(tx: Tx, trialId: string) {
  const row = await tx.db
    .selectFrom('benchmark_trial')
    .select(['benchmark_id', 'branch_id', 'verdict', 'standard_id'])
    .where('id', '=', trialId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

async function findTrial(tx: Tx, benchmarkId: string, trialId: string) {
  const trial = (await readBenchmark(tx, benchmarkId)).trials.find(({ id }) => id === trialId)
  if (!trial) throw notFound()
  return trial
}
