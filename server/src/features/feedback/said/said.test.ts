import { randomUUID } from 'node:crypto'
import { listSaidPages, makeDecision, switchSaidPage } from '@heed/contract/decisions.ts'
import { recordFeedback } from '@heed/contract/feedback.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, keyOf } from '../../../../test/api.ts'
import { buildBranch, buildBusiness, buildMember } from '../../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../../test/house.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
beforeAll(async () => {
  t = await openTestHouse()
})
afterAll(() => t.close())
beforeEach(async () => {
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})

const decide = (more: object) =>
  call(t.app, owner, makeDecision, {
    body: {
      said: { en: 'The rooms are dark', tr: 'Kabinler karanlık' },
      did: { en: 'Two lamps', tr: 'İki lamba' },
      decidedOn: '2026-05-01',
      doneOn: '2026-05-02',
      isPublic: true,
      ...more,
    },
  })
const switchOn = async (branchId: string | null = null, more: object = {}, key = owner) =>
  call(t.app, key, switchSaidPage, { body: { branchId, active: true, ...more } })
const get = (url: string, headers = {}) => t.app.inject({ method: 'GET', url, headers })

test('the page is off until it is switched on, then shows what is public and done, in the reader’s language', async () => {
  const { body: item } = await call(t.app, owner, recordFeedback, {
    body: { text: 'A secret of a customer', customer: { name: 'Ayşe Demir', email: 'ayse@posta.test' } },
  })
  await decide({ feedbackIds: [item.id] })
  await decide({ said: { en: 'Not for everybody' }, isPublic: false })
  await decide({ said: { en: 'Not done yet' }, doneOn: null })
  const off = (await call(t.app, owner, listSaidPages)).body.items
  expect(off.map(({ active, address }) => [active, address])).toEqual([
    [false, null],
    [false, null],
  ])
  const { body: page } = await switchOn()
  expect(page.address).toMatch(/^http:\/\/heed\.test\/said\/narin(-\d+)?$/)
  const path = new URL(page.address ?? '').pathname
  const english = await get(`${path}?lang=en`)
  expect(english.statusCode).toBe(200)
  expect(english.body).toContain('<html lang="en">')
  expect(english.body).toContain('The rooms are dark')
  for (const hidden of ['secret', 'Ayşe', 'ayse@', 'Not for everybody', 'Not done yet', '<script'])
    expect(english.body).not.toContain(hidden)
  expect(english.headers['content-security-policy']).toContain("default-src 'none'")
  expect((await get(path, { 'accept-language': 'tr-TR,en' })).body).toContain('Kabinler karanlık')
  // No Chinese words were written: the business's own stand there, and say which language they are.
  const chinese = (await get(`${path}?lang=zh`)).body
  expect(chinese).toContain('您说了，我们做了')
  expect(chinese).toContain('<h2 lang="en">The rooms are dark')

  await call(t.app, owner, switchSaidPage, { body: { branchId: null, active: false } })
  expect((await get(path)).statusCode).toBe(404)
})

test('a branch shows its own and what holds for the whole business', async () => {
  const baku = await buildBranch(business.scope, 'Gənclik')
  await decide({ branchId: business.branchId, said: { en: 'Here' } })
  await decide({ branchId: baku, said: { en: 'There' } })
  await decide({ said: { en: 'Everywhere' } })
  const { body: page } = await switchOn(baku)
  expect(page.slug).toMatch(/^narin-genclik/)
  const { body } = await get(`/said/${page.slug}?lang=en`)
  for (const [words, stands] of [
    ['“There', false],
    ['>There<', true],
    ['>Everywhere<', true],
    ['>Here<', false],
  ] as const)
    expect(body.includes(words), words).toBe(stands)
})

test('markup in its words is shown as text', async () => {
  await decide({ said: { en: '<script>alert(1)</script>' }, did: { en: '"><img src=x onerror=alert(1)>' } })
  const { body: page } = await switchOn()
  const { body } = await get(`/said/${page.slug}?lang=en`)
  expect(body).toContain('&lt;script>alert(1)&lt;/script>')
  expect(body).not.toMatch(/<script|<img/)
})

test('no page is larger than 14 kB, and every change can be reached', async () => {
  for (let index = 0; index < 40; index += 1)
    await decide({
      said: { zh: `第${index}件：${'试衣间太暗看不清'.repeat(index % 3 === 0 ? 18 : 2)}` },
      did: { zh: '我们装了两盏灯'.repeat(index % 3 === 0 ? 140 : 9) },
      doneOn: `2026-05-${String(1 + (index % 28)).padStart(2, '0')}`,
      decidedOn: '2026-05-01',
    })
  const { body: page } = await switchOn()
  const seen = new Set<string>()
  let path: string | undefined = `/said/${page.slug}?lang=zh`
  for (let pages = 0; path && pages < 45; pages += 1) {
    const { body, statusCode }: { body: string; statusCode: number } = await get(path)
    expect(statusCode).toBe(200)
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(14_000)
    for (const [, number] of body.matchAll(/第(\d+)件/g)) seen.add(number as string)
    const after = /after=([0-9a-f-]{36})/.exec(body)?.[1]
    path = after && `/said/${page.slug}?lang=zh&after=${after}`
  }
  expect(seen.size).toBe(40)
})

test('a place belongs to one page, and is given by whoever may publish', async () => {
  const place = `place-${business.workspaceId.slice(-8)}`
  expect((await switchOn(null, { slug: place })).body.slug).toBe(place)
  const other = await buildBusiness(t.house, { name: 'Narin' })
  const otherKey = await keyOf(t.house, other.owner)
  expect((await switchOn(null, { slug: place }, otherKey)).problem).toBe('said_page.slug_taken')
  expect((await switchOn(null, {}, otherKey)).status).toBe(200)
  expect((await switchOn(business.branchId, {}, otherKey)).problem).toBe('branch.unknown')
  const lead = await keyOf(t.house, await buildMember(business.scope, 'lead'))
  expect((await switchOn(null, {}, lead)).status).toBe(403)
  const manager = await keyOf(t.house, await buildMember(business.scope, 'manager', [business.branchId]))
  expect((await switchOn(null, {}, manager)).problem).toBe('decision.beyond_branches')
  expect((await switchOn(null, { slug: 'Not A Place' })).status).toBe(400)
  expect((await switchOn(randomUUID(), { slug: `${place}-nowhere` })).problem).toBe('branch.unknown')
  expect((await switchOn(null, { slug: `${place}-moved` })).body.slug).toBe(`${place}-moved`)
  expect((await switchOn(null, { slug: place }, otherKey)).body.slug).toBe(place)
})

test.each(['/said/nobody', '/said/%00', `/said/${'x'.repeat(300)}`, "/said/'--"])(
  '%s leads nowhere, politely',
  async (path) => {
    const { statusCode, body } = await get(path, { 'accept-language': 'az' })
    expect(statusCode).toBe(404)
    expect(body).toContain('Bu ünvanda heç nə yoxdur')
  },
)
