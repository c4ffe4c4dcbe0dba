import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBusiness, testPassword } from '../../server/test/build.ts'
import { expectAccessible, hasBrowser, openStage, type Stage, signIn } from './stage.ts'

let stage: Stage
let email: string
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  email = (await buildBusiness(stage.house)).email
}, 120_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('addresses of a customer (needs chromium)', () => {
  test('a way to reach a customer is added and, asked first, taken away', async () => {
    const page = await stage.newPage()
    await signIn(stage, page, email, testPassword)
    await page.request.post(`${stage.url}/api/v1/cases`, {
      headers: { origin: stage.url },
      data: {
        customer: { name: 'Ece Su', email: 'ece@example.test' },
        subject: 'Mail',
        text: 'Yazdım.',
        acknowledge: false,
      },
    })
    await page.goto(`${stage.url}/customers?search=ece`)
    await page.getByRole('link', { name: /Ece Su/ }).click()
    await page.getByRole('button', { name: 'Remove ece@example.test' }).click()
    await page.getByRole('button', { name: 'Remove this address' }).click()
    await page.getByText('This is the only way to reach them').waitFor()
    await expectAccessible(page, 'an address that stays')
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Add an address' }).click()
    await page.getByLabel('E-mail or phone').fill('0532 999 88 77')
    await expectAccessible(page, 'adding an address')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '05329998877' }).waitFor()
    await page.getByRole('button', { name: 'Remove ece@example.test' }).click()
    await page.getByRole('button', { name: 'Remove this address' }).click()
    await page.getByText('Removed: ece@example.test').waitFor()
    await page.getByRole('link', { name: 'ece@example.test' }).waitFor({ state: 'detached' })
    expect(stage.faults).toEqual([])
  }, 60_000)
})
