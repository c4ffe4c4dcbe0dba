import { z } from 'zod'
import { headerOf } from '../../../../platform/signatures.ts'
import { type Heard, isSignedBy, type ShopAdapter } from './adapter.ts'
import { Mail, nameOf, OrderId, payable, Short, Sum } from './parts.ts'

const Order = z.object({
  id: OrderId,
  number: Short(60),
  status: z.string(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  date_created_gmt: z.iso.datetime({ local: true }),
  total: Sum,
  billing: z
    .object({ first_name: Short(60), last_name: Short(60), email: Mail, phone: Short(40) })
    .partial()
    .nullish(),
  line_items: z
    .array(
      z.object({
        name: Short(200),
        sku: Short(120),
        quantity: z.number().min(0),
        total: Sum,
        total_tax: Sum.nullish(),
      }),
    )
    .max(500),
})
type Order = z.output<typeof Order>

const topics = ['order.created', 'order.updated']
const paid = ['processing', 'completed']
const givenBack = ['cancelled', 'refunded']

/** WooCommerce's order webhooks: base64 of HMAC-SHA256 over the body with the webhook's own secret. */
export const woocommerce: ShopAdapter = {
  isSigned: isSignedBy('x-wc-webhook-signature'),
  idOf: (headers) => headerOf(headers, 'x-wc-webhook-delivery-id'),
  topicOf: (headers) => headerOf(headers, 'x-wc-webhook-topic'),
  read: (body, topic) => {
    if (!topic || !topics.includes(topic)) return { state: 'passed_over', why: 'shop.other_topic' }
    return hear(Order.parse(body))
  },
}

function hear(order: Order): Heard {
  const purchase = purchaseOf(order)
  if (givenBack.includes(order.status))
    return { orderId: order.id, state: 'cancelled', ...(purchase ? { purchase } : {}) }
  if (!paid.includes(order.status)) return { state: 'passed_over', why: 'shop.not_paid' }
  return purchase ? { orderId: order.id, state: 'paid', purchase } : { state: 'passed_over', why: 'shop.no_customer' }
}

function purchaseOf(order: Order) {
  const { billing, currency } = order
  if (!billing?.email && !billing?.phone) return undefined
  return {
    // Without a zone, and always Greenwich's.
    at: new Date(`${order.date_created_gmt}Z`).toISOString(),
    words: order.number ? `#${order.number}` : undefined,
    amount: payable(order.total, currency),
    currency,
    customer: { email: billing.email, phone: billing.phone, name: nameOf(billing.first_name, billing.last_name) },
    lines: order.line_items
      .filter(({ quantity }) => quantity > 0)
      .slice(0, 200)
      .map(({ name, sku, quantity, total, total_tax }) => ({
        name: name ?? sku ?? '?',
        code: sku,
        quantity,
        amount: payable(total + (total_tax ?? 0), currency),
      })),
  }
}
