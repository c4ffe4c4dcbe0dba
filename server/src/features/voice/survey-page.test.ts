import { createHash } from 'node:crypto'
import { listAnswers, listSurveys } from '@heed/contract/voice.ts'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { call, keyOf } from '../../../test/api.ts'
import { actAs, buildBranch, buildBusiness, buildMember } from '../../../test/build.ts'
import { openTestHouse, type TestHouse } from '../../../test/house.ts'
import { newToken } from '../../platform/access/link-token.ts'
import { holdTime, now } from '../../platform/clock.ts'
import { type buildCase, inviteSomeone } from './test-case.ts'

let t: TestHouse
let business: Awaited<ReturnType<typeof buildBusiness>>
let owner: string
beforeAll(async () => {
  t = await openTestHouse()
  business = await buildBusiness(t.house)
  owner = await keyOf(t.house, business.owner)
})
afterAll(() => t.close())
afterEach(() => holdTime())

const invite = (options: Parameters<typeof buildCase>[2] = {}, branchId = business.branchId) =>
  inviteSomeone(t, business, branchId, options)
const get = (path: string, headers: Record<string, string> = {}) => t.app.inject({ method: 'GET', url: path, headers })
const post = (path: string, fields: Record<string, string> | string[][]) =>
  t.app.inject({
    method: 'POST',
    url: path,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(fields as Record<string, string>).toString(),
  })
const responses = (caseId: string) =>
  business.scope.transaction((tx) =>
    tx.db.selectFrom('survey_response').selectAll().where('case_id', '=', caseId).execute(),
  )

test('the page is small, runs no script but its own and speaks the five languages', async () => {
  const { path } = await invite({ language: 'tr' })
  const page = await get(path)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('<html lang="tr">')
  for (const label of ['Çok memnunum', 'Memnunum', 'Kararsızım', 'Memnun değilim', 'Hiç memnun değilim'])
    expect(page.body).toContain(label)
  expect(page.body).not.toContain('" checked')
  const [script, ...more] = [...page.body.matchAll(/<script>(.*?)<\/script>/g)].map((match) => match[1] ?? '')
  expect(more).toEqual([])
  const hash = createHash('sha256')
    .update(script ?? '')
    .digest('base64')
  expect(page.headers['content-security-policy']).toContain(`script-src 'sha256-${hash}'`)
  expect(page.headers['content-security-policy']).toContain("default-src 'none'")
  expect(page.headers['referrer-policy']).toBe('no-referrer')
  for (const lang of ['en', 'id', 'az', 'zh']) {
    expect(page.body).toContain(`href="?lang=${lang}"`)
    const other = await get(`${path}?lang=${lang}`)
    expect(other.body).toContain(`<html lang="${lang}">`)
    expect(Buffer.byteLength(other.body)).toBeLessThan(14_000)
    expect(other.body).not.toContain('{{')
  }
})

test('an answer is kept with its zero, thanks the customer and is seen by the team', async () => {
  const { path, caseId } = await invite()
  const answered = await post(path, {
    satisfaction: '2',
    solved: 'partly',
    recommendation: '0',
    comment: 'Geç geldi.\r\nAma güzel.',
  })
  expect(answered.statusCode).toBe(200)
  expect(answered.body).toContain('Bizi tercih ettiğiniz için teşekkür ederiz.')
  expect((await responses(caseId))[0]).toMatchObject({
    satisfaction: 2,
    solved: 'partly',
    speed: null,
    recommendation: 0,
    comment: 'Geç geldi.\nAma güzel.',
    language: 'tr',
  })
  const listed = await call(t.app, owner, listAnswers)
  expect(listed.body.items[0]).toMatchObject({
    caseId,
    recommendation: 0,
    branchName: 'Kadıköy',
    customer: { name: 'Ayşe Demir' },
  })
  expect((await call(t.app, owner, listSurveys)).body.items[0]).toMatchObject({ answered: 1 })
})

test.each([
  ['satisfaction', ['0', '6', '1.5', 'abc', '-1', ' 5 5', '05']],
  ['speed', ['0', '6']],
  ['welcome', ['0', '6', '4.5', 'yes']],
  ['comeback', ['maybe', 'partly', '1', 'Yes']],
  ['recommendation', ['11', '-1', '1.5', 'abc', '1e1', '00']],
  ['solved', ['maybe']],
] as const)('a score out of range is refused: %s', async (name, values) => {
  const { path, caseId } = await invite()
  for (const value of values) {
    const refused = await post(path, { satisfaction: '4', comment: 'Kalsın <b>', [name]: value })
    expect(refused.statusCode).toBe(400)
    expect(refused.body).toContain(`id="${name}-error"`)
    expect(refused.body).toContain('Kalsın &lt;b')
    if (name !== 'satisfaction') expect(refused.body).toMatch(/name="satisfaction" value="4" checked/)
  }
  expect(await responses(caseId)).toEqual([])
})

test('nothing answered, one question answered twice, and a comment beyond measure are refused; the page stays usable', async () => {
  const { path, caseId } = await invite({ language: 'en' })
  const nothing = await post(path, { comment: '  \r\n ' })
  expect([nothing.statusCode, nothing.body.includes('Answer at least one question.')]).toEqual([400, true])
  expect(
    (
      await post(path, [
        ['recommendation', '9'],
        ['recommendation', '1'],
      ])
    ).statusCode,
  ).toBe(400)
  const long = await post(path, { comment: 'x'.repeat(20_001) })
  expect([long.statusCode, long.body.includes('comment-error'), long.body.includes('x'.repeat(20_001))]).toEqual([
    400,
    true,
    true,
  ])
  expect((await post(path, { comment: '窗'.repeat(20_000) })).statusCode).toBe(200)
  expect((await responses(caseId))[0]?.comment).toHaveLength(20_000)
})

test('answered twice: the second answer changes nothing, also when both come at once', async () => {
  const { path, caseId } = await invite()
  const both = await Promise.all([post(path, { satisfaction: '5' }), post(path, { satisfaction: '1' })])
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  const [first] = await responses(caseId)
  const again = await post(path, { satisfaction: '3' })
  expect([again.statusCode, again.body.includes('Daha önce yanıt verdiniz.')]).toEqual([409, true])
  expect(await responses(caseId)).toEqual([first])
  expect((await get(path)).body).toContain('Daha önce yanıt verdiniz.')
})

test('an expired link says so and takes nothing', async () => {
  const { path, caseId } = await invite()
  holdTime(new Date(now().getTime() + 31 * 86_400_000))
  expect((await get(path)).statusCode).toBe(410)
  expect((await post(path, { satisfaction: '5' })).statusCode).toBe(410)
  expect(await responses(caseId)).toEqual([])
})

test('a wrong, cut, foreign or invented token is answered the same way', async () => {
  const { path } = await invite()
  const stranger = await buildBusiness(t.house, { name: 'Other' })
  const foreign = path.replace(/[0-9a-f]{32}/, stranger.workspaceId.replaceAll('-', ''))
  const links = [
    '/s/x',
    path.slice(0, -1),
    `${path.slice(0, -4)}AAAA`,
    foreign,
    `/s/${newToken(business.workspaceId)}`,
    `/s/${'é'.repeat(64)}`,
    "/s/'or'1'='1",
  ]
  const pages = await Promise.all(links.flatMap((link) => [get(link), post(link, { satisfaction: '5' })]))
  expect(new Set(pages.map(({ statusCode }) => statusCode))).toEqual(new Set([404]))
  expect(new Set(pages.map(({ body }) => body)).size).toBe(1)
  expect((await get('/s/x', { 'accept-language': 'de,zh-CN;q=0.8' })).body).toContain('<html lang="zh">')
})

test('hostile text stays text', async () => {
  const { path, caseId } = await invite({ name: '<script>alert(1)</script>' })
  const hostile = '"><script>alert(1)</script></textarea><img src=x onerror=alert(1)>\u0000\u0007{{link}}\ud800'
  const refused = await post(path, { comment: hostile, satisfaction: '"><script>' })
  expect(refused.body).not.toMatch(/<script>(?!var f=)|<img/)
  expect((await post(path, { comment: hostile })).statusCode).toBe(200)
  expect((await responses(caseId))[0]?.comment).toBe(
    '"><script>alert(1)</script></textarea><img src=x onerror=alert(1)>{{link}}\ufffd',
  )
})

test('too large a form and a server in trouble are told to the customer in words, not in code', async () => {
  const { path } = await invite()
  const large = await post(path, { comment: 'x'.repeat(300_000) })
  expect([large.statusCode, large.headers['content-type'], large.body.includes('<h1>')]).toEqual([
    413,
    'text/html; charset=utf-8',
    true,
  ])
})

test('search misses customers’ words: comments are found in five languages', async () => {
  const said = {
    tr: 'IŞIK yanmıyor, İlgisiz',
    az: 'Dəst qızımın toyu üçündür',
    zh: '请问窗帘可以水洗吗?',
    id: 'Tukang datang terlambat',
    en: 'The refund was quick',
  } as const
  const cases = new Map<string, string>()
  for (const [language, comment] of Object.entries(said)) {
    const { path, caseId } = await invite({ language: language as keyof typeof said })
    await post(path, { comment })
    cases.set(language, caseId)
  }
  for (const [search, language] of [
    ['ışık', 'tr'],
    ['isik', 'tr'],
    ['ilgisiz', 'tr'],
    ['dəst', 'az'],
    ['TOYU dest', 'az'],
    ['窗帘', 'zh'],
    ['水洗', 'zh'],
    ['tukang terl', 'id'],
    ['refund', 'en'],
  ] as const) {
    const found = await call(t.app, owner, listAnswers, { query: { search } })
    expect(
      found.body.items.map((answer) => answer.caseId),
      search,
    ).toEqual([cases.get(language)])
  }
  expect((await call(t.app, owner, listAnswers, { query: { search: '帘窗' } })).body.items).toEqual([])
  expect((await call(t.app, owner, listAnswers, { query: { search: '???' } })).body.items).toEqual([])
})

test('answers of another branch are out of sight and pages follow each other without a gap', async () => {
  const other = await buildBranch(business.scope, 'Bakı')
  const colleague = await buildMember(business.scope, 'manager', [other])
  const { path, caseId } = await invite({}, other)
  await post(path, { satisfaction: '5' })
  const seen = await call(t.app, await keyOf(t.house, colleague), listAnswers)
  expect(seen.body.items.map((answer) => answer.caseId)).toEqual([caseId])
  expect((await actAs(t.house, business.workspaceId, colleague.actor?.id ?? '')).branchIds).toEqual([other])
  const all = (await call(t.app, owner, listAnswers, { query: { limit: '200' } })).body.items
  const paged: string[] = []
  let cursor: string | null = null
  do {
    const { body }: { body: { items: { id: string }[]; next: string | null } } = await call(t.app, owner, listAnswers, {
      query: cursor ? { limit: '2', cursor } : { limit: '2' },
    })
    paged.push(...body.items.map(({ id }) => id))
    cursor = body.next
  } while (cursor)
  expect(paged).toEqual(all.map(({ id }) => id))
})

// Last, since it uses up what one address may ask in a minute.
test('tokens are not for guessing: too many tries are slowed down, in words', async () => {
  const tries = await Promise.all(Array.from({ length: 61 }, () => get(`/s/${newToken(business.workspaceId)}`)))
  const refused = tries.filter(({ statusCode }) => statusCode === 429)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]?.body).toContain('<h1>This did not work just now.</h1>')
})
