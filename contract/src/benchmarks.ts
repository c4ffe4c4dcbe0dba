import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FreeText, Id, IdParams, Instant, OneLine } from './primitives.ts'

const Named = z.object({ id: Id, name: z.string() })

export const trialVerdicts = ['adopt', 'adapt', 'drop'] as const
export const TrialVerdict = z.enum(trialVerdicts)
export type TrialVerdict = z.infer<typeof TrialVerdict>

export const BenchmarkTrial = z.object({
  id: Id,
  /** Where it is tried; null: the whole business. */
  branch: Named.nullable(),
  startsOn: Day,
  endsOn: Day,
  measure: z.string(),
  verdict: z.object({ verdict: TrialVerdict, words: z.string(), by: Named.nullable(), at: Instant }).nullable(),
  /** What became of it. */
  standard: Named.nullable(),
})
export type BenchmarkTrial = z.infer<typeof BenchmarkTrial>

export const Benchmark = z.object({
  id: Id,
  topic: z.string(),
  who: z.string(),
  what: z.string(),
  attempt: z.string(),
  by: Named.nullable(),
  at: Instant,
  /** Newest first. */
  trials: z.array(BenchmarkTrial),
})
export type Benchmark = z.infer<typeof Benchmark>

export const listBenchmarks = endpoint({
  id: 'listBenchmarks',
  method: 'GET',
  path: '/benchmarks',
  tag: 'improvement',
  may: 'prevention:read',
  summary: 'Who is best at what, what they do, what we try, and what came of it; newest first',
  response: z.object({ items: z.array(Benchmark) }),
})
export const noteBenchmark = endpoint({
  id: 'noteBenchmark',
  method: 'POST',
  path: '/benchmarks',
  tag: 'improvement',
  may: 'prevention:record',
  summary: 'Note who is best at something, what they do and what we will try',
  body: z
    .object({
      topic: OneLine.min(1).max(200),
      who: OneLine.min(1).max(200),
      what: FreeText.min(1).max(1000),
      attempt: FreeText.min(1).max(1000),
    })
    .strict(),
  response: Benchmark,
  status: 201,
})
export const startTrial = endpoint({
  id: 'startTrial',
  method: 'POST',
  path: '/benchmarks/:id/trials',
  tag: 'improvement',
  may: 'prevention:act',
  summary: 'Try it: from when to when, and by what it is judged',
  params: IdParams,
  body: z
    .object({
      branchId: Id.nullable().default(null),
      startsOn: Day,
      endsOn: Day,
      measure: OneLine.min(1).max(300),
    })
    .strict(),
  response: Benchmark,
  status: 201,
})
export const judgeTrial = endpoint({
  id: 'judgeTrial',
  method: 'POST',
  path: '/benchmark-trials/:id/verdict',
  tag: 'improvement',
  may: 'standard:edit',
  summary: 'Judge a trial that is over; dropped it may be before. Adopted, it becomes a draft of a standard',
  params: IdParams,
  body: z.object({ verdict: TrialVerdict, words: FreeText.min(1).max(1000) }).strict(),
  response: Benchmark,
})
export const makeStandardOfTrial = endpoint({
  id: 'makeStandardOfTrial',
  method: 'POST',
  path: '/benchmark-trials/:id/standard',
  tag: 'improvement',
  may: 'standard:edit',
  summary: 'Make a draft of a standard of a trial that was judged worth it',
  params: IdParams,
  response: Benchmark,
  status: 201,
})
