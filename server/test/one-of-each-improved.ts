import { newId } from '../src/platform/ids.ts'
import type { Tx } from '../src/platform/scope.ts'

/** What is learnt from others and made better, by the first word of their paths. */
export async function buildOneOfEachImproved(tx: Tx, branchId: string, memberId: string) {
  const benchmarkId = newId()
  await tx.db
    .insertInto('benchmark')
    .values({ id: benchmarkId, topic: 'Words', who: 'Words', what: 'Words', attempt: 'Words' })
    .execute()
  const trialId = newId()
  await tx.db
    .insertInto('benchmark_trial')
    .values({
      id: trialId,
      benchmark_id: benchmarkId,
      branch_id: branchId,
      starts_on: '2026-01-01',
      ends_on: '2026-02-01',
      measure: 'Words',
    })
    .execute()
  const cycleId = newId()
  await tx.db
    .insertInto('improvement_cycle')
    .values({ id: cycleId, branch_id: branchId, words: 'Words', owner_id: memberId })
    .execute()
  const processId = newId()
  await tx.db.insertInto('process').values({ id: processId, name: 'Words', owner_id: memberId }).execute()
  return { benchmarks: benchmarkId, 'benchmark-trials': trialId, 'improvement-cycles': cycleId, processes: processId }
}
