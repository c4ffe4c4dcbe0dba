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

describe.skipIf(!hasBrowser)('the daily check (needs chromium)', () => {
  test('a missed basic shows above all other figures of the branch, until it is put right', async () => {
    const page = await desk.enter(desk.email, `/insight?branchId=${desk.branchId}`)
    const title = page.getByRole('heading', { level: 1 })
    await title.waitFor()
    expect(await page.getByText(/Missed today/).count()).toBe(0)

    await page.goto(`${stage.url}/daily-check`)
    const row = page.getByRole('listitem').filter({ hasText: 'Card payment works' })
    await row.getByRole('button', { name: 'No' }).click()
    await row.getByRole('button', { name: 'No', pressed: true }).waitFor()
    await page.getByText('2 are not looked at yet.').waitFor()
    await expectAccessible(page, 'daily check')

    for (const path of [`/insight?branchId=${desk.branchId}`, '/standards', '/today']) {
      await page.goto(`${stage.url}${path}`)
      await page.getByText('Missed today: Card payment works, Kadıköy').waitFor()
    }
    await page.goto(`${stage.url}/insight?branchId=${desk.branchId}`)
    const missed = await page.getByText(/Missed today/).boundingBox()
    const first = await title.boundingBox()
    expect(missed?.y).toBeLessThan(first?.y ?? 0)

    await page.goto(`${stage.url}/daily-check`)
    await row.getByRole('button', { name: 'Yes' }).click()
    await row.getByRole('button', { name: 'Yes', pressed: true }).waitFor()
    await page.goto(`${stage.url}/insight?branchId=${desk.branchId}`)
    await title.waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.getByText(/Missed today/).count()).toBe(0)
    expect(stage.faults).toEqual([])
  }, 90_000)
})
