import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()
const about = { obstacleId: id, product: z.string() }

/** A product stands in the way of what customers want now. */
export const productObstacleMade = defineEvent('product_obstacle.made', z.object(about))
export const productDecided = defineEvent(
  'product_obstacle.decided',
  z.object({ ...about, decision: z.string(), words: z.string() }),
)
export const buyerNamed = defineEvent('buyer.named', z.object({ memberId: id.nullable() }))
/** The first working day of a month: what customers complained about in the month before. */
export const buyerListCame = defineEvent(
  'buyer.list_came',
  z.object({ month: z.string(), products: z.int(), buyerId: id.nullable(), dueAt: z.string() }),
)
/** Every product of the list is decided on. */
export const buyerListDone = defineEvent('buyer.list_done', z.object({ month: z.string() }))
