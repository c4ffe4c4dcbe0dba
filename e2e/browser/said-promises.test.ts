import { listPromises } from '@heed/contract/promises.ts'
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

describe.skipIf(!hasBrowser)('promises in sentences (needs chromium)', () => {
  test('what is written as a promise is recorded by one tap, in an answer, in a note and in what was told', async () => {
    const id = await desk.open('Where are my curtains')
    const promised = async () =>
      (await call(stage.app, desk.key, listPromises, { params: { id } })).body.others.map(({ words }) => words)
    const page = await desk.enter(desk.email, `/cases/${id}`)
    const record = async () => {
      await page.getByRole('button', { name: 'Record', exact: true }).click()
      await page.getByText('The promise is recorded.').first().waitFor()
      await page.getByRole('button', { name: 'Record', exact: true }).waitFor({ state: 'detached' })
    }
    await page.locator('[contenteditable=true]').fill("Thank you. I'll call you tomorrow before noon.")
    await page.getByText(/12:00/).last().waitFor()
    await expectAccessible(page, 'a promise that is offered')
    expect(await promised()).toEqual([])
    await record()
    await page.getByText('Internal note', { exact: true }).first().click()
    await page.getByRole('textbox', { name: 'Internal note' }).fill('We will send it next week.')
    await record()
    await page.getByText('Told them', { exact: true }).first().click()
    const told = page.getByRole('textbox', { name: /told/i })
    await told.fill('You should have read the label. Will it be ready on Monday?')
    await page.getByText('This could be said better').waitFor()
    expect(await page.getByRole('button', { name: 'Record', exact: true }).count()).toBe(0)
    await told.fill('It will be ready on Monday.')
    await record()
    // What is said of the promise before may still stand there while this one is on its way.
    await expect
      .poll(async () => (await promised()).toSorted(), { timeout: 10_000 })
      .toEqual(["I'll call you tomorrow before noon.", 'It will be ready on Monday.', 'We will send it next week.'])
    expect(stage.faults).toEqual([])
  }, 60_000)
})
