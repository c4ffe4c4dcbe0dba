import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, FreeText, Id, IdParams, Instant, OneLine, PageQuery, pageOf } from './primitives.ts'

const Person = z.object({ id: Id, name: z.string() })

export const stakeholders = [
  'employees',
  'shareholders',
  'suppliers',
  'government',
  'associations',
  'communities',
] as const
export const Stakeholder = z.enum(stakeholders)
export const schemeKinds = ['rating', 'stakeholder', 'law'] as const
export const SchemeKind = z.enum(schemeKinds)

export const Scheme = z.object({
  id: Id,
  kind: SchemeKind,
  stakeholder: Stakeholder.nullable(),
  /** null: one of the six groups, which every business has. */
  name: z.string().nullable(),
  document: z.string().nullable(),
  reviewOn: Day.nullable(),
  /** All, those with a standard, and the one divided by the other in percent; null without any. */
  requirements: z.int(),
  mapped: z.int(),
  coveragePercent: z.number().nullable(),
})
export type Scheme = z.infer<typeof Scheme>

const SchemeFields = z.object({
  name: OneLine.min(1).max(160),
  document: OneLine.min(1).max(500).nullable(),
  reviewOn: Day.nullable(),
})

export const listSchemes = endpoint({
  id: 'listSchemes',
  method: 'GET',
  path: '/schemes',
  tag: 'schemes',
  may: 'standard:read',
  summary: 'Who asks for our standards, how much of it they cover, and standards that nobody asks for',
  response: z.object({
    items: z.array(Scheme),
    /** Standards in use that no requirement leads to. */
    orphans: z.array(Person),
  }),
})
export const getScheme = endpoint({
  id: 'getScheme',
  method: 'GET',
  path: '/schemes/:id',
  tag: 'schemes',
  may: 'standard:read',
  summary: 'A scheme with its categories',
  params: IdParams,
  response: Scheme.extend({ categories: z.array(z.string()) }),
})
export const createScheme = endpoint({
  id: 'createScheme',
  method: 'POST',
  path: '/schemes',
  tag: 'schemes',
  may: 'standard:edit',
  summary: 'Add a rating scheme, a stakeholder or a law',
  body: z
    .object({
      ...SchemeFields.partial().shape,
      kind: SchemeKind,
      name: SchemeFields.shape.name,
      stakeholder: Stakeholder.nullable().default(null),
    })
    .strict(),
  response: Scheme,
  status: 201,
})
export const updateScheme = endpoint({
  id: 'updateScheme',
  method: 'PATCH',
  path: '/schemes/:id',
  tag: 'schemes',
  may: 'standard:edit',
  summary: 'Change what a scheme is called, its document or when it is looked at again',
  params: IdParams,
  body: SchemeFields.partial().strict(),
  response: Scheme,
})

export const Requirement = z.object({
  id: Id,
  schemeId: Id,
  code: z.string(),
  category: z.string().nullable(),
  words: z.string(),
  weight: z.number(),
  level: z.int().nullable(),
  /** A rule of the business beside those of the scheme; it is in every inspection. */
  own: z.boolean(),
  standards: z.array(Person),
  /** The newest of inspections in the branches in sight. */
  lastSeen: z.object({ kept: z.boolean(), at: Instant }).nullable(),
})
export type Requirement = z.infer<typeof Requirement>

const RequirementFields = z.object({
  code: OneLine.min(1).max(60),
  category: OneLine.min(1).max(160).nullable(),
  words: OneLine.min(1).max(2000),
  weight: z.number().gt(0).max(1000),
  level: z.int().min(1).max(5).nullable(),
  own: z.boolean(),
  standardIds: z.array(Id).max(50),
})
export const listRequirements = endpoint({
  id: 'listRequirements',
  method: 'GET',
  path: '/schemes/:id/requirements',
  tag: 'schemes',
  may: 'standard:read',
  summary: 'Requirements of a scheme with the standards that answer them, by code',
  params: IdParams,
  query: PageQuery.extend({
    search: FreeText.max(200).optional(),
    category: z.string().max(160).optional(),
    /** Only those without a standard. */
    gap: z.enum(['yes']).optional(),
  }).strict(),
  response: pageOf(Requirement),
})
export const exportRequirements = endpoint({
  id: 'exportRequirements',
  method: 'GET',
  path: '/schemes/:id/requirements.csv',
  tag: 'schemes',
  may: 'standard:read',
  summary: 'The same as CSV, as the import takes it',
  params: IdParams,
  response: z.string(),
})
export const addRequirement = endpoint({
  id: 'addRequirement',
  method: 'POST',
  path: '/schemes/:id/requirements',
  tag: 'schemes',
  may: 'standard:edit',
  summary: 'Add a requirement',
  params: IdParams,
  body: z
    .object({
      ...RequirementFields.partial().shape,
      code: RequirementFields.shape.code,
      words: RequirementFields.shape.words,
    })
    .strict(),
  response: Requirement,
  status: 201,
})
export const updateRequirement = endpoint({
  id: 'updateRequirement',
  method: 'PATCH',
  path: '/requirements/:id',
  tag: 'schemes',
  may: 'standard:edit',
  summary: 'Change a requirement, or which standards answer it',
  params: IdParams,
  body: RequirementFields.partial().strict(),
  response: Requirement,
})
export const removeRequirement = endpoint({
  id: 'removeRequirement',
  method: 'DELETE',
  path: '/requirements/:id',
  tag: 'schemes',
  may: 'standard:edit',
  summary: 'Take a requirement out of its scheme',
  params: IdParams,
  response: z.null(),
  status: 204,
})

export const requirementColumns = ['code', 'category', 'words', 'weight', 'level'] as const
export const RequirementColumn = z.enum(requirementColumns)
export const requirementRules = [
  'not_csv',
  'no_rows',
  'cells',
  'column_twice',
  'column_missing',
  'code_missing',
  'code_twice',
  'words_missing',
  'too_long',
  'weight_odd',
  'level_odd',
] as const
export const importRequirements = endpoint({
  id: 'importRequirements',
  method: 'POST',
  path: '/schemes/:id/import',
  tag: 'schemes',
  may: 'standard:edit',
  summary: 'Read a table of requirements (CSV); looked at first, and taken in when confirmed. A known code is changed',
  params: IdParams,
  body: z
    .object({
      content: z.string().min(1).max(1_500_000),
      /** Which column is what; unless said, guessed by its name. */
      mapping: z.record(z.string().max(200), RequirementColumn.nullable()).optional(),
      confirm: z.boolean().default(false),
    })
    .strict(),
  response: z.object({
    columns: z.array(z.string()),
    mapping: z.record(z.string(), RequirementColumn.nullable()),
    total: z.int(),
    good: z.int(),
    bad: z.int(),
    /** Of the good ones: whose code is there already. */
    known: z.int(),
    problems: z.array(z.object({ line: z.int(), rule: z.enum(requirementRules), value: z.string().nullable() })),
    /** The first few, as they would be taken in. */
    sample: z.array(
      z.object({
        code: z.string(),
        category: z.string().nullable(),
        words: z.string(),
        weight: z.number(),
        level: z.int().nullable(),
      }),
    ),
    taken: z.boolean(),
  }),
})

export const getStars = endpoint({
  id: 'getStars',
  method: 'GET',
  path: '/schemes/:id/stars',
  tag: 'schemes',
  may: 'standard:read',
  summary: 'How many stars a branch reaches by its results of 12 weeks, and what holds back the next',
  params: IdParams,
  query: z.object({ branchId: Id }).strict(),
  response: z.object({
    stars: z.int(),
    levels: z.array(
      z.object({
        level: z.int(),
        /** All that is asked for up to this level, with a standard, and with standards that reach their target. */
        requirements: z.int(),
        mapped: z.int(),
        reached: z.int(),
      }),
    ),
    /** What the next star lacks; at most 50. */
    missing: z.array(
      z.object({
        id: Id,
        code: z.string(),
        words: z.string(),
        why: z.enum(['no_standard', 'no_result', 'not_reached']),
      }),
    ),
  }),
})

export const Inspection = z.object({
  id: Id,
  schemeId: Id,
  branch: Person,
  seed: z.int(),
  startedBy: Person.nullable(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  items: z.int(),
  kept: z.int(),
  missed: z.int(),
})
const WholeInspection = Inspection.extend({
  rows: z.array(
    z.object({
      requirementId: Id,
      code: z.string(),
      category: z.string().nullable(),
      words: z.string(),
      standards: z.array(Person),
      kept: z.boolean().nullable(),
      note: z.string().nullable(),
    }),
  ),
})
export const listInspections = endpoint({
  id: 'listInspections',
  method: 'GET',
  path: '/schemes/:id/inspections',
  tag: 'schemes',
  may: 'standard:read',
  summary: 'Inspections by a scheme, newest first',
  params: IdParams,
  response: z.object({ items: z.array(Inspection) }),
})
export const startInspection = endpoint({
  id: 'startInspection',
  method: 'POST',
  path: '/schemes/:id/inspections',
  tag: 'schemes',
  may: 'standard:mark',
  summary:
    'Draw a random sample of requirements, own ones always, and begin a round; the same seed draws the same sample',
  params: IdParams,
  body: z
    .object({
      branchId: Id,
      size: z.int().min(1).max(1000).default(50),
      seed: z.int().min(0).max(2_147_483_647).optional(),
    })
    .strict(),
  response: WholeInspection,
  status: 201,
})
export const getInspection = endpoint({
  id: 'getInspection',
  method: 'GET',
  path: '/inspections/:id',
  tag: 'schemes',
  may: 'standard:read',
  summary: 'An inspection with its sample and what was seen',
  params: IdParams,
  response: WholeInspection,
})
export const markInspection = endpoint({
  id: 'markInspection',
  method: 'PUT',
  path: '/inspections/:id/marks',
  tag: 'schemes',
  may: 'standard:mark',
  summary: 'Say whether a requirement of the sample was kept; it can be changed until the round is finished',
  params: IdParams,
  body: z
    .object({ requirementId: Id, kept: z.boolean(), note: OneLine.min(1).max(500).nullable().default(null) })
    .strict(),
  response: WholeInspection,
})
export const finishInspection = endpoint({
  id: 'finishInspection',
  method: 'POST',
  path: '/inspections/:id/finish',
  tag: 'schemes',
  may: 'standard:mark',
  summary: 'End the round: what was seen counts for the standards that answer it',
  params: IdParams,
  response: WholeInspection,
})
