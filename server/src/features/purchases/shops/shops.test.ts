import { createHmac } from 'node:crypto'
import { getBuyingPattern, listPurchases } from '@heed/contract/purchases.ts'
import * as contract from '@heed/contract/shops.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { holdTime } from '../../../platform/clock.ts'
import { shopifyOrder, wooOrder } from './testing/orders.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
let employee: string

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
  employee = await keyOf(t.house, await buildMember(business.scope, 'employee', [business.branchId]))
})
afterEach(() => holdTime())
afterAll(() => t.close())

type Kind = contract.ShopKind
const connect = async (kind: Kind, secret?: string) => {
  const { status, body } = await call(t.app, owner, contract.connectShop, {
    body: { kind, name: `${kind} shop`, branchId: business.branchId, ...(secret ? { secret } : {}) },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return { ...body, path: new URL(body.address).pathname }
}
const base64 = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('base64')

let sent = 0
/** Sends as the shop does and gives the status of the answer. */
const deliver = async (
  shop: { path: string },
  body: unknown,
  headers: Record<string, string> | ((raw: string) => Record<string, string>),
) => {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  const { statusCode } = await t.app.inject({
    method: 'POST',
    url: shop.path,
    headers: { 'content-type': 'application/json', ...(typeof headers === 'function' ? headers(raw) : headers) },
    payload: raw,
  })
  await t.settle()
  return statusCode
}
const asShopify =
  (secret: string, topic = 'orders/paid', id = `delivery-${++sent}`) =>
  (raw: string) => ({
    'x-shopify-topic': topic,
    'x-shopify-webhook-id': id,
    'x-shopify-hmac-sha256': base64(secret, raw),
  })
const asWoo =
  (secret: string, topic = 'order.updated', id = `${++sent}`) =>
  (raw: string) => ({
    'x-wc-webhook-topic': topic,
    'x-wc-webhook-delivery-id': id,
    'x-wc-webhook-signature': base64(secret, raw),
  })
const asTill =
  (secret: string, at = Math.floor(Date.now() / 1000)) =>
  (raw: string) => ({
    'heed-timestamp': String(at),
    'heed-signature': `v1=${createHmac('sha256', secret).update(`${at}.${raw}`).digest('hex')}`,
  })
const bought = async (email: string) =>
  (await call(t.app, employee, listPurchases)).body.items.filter(({ customer }) => customer.name === email)
const deliveries = async (shop: { id: string }) =>
  (await call(t.app, owner, contract.listShopDeliveries, { params: { id: shop.id } })).body.items.map(
    ({ state, problem }) => [state, problem],
  )

const secret = 'shpss_0123456789abcdef'

test('an order of Shopify becomes a purchase of its customer, once, however often and in whatever order it is told', async () => {
  const shop = await connect('shopify', secret)
  expect(shop.secret).toBeNull()
  expect(await deliver(shop, shopifyOrder({ financial_status: 'pending' }), asShopify(secret, 'orders/create'))).toBe(
    200,
  )
  expect(await bought('Ayşe Işık 🌷')).toEqual([])
  expect(await deliver(shop, shopifyOrder(), asShopify(secret, 'orders/paid', 'same'))).toBe(200)
  expect(await deliver(shop, shopifyOrder(), asShopify(secret, 'orders/paid', 'same'))).toBe(200)
  expect(await deliver(shop, shopifyOrder(), asShopify(secret, 'orders/updated'))).toBe(200)
  expect(await bought('Ayşe Işık 🌷')).toMatchObject([
    {
      at: '2026-11-20T09:30:00.000Z',
      words: '#9999',
      amount: 594.9,
      currency: 'TRY',
      lines: [
        { name: 'Keten perde 140 × 260', code: 'KP-140', quantity: 2, amount: 504.9 },
        { name: 'Askı', quantity: 1, amount: 50 },
      ],
      cancelledAt: null,
    },
  ])
  expect(await deliveries(shop)).toEqual([
    ['kept', null],
    ['kept', null],
    ['passed_over', 'shop.not_paid'],
  ])
  const cancelled = shopifyOrder({ cancelled_at: '2026-11-21T10:00:00+03:00', financial_status: 'refunded' })
  expect(await deliver(shop, cancelled, asShopify(secret, 'orders/cancelled'))).toBe(200)
  expect(await deliver(shop, shopifyOrder(), asShopify(secret, 'orders/updated'))).toBe(200)
  const [purchase] = await bought('Ayşe Işık 🌷')
  expect(purchase?.cancelledAt).not.toBeNull()
  const { body } = await call(t.app, employee, getBuyingPattern, { params: { id: purchase?.customer.id ?? '' } })
  expect(body.purchases).toBe(0)
})

test('an order that was cancelled before it was told as paid stays cancelled', async () => {
  const shop = await connect('shopify', secret)
  const order = { id: 77, email: 'early@example.test', customer: { first_name: 'Early' } }
  const over = shopifyOrder({ ...order, cancelled_at: '2026-11-21T10:00:00+03:00' })
  await deliver(shop, over, asShopify(secret, 'orders/cancelled'))
  await deliver(shop, shopifyOrder(order), asShopify(secret))
  expect((await bought('Early')).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true])
})

test('many deliveries of one order at once make one purchase', async () => {
  const shop = await connect('shopify', secret)
  const order = shopifyOrder({ id: 78, email: 'many@example.test', customer: { first_name: 'Many' } })
  const answers = await Promise.all(Array.from({ length: 12 }, () => deliver(shop, order, asShopify(secret))))
  expect(new Set(answers)).toEqual(new Set([200]))
  expect(await bought('Many')).toHaveLength(1)
})

test('orders whose numbers are longer than a number holds exactly are told apart', async () => {
  const shop = await connect('shopify', secret)
  const order = JSON.stringify(shopifyOrder({ email: 'long@example.test', customer: { first_name: 'Long' } }))
  for (const id of ['820982911946154508', '820982911946154509'])
    expect(await deliver(shop, order.replace(/"id":\d+/, `"id":${id}`), asShopify(secret))).toBe(200)
  expect(await bought('Long')).toHaveLength(2)
})

test('an order of WooCommerce is kept in its currency and at its own time; refunded, it counts no more', async () => {
  const shop = await connect('woocommerce', secret)
  expect(await deliver(shop, wooOrder({ status: 'on-hold' }), asWoo(secret, 'order.created'))).toBe(200)
  expect(await deliver(shop, wooOrder(), asWoo(secret))).toBe(200)
  expect(await bought('Budi Santoso')).toMatchObject([
    { at: '2026-11-20T09:28:02.000Z', amount: 150000, currency: 'IDR', lines: [{ name: 'Kopi Gayo', quantity: 2 }] },
  ])
  await deliver(shop, wooOrder({ status: 'refunded' }), asWoo(secret))
  expect((await bought('Budi Santoso')).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true])
  expect(await deliver(shop, { id: 1 }, asWoo(secret, 'coupon.created'))).toBe(200)
  expect((await deliveries(shop))[0]).toEqual(['passed_over', 'shop.other_topic'])
})

test('a till signs with the secret that it was given, over its time and its words', async () => {
  const shop = await connect('till')
  const key = shop.secret ?? ''
  expect(key.length).toBeGreaterThan(30)
  const sale = {
    version: 1,
    id: 4711,
    customer: { phone: '0532 999 88 77', name: 'Walk-in' },
    amount: 30,
    lines: [{ name: 'Tea', quantity: 3, amount: 30 }],
  }
  expect(await deliver(shop, sale, asTill(key))).toBe(200)
  expect(await bought('Walk-in')).toMatchObject([
    { amount: 30, currency: 'TRY', lines: [{ name: 'Tea', quantity: 3 }] },
  ])
  await deliver(shop, { ...sale, cancelled: true }, asTill(key))
  expect((await bought('Walk-in')).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true])
  expect(await deliver(shop, sale, asTill(key, Math.floor(Date.now() / 1000) - 600))).toBe(401)
})

test('what nobody signed is not kept, and an address that was never given leads nowhere', async () => {
  const shop = await connect('shopify', secret)
  expect(await deliver(shop, shopifyOrder(), asShopify('another secret of somebody'))).toBe(401)
  expect(await deliver(shop, shopifyOrder(), {})).toBe(401)
  const signed = asShopify(secret)(JSON.stringify(shopifyOrder()))
  expect(await deliver(shop, shopifyOrder({ total_price: '1.00' }), signed)).toBe(401)
  expect(await deliveries(shop)).toEqual([])
  expect(await deliver({ path: '/hooks/shops/nothing' }, shopifyOrder(), asShopify(secret))).toBe(404)
  const other = await connect('shopify', 'a secret of another shop')
  expect(await deliver(other, shopifyOrder(), asShopify(secret))).toBe(401)
  const params = { id: shop.id }
  await call(t.app, owner, contract.updateShop, { params, body: { active: false } })
  expect(await deliver(shop, shopifyOrder(), asShopify(secret))).toBe(404)
  await call(t.app, owner, contract.updateShop, { params, body: { active: true, secret: 'a new secret of it' } })
  expect(await deliver(shop, shopifyOrder(), asShopify(secret))).toBe(401)
  expect(await deliver(shop, shopifyOrder({ id: 5 }), asShopify('a new secret of it'))).toBe(200)
})

test('what cannot be understood is kept with its reason, and understood when it can be', async () => {
  const shop = await connect('shopify', secret)
  expect(await deliver(shop, 'no JSON at all', asShopify(secret))).toBe(200)
  expect(await deliver(shop, shopifyOrder({ line_items: 'changed in version 2031' }), asShopify(secret))).toBe(200)
  const tomorrow = new Date(Date.now() + 3 * 3_600_000).toISOString()
  const ahead = shopifyOrder({ id: 6, email: 'ahead@example.test', customer: null, created_at: tomorrow })
  expect(await deliver(shop, ahead, asShopify(secret))).toBe(200)
  const anonymous = shopifyOrder({ id: 7, email: null, customer: null })
  expect(await deliver(shop, anonymous, asShopify(secret))).toBe(200)
  expect(await deliveries(shop)).toEqual([
    ['passed_over', 'shop.no_customer'],
    ['quarantined', 'customer.occasion_in_future'],
    ['quarantined', 'shop.unreadable'],
    ['quarantined', 'shop.unreadable'],
  ])
  const { items } = (await call(t.app, owner, contract.listShops)).body
  expect(items.find(({ id }) => id === shop.id)).toMatchObject({ quarantined: 3, active: true })
  holdTime(new Date(Date.now() + 5 * 3_600_000))
  const [, late] = (await call(t.app, owner, contract.listShopDeliveries, { params: { id: shop.id } })).body.items
  const replay = () => call(t.app, owner, contract.replayShopDelivery, { params: { id: late?.id ?? '' } })
  expect((await replay()).body.state).toBe('received')
  await t.settle()
  expect(await bought('ahead@example.test')).toHaveLength(1)
  expect((await replay()).problem).toBe('shop.nothing_to_replay')
})

test('a shop without its secret is not connected, and an employee connects none', async () => {
  const body = { kind: 'woocommerce' as const, name: 'x', branchId: business.branchId }
  expect((await call(t.app, owner, contract.connectShop, { body })).problem).toBe('shop.secret_needed')
  expect((await call(t.app, employee, contract.connectShop, { body: { ...body, secret } })).status).toBe(403)
})
