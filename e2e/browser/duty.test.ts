import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  desk = await openDesk(stage)
}, 60_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('duty (needs chromium)', () => {
  test('the week and the numbers are set, the card opens without a network, and a call is answered', async () => {
    const elif = await desk.hire('Elif', 'lead')
    const deniz = await desk.hire('Deniz')
    const owner = await desk.enter(desk.email, '/duty')
    await owner.getByRole('heading', { name: 'Duty', level: 1 }).waitFor()
    // Today and tomorrow where the branch is, should midnight pass meanwhile.
    for (const hours of [0, 24]) {
      const day = new Date(Date.now() + hours * 3_600_000).toLocaleDateString('en-GB', {
        weekday: 'long',
        timeZone: 'Europe/Istanbul',
      })
      await owner.getByRole('button', { name: 'Add a duty' }).click()
      const line = owner.locator('form li').last()
      await line.getByRole('combobox', { name: 'Day' }).click()
      await owner.getByRole('option', { name: day }).click()
      await line.getByRole('combobox', { name: 'Who' }).click()
      await owner.getByRole('option', { name: 'Elif' }).click()
      for (const field of ['From', 'Until']) {
        await line.getByRole('textbox', { name: field }).fill('00:00')
        await line.getByRole('textbox', { name: field }).press('Tab')
      }
    }
    await owner.getByRole('button', { name: 'Save' }).click()
    await owner.getByText('The week is saved.').waitFor()
    await owner.getByRole('button', { name: 'Change: Elif' }).click()
    await owner.getByRole('textbox', { name: 'Number' }).fill('+90 532 111 22 33')
    await owner.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await owner.getByText('Saved: Elif').waitFor()
    await owner.getByRole('link', { name: '+90 532 111 22 33' }).first().waitFor()
    await expectAccessible(owner, 'duty')

    const page = await desk.enter(deniz)
    await page
      .getByRole('button', { name: /On call now/ })
      .filter({ hasText: 'Elif' })
      .waitFor()
    await page.getByRole('button', { name: /On call now/ }).click()
    await page.getByRole('dialog').getByRole('link', { name: '+90 532 111 22 33' }).waitFor()
    await expectAccessible(page, 'call card')
    await page.keyboard.press('Escape')
    await page.context().setOffline(true)
    await page.getByRole('button', { name: /On call now/ }).click()
    const number = page.getByRole('dialog').getByRole('link', { name: '+90 532 111 22 33' })
    expect(await number.getAttribute('href')).toBe('tel:+905321112233')
    await page.context().setOffline(false)

    await page.getByLabel('What it is about, in one line').fill('A guest wants the manager')
    await page.getByRole('dialog').getByRole('button', { name: 'Call', exact: true }).click()
    await page.getByText(/Elif is asked/).waitFor()
    const lead = await desk.enter(elif, '/today')
    await lead.getByRole('button', { name: 'Answer: A guest wants the manager' }).click()
    await lead.getByLabel('What you say').fill('I am on my way')
    await lead.getByRole('button', { name: 'Answer the call' }).click()
    await page.getByText('Elif answers: I am on my way').waitFor()
    expect(stage.faults).toEqual([])
  }, 60_000)
})
