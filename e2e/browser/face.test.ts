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

const picture = {
  name: 'shelf.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
}

describe.skipIf(!hasBrowser)('the face of the business (needs chromium)', () => {
  test('a mystery visit is gone through on a phone, kept as it goes, and what is low is mended by a photo', async () => {
    const page = await desk.enter(desk.email, '/face')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByText('Never looked at').first().waitFor()
    await expectAccessible(page, 'faces')

    await page.getByRole('button', { name: 'Begin an audit' }).click()
    await page.getByRole('combobox', { name: 'What is looked at' }).click()
    await page.getByRole('option', { name: 'Mystery visit' }).click()
    await page.getByRole('textbox', { name: 'Name of the mystery visitor' }).fill('Ayşe')
    await page.getByRole('dialog').getByRole('button', { name: 'Begin an audit' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mystery visit' }).waitFor()

    const groups = page.getByRole('group')
    await groups.first().waitFor()
    const all = await groups.count()
    for (let at = 0; at < all; at++) {
      const answers = groups.nth(at).getByRole('button')
      const isScale = (await answers.count()) === 6
      // Nobody looked up; all else is at its best.
      const button = answers.nth(isScale ? 4 : at === 0 ? 1 : 0)
      await button.click()
      await groups.nth(at).getByRole('button', { pressed: true }).waitFor()
      if (at === 0) {
        // What was answered stands after the page was left.
        await page.reload()
        await groups.nth(0).getByRole('button', { name: 'No', pressed: true }).waitFor()
      }
    }
    await page.locator('input[type=file]').first().setInputFiles(picture)
    await page.getByRole('button', { name: 'Take out this photo' }).waitFor()
    await expectAccessible(page, 'an audit that is being made')
    await page.getByRole('button', { name: 'Finish' }).click()
    await page
      .getByText(/\d+ of 100/)
      .first()
      .waitFor()
    await expectAccessible(page, 'a finished audit')

    await page.goto(`${stage.url}/today`)
    await page.getByText('Mend: Bir dakika içinde biri baktı ya da selam verdi').waitFor()
    await page.goto(`${stage.url}/face?show=open`)
    await page.getByRole('heading', { name: 'Somebody looked up or greeted within a minute' }).waitFor()
    await expectAccessible(page, 'what is to be mended')
    await page.locator('input[type=file]').first().setInputFiles(picture)
    await page.getByText('Nothing to mend').waitFor()
    await page.goto(`${stage.url}/face?show=beside`)
    await page.getByText(/Mystery visit · .* · Ayşe/).waitFor()
    await expectAccessible(page, 'customers beside audits')
    expect(stage.faults).toEqual([])
  }, 120_000)

  test('a way to a person is written down, tested and red where it is too long', async () => {
    const page = await desk.enter(desk.email, '/face?show=ways')
    await page.getByRole('button', { name: 'Write down a way' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Switchboard')
    await page.getByRole('textbox', { name: 'Step 1' }).fill('A menu')
    await page.getByRole('combobox', { name: 'Kind of step 1' }).click()
    await page.getByRole('option', { name: 'A machine answers' }).click()
    await page.getByRole('button', { name: 'Save' }).click()
    const way = page.getByRole('listitem').filter({ hasText: 'Switchboard' })
    await way.getByText('Leads to no person').first().waitFor()
    await expectAccessible(page, 'ways')
    await way.getByRole('button', { name: /Test it/ }).click()
    await page.getByRole('textbox', { name: /Seconds/ }).fill('40')
    await page.getByRole('button', { name: 'Save' }).click()
    await way.getByText(/0 of 1 tests reached a person/).waitFor()
    await page.goto(`${stage.url}/face?show=lists`)
    await page.getByRole('button', { name: 'Change: Website' }).click()
    await page.getByRole('button', { name: 'Save as ours' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.getByText('Not yet yours').count()).toBe(3)
    await expectAccessible(page, 'lists')
    expect(stage.faults).toEqual([])
  }, 120_000)
})
