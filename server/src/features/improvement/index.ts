import * as benchmarks from '@heed/contract/benchmarks.ts'
import * as chain from '@heed/contract/chain.ts'
import * as cycles from '@heed/contract/improvement-cycles.ts'
import * as processes from '@heed/contract/processes.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { selectBenchmarks } from './benchmarks/benchmark-rows.ts'
import { judge, makeStandard } from './benchmarks/judge-trial.ts'
import { note, tryOut } from './benchmarks/write-benchmark.ts'
import { listRecords, readChain } from './chain/read-chain.ts'
import { changeTo, giveUp } from './cycles/change-cycle.ts'
import { selectCycles } from './cycles/cycle-rows.ts'
import { start } from './cycles/start-cycle.ts'
import { takeStep } from './cycles/take-step.ts'
import { selectProcesses } from './processes/process-rows.ts'
import { add, change, remove } from './processes/write-process.ts'

export { judge as judgeTrial } from './benchmarks/judge-trial.ts'
export { note as noteBenchmark, tryOut } from './benchmarks/write-benchmark.ts'
export { start as startCycle } from './cycles/start-cycle.ts'
export { takeStep } from './cycles/take-step.ts'
export { add as addProcess } from './processes/write-process.ts'

/** What makes the business better: learning from the best, cycles that never end, processes, and how an act leads to what it lives on. */
export const improvement = defineFeature({
  name: 'improvement',
  routes: [
    route(benchmarks.listBenchmarks, ({ scope }) =>
      scope.transaction(async (tx) => ({ items: await selectBenchmarks(tx) })),
    ),
    route(benchmarks.noteBenchmark, ({ scope, body }) => note(scope, body)),
    route(benchmarks.startTrial, ({ scope, params, body }) => tryOut(scope, params.id, body)),
    route(benchmarks.judgeTrial, ({ scope, params, body }) => judge(scope, params.id, body)),
    route(benchmarks.makeStandardOfTrial, ({ scope, params }) => makeStandard(scope, params.id)),
    route(cycles.listCycles, ({ scope }) =>
      scope.transaction(async (tx) => {
        const rankOf = (cycle: { isDormant: boolean; nextStep: string | null }) =>
          cycle.isDormant ? 0 : cycle.nextStep !== null ? 1 : 2
        return { items: (await selectCycles(tx)).toSorted((one, other) => rankOf(one) - rankOf(other)) }
      }),
    ),
    route(cycles.startCycle, ({ scope, body }) => start(scope, body)),
    route(cycles.changeCycle, ({ scope, params, body }) => changeTo(scope, params.id, body)),
    route(cycles.giveUpCycle, ({ scope, params, body }) => giveUp(scope, params.id, body.why)),
    route(cycles.takeCycleStep, ({ scope, params, body }) => takeStep(scope, params.id, body)),
    route(processes.listProcesses, ({ scope }) =>
      scope.transaction(async (tx) => ({ items: await selectProcesses(tx) })),
    ),
    route(processes.addProcess, ({ scope, body }) => add(scope, body)),
    route(processes.changeProcess, ({ scope, params, body }) => change(scope, params.id, body)),
    route(processes.removeProcess, ({ scope, params }) => remove(scope, params.id)),
    route(chain.getChain, ({ scope, params }) => readChain(scope, params.id)),
    route(chain.listChainRecords, ({ scope, params, query }) => listRecords(scope, params.id, query)),
  ],
})
