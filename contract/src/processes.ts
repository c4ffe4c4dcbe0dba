import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, IdParams, Instant, OneLine } from './primitives.ts'
import { surveyItems } from './standards.ts'

const Named = z.object({ id: Id, name: z.string() })

export const processFacts = ['first_answer', 'solution', 'solved_for_good', 'csat', 'nps'] as const
export const ProcessFact = z.enum(processFacts)
export type ProcessFact = z.infer<typeof ProcessFact>

/** A standard, a question of the survey or a figure of Insight measures customers; `own` measures something else. */
export const StepMeasure = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('standard'), standardId: Id }).strict(),
  z.object({ kind: z.literal('question'), question: z.enum(surveyItems) }).strict(),
  z.object({ kind: z.literal('fact'), fact: ProcessFact }).strict(),
  z.object({ kind: z.literal('own'), words: OneLine.min(1).max(200) }).strict(),
])
export type StepMeasure = z.infer<typeof StepMeasure>

export const ProcessStep = z.object({
  id: Id,
  words: z.string(),
  /** What customers feel of it. */
  effect: z.string(),
  measure: StepMeasure.nullable(),
  standardName: z.string().nullable(),
  /** Over 12 weeks, in percent (of `nps`, its score); null where nothing was counted, or it is no measure of customers. */
  figure: z
    .object({ value: z.number(), low: z.number().nullable(), high: z.number().nullable(), n: z.int() })
    .nullable(),
  improvement: z.string().nullable(),
})
export type ProcessStep = z.infer<typeof ProcessStep>

export const Process = z.object({
  id: Id,
  name: z.string(),
  idea: z.string().nullable(),
  owner: Named,
  changedAt: Instant,
  steps: z.array(ProcessStep),
  /** No step is measured by a standard in use, a question or a figure: nobody asks the customer. */
  isUnmeasured: z.boolean(),
})
export type Process = z.infer<typeof Process>

const Input = z
  .object({
    name: OneLine.min(1).max(160),
    idea: OneLine.min(1).max(500).nullable().default(null),
    ownerId: Id,
    /** In their order. */
    steps: z
      .array(
        z
          .object({
            words: OneLine.min(1).max(300),
            effect: OneLine.min(1).max(300),
            measure: StepMeasure.nullable().default(null),
            improvement: OneLine.min(1).max(500).nullable().default(null),
          })
          .strict(),
      )
      .min(1)
      .max(30),
  })
  .strict()

export const listProcesses = endpoint({
  id: 'listProcesses',
  method: 'GET',
  path: '/processes',
  tag: 'improvement',
  may: 'standard:read',
  summary: 'Processes step by step, with what customers feel of each and its present figure',
  response: z.object({ items: z.array(Process) }),
})
export const addProcess = endpoint({
  id: 'addProcess',
  method: 'POST',
  path: '/processes',
  tag: 'improvement',
  may: 'standard:edit',
  summary: 'Write a process down',
  body: Input,
  response: Process,
  status: 201,
})
export const changeProcess = endpoint({
  id: 'changeProcess',
  method: 'PUT',
  path: '/processes/:id',
  tag: 'improvement',
  may: 'standard:edit',
  summary: 'Change a process and its steps',
  params: IdParams,
  body: Input,
  response: Process,
})
export const removeProcess = endpoint({
  id: 'removeProcess',
  method: 'DELETE',
  path: '/processes/:id',
  tag: 'improvement',
  may: 'standard:edit',
  summary: 'Take a process out',
  params: IdParams,
  response: z.null(),
  status: 204,
})
