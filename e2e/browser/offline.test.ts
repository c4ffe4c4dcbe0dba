import { listActions, makeAction, settleAction } from '@heed/contract/actions.ts'
import { setDuty } from '@heed/contract/duty.ts'
import { makePromise } from '@heed/contract/promises.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../../server/src/platform/database/embedded.ts'
import { call } from '../../server/test/api.ts'
import { openCable } from './cuttable.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
let desk: Awaited<ReturnType<typeof openDesk>>
let cable: Awaited<ReturnType<typeof openCable>>
beforeAll(async () => {
  if (!hasBrowser) return
  const port = await freePort()
  stage = await openStage({ HEED_URL: `http://localhost:${port}` })
  cable = await openCable(port, Number(new URL(stage.url).port))
  desk = await openDesk({ ...stage, url: `http://localhost:${port}` })
}, 60_000)
afterAll(async () => {
  await stage?.close()
  await cable?.close()
})

describe.skipIf(!hasBrowser)('Today without a network (needs chromium)', () => {
  const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
  const write = async (words: string, ownerId: string) =>
    (
      await call(stage.app, desk.key, makeAction, {
        body: { words, branchId: desk.branchId, ownerId, dueAt: inMinutes(30) },
      })
    ).body.id
  const settled = async () =>
    (await call(stage.app, desk.key, listActions, { query: { state: 'settled' } })).body.items.toReversed()

  test('it opens with what was last seen, and what is settled meanwhile is sent once, in order, with conflicts in words', async () => {
    const me = desk.memberId
    await write('Mend the hook', me)
    await write('Order boxes', me)
    const taken = await write('Call the tailor', me)
    const page = await desk.enter(desk.email, '/today')
    await page.getByRole('button', { name: 'Done: Call the tailor' }).waitFor()
    // The page keeps its files a moment after it has come to rest.
    await expect
      .poll(() => page.evaluate(async () => (await (await caches.open('heed-today')).keys()).length), {
        timeout: 20_000,
      })
      .toBeGreaterThan(20)
    cable.cut()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByText(/No connection. This list is from/).waitFor()
    await page.getByRole('button', { name: 'Done: Order boxes' }).click()
    await page.getByText('1 thing waits to be sent').waitFor()
    await page.getByRole('button', { name: 'Done: Mend the hook' }).click()
    await page.getByRole('button', { name: 'Done: Call the tailor' }).click()
    await page.getByText('3 things wait to be sent').waitFor()
    await expectAccessible(page, 'Today without a network')
    // Kept through another opening of the page.
    await page.reload()
    await page.getByText('3 things wait to be sent').waitFor()
    expect(await page.getByRole('button', { name: 'Done: Mend the hook' }).count()).toBe(0)
    expect(await settled()).toEqual([])
    // A colleague was quicker with one of them.
    await call(stage.app, desk.key, settleAction, {
      params: { id: taken },
      body: { as: 'dropped', outcome: 'The tailor came by' },
    })

    cable.mend()
    await page.context().setOffline(false)
    await page.getByText('It could not be written down when the connection came back.').waitFor({ timeout: 40_000 })
    await page.getByText(/wait to be sent/).waitFor({ state: 'detached' })
    expect((await settled()).map(({ words, state }) => [words, state])).toEqual([
      ['Call the tailor', 'dropped'],
      ['Order boxes', 'done'],
      ['Mend the hook', 'done'],
    ])
    await page.getByRole('button', { name: 'I have read it' }).click()
    await page.getByRole('button', { name: 'I have read it' }).waitFor({ state: 'detached' })
    expect(await page.evaluate(() => localStorage.getItem('heed.today.acts'))).toBeNull()
    expect(stage.faults).toEqual([])
  }, 90_000)

  test('an act that arrived although its answer was lost is not done twice', async () => {
    const id = await write('Water the plants', desk.memberId)
    const page = await desk.enter(desk.email, '/today')
    await page.getByRole('button', { name: 'Done: Water the plants' }).waitFor()
    // The server hears it, and the page hears nothing back until the network is there again.
    let heard = 0
    await page.route('**/settle', async (route) => {
      heard += 1
      if (heard === 1) await route.fetch()
      await route.abort()
    })
    await page.getByRole('button', { name: 'Done: Water the plants' }).click()
    await page.getByText('1 thing waits to be sent').waitFor()
    await page.unroute('**/settle')
    await page.evaluate(() => window.dispatchEvent(new Event('online')))
    await page.getByText('1 thing waits to be sent').waitFor({ state: 'detached' })
    expect(await page.getByText('It could not be written down').count()).toBe(0)
    expect((await settled()).filter((action) => action.id === id)).toHaveLength(1)
    expect(stage.faults).toEqual([])
  }, 60_000)

  test('signed out, nothing of it stays on the device', async () => {
    const page = await desk.enter(desk.email, '/today')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('heed.today')))
    await page.keyboard.press('Control+K')
    await page.getByPlaceholder(/./).last().fill('Sign out')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/sign-in')
    expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /today|duty-card/.test(key)))).toEqual(
      [],
    )
  }, 60_000)

  test('by shift and by week it is shown by person, and whoever leads gives a thing to another', async () => {
    const deniz = await desk.hire('Deniz')
    const id = await desk.open('Where are my curtains')
    await call(stage.app, desk.key, makePromise, {
      params: { id },
      body: { words: 'Call with a date', memberId: desk.memberId, dueAt: inMinutes(20) },
    })
    const members = await (
      await stage.app.inject({ url: '/api/v1/members', headers: { authorization: `Bearer ${desk.key}` } })
    ).json()
    const denizId = members.items.find(({ email }: { email: string }) => email === deniz).id
    // The whole week, so that the test may run at any hour.
    await call(stage.app, desk.key, setDuty, {
      params: { id: desk.branchId },
      body: {
        spans: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ memberId: denizId, weekday, from: '00:00', to: '24:00' })),
      },
    })
    const page = await desk.enter(desk.email, '/today?view=shift')
    await page
      .getByRole('heading', { name: /00:00–00:00/ })
      .first()
      .waitFor()
    await page.getByRole('heading', { name: /Deniz nothing to do/ }).waitFor()
    await page.getByRole('button', { name: 'More: Call with a date' }).click()
    await page.getByRole('menuitem', { name: 'Give it to…' }).click()
    await page.getByRole('combobox', { name: 'Who does it' }).click()
    await page.getByRole('option', { name: 'Deniz' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: /Deniz 1 thing/ }).waitFor()
    await expectAccessible(page, 'Today by shift')
    await page.getByText('This week', { exact: true }).click()
    await page.waitForURL('**/today?view=week')
    await page.getByRole('navigation', { name: 'This week' }).waitFor()
    await page.getByRole('button', { name: 'Done: Call with a date' }).waitFor()
    await expectAccessible(page, 'Today by week')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page, 'Today by week on a phone')
    expect(stage.faults).toEqual([])
  }, 60_000)
})
