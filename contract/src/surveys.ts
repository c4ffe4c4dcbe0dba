import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Day, Id, IdParams, Instant, Language, Nothing, OneLine, PageQuery, pageOf } from './primitives.ts'
import { QuestionKind, SurveyContent, Words } from './survey-content.ts'

/** How an answer came: the customer followed a mail, a link, a code on the wall, used a tablet, a frame of another page, wrote on paper, or was asked aloud. */
export const ways = ['mail', 'link', 'qr', 'kiosk', 'embedded', 'paper', 'interview'] as const
export const Way = z.enum(ways)
export type Way = z.infer<typeof Way>

export const SurveyTemplate = z.object({
  key: z.string(),
  name: Words,
  what: Words,
  questions: z.int(),
  languages: z.array(Language),
})
export const listSurveyTemplates = endpoint({
  id: 'listSurveyTemplates',
  method: 'GET',
  path: '/survey-templates',
  tag: 'voice',
  may: 'survey:read',
  summary: 'Ready surveys to begin with',
  response: z.object({ items: z.array(SurveyTemplate) }),
})

/** What keeps a draft from being published. `at`: index of the question. */
export const SurveyFault = z.object({ at: z.int().nullable(), rule: z.string() })

/** Ways of an address that anybody may answer at. */
export const LinkWay = Way.extract(['link', 'qr', 'kiosk', 'embedded'])
export type LinkWay = z.infer<typeof LinkWay>

/** An address that anybody may answer at: of one branch, so that every answer has one. */
export const SurveyLink = z.object({
  id: Id,
  branch: z.object({ id: Id, name: z.string() }),
  name: z.string(),
  way: LinkWay,
  url: z.string(),
  closed: z.boolean(),
  answered: z.int(),
})
export type SurveyLink = z.infer<typeof SurveyLink>

export const SurveyDetail = z.object({
  id: Id,
  name: z.string(),
  /** draft: never asked; open: can be answered; closed: its answers stay, no more come. */
  state: z.enum(['draft', 'open', 'closed']),
  /** Number of the version that customers see; 0 while none was published. */
  version: z.int(),
  /** Counts every saving; a save names the one it knows, so that two editors do not write over each other. */
  revision: z.int(),
  /** What is written now, published or not. */
  content: SurveyContent,
  changedSincePublished: z.boolean(),
  /** Question ids that have answers: their kind and options stay. */
  answeredQuestions: z.array(z.string()),
  faults: z.array(SurveyFault),
  links: z.array(SurveyLink),
})
export type SurveyDetail = z.infer<typeof SurveyDetail>

export const getSurvey = endpoint({
  id: 'getSurvey',
  method: 'GET',
  path: '/surveys/:id',
  tag: 'voice',
  may: 'survey:read',
  summary: 'A survey with what it asks',
  params: IdParams,
  response: SurveyDetail,
})
export const createSurvey = endpoint({
  id: 'createSurvey',
  method: 'POST',
  path: '/surveys',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Begin a survey, empty or from a ready one',
  body: z.object({ name: OneLine.min(1).max(120), template: z.string().max(60).nullable() }).strict(),
  response: SurveyDetail,
})
export const saveSurvey = endpoint({
  id: 'saveSurvey',
  method: 'PUT',
  path: '/surveys/:id/draft',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Keep what is written; customers see it once it is published',
  params: IdParams,
  body: z.object({ revision: z.int(), name: OneLine.min(1).max(120), content: SurveyContent }).strict(),
  response: SurveyDetail,
})
export const publishSurvey = endpoint({
  id: 'publishSurvey',
  method: 'POST',
  path: '/surveys/:id/publish',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Ask what is written from now on; answers given before stay with their version',
  params: IdParams,
  body: z.object({ revision: z.int() }).strict(),
  response: SurveyDetail,
})
export const closeSurvey = endpoint({
  id: 'closeSurvey',
  method: 'POST',
  path: '/surveys/:id/close',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Take no more answers, or take them again',
  params: IdParams,
  body: z.object({ closed: z.boolean() }).strict(),
  response: SurveyDetail,
})
export const deleteSurvey = endpoint({
  id: 'deleteSurvey',
  method: 'DELETE',
  path: '/surveys/:id',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Throw away a survey that was never published',
  params: IdParams,
  response: Nothing,
})
/** The page as customers see it, drawn from what is written now; nothing that is typed there is kept. */
export const previewSurvey = endpoint({
  id: 'previewSurvey',
  method: 'POST',
  path: '/surveys/:id/preview',
  tag: 'voice',
  may: 'survey:read',
  summary: 'A page of the survey as customers see it',
  params: IdParams,
  body: z
    .object({
      content: SurveyContent,
      language: Language,
      page: z.int().min(0).max(80),
      /** Fields of the form so far, as a browser would send them. */
      fields: z.array(z.tuple([z.string().max(100), z.string().max(20_000)])).max(2000),
    })
    .strict(),
  response: z.object({
    html: z.string(),
    page: z.int(),
    pages: z.int(),
    done: z.boolean(),
    fields: z.array(z.tuple([z.string(), z.string()])),
  }),
})

export const createSurveyLink = endpoint({
  id: 'createSurveyLink',
  method: 'POST',
  path: '/surveys/:id/links',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'An address, a code to print or a tablet page for one branch',
  params: IdParams,
  body: z.object({ branchId: Id, name: OneLine.min(1).max(80), way: LinkWay }).strict(),
  response: SurveyLink,
})
export const changeSurveyLink = endpoint({
  id: 'changeSurveyLink',
  method: 'PATCH',
  path: '/survey-links/:id',
  tag: 'voice',
  may: 'survey:edit',
  summary: 'Close an address, or open it again',
  params: IdParams,
  body: z.object({ closed: z.boolean() }).strict(),
  response: SurveyLink,
})

export const SurveyFilter = z
  .object({
    branchId: Id.optional(),
    from: Day.optional(),
    to: Day.optional(),
    way: Way.optional(),
    language: Language.optional(),
  })
  .strict()

/** A figure with its 95 % interval and how many answers stand behind it; nulls where there are too few to say. */
export const SurveyEstimate = z.object({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  n: z.int(),
})
export const QuestionResult = z.object({
  id: z.string(),
  kind: QuestionKind,
  ask: Words,
  /** Responses with an answer to it. */
  answered: z.int(),
  /** One a line of a matrix, pair or ranking; a single one without a name otherwise. */
  parts: z.array(
    z.object({
      part: z.string(),
      words: Words,
      n: z.int(),
      /** Each value that can be chosen, in order, also those that nobody chose; then those of older versions. */
      counts: z.array(z.object({ value: z.string(), words: Words, n: z.int(), sharePercent: z.number().nullable() })),
      mean: z.number().nullable(),
      /** Share of 4 and 5, promoter score, share of 5 to 7: by the kind of the question. */
      score: SurveyEstimate.nullable(),
    }),
  ),
  /** Of pairs, received less expected line by line, of those who answered both: below 0, customers get less than they expect. */
  gaps: z.array(
    z.object({
      part: z.string(),
      words: Words,
      expected: z.number().nullable(),
      received: z.number().nullable(),
      gap: SurveyEstimate,
    }),
  ),
})
export type QuestionResult = z.infer<typeof QuestionResult>
export const readSurveyResults = endpoint({
  id: 'readSurveyResults',
  method: 'GET',
  path: '/surveys/:id/results',
  tag: 'voice',
  may: 'survey:read',
  summary: 'What was answered, question by question',
  params: IdParams,
  query: SurveyFilter,
  response: z.object({
    responses: z.int(),
    /** Asked by mail in the same period, and how many of these answered. */
    invited: z.int(),
    answeredInvitations: z.int(),
    questions: z.array(QuestionResult),
    /** Every question of pairs is a dimension, with the points that customers give it where they spread any. */
    serviceQuality: z
      .object({
        dimensions: z.array(
          z.object({ question: z.string(), ask: Words, gap: z.number().nullable(), points: z.number().nullable() }),
        ),
        unweighted: z.number().nullable(),
        weighted: z.number().nullable(),
      })
      .nullable(),
    byDay: z.array(z.object({ day: Day, n: z.int() })),
  }),
})

export const ResponseRow = z.object({
  id: Id,
  at: Instant,
  way: Way,
  language: Language,
  version: z.int(),
  branch: z.object({ id: Id, name: z.string() }),
  customer: z.object({ id: Id, name: z.string() }).nullable(),
  case: z.object({ id: Id, number: z.int() }).nullable(),
  values: z.array(
    z.object({
      question: z.string(),
      part: z.string(),
      number: z.number().nullable(),
      choice: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
})
export type ResponseRow = z.infer<typeof ResponseRow>
const ResponseFilter = SurveyFilter.extend({
  /** Only those that answered this question (and this line of it) with this value. */
  question: z.string().max(40).optional(),
  part: z.string().max(90).optional(),
  value: z.string().max(40).optional(),
  /** Of `question` and this one, both from 5 to 1: only those where the first (`this`), the other, both or neither was answered with 1 or 2. */
  against: z.string().max(40).optional(),
  weak: z.enum(['this', 'other', 'both', 'neither']).optional(),
  /** Only those after a case of this employee: oneself, or anybody for whoever leads. */
  memberId: Id.optional(),
})
export const listSurveyResponses = endpoint({
  id: 'listSurveyResponses',
  method: 'GET',
  path: '/surveys/:id/responses',
  tag: 'voice',
  may: 'survey:read',
  summary: 'The answers behind a figure, newest first',
  params: IdParams,
  query: PageQuery.extend(ResponseFilter.shape).strict(),
  response: pageOf(ResponseRow),
})
export const exportSurveyCsv = endpoint({
  id: 'exportSurveyCsv',
  method: 'GET',
  path: '/surveys/:id/responses.csv',
  tag: 'voice',
  may: 'feedback:export',
  summary: 'The same answers as CSV, one line a response, one column a question or line of it, every text whole',
  params: IdParams,
  query: ResponseFilter.strict(),
  response: z.string(),
})
export const exportSurveyXlsx = endpoint({
  id: 'exportSurveyXlsx',
  method: 'GET',
  path: '/surveys/:id/responses.xlsx',
  tag: 'voice',
  may: 'feedback:export',
  summary: 'The same table as a workbook of up to 20,000 answers; texts longer than a cell holds are cut and named',
  params: IdParams,
  query: ResponseFilter.strict(),
  response: z.string(),
})
