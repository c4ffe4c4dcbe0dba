import { languages } from '@heed/contract/primitives.ts'
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

const openPage = async (options: Parameters<Stage['newPage']>[0] = {}) => {
  const page = await stage.newPage(options)
  await signIn(stage, page, email, testPassword)
  return page
}

describe.skipIf(!hasBrowser)('contacts by voice (needs chromium)', () => {
  test('the empty list leads on, a call is recorded and answered on the spot, and the customer has one history', async () => {
    const page = await openPage()
    await page.getByText('Nobody has written yet.').waitFor()
    await page.getByRole('link', { name: 'Open the form' }).waitFor()
    await page.getByRole('link', { name: 'Connect a mailbox' }).waitFor()
    await expectAccessible(page, 'first case list')
    await page.getByRole('link', { name: 'Connect a mailbox' }).click()
    await page.getByText('Nothing is read or sent by this address yet.').waitFor()
    await expectAccessible(page, 'channels of a fresh business')
    await page.goto(`${stage.url}/cases`)
    await page.getByRole('button', { name: 'Record a contact' }).last().click()
    await page.getByRole('textbox', { name: 'Who was it?' }).fill('0532 111 22 33')
    await page.getByRole('option', { name: /Someone new/ }).click()
    expect(await page.getByRole('textbox', { name: 'Phone', exact: true }).inputValue()).toBe('0532 111 22 33')
    await page.getByLabel("Customer's name").fill('Ayşe Demir')
    await page.getByLabel('In a few words').fill('Perde')
    await page.getByLabel('What the customer said, in their words').fill('Perdem nerede kaldı?')
    await page.getByRole('switch', { name: 'I answered at once' }).check()
    await page.getByLabel('What you told them').fill('Yarın geliyor dedim.')
    await page.getByRole('checkbox', { name: 'This solves it' }).uncheck()
    await expectAccessible(page, 'recording a contact')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByText('told them by phone').waitFor()
    const timer = page.getByRole('timer').filter({ hasText: 'first answer after' })
    await timer.waitFor()
    await expectAccessible(page, 'a case by phone')
    // Nobody can mail a customer without an address: the next answer is said too.
    await page.getByRole('textbox', { name: 'What you told them' }).fill('Geldi, aradım.')
    await page.getByRole('button', { name: 'Save and solve' }).click()
    await page.getByText('solved in').waitFor()
    await page.reload()
    await page.getByText('solved in').waitFor()

    await page.goto(`${stage.url}/cases`)
    await page.getByRole('button', { name: 'Record a contact' }).first().click()
    await page.getByRole('textbox', { name: 'Who was it?' }).fill('Ayşe')
    await page.getByRole('option', { name: /Ayşe Demir/ }).click()
    await page.getByLabel('In a few words').fill('Fatura')
    await page.getByLabel('What the customer said, in their words').fill('Faturamı alabilir miyim?')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByText('Faturamı alabilir miyim?').first().waitFor()
    await page.locator('aside a[href^="/customers/"]').click()
    const history = page.getByRole('list', { name: 'History' })
    await history.getByText('Perdem nerede kaldı?').waitFor()
    await history.getByText('Faturamı alabilir miyim?').waitFor()
    const heard = { source: 'remark', text: 'Vitrin çok güzel.', customerId: page.url().split('/').pop() }
    const headers = { origin: stage.url }
    expect((await page.request.post(`${stage.url}/api/v1/feedback`, { headers, data: heard })).status()).toBe(201)
    await history.getByText('Vitrin çok güzel.').waitFor()
    await expectAccessible(page, 'one customer')
    await history.getByText('Vitrin çok güzel.').click()
    await page.waitForURL('**/feedback?**')
    await page.getByRole('dialog').getByText('Vitrin çok güzel.').waitFor()
    expect(stage.faults).toEqual([])
  }, 60_000)

  test('two customers who are one are made one, after the dialog said what moves', async () => {
    const page = await openPage()
    const made = await page.request.post(`${stage.url}/api/v1/cases`, {
      headers: { origin: stage.url },
      data: { customer: { name: 'ayşe demir', email: 'ayse@example.test' }, subject: 'Mail', text: 'Yazdım.' },
    })
    expect(made.status()).toBe(201)
    await page.goto(`${stage.url}/customers?search=0532111`)
    await page.getByRole('link', { name: /Ayşe Demir/ }).click()
    await page.getByRole('button', { name: 'Make one' }).click()
    await page.getByText('Everything of ayşe demir (ayse@example.test) moves to Ayşe Demir (05321112233)').waitFor()
    await expectAccessible(page, 'making two customers one')
    await page.getByRole('button', { name: 'Make them one' }).click()
    await page.getByRole('list', { name: 'History' }).getByText('Yazdım.').waitFor()
    await page.getByText('ayse@example.test').first().waitFor()
  }, 60_000)

  test('many cases are chosen by key, box and Shift, changed together, and taken back', async () => {
    const page = await openPage()
    for (const subject of ['Bir', 'İki', 'Üç', 'Dört'])
      await page.request.post(`${stage.url}/api/v1/cases`, {
        headers: { origin: stage.url },
        data: { customer: { name: 'Çok' }, subject, text: subject },
      })
    await page.goto(`${stage.url}/cases`)
    await page.getByText('· Dört').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('Chosen: 1').waitFor()
    await page
      .getByRole('checkbox', { name: /^Choose case/ })
      .nth(3)
      .click({ modifiers: ['Shift'] })
    await page.getByText('Chosen: 4').waitFor()
    await expectAccessible(page, 'chosen cases')
    await page.getByRole('button', { name: 'Priority' }).click()
    await page.getByRole('menuitem', { name: 'Urgent' }).click()
    await page.getByText('Changed: 4.').waitFor()
    await expect.poll(() => page.getByText('Urgent').count()).toBe(4)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('As before: 4.').waitFor()
    await expect.poll(() => page.getByText('Urgent').count()).toBe(0)
    expect(stage.faults).toEqual([])
  }, 60_000)

  test.each(languages)(
    'recording a contact fits a phone in %s',
    async (language) => {
      const page = await openPage({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
      await page.request.patch(`${stage.url}/api/v1/me`, { data: { language }, headers: { origin: stage.url } })
      await page.goto(`${stage.url}/cases`)
      await page.locator('header button[aria-label]').first().click()
      await page.locator('form textarea').first().waitFor()
      await expectAccessible(page, `recording a contact on a phone in ${language}`)
    },
    60_000,
  )
})
