import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { FeedbackFilter, Mood, Understood } from './feedback.ts'
import { Id, IdParams, Instant, Language, OneLine } from './primitives.ts'

export const mostTopics = 200
export const mostPhrases = 200

const Names = z
  .partialRecord(Language, OneLine.min(1).max(80))
  .refine((names) => Object.keys(names).length > 0, { error: 'topic.nameless' })
const Phrases = z.partialRecord(Language, z.array(OneLine.min(1).max(80)).max(mostPhrases))

/** What words may be about. Its phrases are found in all their forms; one with others below it counts theirs, too. */
export const Topic = z.object({
  id: Id,
  parentId: Id.nullable(),
  names: z.partialRecord(Language, z.string()),
  phrases: z.partialRecord(Language, z.array(z.string())),
  /** Of the ready set, and nobody has changed it. */
  notYetYours: z.boolean(),
  /** Also holds answers without a name that say no to coming back. */
  isNoReturn: z.boolean(),
})
export type Topic = z.infer<typeof Topic>

const topics = { tag: 'feedback', may: 'feedback:publish' } as const

export const listTopics = endpoint({
  ...topics,
  id: 'listTopics',
  method: 'GET',
  path: '/topics',
  may: 'feedback:read',
  summary: 'What words may be about, and how far everything is read by it',
  response: z.object({
    items: z.array(Topic),
    /** After a change everything is read again, some hundred at a time. */
    reading: z.object({ read: z.int(), all: z.int() }),
  }),
})
export const makeTopic = endpoint({
  ...topics,
  id: 'makeTopic',
  method: 'POST',
  path: '/topics',
  summary: 'Look for something in the words of customers from now on, and in everything they said',
  body: z.object({ parentId: Id.nullable().default(null), names: Names, phrases: Phrases.default({}) }).strict(),
  response: Topic,
  status: 201,
})
export const changeTopic = endpoint({
  ...topics,
  id: 'changeTopic',
  method: 'PATCH',
  path: '/topics/:id',
  summary: 'Give a topic other names, phrases or another place; everything is read again',
  params: IdParams,
  body: z.object({ parentId: Id.nullable(), names: Names, phrases: Phrases }).partial().strict(),
  response: Topic,
})
export const removeTopic = endpoint({
  ...topics,
  id: 'removeTopic',
  method: 'DELETE',
  path: '/topics/:id',
  summary: 'Look for this no more; items are no longer about it',
  params: IdParams,
  response: z.null(),
  status: 204,
})
export const addPhrase = endpoint({
  ...topics,
  id: 'addPhrase',
  method: 'POST',
  path: '/topics/:id/phrases',
  summary: 'Add one phrase to a topic; one that is there already changes nothing',
  params: IdParams,
  body: z.object({ language: Language, phrase: OneLine.min(1).max(80) }).strict(),
  response: Topic,
})

const Counts = z.object({
  n: z.int(),
  glad: z.int(),
  neutral: z.int(),
  unhappy: z.int(),
  unsure: z.int(),
})
const CountsFilter = FeedbackFilter.pick({ branchId: true, language: true, source: true, from: true, to: true })
/** Each count is that of the list with the same filter. */
export const countTopics = endpoint({
  ...topics,
  id: 'countTopics',
  method: 'GET',
  path: '/topic-counts',
  may: 'feedback:read',
  summary: 'How often customers speak about each topic, and how they feel about it',
  query: CountsFilter.strict(),
  response: z.object({
    items: z.array(Counts.extend({ topicId: Id })),
    /** Items with words, and those of them that are about no topic. */
    withWords: z.int(),
    withoutTopic: z.int(),
  }),
})

export const PhraseSuggestion = z.object({
  phrase: z.string(),
  /** Items of the last 90 days that hold it, and of the same number of days and more before. */
  items: z.int(),
  before: z.int(),
  /** G² against the older words; null where there are too few of them to compare. */
  likelihood: z.number().nullable(),
})
export type PhraseSuggestion = z.infer<typeof PhraseSuggestion>
export const suggestPhrases = endpoint({
  ...topics,
  id: 'suggestPhrases',
  method: 'GET',
  path: '/topic-phrases',
  summary: 'Pairs of words that customers say more often of late and that no topic holds',
  query: z.object({ language: Language }).strict(),
  response: z.object({ items: z.array(PhraseSuggestion), read: z.int(), readBefore: z.int() }),
})

export const setTopicOf = endpoint({
  id: 'setTopicOf',
  method: 'PUT',
  path: '/feedback/:id/topics',
  tag: 'feedback',
  may: 'feedback:act',
  summary: 'Say that an item is about a topic, or that it is not; no reading changes that',
  params: IdParams,
  body: z.object({ topicId: Id, belongs: z.boolean() }).strict(),
  response: Understood,
})
export const setMoodOf = endpoint({
  id: 'setMoodOf',
  method: 'PUT',
  path: '/feedback/:id/mood',
  tag: 'feedback',
  may: 'feedback:act',
  summary: 'Say how words feel, which is learned from; null leaves it to the reading again',
  params: IdParams,
  body: z.object({ mood: Mood.nullable() }).strict(),
  response: Understood,
})

const Share = z.object({ value: z.number(), low: z.number(), high: z.number() })
/** How well the words of one language are read, by comments with a score that were never learned from. */
export const MoodReading = z.object({
  language: Language,
  /** Different comments with a score or with a mood that a person gave. Of them was learned; the others only measure. */
  comments: z.int(),
  learnedFrom: z.int(),
  heldOut: z.int(),
  /** Enough was learned here; else mostly the ready words are known. */
  isLearned: z.boolean(),
  learnedAt: Instant.nullable(),
  /** null: fewer than 30 held-out comments. */
  measured: z
    .object({
      accuracy: Share,
      macroF1: Share,
      /** Whoever always said what is most frequent. */
      always: z.object({ mood: Mood, accuracy: z.number(), macroF1: z.number() }),
      /** Of the held-out comments those that were said for sure, and those of them that were right. */
      sure: z.object({ n: z.int(), right: z.int() }),
    })
    .nullable(),
})
export type MoodReading = z.infer<typeof MoodReading>
export const leastHeldOut = 30
export const getMoodReading = endpoint({
  id: 'getMoodReading',
  method: 'GET',
  path: '/mood-reading',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'How well moods are read in each language, and when learning goes on',
  response: z.object({
    items: z.array(MoodReading),
    /** New comments with a score, and corrections, since the last learning; at so many it learns again. */
    lessons: z.object({ waiting: z.int(), needed: z.int() }),
  }),
})
