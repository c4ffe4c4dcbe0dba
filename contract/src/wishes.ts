import { z } from 'zod'
import { Id } from './primitives.ts'

export const talkWishes = ['quiet', 'chatty'] as const
/** Whether a customer would rather be left in peace or likes to talk. */
export const TalkWish = z.enum(talkWishes)
export type TalkWish = z.infer<typeof TalkWish>

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** From and until when a customer is best reached, on their own clock; an end before its start is past midnight. */
export const BestTime = z.tuple([TimeOfDay, TimeOfDay]).refine(([from, until]) => from !== until, {
  error: 'customer.best_time_empty',
})
export type BestTime = z.infer<typeof BestTime>

/** How much talk is right here, and who says so: the customer, else the branch, else what is usual in its trade. */
export const TalkHere = z.object({
  wish: TalkWish,
  from: z.enum(['customer', 'branch', 'trade']),
  branch: z.object({ id: Id, name: z.string() }),
})
export type TalkHere = z.infer<typeof TalkHere>

/** What to know before the customer is met or called. */
export const Wishes = z.object({
  talk: TalkHere.nullable(),
  bestTime: z.object({ span: BestTime, from: z.enum(['case', 'customer']), isNow: z.boolean() }).nullable(),
  /** The customer's own clock; that of the branch where nobody has said another. */
  zone: z.string(),
  branchZone: z.string(),
})
export type Wishes = z.infer<typeof Wishes>
