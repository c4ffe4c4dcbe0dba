import { z } from 'zod'
import { Language } from './primitives.ts'

/** Name of a question, an option or a line: stays through every version, so that answers stay comparable. */
export const ContentKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/)
/** A text in the languages in which it is written so far. */
export const Words = z.partialRecord(Language, z.string().max(2000))
export type Words = z.infer<typeof Words>

export const QuestionKind = z.enum([
  'satisfaction',
  'recommendation',
  'effort',
  'compare',
  'pair',
  'single',
  'multiple',
  'ranking',
  'points',
  'matrix',
  'number',
  'date',
  'text',
  'consent',
])
export type QuestionKind = z.infer<typeof QuestionKind>

/** Figures that a question may count towards, whatever survey asks it. */
export const countedAs = [
  'satisfaction',
  'solved',
  'speed',
  'welcome',
  'comeback',
  'recommendation',
  'comment',
] as const
/** What a question may tell within its own survey: set beside what was measured, or beside each other. */
export const comparedAs = ['wait', 'explained', 'core', 'service', 'decided', 'help', 'comfort', 'atmosphere'] as const
/** Words that somebody will remember, and whether they may be told to others. */
export const toldAs = ['moment', 'share'] as const
export const CountsAs = z.enum([...countedAs, ...comparedAs, ...toldAs])
export type CountsAs = z.infer<typeof CountsAs>

const Option = z.object({ id: ContentKey, words: Words })
const Condition = z.object({
  question: ContentKey,
  is: z.array(z.string().max(40)).min(1).max(40).optional(),
  atMost: z.number().optional(),
  atLeast: z.number().optional(),
})

export const Question = z
  .object({
    id: ContentKey,
    kind: QuestionKind,
    ask: Words,
    hint: Words.optional(),
    /** What one might think of while writing in own words: gentle questions, never needed. */
    prompts: z.array(Option).max(5).optional(),
    required: z.boolean().optional(),
    /** How 5 to 1 is drawn. */
    look: z.enum(['words', 'faces', 'stars']).optional(),
    options: z.array(Option).max(40).optional(),
    rows: z.array(Option).max(40).optional(),
    ends: z.object({ low: Words, high: Words }).optional(),
    shuffle: z.boolean().optional(),
    other: z.boolean().optional(),
    least: z.number().optional(),
    most: z.number().optional(),
    showIf: z.object({ all: z.boolean(), conditions: z.array(Condition).min(1).max(10) }).optional(),
    newPage: z.boolean().optional(),
    /** The figure that its answers belong to, beside their own. */
    countsAs: CountsAs.optional(),
  })
  .strict()
export type Question = z.infer<typeof Question>

export const SurveyContent = z
  .object({
    /** Languages in which it is asked; a customer of another one reads the first. */
    languages: z.array(Language).min(1).max(5),
    title: Words,
    /** Above the questions; empty: our own words, with how many questions there are and how long they take. */
    lead: Words,
    /** After the last answer; empty: our own words. */
    thanks: Words,
    questions: z.array(Question).max(80),
    /** As what the words stand in the record of what customers said; a suggestion where this says so. */
    heardAs: z.literal('suggestion').optional(),
    quotas: z
      .array(z.object({ question: ContentKey, option: ContentKey, most: z.int().min(1).max(1_000_000) }))
      .max(40)
      .optional(),
  })
  .strict()
export type SurveyContent = z.infer<typeof SurveyContent>
