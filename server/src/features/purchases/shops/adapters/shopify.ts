import { z } from 'zod'
import { headerOf } from '../../../../platform/signatures.ts'
import { type Heard, isSignedBy, type ShopAdapter } from './adapter.ts'
import { languageFrom, Mail, nameOf, OrderId, payable, Short, Sum } from './parts.ts'

const Person = z
  .object({ first_name: Short(60), last_name: Short(60), email: Mail, phone: Short(40) })
  .partial()
  .nullish()
const Order = z.object({
  id: OrderId,
  name: Short(60),
  created_at: z.iso.datetime({ offset: true }),
  cancelled_at: z.string().nullish(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  total_price: Sum,
  financial_status: z.string().nullish(),
  customer_locale: Short(20),
  email: Mail,
  phone: Short(40),
  customer: Person,
  line_items: z
    .array(
      z.object({
        title: Short(200),
        variant_title: Short(100),
        sku: Short(120),
        quantity: z.int().min(0),
        price: Sum,
        total_discount: Sum.nullish(),
      }),
    )
    .max(500),
})
type Order = z.output<typeof Order>

const topics = ['orders/create', 'orders/paid', 'orders/updated', 'orders/fulfilled', 'orders/cancelled']
const paid = ['paid', 'partially_paid', 'partially_refunded', 'authorized']
const givenBack = ['refunded', 'voided']

/** Shopify's order webhooks: signed with the secret of the shop's notifications, base64 of HMAC-SHA256 over the body. */
export const shopify: ShopAdapter = {
  isSigned: isSignedBy('x-shopify-hmac-sha256'),
  idOf: (headers) => headerOf(headers, 'x-shopify-webhook-id'),
  topicOf: (headers) => headerOf(headers, 'x-shopify-topic'),
  read: (body, topic) => {
    if (!topic || !topics.includes(topic)) return { state: 'passed_over', why: 'shop.other_topic' }
    return hear(Order.parse(body))
  },
}

function hear(order: Order): Heard {
  const isOver = Boolean(order.cancelled_at) || givenBack.includes(order.financial_status ?? '')
  const purchase = purchaseOf(order)
  if (isOver) return { orderId: order.id, state: 'cancelled', ...(purchase ? { purchase } : {}) }
  if (!paid.includes(order.financial_status ?? '')) return { state: 'passed_over', why: 'shop.not_paid' }
  return purchase ? { orderId: order.id, state: 'paid', purchase } : { state: 'passed_over', why: 'shop.no_customer' }
}

function purchaseOf(order: Order) {
  const { customer, currency } = order
  const email = order.email ?? customer?.email
  const phone = order.phone ?? customer?.phone
  if (!email && !phone) return undefined
  return {
    at: new Date(order.created_at).toISOString(),
    words: order.name,
    amount: payable(order.total_price, currency),
    currency,
    customer: {
      email,
      phone,
      name: nameOf(customer?.first_name, customer?.last_name),
      language: languageFrom(order.customer_locale),
    },
    lines: order.line_items
      .filter(({ quantity }) => quantity > 0)
      .slice(0, 200)
      .map(({ title, variant_title, sku, quantity, price, total_discount }) => ({
        name: nameOf(title, variant_title) ?? sku ?? '?',
        code: sku,
        quantity,
        amount: payable(price * quantity - (total_discount ?? 0), currency),
      })),
  }
}
