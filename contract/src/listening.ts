import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Instant } from './primitives.ts'

/**
 * Ways in which a business hears what people think: surveys sent to customers, surveys open to all (link, code, tablet), paper and
 * interviews, suggestions, remarks that colleagues heard, reviews and posts, complaints and praise that come as messages, and surveys
 * among employees.
 */
export const listeningMeans = [
  'asked',
  'open',
  'by_hand',
  'suggestion',
  'remark',
  'review',
  'message',
  'staff',
] as const
export const ListeningMeans = z.enum(listeningMeans)
export type ListeningMeans = z.infer<typeof ListeningMeans>

export const Listening = z.object({
  means: ListeningMeans,
  /** Within how many days it has to bring something; null: not chosen. */
  everyDays: z.int().nullable(),
  lastAt: Instant.nullable(),
  /** What it brought within those days, or within 30 where it is not chosen; 1,000 stands for more. */
  heard: z.int(),
  /** Chosen, and it brought something in time. */
  isActive: z.boolean(),
})
export type Listening = z.infer<typeof Listening>

export const getListening = endpoint({
  id: 'getListening',
  method: 'GET',
  path: '/listening',
  tag: 'feedback',
  may: 'feedback:read',
  summary: 'How the business listens: the means it chose, how often, and which of them bring something',
  response: z.object({
    /** At least one of the chosen means is active. */
    isComplete: z.boolean(),
    items: z.array(Listening),
  }),
})
export const chooseMeans = endpoint({
  id: 'chooseMeans',
  method: 'POST',
  path: '/listening',
  tag: 'feedback',
  may: 'feedback:publish',
  summary: 'Choose a means and how often it has to bring something, or leave it',
  body: z.object({ means: ListeningMeans, everyDays: z.int().min(1).max(366).nullable() }).strict(),
  response: Listening,
})
