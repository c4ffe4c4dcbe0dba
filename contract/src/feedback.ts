import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  Day,
  Email,
  FreeText,
  Id,
  IdParams,
  Instant,
  Language,
  listOf,
  OneLine,
  PageAddress,
  PageQuery,
  pageOf,
} from './primitives.ts'

export const feedbackSources = [
  'survey',
  'case',
  'suggestion',
  'remark',
  'paper',
  'review',
  'social',
  'import',
  'api',
] as const
export const FeedbackSource = z.enum(feedbackSources)
export type FeedbackSource = z.infer<typeof FeedbackSource>

/** What became of it: only heard, decided what to do, done, and the customer told. */
export const feedbackStates = ['heard', 'decided', 'done', 'told'] as const
export const FeedbackState = z.enum(feedbackStates)
export type FeedbackState = z.infer<typeof FeedbackState>

export const scoreScales = ['1-5', '0-10', '1-10', '0-100'] as const
export const ScoreScale = z.enum(scoreScales)
export type ScoreScale = z.infer<typeof ScoreScale>
/** Low, middle and high on any scale; of 0 to 10 they are detractors, passives and promoters. */
export const scoreGroups = ['low', 'middle', 'high', 'none'] as const
export const ScoreGroup = z.enum(scoreGroups)
export type ScoreGroup = z.infer<typeof ScoreGroup>

/** What kind of words they are, as whoever heard them says. */
export const feedbackKinds = ['wish', 'praise', 'problem', 'question'] as const
export const FeedbackKind = z.enum(feedbackKinds)
export type FeedbackKind = z.infer<typeof FeedbackKind>

/** 100 kB of UTF-8; what is longer is refused, never cut. */
export const maxFeedbackBytes = 100_000

const Named = z.object({ id: Id, name: z.string() })
const Score = z.object({ value: z.number(), scale: ScoreScale, group: ScoreGroup })

export const Feedback = z.object({
  id: Id,
  source: FeedbackSource,
  /** One of our channels, or the name of a place such as a review site. */
  channel: z.string().nullable(),
  /** In the customer's own words and language; null when they gave a score only, or when the words are hidden. */
  text: z.string().nullable(),
  /** A moment that nobody allowed to be told: only whoever leads reads it. */
  isHidden: z.boolean(),
  language: Language,
  score: Score.nullable(),
  kind: FeedbackKind.nullable(),
  /** The product they spoke about, as it was written down. */
  product: z.string().nullable(),
  /** null: about the whole business. */
  branch: Named.nullable(),
  customer: Named.nullable(),
  /** A name, where that is all that is known of who said it. */
  saidBy: z.string().nullable(),
  case: z.object({ id: Id, number: z.int() }).nullable(),
  saidAt: Instant,
  /** Where a post or review stands. */
  url: z.string().nullable(),
  recordedBy: z.string().nullable(),
  state: FeedbackState,
  /** What it was put under together with the words of others. */
  theme: Named.nullable(),
  /** A decision of the business that answers it, in the languages it was written in. */
  decision: z.object({ id: Id, said: z.partialRecord(Language, z.string()) }).nullable(),
  decided: z.object({ text: z.string().nullable(), at: Instant, by: z.string().nullable() }).nullable(),
  done: z.object({ text: z.string().nullable(), at: Instant, by: z.string().nullable() }).nullable(),
  told: z.object({ at: Instant, by: z.string().nullable() }).nullable(),
})
export type Feedback = z.infer<typeof Feedback>

export const answerWays = ['thanked', 'answered', 'case'] as const
export const AnswerWay = z.enum(answerWays)
export const answerPlaces = ['mail', 'public', 'spoken'] as const
export const AnswerPlace = z.enum(answerPlaces)
export type AnswerPlace = z.infer<typeof AnswerPlace>

/** What came of written words, and how long it took. */
export const FeedbackAnswer = z.object({
  receivedAt: Instant,
  dueAt: Instant,
  answeredAt: Instant.nullable(),
  way: AnswerWay.nullable(),
  place: AnswerPlace.nullable(),
  text: z.string().nullable(),
  url: z.string().nullable(),
  case: z.object({ id: Id, number: z.int() }).nullable(),
  by: z.string().nullable(),
})
export type FeedbackAnswer = z.infer<typeof FeedbackAnswer>

export const moods = ['glad', 'neutral', 'unhappy'] as const
export const Mood = z.enum(moods)
export type Mood = z.infer<typeof Mood>

export const FeedbackFilter = z.object({
  source: listOf(FeedbackSource).optional(),
  state: listOf(FeedbackState).optional(),
  kind: listOf(FeedbackKind).optional(),
  group: listOf(ScoreGroup).optional(),
  branchId: listOf(Id).optional(),
  language: listOf(Language).optional(),
  customerId: Id.optional(),
  caseId: Id.optional(),
  decisionId: Id.optional(),
  themeId: Id.optional(),
  /** With those below it. */
  topicId: Id.optional(),
  /** `unsure`: nobody can be sure how the words feel. */
  mood: z.enum([...moods, 'unsure']).optional(),
  /** Whole days of the branch; both ends count. */
  from: Day.optional(),
  to: Day.optional(),
  /** Words that must all occur in what was said or in the name of the product; a word at the end may be begun only. */
  search: FreeText.max(200).optional(),
})
export type FeedbackFilter = z.infer<typeof FeedbackFilter>

export const listFeedback = endpoint({
  id: 'listFeedback',
  method: 'GET',
  path: '/feedback',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'What customers said, newest first',
  query: PageQuery.extend(FeedbackFilter.shape).strict(),
  response: pageOf(Feedback),
})
/** CSV with a header line; the import takes it unchanged. */
export const exportFeedback = endpoint({
  id: 'exportFeedback',
  method: 'GET',
  path: '/feedback.csv',
  tag: 'feedback',
  may: 'feedback:export',
  summary: 'The same feedback as CSV',
  query: FeedbackFilter.strict(),
  response: z.string(),
})
/** Share acted upon: done and told of all, with its 95 % interval; the counts are those of the list with the same filter. */
export const getFeedbackShare = endpoint({
  id: 'getFeedbackShare',
  method: 'GET',
  path: '/feedback/share',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'How much of what was said was acted upon',
  query: FeedbackFilter.omit({ state: true }).strict(),
  response: z.object({
    value: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    n: z.int(),
    tooFew: z.boolean(),
    counts: z.object({ heard: z.int(), decided: z.int(), done: z.int(), told: z.int() }),
  }),
})

export const recordFeedback = endpoint({
  id: 'recordFeedback',
  method: 'POST',
  path: '/feedback',
  tag: 'feedback',
  may: 'feedback:record',
  summary: 'Write down what a customer said',
  body: z
    .object({
      source: FeedbackSource.extract(['remark', 'paper', 'review', 'social', 'suggestion', 'api']).default('remark'),
      channel: OneLine.min(1).max(80).optional(),
      text: FreeText.min(1).max(maxFeedbackBytes).optional(),
      language: Language.optional(),
      kind: FeedbackKind.optional(),
      product: OneLine.min(1).max(200).optional(),
      /** The purchase they were asked about. */
      occasionId: Id.optional(),
      /** Words to remember. Without how they allowed it, whoever leads alone reads them as such. */
      moment: z
        .object({ toldHow: OneLine.min(1).max(300).optional(), employeeId: Id.optional() })
        .strict()
        .optional(),
      /** Their problem becomes a complaint of whoever writes it down, at once. */
      opensCase: z.boolean().default(false),
      score: z.object({ value: z.number(), scale: ScoreScale }).optional(),
      branchId: Id.nullable().optional(),
      customerId: Id.optional(),
      customer: z
        .object({
          name: OneLine.min(1).max(120),
          email: Email,
          phone: OneLine.max(40),
        })
        .partial()
        .optional(),
      caseId: Id.optional(),
      /** Where a post or review stands. */
      url: PageAddress.optional(),
      /** They are unhappy, where no score says so. */
      unhappy: z.boolean().default(false),
      saidAt: Instant.optional(),
      /** Names the same words for ever: sent again, they are not taken in twice. */
      origin: OneLine.min(1).max(150).optional(),
    })
    .strict()
    .refine(({ text, score }) => text !== undefined || score !== undefined, { error: 'feedback.empty' }),
  response: Feedback,
  status: 201,
})

/** What the words are about and how they feel: read by Heed, or said by a person. */
export const Understood = z.object({
  topics: z.array(z.object({ id: Id, names: z.partialRecord(Language, z.string()), byPerson: z.boolean() })),
  /** null: nobody can be sure, or it was not read yet. `confidence` is 0 to 1. */
  mood: z
    .object({
      value: Mood,
      confidence: z.number(),
      from: z.enum(['score', 'person', 'words']),
      by: z.string().nullable(),
    })
    .nullable(),
  /** Further words of the survey answer that it came from. */
  reasons: z.array(z.object({ question: z.string(), text: z.string() })),
  /** They said no to coming back. */
  wouldNotReturn: z.boolean(),
})
export type Understood = z.infer<typeof Understood>

export const FeedbackStep = z.object({
  at: Instant,
  from: FeedbackState,
  to: FeedbackState,
  text: z.string().nullable(),
  by: z.string().nullable(),
})
export const getFeedback = endpoint({
  id: 'getFeedback',
  method: 'GET',
  path: '/feedback/:id',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'One item with what became of it',
  params: IdParams,
  response: Feedback.extend({
    steps: z.array(FeedbackStep),
    /** Of written words that somebody can be answered for. */
    answer: FeedbackAnswer.nullable(),
    understood: Understood,
    /** Whether a mail could tell this customer, and why not. */
    canTell: z.enum(['yes', 'told_already', 'no_case', 'no_email', 'nothing_done']),
  }),
})
export type FeedbackPage = z.infer<typeof getFeedback.response>

export const moveFeedback = endpoint({
  id: 'moveFeedback',
  method: 'POST',
  path: '/feedback/:id/state',
  tag: 'feedback',
  may: 'feedback:act',
  summary: 'Say what was decided, done, or that the customer was told in person; a step back needs a reason',
  params: IdParams,
  body: z
    .object({
      state: FeedbackState,
      /** What was decided or done; back: why. */
      text: FreeText.min(1).max(2000).optional(),
      /** The day it was done; today unless said. */
      on: Day.optional(),
    })
    .strict(),
  response: Feedback,
})
