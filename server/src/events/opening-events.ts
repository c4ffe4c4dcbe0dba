import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

const id = z.uuid()

export const openingItemMade = defineEvent('opening_item.made', z.object({ itemId: id, words: z.string() }))
export const openingItemChanged = defineEvent(
  'opening_item.changed',
  z.object({ itemId: id, before: z.string(), words: z.string() }),
)
export const openingItemRetired = defineEvent('opening_item.retired', z.object({ itemId: id, words: z.string() }))

const about = { openingId: id, day: z.string() }
/** A working day of a branch begins: its opening check stands open until its moment. */
export const openingDue = defineEvent('opening.due', z.object({ ...about, items: z.int(), dueAt: z.string() }))
/** One thing was looked at, or counted again. */
export const openingMarked = defineEvent(
  'opening.marked',
  z.object({ ...about, itemId: id, words: z.string(), counted: z.int().nullable() }),
)
export const openingDone = defineEvent('opening.done', z.object({ ...about, inTime: z.boolean() }))
/** Its moment passed before everything was looked at. */
export const openingMissed = defineEvent('opening.missed', z.object({ ...about, left: z.int() }))
/** The branch closed and it was still not done. */
export const openingLapsed = defineEvent('opening.lapsed', z.object(about))

const stock = { itemId: id, goods: z.string(), counted: z.int(), minimum: z.int() }
/** Fewer were counted than the branch is to have. */
export const stockBelow = defineEvent('stock.below_minimum', z.object(stock))
/** There are enough again. */
export const stockEnough = defineEvent('stock.enough', z.object(stock))
