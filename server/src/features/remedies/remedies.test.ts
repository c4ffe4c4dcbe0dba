import { updateCase } from '@heed/contract/cases.ts'
import * as contract from '@heed/contract/remedies.ts'
import { expect, test } from 'vitest'
import { call } from '../../../test/api.ts'
import { buildBranch, buildChannel } from '../../../test/build.ts'
import { holdTime } from '../../platform/clock.ts'
import { watchRemedies } from './decide-remedy.ts'
import {
  business,
  complain,
  decide,
  give,
  hire,
  type Item,
  kindsFor,
  lead,
  manager,
  mert,
  one,
  owner,
  type Person,
  t,
  useRemedyDesk,
} from './testing/remedy-desk.ts'

useRemedyDesk()

test('inside the limit it is granted at once, above it the next who may is asked', async () => {
  const id = await complain()
  const inside = await give(mert, id, [{ kind: 'refund', amount: 500 }])
  expect(inside.status, JSON.stringify(inside.body)).toBe(201)
  expect(inside.body.items).toMatchObject([
    { state: 'granted', amount: 500, currency: 'TRY', decidedBy: { id: mert.id } },
  ])
  const other = await complain()
  expect(await one(mert, other, [{ kind: 'refund', amount: 500.01 }])).toMatchObject({
    state: 'asked',
    approver: { id: lead.id },
    decidedAt: null,
  })
  const large = await complain()
  expect(await one(mert, large, [{ kind: 'refund', amount: 1500.01 }])).toMatchObject({ approver: { id: manager.id } })
})

test('an amount split in two, at once or one after the other, is still one amount', async () => {
  const id = await complain()
  const both = await give(mert, id, [
    { kind: 'coupon', amount: 300 },
    { kind: 'discount', amount: 300, percent: 20 },
    { kind: 'apology', amount: 0 },
  ])
  expect(both.body.items.map(({ state }) => state)).toEqual(['asked', 'asked', 'granted'])
  const other = await complain()
  expect((await one(mert, other, [{ kind: 'refund', amount: 300 }])).state).toBe('granted')
  expect((await one(mert, other, [{ kind: 'refund', amount: 300 }])).state).toBe('asked')
})

test('whoever may decide as much decides, once, and not over what they asked themselves', async () => {
  const id = await complain()
  const remedy = await one(mert, id, [{ kind: 'refund', amount: 2000 }])
  expect((await decide(mert.key, remedy.id)).problem).toBe('remedy.own')
  expect((await decide(lead.key, remedy.id)).problem).toBe('remedy.beyond_limit')
  expect((await decide(manager.key, remedy.id, { grant: false })).status).toBe(400)
  const refused = await decide(manager.key, remedy.id, { grant: false, words: 'Offer a new shirt instead' })
  expect(refused.body).toMatchObject({ state: 'refused', decisionWords: 'Offer a new shirt instead' })
  expect((await decide(owner, remedy.id)).problem).toBe('remedy.decided')
})

test('twenty who decide at once decide once', async () => {
  const id = await complain()
  const remedy = await one(mert, id, [{ kind: 'coupon', amount: 2000 }])
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      decide(index % 2 ? owner : manager.key, remedy.id, { grant: index % 3 !== 0, words: 'So be it' }),
    ),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(new Set(answers.flatMap(({ problem }) => problem ?? []))).toEqual(new Set(['remedy.decided']))
})

test('an approver who lets the time pass is passed over, up to any owner', async () => {
  const at = new Date('2026-11-25T09:00:00Z')
  holdTime(at)
  const id = await complain()
  const remedy = await one(mert, id, [{ kind: 'refund', amount: 600 }])
  const read = async () =>
    (await call(t.app, mert.key, contract.listRemediesOfCase, { params: { id } })).body.items[0] as contract.Remedy
  expect(remedy).toMatchObject({ approver: { id: lead.id }, decideBy: '2026-11-25T09:15:00.000Z' })
  expect(await kindsFor(id)).toMatchObject([{ kind: 'decide_remedy', owner: { id: lead.id } }])
  holdTime('2026-11-25T09:15:00Z')
  expect(await watchRemedies(business.scope)).toBe(1)
  expect(await read()).toMatchObject({ approver: { id: manager.id }, decideBy: '2026-11-25T09:30:00.000Z' })
  expect(await kindsFor(id)).toMatchObject([{ owner: { id: manager.id }, dueAt: '2026-11-25T09:30:00.000Z' }])
  holdTime('2026-11-25T09:30:00Z')
  await watchRemedies(business.scope)
  expect(await read()).toMatchObject({ approver: { id: business.memberId }, passedOver: [lead.id, manager.id] })
  const { deciders } = (await call(t.app, mert.key, contract.listRemediesOfCase, { params: { id } })).body
  expect(deciders.map(({ id: decider, role }) => [decider, role])).toEqual([
    [lead.id, 'lead'],
    [manager.id, 'manager'],
    [business.memberId, 'owner'],
  ])
  holdTime('2026-11-25T09:45:00Z')
  await watchRemedies(business.scope)
  expect(await read()).toMatchObject({ approver: null, decideBy: null, state: 'asked' })
  expect(await kindsFor(id)).toMatchObject([{ owner: null, forRole: 'owner' }])
  expect(await watchRemedies(business.scope)).toBe(0)
  expect((await decide(lead.key, remedy.id)).body.state).toBe('granted')
  expect(await kindsFor(id)).toMatchObject([{ kind: 'fulfil_remedy' }])
})

test('a granted remedy is owed until the customer has it, with the proof', async () => {
  const id = await complain()
  const remedy = await one(mert, id, [{ kind: 'replacement', amount: 400 }])
  expect(await kindsFor(id)).toMatchObject([
    { kind: 'fulfil_remedy', facts: { remedyId: remedy.id, amount: 400, currency: 'TRY' } },
  ])
  const fulfil = (body: unknown) => call(t.app, mert.key, contract.fulfilRemedy, { params: { id: remedy.id }, body })
  expect((await fulfil({ proof: ' ' })).status).toBe(400)
  expect((await fulfil({ proof: 'Parcel 4711' })).body).toMatchObject({ state: 'fulfilled', proof: 'Parcel 4711' })
  expect((await fulfil({ proof: 'Again' })).problem).toBe('remedy.not_granted')
  expect(await kindsFor(id)).toEqual([])
})

test('what the rules do not give is offered to those who lead only, as an exception with its reason', async () => {
  const policy = (await call(t.app, owner, contract.getRemedyPolicy, {})).body
  const set = (key: string, more: Record<string, unknown>) =>
    call(t.app, key, contract.setRemedyPolicy, {
      body: {
        decideMinutes: 15,
        rules: policy.rules.map(({ notYetYours: _, ...rule }) => ({ ...rule, allowed: rule.kind !== 'refund' })),
        limits: policy.limits.map(({ notYetYours: _, ...limit }) => limit),
        ...more,
      },
    })
  expect((await set(mert.key, {})).status).toBe(403)
  // Limits hold in every branch: whoever manages one does not raise them, their own least of all.
  expect((await set(manager.key, {})).problem).toBe('branch.beyond')
  const changed = (await set(owner, {})).body
  expect(changed.rules.every(({ notYetYours }) => !notYetYours)).toBe(true)
  const id = await complain()
  const offers = async (who: Person) =>
    (await call(t.app, who.key, contract.listRemediesOfCase, { params: { id } })).body.offers
  expect((await offers(mert)).map(({ kind }) => kind)).not.toContain('refund')
  expect((await offers(lead)).find(({ kind }) => kind === 'refund')).toMatchObject({
    onlyAsException: true,
    ownLimit: 1500,
  })
  const refund: Item[] = [{ kind: 'refund', amount: 100 }]
  expect((await give(mert, id, refund, { exceptionWords: 'Torn in the first wash' })).problem).toBe(
    'remedy.not_allowed',
  )
  expect((await give(lead, id, refund)).problem).toBe('remedy.not_allowed')
  const exception = await give(lead, id, refund, { exceptionWords: 'Torn in the first wash' })
  expect(exception.body.items).toMatchObject([{ state: 'granted', exceptionWords: 'Torn in the first wash' }])
  const large = await give(lead, await complain(), [{ kind: 'refund', amount: 2000 }], {
    exceptionWords: 'Guests are waiting',
  })
  expect(large.body.items).toMatchObject([{ state: 'asked', approver: { id: manager.id } }])
  expect((await set(owner, { limits: [{ role: 'lead', currency: 'IDR', kind: null, amount: 0.5 }] })).problem).toBe(
    'amount.not_payable',
  )
})

test('amounts are in the branch’s money and have its decimals', async () => {
  const id = await complain()
  const refused = async (item: Item) => (await give(mert, id, [item])).problem
  expect(await refused({ kind: 'refund', amount: 10.005 })).toBe('amount.not_payable')
  expect(await refused({ kind: 'refund', amount: 10, currency: 'USD' })).toBe('remedy.other_currency')
  expect(await refused({ kind: 'refund', amount: 0 })).toBe('remedy.worthless')
  expect(await refused({ kind: 'apology', amount: 5 })).toBe('remedy.apology_is_free')
  expect(await refused({ kind: 'refund', amount: 5, percent: 10 })).toBe('remedy.percent_of_what')
  expect((await give(mert, id, [{ kind: 'refund', amount: -1 }])).status).toBe(400)
  // Less than the smallest coin, and a share that is none once it is written down.
  expect((await give(mert, id, [{ kind: 'refund', amount: 5e-324 }])).problem).toBe('amount.not_payable')
  expect((await give(mert, id, [{ kind: 'coupon', amount: 10, percent: 0.001 }])).status).toBe(400)
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const nigar = await hire('employee', elsewhere)
  // No limits are written down in this money: everything is asked, up to the owner.
  await buildChannel(business.scope, elsewhere)
  const baku = await complain(nigar.key, elsewhere)
  expect(await one(nigar, baku, [{ kind: 'refund', amount: 1 }])).toMatchObject({
    currency: 'AZN',
    state: 'asked',
    approver: { id: business.memberId },
  })
})

test('the ledger’s totals equal the sum of what was granted, under every filter', async () => {
  const ids = [await complain(), await complain()]
  await give(mert, ids[0] ?? '', [
    { kind: 'refund', amount: 100.1 },
    { kind: 'coupon', amount: 200.2 },
  ])
  await give(mert, ids[1] ?? '', [{ kind: 'refund', amount: 300.3 }])
  const above = await give(mert, ids[1] ?? '', [{ kind: 'refund', amount: 4000 }])
  expect(above.body.items).toMatchObject([{ state: 'asked', approver: { id: manager.id } }])
  const read = async (query: Record<string, string>) =>
    (await call(t.app, owner, contract.listRemedies, { query })).body
  const sumOf = (items: { amount: number }[]) =>
    Math.round(items.reduce((sum, { amount }) => sum + amount, 0) * 100) / 100
  const queries: Record<string, string>[] = [
    {},
    { kind: 'refund' },
    { kind: 'coupon,discount' },
    { from: '2030-01-01' },
  ]
  for (const query of queries) {
    const { items, totals } = await read(query)
    expect(sumOf(totals)).toBe(sumOf(items.filter(({ state }) => state === 'granted' || state === 'fulfilled')))
  }
  expect(sumOf((await read({ kind: 'refund' })).totals)).toBe(400.4)
  const first = await read({ limit: '3' })
  expect(first.items).toHaveLength(3)
  expect((await read({ limit: '3', cursor: first.next ?? '' })).items).toHaveLength(1)
})

test('the export is the list, row by row, for those who lead', async () => {
  const id = await complain()
  await give(mert, id, [
    { kind: 'refund', amount: 100.1 },
    { kind: 'coupon', amount: 200.25 },
    { kind: 'apology', amount: 0 },
  ])
  await give(mert, await complain(), [{ kind: 'refund', amount: 4000 }])
  const queries: Record<string, string>[] = [{}, { kind: 'coupon,apology' }, { state: 'asked' }, { from: '2030-01-01' }]
  for (const query of queries) {
    const { items } = (await call(t.app, lead.key, contract.listRemedies, { query })).body
    const { status, body } = await call(t.app, lead.key, contract.exportRemedies, { query })
    expect(status).toBe(200)
    const [, ...lines] = body.trimEnd().split('\r\n')
    expect(lines.map((line) => line.split(',').slice(0, 8))).toEqual(
      items.map(({ case: { number }, branch, kind, amount, currency, state }) => [
        String(number),
        branch.name,
        kind,
        '',
        String(amount),
        currency,
        '',
        state,
      ]),
    )
    for (const { coupon } of items) if (coupon) expect(body).not.toContain(coupon.code)
  }
  expect((await call(t.app, mert.key, contract.exportRemedies, { query: {} })).status).toBe(403)
})

test('who sees another branch sees none of it, and decides nothing there', async () => {
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const foreign = await hire('manager', elsewhere)
  const id = await complain()
  const remedy = await one(mert, id, [{ kind: 'refund', amount: 2000 }])
  expect((await call(t.app, foreign.key, contract.listRemediesOfCase, { params: { id } })).status).toBe(404)
  expect((await decide(foreign.key, remedy.id)).status).toBe(404)
  expect((await call(t.app, foreign.key, contract.listRemedies, {})).body).toMatchObject({ items: [], totals: [] })
  await call(t.app, owner, updateCase, { params: { id }, body: { branchId: elsewhere } })
  expect((await call(t.app, foreign.key, contract.listRemedies, {})).body.items).toHaveLength(1)
})

test('a case that moves while somebody is asked goes to somebody who sees it there', async () => {
  const at = new Date('2026-11-25T09:00:00Z')
  holdTime(at)
  const elsewhere = await buildBranch(business.scope, 'Bakı')
  const nigar = await hire('manager', elsewhere)
  const id = await complain()
  await one(mert, id, [{ kind: 'refund', amount: 2000 }])
  await call(t.app, owner, updateCase, { params: { id }, body: { branchId: elsewhere } })
  holdTime('2026-11-25T09:20:00Z')
  await watchRemedies(business.scope)
  const { items } = (await call(t.app, nigar.key, contract.listRemediesOfCase, { params: { id } })).body
  expect(items).toMatchObject([{ state: 'asked', approver: { id: nigar.id }, mayDecide: true }])
  expect((await decide(nigar.key, items[0]?.id ?? '')).body.state).toBe('granted')
})
