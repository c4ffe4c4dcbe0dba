import { createCase } from '@heed/contract/cases.ts'
import { makeRule } from '@heed/contract/rules.ts'
import { openStaffRound } from '@heed/contract/staff-surveys.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../../server/test/api.ts'
import { openDesk } from './desk.ts'
import { hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  desk = await openDesk(stage)
}, 120_000)
afterAll(() => stage?.close())

const day = 86_400_000
const dayFromNow = (days: number) => new Date(Date.now() + days * day).toISOString()

/** Opens a form, types into its field and leaves it by Escape; it stands there again after a reload, and is empty once it was sent. */
async function keeps(
  page: Page,
  {
    open,
    field,
    words,
    send,
  }: { open: string; field: string; words: string; send: (drawer: ReturnType<Page['getByRole']>) => Promise<void> },
): Promise<void> {
  const drawer = page.getByRole('dialog')
  const box = drawer.getByRole('textbox', { name: field, exact: true })
  const click = () => page.getByRole('button', { name: open, exact: true }).first().click()
  await click()
  await box.fill(words)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
  await page.reload()
  await click()
  await expect.poll(() => box.inputValue()).toBe(words)
  await send(drawer)
  await drawer.waitFor({ state: 'detached' })
  await click()
  await expect.poll(() => box.inputValue()).toBe('')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
}

describe.skipIf(!hasBrowser)('what is half written (needs chromium)', () => {
  test('an exception and a wish stay over Escape and a reload until they are sent', async () => {
    const { body: rule } = await call(stage.app, desk.key, makeRule, {
      body: {
        name: 'Receipt',
        text: 'With the receipt',
        forWhom: 'comfort',
        ownerId: desk.owner.actor?.id ?? '',
        reviewOn: dayFromNow(60).slice(0, 10),
      },
    })
    const { body } = await call(stage.app, desk.key, createCase, {
      body: {
        customer: { name: 'Ayşe Demir', email: 'ayse@customers.test', language: 'tr' },
        subject: 'Perdeler kısa geldi',
        text: 'Cuma günü misafirim var.',
        kind: 'complaint',
      },
    })
    const page = await desk.enter(desk.email, `/cases/${body.id}`)
    await keeps(page, {
      open: 'Make an exception',
      field: 'Why',
      words: 'Her guests come on Friday',
      send: async (drawer) => {
        await drawer.getByRole('combobox').first().click()
        await page.getByRole('option', { name: rule.name }).click()
        await drawer.getByRole('textbox', { name: 'What this situation needs' }).fill('A new pair without the receipt')
        await drawer.locator('button[type=submit]').click()
      },
    })
    await keeps(page, {
      open: 'Look for it',
      field: 'Product',
      words: 'Curtain rings of brass',
      send: (drawer) => drawer.locator('button[type=submit]').click(),
    })
    expect(stage.faults).toEqual([])
  })

  test('somebody who is asked in a survey finds it in their own menu, and nobody else does', async () => {
    const page = await desk.enter(await desk.hire('Deniz'), '/cases')
    const menu = page.getByRole('button', { name: /Deniz/ }).first()
    await menu.click()
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByRole('menuitem', { name: 'Surveys for me' }).count()).toBe(0)
    for (const name of ['Ece', 'Can', 'Sena', 'Umut']) await desk.hire(name)
    await call(stage.app, desk.key, openStaffRound, {
      body: { name: 'Pulse', survey: { ready: 'pulse' }, branchIds: [desk.branchId], deadline: dayFromNow(7) },
    })
    await page.reload()
    await menu.click()
    await page.getByRole('menuitem', { name: 'Surveys for me' }).click()
    await page.waitForURL('**/my-surveys')
    await page.getByRole('heading', { name: 'Pulse' }).waitFor()
    expect(stage.faults).toEqual([])
  })
})
