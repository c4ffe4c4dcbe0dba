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
}, 120_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('special requests (needs chromium)', () => {
  test('what is not here is looked for, found in a partner shop, and the customer told', async () => {
    const { body } = await call(stage.app, desk.key, createCase, {
      body: {
        customer: { name: 'Ayşe Demir', email: 'ayse@customers.test', language: 'tr' },
        subject: 'Kırmızı oje',
        text: 'Bu markanın kırmızısı var mı?',
      },
    })
    const page = await desk.enter(await desk.hire('Mert'), `/cases/${body.id}`)
    const panel = page.getByRole('region', { name: 'Special requests' })
    await panel.getByText('“Let me find out where we can get it and by when.”').waitFor()
    await panel.getByRole('button', { name: 'Look for it' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByLabel('Product').fill('Red nail polish')
    await drawer.getByLabel('Size, colour or brand').fill('Narin Cherry')
    await drawer.getByRole('button', { name: 'Look for it' }).click()
    await panel.getByText('Being looked for').waitFor()

    await panel.getByRole('button', { name: 'Ask shops' }).click()
    await drawer.getByLabel('Partner shop').fill('Corner Cosmetics')
    await drawer.getByRole('button', { name: 'Ask', exact: true }).click()
    await panel.getByText('no answer yet').waitFor()
    await panel
      .getByRole('group', { name: 'Answer of Corner Cosmetics' })
      .getByRole('button', { name: 'We have it' })
      .click()
    await panel.getByText('has it').waitFor()

    await panel.getByRole('button', { name: 'Where and when' }).click()
    await drawer.getByLabel('Where it can be had').fill('Corner Cosmetics')
    await drawer.getByLabel('Expected on').fill('2030-11-26')
    await expectAccessible(page, 'where it can be had')
    await drawer.getByRole('button', { name: 'Save' }).click()
    await panel.getByText('Found', { exact: true }).waitFor()
    await panel.getByRole('button', { name: 'Customer told' }).click()
    await panel.getByText('told by Mert').waitFor()
    await expectAccessible(page, 'a special request of which the customer is told')

    await page.goto(`${stage.url}/requests?show=done`)
    await page.getByText('Red nail polish, Narin Cherry').waitFor()
    await expectAccessible(page, 'special requests')
    expect(stage.faults).toEqual([])
  })
})
