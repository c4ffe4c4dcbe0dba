import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
let desk: Awaited<ReturnType<typeof openDesk>>
let caseId = ''
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  desk = await openDesk(stage)
  for (const subject of ['First', 'Second', 'Third']) caseId = await desk.open(subject)
}, 120_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('keys (needs chromium)', () => {
  test('on a case they rest while a menu, a popover or a dialog is open, and act again afterwards', async () => {
    const page = await desk.enter(desk.email, `/cases/${caseId}`)
    await page.locator('h1', { hasText: 'Third' }).waitFor()
    const address = page.url()
    const isUnmoved = async (what: string) => {
      for (const key of ['j', 'k', 'ArrowDown', 'e', 'r', 'h', 'a']) await page.keyboard.press(key)
      await page.waitForTimeout(300)
      expect(page.url(), what).toBe(address)
      expect(await page.locator('[contenteditable=true]:focus').count(), what).toBe(0)
      const { state } = await (await page.request.get(`${stage.url}/api/v1/cases/${caseId}`)).json()
      expect(state, what).toBe('open')
    }
    const layers = page.locator('[role=menu]:visible, [role=dialog]:visible, [role=listbox]:visible')

    await page.getByRole('button', { name: 'More for this case' }).click()
    await page.getByRole('menu').waitFor()
    await isUnmoved('with a menu')
    expect(await layers.count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    expect(page.url()).toBe(address)

    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    // Focus may stand on the page itself, so that only the open layer can hold a key back.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await isUnmoved('with a popover')
    expect(await layers.count()).toBe(1)
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })

    await page.keyboard.press('Shift+?')
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
    await isUnmoved('with a dialog')
    expect(await layers.count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(page.url()).toBe(address)

    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('j')
    await page.waitForURL((url) => url.href !== address)
    await page.locator('h1', { hasText: 'Second' }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => url.pathname === '/cases')
  })

  test('on the list Enter opens nothing behind an open popover', async () => {
    const page = await desk.enter(desk.email)
    await page.getByText('First').first().waitFor()
    await page.keyboard.press('j')
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    expect(new URL(page.url()).pathname).toBe('/cases')
    await page.getByRole('button', { name: 'Filter', exact: true }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Enter')
    await page.waitForURL('**/cases/*-*')
    expect(stage.faults).toEqual([])
  })

  test('the eye of a password field speaks the language of the page', async () => {
    const page = await stage.newPage({ locale: 'tr-TR' })
    await page.goto(`${stage.url}/sign-in`)
    await page.locator('input[type=password]').fill('secret words')
    await page.getByLabel('Parolayı göster').click()
    expect(await page.getByLabel('Parola', { exact: true }).getAttribute('type')).toBe('text')
  })
})
