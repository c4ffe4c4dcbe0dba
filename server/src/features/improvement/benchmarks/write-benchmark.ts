import type { Benchmark, noteBenchmark, startTrial } from '@heed/contract/benchmarks.ts'
import type { z } from 'zod'
import { benchmarkNoted, trialStarted } from '../../../events/improvement-events.ts'
import { now } from '../../../platform/clock.ts'
import { newId } from '../../../platform/ids.ts'
import { branchUnknown } from '../../../platform/problem.ts'
import type { Scope } from '../../../platform/scope.ts'
import { trialTurned } from '../improvement.errors.ts'
import { readBenchmark } from './benchmark-rows.ts'

export const note = (scope: Scope, benchmark: z.output<typeof noteBenchmark.body>): Promise<Benchmark> =>
  scope.transaction(async (tx) => {
    const benchmarkId = newId()
    await tx.db
      .insertInto('benchmark')
      .values({ id: benchmarkId, ...benchmark, noted_by: scope.actor?.id ?? null, noted_at: now() })
      .execute()
    await tx.emit(benchmarkNoted, { benchmarkId, topic: benchmark.topic })
    return readBenchmark(tx, benchmarkId)
  })

export const tryOut = (
  scope: Scope,
  benchmarkId: string,
  { branchId, startsOn, endsOn, measure }: z.output<typeof startTrial.body>,
): Promise<Benchmark> =>
  scope.transaction(async (tx) => {
    await readBenchmark(tx, benchmarkId)
    if (branchId) {
      const branch = await tx.db.selectFrom('branch').select('id').where('id', '=', branchId).executeTakeFirst()
      if (!branch) throw branchUnknown()
    }
    if (endsOn < startsOn) throw trialTurned()
    const trialId = newId()
    await tx.db
      .insertInto('benchmark_trial')
      .values({
        id: trialId,
        benchmark_id: benchmarkId,
        branch_id: branchId,
        starts_on: startsOn,
        ends_on: endsOn,
        measure,
        started_by: scope.actor?.id ?? null,
        created_at: now(),
      })
      .execute()
    await tx.emit(trialStarted, { benchmarkId, trialId }, { branchId })
    return readBenchmark(tx, benchmarkId)
  })
