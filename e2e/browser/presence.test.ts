import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
let selin: Page
let nigar: Page
let caseId = ''
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  const desk = await openDesk(stage)
  const colleague = await desk.hire('Nigar')
  caseId = await desk.open('Broken vase')
  selin = await desk.enter(desk.email, `/cases/${caseId}`)
  nigar = await desk.enter(colleague, `/cases/${caseId}`)
}, 120_000)
afterAll(() => stage?.close())

const answers = async () => {
  const { items } = await (await selin.request.get(`${stage.url}/api/v1/cases/${caseId}/timeline`)).json()
  return (items as { kind?: string; text: string }[]).filter(({ kind }) => kind === 'answer').map(({ text }) => text)
}
const editor = (page: Page) => page.locator('[contenteditable=true]')
const write = async (page: Page, text: string) => {
  await editor(page).click()
  await page.keyboard.type(text)
}

describe.skipIf(!hasBrowser)('two windows on one case (needs chromium)', () => {
  test('each sees that the other looks, writes and leaves', async () => {
    await selin.getByText('Nigar is also looking at this').waitFor()
    await nigar.getByText('Selin Aksoy is also looking at this').waitFor()
    await write(nigar, 'We will send a new one.')
    await selin.getByText('Nigar is writing an answer').waitFor()
    await expectAccessible(selin, 'a case that a colleague answers')
    // By the keys, as a person does it: the editor has its own idea of what is selected.
    await editor(nigar).press('ControlOrMeta+a')
    await nigar.keyboard.press('Delete')
    await selin.getByText('Nigar is also looking at this').waitFor()
    await nigar.goto(`${stage.url}/cases`)
    await selin.getByText('Nigar is also looking at this').waitFor({ state: 'detached' })
    await nigar.goto(`${stage.url}/cases/${caseId}`)
    await selin.getByText('Nigar is also looking at this').waitFor()
  })

  test('what is half written, and that it was taken out again, is kept though the page is left at once', async () => {
    await editor(nigar).waitFor()
    await write(nigar, 'We are loo')
    await nigar.reload()
    await nigar.getByText('We are loo').waitFor()
    await editor(nigar).press('ControlOrMeta+a')
    await nigar.keyboard.press('Delete')
    await nigar.reload()
    await editor(nigar).waitFor()
    expect(await editor(nigar).textContent()).toBe('')
  })

  test('an answer that another one overtook is not sent unasked: its writer is warned and decides', async () => {
    await editor(nigar).waitFor()
    await write(nigar, 'A new vase is on its way.')
    await write(selin, 'Please send us a picture of the vase.')
    await nigar.keyboard.press('Control+Enter')
    // Selin presses send before Nigar's answer reaches anyone; hers leaves a moment later.
    await selin.waitForTimeout(800)
    await selin.keyboard.press('Control+Enter')
    await selin.getByText('A new vase is on its way.').first().waitFor({ timeout: 20_000 })
    await selin.getByRole('button', { name: 'Send mine too' }).waitFor({ timeout: 20_000 })
    expect(await answers()).toEqual(['A new vase is on its way.'])
    await expectAccessible(selin, 'an overtaken answer')
    await selin.getByRole('button', { name: 'Send mine too' }).click()
    await expect.poll(answers, { timeout: 20_000 }).toHaveLength(2)
    await nigar.getByText('Please send us a picture of the vase.').first().waitFor()
    expect(stage.faults).toEqual([])
  })
})
