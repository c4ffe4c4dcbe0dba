import { z } from 'zod'
import { defineEvent } from '../platform/events/event.ts'

/** All of a purchase was cancelled or brought back; it is no longer counted, and nobody is asked about it. */
export const purchaseCancelled = defineEvent(
  'purchase.cancelled',
  z.object({ occasionId: z.uuid(), customerId: z.uuid() }),
)
export const productChanged = defineEvent(
  'product.changed',
  z.object({ productId: z.uuid(), changed: z.array(z.string()) }),
)
export const productClassChanged = defineEvent(
  'product.class_changed',
  z.object({ classId: z.uuid(), changed: z.array(z.string()) }),
)
/** A shop or till was connected or changed; its secret is named, never told. */
export const shopChanged = defineEvent('shop.changed', z.object({ shopId: z.uuid(), changed: z.array(z.string()) }))
