import { getBuyingPattern, listLateCustomers, listPurchases, recordPurchase } from '@heed/contract/purchases.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { now } from '../../platform/clock.ts'
import { addProduct } from '../purchases/index.ts'
import { filesOf } from './testing/files.ts'

let t: TestHouse
beforeAll(async () => {
  t = await openTestHouse({ environment: { HEED_TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(() => t.close())
const { bring, take, file } = filesOf(() => t)

async function buildOwner() {
  const business = await buildBusiness(t.house)
  return { ...business, key: await keyOf(t.house, business.owner) }
}
const bought = async (key: string) => (await call(t.app, key, listPurchases)).body.items

test('the rows of a till become purchases of their customers, and the same file twice doubles none', async () => {
  const { key, owner } = await buildOwner()
  await addProduct(owner, { name: 'Keten çarşaf', code: 'CR-1' })
  const till = [
    'Fiş No;Tarih;Müşteri;E-posta;Ürün Kodu;Ürün;Adet;Satır Tutarı;Para Birimi',
    'A-1;20.11.2026 14:05;Ayşe Işık;ayse@example.test;CR-1;;2;4.380,00;TL',
    'A-2;21.11.2026 09:00;Bülent Çetin;bulent@example.test;YK-9;Yastık kılıfı 🌷;1;540;TL',
    'A-1;20.11.2026 14:05;Ayşe Işık;ayse@example.test;;Hediye paketi;1;0;TL',
  ].join('\n')
  expect(await take(key, 'purchases', till)).toMatchObject({ total: 3, good: 3, bad: 0, known: 0, added: 3 })
  const first = await bought(key)
  expect(first).toMatchObject([
    { reference: 'A-2', amount: 540, customer: { name: 'Bülent Çetin' }, lines: [{ code: 'YK-9', product: null }] },
    {
      reference: 'A-1',
      at: '2026-11-20T11:05:00.000Z',
      amount: 4380,
      currency: 'TRY',
      customer: { name: 'Ayşe Işık' },
      lines: [
        { name: 'Keten çarşaf', quantity: 2, amount: 4380, product: { name: 'Keten çarşaf' } },
        { name: 'Hediye paketi', quantity: 1, amount: 0 },
      ],
    },
  ])
  expect(await take(key, 'purchases', till)).toMatchObject({ good: 3, known: 3, added: 0 })
  expect(await bought(key)).toEqual(first)
})

test('rows without a number of their own are purchases each, the same word for word too, and once however often the file comes', async () => {
  const { key } = await buildOwner()
  const rows = [
    'customer_email,at,product,amount',
    ...Array(3).fill('many@example.test,2026-11-01 10:00,Tea,2.5'),
  ].join('\n')
  expect(await take(key, 'purchases', rows)).toMatchObject({ good: 3, added: 3 })
  expect(await take(key, 'purchases', rows)).toMatchObject({ known: 3, added: 0 })
  expect((await bought(key)).map(({ reference, amount }) => [reference, amount])).toEqual(Array(3).fill([null, 2.5]))
})

test('what goes out comes in unchanged, to the same business without doubling and to an empty one whole', async () => {
  const from = await buildOwner()
  await take(
    from.key,
    'purchases',
    [
      'reference,at,customer_id,customer_email,product,quantity,line_amount,amount,cancelled,words',
      'B-1,2026-10-01 10:00,c-1,one@example.test,=Tea,1.5,3,10,,First',
      'B-1,2026-10-01 10:00,c-1,one@example.test,Cup,1,7,,,',
      'B-2,2026-10-02 10:00,c-1,one@example.test,Pot,1,20,,yes,',
    ].join('\n'),
  )
  await call(t.app, from.key, recordPurchase, {
    body: { branchId: from.branchId, customer: { email: 'two@example.test' }, lines: [{ name: 'Without number' }] },
  })
  const out = await file(from.key, 'purchases')
  expect(await take(from.key, 'purchases', out)).toMatchObject({ bad: 0, good: 4, known: 4, added: 0 })

  const to = await buildOwner()
  expect(await take(to.key, 'customers', await file(from.key, 'customers'))).toMatchObject({ bad: 0, added: 2 })
  expect(await take(to.key, 'purchases', out)).toMatchObject({ bad: 0, good: 4, added: 4 })
  const picture = async (key: string) =>
    (await bought(key)).map(({ at, customer, words, amount, currency, lines, cancelledAt }) => ({
      at,
      customer: customer.name,
      words,
      amount,
      currency,
      lines: lines.map(({ name, quantity, amount: part }) => [name, quantity, part]),
      isCancelled: cancelledAt !== null,
    }))
  expect(await picture(to.key)).toEqual(await picture(from.key))
  expect(await take(to.key, 'purchases', out)).toMatchObject({ known: 4, added: 0 })
})

test('a purchase one of whose rows is wrong is held back whole, and comes in when it is mended', async () => {
  const { key } = await buildOwner()
  const header = 'Order,at,customer_email,product,quantity,line_amount,currency'
  const bad = [
    header,
    'C-1,2026-11-01,ok@example.test,Tea,1,5,',
    'C-1,2026-11-01,ok@example.test,Cup,lots,5,',
    'C-2,2026-11-01,ok@example.test,Tea,1,5,',
    'C-2,2026-11-01,other@example.test,Cup,1,5,',
    'C-3,2026-11-01,ok@example.test,,,,',
    'C-4,2999-01-01,ok@example.test,Tea,1,5,',
    'C-5,2026-11-01,,Tea,1,5,',
    'C-6,2026-11-01,ok@example.test,Tea,1,5.0051,',
    'C-7,2026-11-01,ok@example.test,Tea,1,5,XYZ',
    'C-8,2026-11-01,ok@example.test,Tea,1,5,usd',
  ].join('\n')
  const read = await bring(key, 'purchases', bad)
  expect(read).toMatchObject({ total: 10, good: 1, bad: 9 })
  expect(read.problems.map(({ line, rule }) => [line, rule])).toEqual([
    [2, 'purchase_broken'],
    [3, 'number_odd'],
    [4, 'purchase_broken'],
    [5, 'purchase_differs'],
    [6, 'nothing_bought'],
    [7, 'date_future'],
    [8, 'customer_missing'],
    [9, 'number_odd'],
    [10, 'currency_unknown'],
  ])
  expect(await take(key, 'purchases', bad)).toMatchObject({ added: 1 })
  expect(await take(key, 'purchases', bad.replace('lots', '2'))).toMatchObject({ good: 3, known: 1, added: 2 })
  const kept = (await bought(key)).map(({ reference, currency, lines }) => [reference, currency, lines.length])
  expect(kept.toSorted()).toEqual([
    ['C-1', 'TRY', 2],
    ['C-8', 'USD', 1],
  ])
})

test('imported purchases make a rhythm, and whoever stays away longer is listed', async () => {
  const { key } = await buildOwner()
  const day = (ago: number) => new Date(now().getTime() - ago * 86_400_000).toISOString().slice(0, 10)
  const rows = [120, 90, 60].map((ago) => `${ago},${day(ago)},quiet@example.test,Tea,1,5`)
  await take(key, 'purchases', ['reference,at,customer_email,product,quantity,line_amount', ...rows].join('\n'))
  const { items } = (await call(t.app, key, listLateCustomers)).body
  expect(items).toMatchObject([{ state: 'quiet', usualDays: 30, daysSince: 60 }])
  const pattern = await call(t.app, key, getBuyingPattern, { params: { id: items[0]?.customer.id ?? '' } })
  expect(pattern.body.usual).toMatchObject([{ name: 'Tea', times: 3 }])
})

test('a file of the whole business has only branches in sight, and a number of another branch is known there', async () => {
  const business = await buildOwner()
  await buildBranch(business.scope, 'Elsewhere')
  const row = (branch: string) =>
    `reference,at,branch,customer_email,product\nD-1,2026-11-01,${branch},far@example.test,Tea`
  await take(business.key, 'purchases', row('Elsewhere'))
  const manager = await buildMember(business.scope, 'manager', [business.branchId])
  const key = await keyOf(t.house, manager)
  expect((await bring(key, 'purchases', row('Elsewhere'))).problems.map(({ rule }) => rule)).toEqual(['branch_unknown'])
  expect(await file(key, 'purchases')).not.toContain('D-1')
  const { name } = await business.scope.transaction((tx) =>
    tx.db.selectFrom('branch').select('name').where('id', '=', business.branchId).executeTakeFirstOrThrow(),
  )
  expect(await take(key, 'purchases', row(name))).toMatchObject({ good: 1, known: 1, added: 0 })
})
