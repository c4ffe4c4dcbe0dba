import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, OneLine } from './primitives.ts'

const Named = z.object({ id: Id, name: z.string() })

export const experiencePhases = ['first_sight', 'arrival', 'choice', 'purchase', 'use', 'after_sale'] as const
export const ExperiencePhase = z.enum(experiencePhases)

export const ExperienceAspect = z.object({
  id: Id,
  phase: ExperiencePhase,
  name: z.string(),
  importance: z.int(),
  standard: Named.nullable(),
  /** In percent: the share kept of its standard over 12 weeks, else what somebody gave it; null without either. */
  score: z
    .object({
      percent: z.number(),
      from: z.enum(['standard', 'hand']),
      /** Results behind it; null by hand. */
      n: z.int().nullable(),
      on: Day.nullable(),
      by: Named.nullable(),
    })
    .nullable(),
  /** It matters (4 or 5), and no standard in use answers for it. */
  isGap: z.boolean(),
})
export type ExperienceAspect = z.infer<typeof ExperienceAspect>

const Input = z
  .object({
    phase: ExperiencePhase,
    name: OneLine.min(1).max(160),
    importance: z.int().min(1).max(5),
    standardId: Id.nullable().default(null),
    /** Given by hand today; left out, what was given before stays. */
    score: z.int().min(0).max(100).optional(),
  })
  .strict()

export const getExperienceMap = endpoint({
  id: 'getExperienceMap',
  method: 'GET',
  path: '/experience',
  tag: 'brand',
  may: 'standard:read',
  summary: 'All sides of a customer’s experience in their order, with importance, score and gaps',
  response: z.object({ items: z.array(ExperienceAspect) }),
})
export const addExperienceAspect = endpoint({
  id: 'addExperienceAspect',
  method: 'POST',
  path: '/experience-aspects',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Write down a side of the experience',
  body: Input,
  response: ExperienceAspect,
  status: 201,
})
export const changeExperienceAspect = endpoint({
  id: 'changeExperienceAspect',
  method: 'PUT',
  path: '/experience-aspects/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Change a side of the experience, or give it a score',
  params: IdParams,
  body: Input,
  response: ExperienceAspect,
})
export const removeExperienceAspect = endpoint({
  id: 'removeExperienceAspect',
  method: 'DELETE',
  path: '/experience-aspects/:id',
  tag: 'brand',
  may: 'standard:edit',
  summary: 'Take a side of the experience out',
  params: IdParams,
  response: z.null(),
  status: 204,
})
