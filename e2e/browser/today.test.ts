import { makeAction } from '@heed/contract/actions.ts'
import { makePromise } from '@heed/contract/promises.ts'
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

describe.skipIf(!hasBrowser)('Today (needs chromium)', () => {
  test('what is due is done in place, given away or dropped, and a new case appears by itself', async () => {
    const page = await desk.enter(desk.email, '/today')
    await page.getByText('Nobody is waiting').first().waitFor()
    const id = await desk.open('Where are my curtains')
    // Live, without a reload.
    await page.getByText('Answer Ayşe Demir', { exact: true }).waitFor()
    const me = await (await page.request.get(`${stage.url}/api/v1/me`)).json()
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
    await call(stage.app, desk.key, makePromise, {
      params: { id },
      body: { words: 'Call with a date', memberId: me.member.id, dueAt: inMinutes(30) },
    })
    for (const words of ['Order gift boxes', 'Mend the hook'])
      await call(stage.app, desk.key, makeAction, {
        body: { words, branchId: desk.branchId, ownerId: me.member.id, dueAt: inMinutes(-10) },
      })
    await page.getByText('Mend the hook', { exact: true }).waitFor()
    await expectAccessible(page, 'Today')
    await page.getByRole('heading', { name: '3 things now' }).waitFor()

    await page.getByRole('button', { name: 'Done: Call with a date' }).click()
    await page.getByRole('button', { name: 'Done: Order gift boxes' }).click()
    await page.getByRole('button', { name: 'Done: Order gift boxes' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'More: Mend the hook' }).click()
    await page.getByRole('menuitem', { name: 'Drop it…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Why it is dropped').fill('The hook is new')
    await dialog.getByRole('button', { name: 'Drop it' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'More: Mend the hook' }).waitFor({ state: 'detached' })
    await page.getByText('2 done today').waitFor()

    await page.getByRole('button', { name: 'Write down a task' }).click()
    await page.getByLabel('What is to be done').fill('Thank Orhan')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Done: Thank Orhan' }).waitFor()
    await page.getByRole('link', { name: 'Answer: Answer Ayşe Demir' }).click()
    await page.waitForURL(`**/cases/${id}`)
    expect(stage.faults).toEqual([])
  })
})
