import { createSurvey, createSurveyLink, publishSurvey, readSurveyResults } from '@heed/contract/surveys.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, keyOf } from '../../server/test/api.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

/** Nothing may run in the frame, so it is looked into from outside, and clicked where it stands on the screen. */
const lookInto = (page: Page) => {
  const frame = page.locator('iframe[title="As your customers see it"]')
  return {
    words: () => frame.evaluate((element: HTMLIFrameElement) => element.contentDocument?.body.textContent ?? ''),
    click: async (selector: string) => {
      const at = await frame.evaluate((element: HTMLIFrameElement, wanted) => {
        const inside = element.contentDocument?.querySelector(wanted)
        inside?.scrollIntoView({ block: 'center' })
        const outer = element.getBoundingClientRect()
        const inner = inside?.getBoundingClientRect() ?? new DOMRect()
        const edge = (outer.width - element.clientWidth) / 2
        return { x: outer.x + edge + inner.x + inner.width / 2, y: outer.y + edge + inner.y + inner.height / 2 }
      }, selector)
      await page.mouse.click(at.x, at.y)
    },
  }
}

describe.skipIf(!hasBrowser)('a survey of the business’s own (needs chromium)', () => {
  test('it is begun from a ready one, changed, tried, published, answered on a phone without scripts, and read', async () => {
    const desk = await openDesk(stage)
    const page = await desk.enter(desk.email)
    await page.goto(`${stage.url}/surveys`)
    await page.getByRole('button', { name: 'New survey' }).click()
    await page.getByLabel('Name').fill('At the door')
    await page.getByRole('radio', { name: /^After a visit/ }).check()
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('heading', { level: 1, name: 'At the door' }).waitFor()

    // A question goes and comes back, and the words of another one change.
    await page.getByRole('button', { name: 'Remove: How long you had to wait was' }).click()
    expect(await page.getByText('How long you had to wait was').count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('How long you had to wait was').first().waitFor()
    await page
      .getByRole('button', { name: /How satisfied are you with your visit today/ })
      .first()
      .click()
    await page.getByLabel('Question', { exact: true }).fill('How was it today?')
    const phone = lookInto(page)
    await expect.poll(phone.words).toContain('How was it today?')

    // Trying it in the picture leads to the page that hangs on the answer.
    await phone.click('input[name=comeback][value=perhaps]')
    await phone.click('button[value=next]')
    await expect.poll(phone.words).toContain('What would have to change for you to come back?')
    await page.getByText('Saved').waitFor()
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('version 1').waitFor()
    // The checker would run in the frame, where nothing may.
    await page.locator('iframe').evaluate((frame) => frame.remove())
    await expectAccessible(page, 'writing a survey')

    const surveyId = /surveys\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? ''
    await page.goto(`${stage.url}/surveys/${surveyId}?tab=share`)
    await page.getByRole('button', { name: 'New address' }).first().click()
    await page.getByLabel('Name').fill('Door')
    await page.getByRole('button', { name: 'Make', exact: true }).click()
    await page.getByRole('button', { name: 'Code', exact: true }).click()
    await page.getByRole('img', { name: 'Code of Door' }).waitFor()
    const url = (await page.getByRole('link', { name: /\/q\// }).getAttribute('href')) ?? ''

    const customer = await stage.newPage({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 844 },
      locale: 'tr',
    })
    await customer.goto(url)
    await customer.getByRole('radio', { name: 'Beklediğimden iyi' }).check()
    await customer.locator('input[name=satisfaction][value="2"]').check()
    await customer.locator('input[name=comeback][value=no]').check()
    await customer.waitForTimeout(1600)
    await customer.getByRole('button', { name: 'İleri' }).click()
    await customer.getByLabel('Yeniden gelmeniz için ne değişmeli?').fill('Daha az bekleyeyim.')
    expect(await customer.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await customer.waitForTimeout(1600)
    await customer.getByRole('button', { name: 'Gönder' }).click()
    await customer.getByText('Bizi tercih ettiğiniz için teşekkür ederiz.').waitFor()

    await page.goto(`${stage.url}/surveys/${surveyId}?tab=results`)
    await page
      .getByRole('button', { name: /^2 · Dissatisfied/ })
      .first()
      .click()
    const behind = page.getByRole('complementary', { name: 'How was it today?' })
    await behind.getByText('Daha az bekleyeyim.').waitFor()
    await expectAccessible(page, 'results of a survey')
    const key = await keyOf(stage.house, desk.owner)
    const results = await call(stage.app, key, readSurveyResults, { params: { id: surveyId } })
    expect(results.body).toMatchObject({ responses: 1, byDay: [{ n: 1 }] })

    await page.goto(`${stage.url}/surveys/${surveyId}?tab=share`)
    await page.getByRole('link', { name: 'Enter paper' }).click()
    const sheet = page.frameLocator('iframe')
    await sheet.locator('input[name=satisfaction]').first().focus()
    await page.keyboard.press('4')
    await sheet.getByRole('button', { name: 'Send' }).click()
    await page.getByText('1 answer kept').waitFor()
    await sheet.getByRole('button', { name: 'Send' }).click()
    await sheet.getByRole('alert').waitFor()
    const paper = await call(stage.app, key, readSurveyResults, { params: { id: surveyId }, query: { way: 'paper' } })
    expect(paper.body.responses).toBe(1)
    await page.locator('iframe').evaluate((frame) => frame.remove())
    await expectAccessible(page, 'entering a sheet')
    expect(stage.faults).toEqual([])
  }, 90_000)

  test('a suggestion form works without sign-in and scripts on a small phone, and its words stand in the record', async () => {
    const desk = await openDesk(stage)
    const key = await keyOf(stage.house, desk.owner)
    const body = { name: 'Suggestions', template: 'suggestion' }
    const { id, revision } = (await call(stage.app, key, createSurvey, { body })).body
    await call(stage.app, key, publishSurvey, { params: { id }, body: { revision } })
    const link = { branchId: desk.branchId, name: 'Wall', way: 'qr' as const }
    const { url } = (await call(stage.app, key, createSurveyLink, { params: { id }, body: link })).body
    const phone = await stage.newPage({ javaScriptEnabled: false, viewport: { width: 320, height: 568 }, locale: 'tr' })
    await phone.goto(url)
    await phone.getByLabel('Ne daha iyi olabilir?').fill('Kapı ağır, çocuk arabasıyla girilmiyor.')
    await phone.getByRole('radio', { name: 'Giriş' }).check()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await phone.waitForTimeout(1600)
    await phone.getByRole('button', { name: 'Gönder' }).click()
    await phone.getByText('her öneriyi okur').waitFor()
    const page = await desk.enter(desk.email)
    await page.goto(`${stage.url}/feedback`)
    await page.getByText('Kapı ağır, çocuk arabasıyla girilmiyor.').first().waitFor()
    expect(stage.faults).toEqual([])
  }, 60_000)
})
