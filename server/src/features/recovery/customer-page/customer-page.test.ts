import { answerCase, changeCaseState, createCase, getCase, getTimeline, updateCase } from '@heed/contract/cases.ts'
import { getComplaint, takeComplaintStep } from '@heed/contract/complaints.ts'
import { givePlan, keepPromise, makePromise } from '@heed/contract/promises.ts'
import { giveRemedies } from '@heed/contract/remedies.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBusiness, buildMember, officeHours } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'
import { outboxOf } from '../../../../test/mails.ts'
import { newToken } from '../../../platform/access/link-token.ts'
import { newId } from '../../../platform/ids.ts'
import { tellComplaint } from '../letters.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let mert: { key: string; id: string }

beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house, { hours: officeHours })
  const scope = await buildMember(business.scope, 'employee', [business.branchId])
  mert = { key: await keyOf(t.house, scope), id: scope.actor?.id ?? '' }
})
afterAll(() => t.close())

const complain = async (more: Record<string, unknown> = {}) =>
  (
    await call(t.app, mert.key, createCase, {
      body: {
        branchId: business.branchId,
        customer: { email: `ayse-${newId()}@customer.test`, name: 'Ayşe Demir', language: 'tr' },
        subject: 'Gömlek yırtıldı',
        text: 'Paramı istiyorum.',
        kind: 'complaint',
        ...more,
      },
    })
  ).body.id
const lettersOf = async (id: string) =>
  (await outboxOf(business.scope, id)).filter(({ purpose }) => purpose === 'complaint' || purpose === 'acknowledgement')
const pathOf = (text: string | undefined) => /\/c\/[\w-]+/.exec(text ?? '')?.[0] ?? 'none'
const look = (path: string) => t.app.inject({ url: path })
/** As a browser does: where the page leads after the form was sent, there it looks. */
const post = async (path: string, form: Record<string, string>) => {
  const taken = await t.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(form).toString(),
  })
  const { location } = taken.headers
  if (taken.statusCode !== 303 || !location) return taken
  const next = new URL(location, new URL(path, 'http://house.test'))
  return look(next.pathname + next.search)
}
const solve = (id: string) => call(t.app, mert.key, changeCaseState, { params: { id }, body: { state: 'solved' } })
const read = async (id: string) => (await call(t.app, mert.key, getComplaint, { params: { id } })).body

test('who complains gets one letter with the number, the time of the plan and a private page, in their language', async () => {
  const id = await complain()
  await t.settle()
  const letters = await lettersOf(id)
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({
    purpose: 'complaint',
    subject: expect.stringMatching(/^#\d+ numaralı şikâyetiniz/),
  })
  expect(letters[0]?.text).toContain('Sayın Ayşe Demir')
  expect(letters[0]?.text).toContain('En geç ')
  const page = await look(pathOf(letters[0]?.text))
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Bize ulaştı')
  expect(page.body).not.toContain('Sizin için çözüldü mü?')
  expect(page.headers['referrer-policy']).toBe('no-referrer')
  expect(page.body).not.toContain('<script')
  expect(Buffer.byteLength(page.body)).toBeLessThan(14_000)
})

test('the page shows the plan with names and times, what was granted with its code, and nothing of ours', async () => {
  const id = await complain()
  await t.settle()
  for (const stage of ['listened', 'apologised'])
    await call(t.app, mert.key, takeComplaintStep, {
      params: { id },
      body: { stage, way: 'done', words: 'Internal words' },
    })
  await call(t.app, mert.key, givePlan, {
    params: { id },
    body: {
      problem: 'Yırtılan gömlek',
      steps: [
        {
          words: 'Yeni gömlek dikilir',
          memberId: mert.id,
          visitor: 'Elçin Usta',
          dueAt: new Date(Date.now() + 86_400_000).toISOString(),
        },
      ],
      told: 'mail',
    },
  })
  const given = await call(t.app, mert.key, giveRemedies, {
    params: { id },
    body: {
      reason: 'Internal reason',
      items: [
        { kind: 'coupon', amount: 250 },
        { kind: 'refund', amount: 4000 },
      ],
    },
  })
  // Only asked: the customer is not told of what may be refused.
  expect(given.body.items.map(({ state }) => state)).toEqual(['asked', 'asked'])
  const small = await call(t.app, mert.key, giveRemedies, {
    params: { id: await complain() },
    body: { reason: 'x', items: [{ kind: 'coupon', amount: 1 }] },
  })
  expect(small.body.items[0]?.state).toBe('granted')
  const { body } = await look(pathOf((await lettersOf(id))[0]?.text))
  expect(body).toContain('Yeni gömlek dikilir')
  expect(body).toContain('Elçin Usta, en geç ')
  expect(body).not.toContain('Internal')
  expect(body).not.toContain('4.000')
})

test('a promise by itself stands on the page with its time and what became of it, unless it is ours alone', async () => {
  const id = await complain()
  await t.settle()
  const path = pathOf((await lettersOf(id))[0]?.text)
  const promise = async (words: string, internal: boolean) =>
    (
      await call(t.app, mert.key, makePromise, {
        params: { id },
        body: { words, memberId: mert.id, dueAt: new Date(Date.now() + 86_400_000).toISOString(), internal },
      })
    ).body
  const shown = await promise('Yeni gömlek gönderilir', false)
  expect((await promise('Depoya sor', true)).internal).toBe(true)
  const page = async () => (await look(path)).body
  expect(await page()).toContain('Yeni gömlek gönderilir')
  expect(await page()).toMatch(/en geç /)
  expect(await page()).not.toContain('Depoya sor')
  expect(await page()).not.toContain('yapıldı')
  await call(t.app, mert.key, keepPromise, { params: { id: shown.id }, body: {} })
  expect(await page()).toContain('<span class="kept">yapıldı</span>')
})

test('a granted coupon stands on the page with its code', async () => {
  const id = await complain()
  const { body } = await call(t.app, mert.key, giveRemedies, {
    params: { id },
    body: { reason: 'x', items: [{ kind: 'coupon', amount: 250 }] },
  })
  const code = body.items[0]?.coupon?.code ?? ''
  const page = await look(`${pathOf((await lettersOf(id))[0]?.text)}?lang=en`)
  expect(page.body).toContain(`${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`)
  expect(page.body).toContain('Coupon for ₺250')
})

test('“not solved” opens the complaint again with the customer’s words, and the manager is told', async () => {
  const id = await complain()
  await solve(id)
  await t.settle()
  const letters = await lettersOf(id)
  expect(letters).toHaveLength(2)
  const path = pathOf(letters[1]?.text)
  expect(path).toBe(pathOf(letters[0]?.text))
  expect((await look(path)).body).toContain('Sizin için çözüldü mü?')
  const said = await post(path, { solved: 'no', words: 'Düğmesi de koptu' })
  expect(said.body).toContain('Yeniden açıldı')
  const { body: item } = await call(t.app, mert.key, getCase, { params: { id } })
  expect(item.state).toBe('open')
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id } })).body
  expect(items).toContainEqual(expect.objectContaining({ kind: 'customer', text: 'Düğmesi de koptu' }))
  expect((await read(id)).judgement).toMatchObject({ satisfied: false, by: 'customer' })
  // Said again, also at once, it changes nothing.
  await Promise.all([post(path, { solved: 'no', words: 'Again' }), post(path, { solved: 'yes' })])
  const after = (await call(t.app, mert.key, getTimeline, { params: { id } })).body.items
  expect(after.filter((entry) => entry.entry === 'message' && entry.kind === 'customer')).toHaveLength(2)
  // Another solution is asked about anew.
  await solve(id)
  await t.settle()
  expect(await lettersOf(id)).toHaveLength(3)
  expect((await post(path, { solved: 'yes', words: '' })).body).toContain('Memnun olmanıza sevindik')
  expect(await read(id)).toMatchObject({ judgement: { satisfied: true, by: 'customer' }, next: 'prevented' })
  const colleague = await call(t.app, mert.key, changeCaseState, { params: { id }, body: { state: 'closed' } })
  expect(colleague.status).toBe(200)
})

test('loaded again, the page sends nothing again; and nobody is closed over their head who has just said “not solved”', async () => {
  const id = await complain()
  await solve(id)
  await t.settle()
  const path = pathOf((await lettersOf(id))[0]?.text)
  await post(path, { solved: 'no', words: 'Hâlâ kırık' })
  const close = () => call(t.app, mert.key, changeCaseState, { params: { id }, body: { state: 'closed' } })
  expect((await close()).problem).toBe('complaint.customer_unsolved')
  await solve(id)
  await t.settle()
  expect((await look(`${path}?said=no`)).body).toContain('Sizin için çözüldü mü?')
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id } })).body
  expect(items.filter((entry) => entry.entry === 'message' && entry.text === 'Hâlâ kırık')).toHaveLength(1)
  expect((await close()).problem).toBe('complaint.judgement_needed')
})

test('colleagues read what a letter says, and not the key of the customer’s page', async () => {
  const id = await complain()
  await t.settle()
  const token = pathOf((await lettersOf(id))[0]?.text).slice(3)
  const { items } = (await call(t.app, mert.key, getTimeline, { params: { id } })).body
  expect(JSON.stringify(items)).toContain('/c/…')
  expect(JSON.stringify(items)).not.toContain(token)
})

test('a word after the solution leaves it solved, also where it is written before and goes after; “open again” opens it', async () => {
  const id = await complain()
  await solve(id)
  const say = (thenState: 'as_is' | 'open') =>
    call(t.app, mert.key, answerCase, { params: { id }, body: { text: 'İyi günler', thenState } })
  const state = async () => (await call(t.app, mert.key, getCase, { params: { id } })).body.state
  await say('as_is')
  expect(await state()).toBe('solved')
  expect((await read(id)).stages.find(({ stage }) => stage === 'solved')?.way).toBe('done')
  await say('open')
  expect(await state()).toBe('open')
})

test('a page exists for its link only, and no form breaks it', async () => {
  const id = await complain()
  await solve(id)
  await t.settle()
  const path = pathOf((await lettersOf(id))[0]?.text)
  for (const wrong of ['/c/x', `/c/${newToken(business.workspaceId)}`, `${path}x`, `${path.slice(0, -1)}`])
    expect((await look(wrong)).statusCode, wrong).toBe(404)
  for (const form of [{}, { solved: 'maybe' }, { solved: '', words: 'x'.repeat(6000) }] as Record<string, string>[]) {
    const answer = await post(path, form)
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain('Sizin için çözüldü mü?')
  }
  const hostile = await post(path, { solved: 'no', words: '<script>alert(1)</script>' })
  expect(hostile.body).not.toContain('<script>')
  expect((await look(`${path}?lang=zz`)).statusCode).toBe(200)
})

test('calling a case a complaint is told two minutes later, unless it was a slip', async () => {
  const id = await complain({ kind: 'enquiry', acknowledge: false })
  const change = (kind: string) => call(t.app, mert.key, updateCase, { params: { id }, body: { kind } })
  await change('complaint')
  await t.settle()
  expect(await lettersOf(id)).toEqual([])
  await change('enquiry')
  await tellComplaint.run({ caseId: id }, business.scope)
  expect(await lettersOf(id)).toEqual([])
  await change('complaint')
  await tellComplaint.run({ caseId: id }, business.scope)
  await tellComplaint.run({ caseId: id }, business.scope)
  expect(await lettersOf(id)).toHaveLength(1)
})

test('what a customer writes is kept whatever stands in it, and however its lines end', async () => {
  const write = async (words: string) => {
    const id = await complain()
    await t.settle()
    const path = pathOf((await lettersOf(id))[0]?.text)
    await solve(id)
    expect((await post(path, { solved: 'no', words })).statusCode).toBe(200)
    return (await read(id)).judgement
  }
  expect(await write('Hâlâ\0 yırtık')).toMatchObject({ satisfied: false, by: 'customer', words: 'Hâlâ yırtık' })
  // 5000 characters in the browser, more on their way.
  const lines = `${'a'.repeat(48)}\r\n`.repeat(102)
  expect((await write(lines))?.words).toBe(lines.replaceAll('\r\n', '\n').trim())
  const tooLong = (await write('ş'.repeat(9000)))?.words
  expect(tooLong).toBe('ş'.repeat(5000))
})
