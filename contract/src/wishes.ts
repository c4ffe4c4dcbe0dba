import { z } from 'zod'
import { Id, OneLine } from './primitives.ts'

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

/** How a customer asked to be addressed; asked, never guessed from the name. */
export const FormOfAddress = z
  .object({
    /** What they are called by: a first name, a last name, or both. */
    name: OneLine.min(1).max(80),
    title: z.enum(['mr', 'ms', 'doctor', 'professor']).nullable(),
    manner: z.enum(['formal', 'informal']),
    /** How the name sounds, for whoever says it aloud. */
    pronunciation: OneLine.min(1).max(80).nullable(),
  })
  .strict()
export type FormOfAddress = z.infer<typeof FormOfAddress>

export const ways = ['mail', 'call', 'message', 'letter', 'visit'] as const
/** How a customer is reached: by e-mail, a call, a short message, a letter on paper, or where they are. */
export const Way = z.enum(ways)
export type Way = z.infer<typeof Way>
/** The way that they like best, and another that will do. */
export const Reach = z
  .object({ first: Way, second: Way.nullable() })
  .strict()
  .refine(({ first, second }) => first !== second, { error: 'customer.same_way_twice' })
export type Reach = z.infer<typeof Reach>

/** By which way an answer goes: said, on paper, or written by the channel of its case. */
export const wayOf = (channelKind: string | null, spoken?: 'phone' | 'in_person' | 'letter' | null): Way => {
  if (spoken) return ({ phone: 'call', in_person: 'visit', letter: 'letter' } as const)[spoken]
  return channelKind === null || ['mail', 'form', 'api', 'phone', 'walk_in'].includes(channelKind) ? 'mail' : 'message'
}
/** Neither the way that the customer likes best nor the one that will do. */
export const isAnotherWay = (reach: Reach | null, way: Way): boolean =>
  reach !== null && reach.first !== way && reach.second !== way

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
