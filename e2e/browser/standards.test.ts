import { startClock, stopClock } from '@heed/contract/case-clocks.ts'
import { createCase } from '@heed/contract/cases.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../../server/test/api.ts'
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

describe.skipIf(!hasBrowser)('standards (needs chromium)', () => {
  test('a standard is refused without a source, written with one, seen kept, and its figure opens what was seen', async () => {
    const page = await desk.enter(desk.email, '/standards')
    await page.getByRole('button', { name: 'Add a standard' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Name').fill('Gift wrapping')
    await form.getByLabel('When', { exact: true }).fill('Somebody buys a present')
    await form.getByLabel('What is done').fill('Offer to wrap it')
    await form.getByRole('combobox', { name: 'How it is known' }).click()
    await page.getByRole('option', { name: 'Seen on the spot' }).click()
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('Say where it comes from, or switch it off.').waitFor()
    await form.getByLabel('In which words, or where it is written').fill('Customers ask for it every day')
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Gift wrapping', exact: true }).click()
    await page.getByRole('heading', { name: 'Gift wrapping', level: 1 }).waitFor()
    await page.getByText('Nobody has looked in this period yet.').waitFor()
    for (const [answer, said] of [
      ['Yes', 'Noted as kept.'],
      ['No', 'Noted as missed.'],
    ] as const) {
      await page.getByRole('button', { name: answer, exact: true }).click()
      await page.getByText(said).waitFor()
    }
    await page.getByRole('button', { name: /Kept, by looking/ }).click()
    const behind = page.getByRole('complementary', { name: 'Gift wrapping' })
    await behind.getByRole('listitem').nth(1).waitFor()
    expect(await behind.getByRole('listitem').count()).toBe(2)
    await expectAccessible(page, 'a standard')
  }, 60_000)

  test('a hold has its clock by the second, and two holds are shown with their sum', async () => {
    const { body } = await call(stage.app, desk.key, createCase, {
      body: { customer: { name: 'Ayşe' }, subject: 'On the line', text: 'Where is it?' },
    })
    const params = { id: body.id }
    for (const [from, to] of [
      [300, 280],
      [200, 180],
    ] as const) {
      const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString()
      const held = await call(stage.app, desk.key, startClock, { params, body: { what: 'hold', at: at(from) } })
      const clock = held.body.clocks.find(({ measure, stoppedAt }) => measure === 'hold' && stoppedAt === null)
      await call(stage.app, desk.key, stopClock, {
        params: { ...params, clockId: clock?.id ?? '' },
        body: { at: at(to) },
      })
    }
    const page = await desk.enter(desk.email, `/cases/${body.id}`)
    await page.getByText('2 holds, 40 s in all, the longest 20 s').waitFor()
    await page.getByRole('button', { name: 'Times and counts' }).click()
    await page.getByRole('menuitem', { name: 'Put on hold' }).click()
    await page.getByRole('button', { name: 'Back on the line' }).click()
    await page.getByText(/^3 holds/).waitFor()
    await page.getByRole('button', { name: 'Times and counts' }).click()
    await page.getByRole('menuitem', { name: 'Let the clocks rest …' }).click()
    await page.getByRole('dialog').getByLabel('In a few words').fill('The supplier sends it on Friday')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText('Clocks rest: the customer asked us to wait.').waitFor()
    await expectAccessible(page, 'a case with holds')
    expect(stage.faults).toEqual([])
  }, 60_000)
})
