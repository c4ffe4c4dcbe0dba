import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBusiness, testPassword } from '../../server/test/build.ts'
import { expectAccessible, hasBrowser, openStage, type Stage, signIn } from './stage.ts'

let stage: Stage
let email = ''
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  const { owner } = await buildBusiness(stage.house)
  email = await owner.transaction(
    async (tx) => (await tx.db.selectFrom('member').select('email').executeTakeFirstOrThrow()).email,
  )
}, 120_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('what became of it (needs chromium)', () => {
  test('heard on a phone, decided, done, told, and read by everybody', async () => {
    const page = await stage.newPage({ viewport: { width: 390, height: 844 } })
    await signIn(stage, page, email, testPassword)
    await page.goto(`${stage.url}/feedback/new`)
    await page.getByLabel('What they said').fill('The fitting rooms are dark <b>really</b>')
    await page.getByRole('button', { name: 'Write it down' }).click()
    await page.getByText('It stands in the record.').waitFor()
    await expectAccessible(page, 'the remark')

    await page.goto(`${stage.url}/feedback`)
    await page.getByText('The fitting rooms are dark <b>really</b>').waitFor()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'New decision' }).click()
    await page.getByLabel('What customers said, in your words').fill('The fitting rooms are dark')
    await page.getByLabel('What you do about it').fill('Each has two lamps now')
    await page.getByRole('switch').click()
    await expectAccessible(page, 'the decision')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('The decision is kept.').waitFor()

    await page.goto(`${stage.url}/decisions`)
    await page.getByRole('button', { name: 'It is done' }).click()
    await page.getByRole('button', { name: /Tell the customers/ }).click()
    await page.getByText('Mails to be sent: 0').waitFor()
    await expectAccessible(page, 'the telling')
    await page.getByRole('button', { name: 'Mark as told' }).click()
    await page.getByText('Told: 1').waitFor()
    await page.getByRole('switch', { name: 'Show publicly: Whole business' }).click()
    const address = await page.getByRole('link', { name: /\/said\// }).getAttribute('href')

    const anyone = await stage.newPage({ viewport: { width: 390, height: 844 }, javaScriptEnabled: false })
    await anyone.goto(address ?? '')
    await anyone.getByText('Each has two lamps now').waitFor()
    expect(await anyone.content()).not.toContain('really')
    const readable = await stage.newPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await readable.goto(`${address}?lang=zh`)
    await expectAccessible(readable, 'the public list')
    expect(stage.faults).toEqual([])
  })
})
