import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { ScoreScale } from './feedback.ts'
import { ImportState, ImportWork } from './import-states.ts'
import { Id, IdParams, Instant } from './primitives.ts'

export const ImportProblem = z.object({
  line: z.int(),
  column: z.string().nullable(),
  rule: z.enum([
    'column_unknown',
    'column_twice',
    'not_csv',
    'not_utf8',
    'no_rows',
    'too_many_rows',
    'cells',
    'nothing_said',
    'text_too_long',
    'score_odd',
    'score_outside',
    'scale_unknown',
    'date_odd',
    'date_future',
    'source_unknown',
    'state_unknown',
    'kind_unknown',
    'language_unknown',
    'branch_unknown',
    'email_odd',
    'too_long',
  ]),
  value: z.string().nullable(),
})
export type ImportProblem = z.infer<typeof ImportProblem>
export const FeedbackImport = z.object({
  id: Id,
  filename: z.string(),
  state: ImportState,
  stoppedIn: ImportWork.nullable(),
  columns: z.array(z.string()),
  mapping: z.record(z.string(), z.string().nullable()),
  branchId: Id.nullable(),
  scale: ScoreScale,
  total: z.int(),
  good: z.int(),
  bad: z.int(),
  known: z.int(),
  done: z.int(),
  added: z.int(),
  problems: z.array(ImportProblem),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type FeedbackImport = z.infer<typeof FeedbackImport>

const imports = { tag: 'feedback', may: 'feedback:import', response: FeedbackImport } as const
/** multipart/form-data with one `file`: CSV as RFC 4180 says, up to 25 MB and 250,000 rows. */
export const startImport = endpoint({
  ...imports,
  id: 'startFeedbackImport',
  method: 'POST',
  path: '/feedback-imports',
  summary: 'Bring a file of feedback; it is checked, and nothing is taken in yet',
  status: 202,
})
export const getImport = endpoint({
  ...imports,
  id: 'getFeedbackImport',
  method: 'GET',
  path: '/feedback-imports/:id',
  summary: 'How an import stands',
  params: IdParams,
})
export const mapImport = endpoint({
  ...imports,
  id: 'mapFeedbackImport',
  method: 'PATCH',
  path: '/feedback-imports/:id',
  summary: 'Say which column is what; the file is checked again',
  params: IdParams,
  body: z
    .object({
      mapping: z.record(z.string().max(200), z.string().max(40).nullable()),
      /** Where rows go whose branch is unknown; null reports them. */
      branchId: Id.nullable(),
      /** Of scores that name no scale. */
      scale: ScoreScale,
    })
    .partial()
    .strict(),
})
export const confirmImport = endpoint({
  ...imports,
  id: 'confirmFeedbackImport',
  method: 'POST',
  path: '/feedback-imports/:id/confirm',
  summary: 'Take in the good rows; repeated, it takes in nothing twice',
  params: IdParams,
  status: 202,
})
