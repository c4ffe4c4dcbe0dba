import { createCase } from '@heed/contract/cases.ts'
import type { Page } from 'playwright-core'
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

const complain = async () =>
  (
    await call(stage.app, desk.key, createCase, {
      body: {
        customer: { name: 'Ayşe Demir', email: 'ayse@customers.test', language: 'tr' },
        subject: 'Perdeler kısa geldi',
        text: 'Cuma günü misafirim var.',
        kind: 'complaint',
      },
    })
  ).body.id

const choose = async (page: Page, kind: string, place = 0) => {
  await page.getByRole('combobox', { name: 'Remedy' }).nth(place).click()
  await page.getByRole('option', { name: kind }).click()
}

describe.skipIf(!hasBrowser)('remedies (needs chromium)', () => {
  test('typed in Turkish, 4.200 is four thousand two hundred', async () => {
    const id = await complain()
    const page = await desk.enter(await desk.hire('Deniz'), `/cases/${id}`)
    await page.evaluate(() =>
      fetch('/api/v1/me', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ language: 'tr' }),
      }),
    )
    await page.reload()
    await page.getByRole('button', { name: 'Telafi öner' }).click()
    await page.getByRole('dialog').getByRole('combobox').first().click()
    await page.getByRole('option', { name: 'Para iadesi' }).click()
    const worth = page.getByRole('dialog').getByLabel('Değeri')
    await worth.pressSequentially('4.200')
    await expect.poll(() => worth.inputValue()).toBe('4.200')
    await worth.fill('')
    await worth.pressSequentially('4.200,50')
    await expect.poll(() => worth.inputValue()).toBe('4.200,50')
  }, 60_000)

  test('above the limit it is asked and decided in place; the code is used once', async () => {
    const [mert, elif] = [await desk.hire('Mert'), await desk.hire('Elif', 'lead')]
    const id = await complain()

    const page = await desk.enter(mert, `/cases/${id}`)
    const panel = page.getByRole('region', { name: 'What we offer' })
    await panel.getByText('Nothing is offered yet.').waitFor()
    await panel.getByRole('button', { name: 'Offer something' }).click()
    const gift = page.getByRole('dialog')
    await choose(page, 'Refund')
    await gift.getByText('You decide up to 500 TL alone.').waitFor()
    await gift.getByLabel('Worth').fill('400')
    await gift.getByText('Inside your limit: granted at once.').waitFor()
    await gift.getByLabel('Worth').fill('700')
    await gift.getByText('Elif is asked and has 15 min to decide.').waitFor()
    await gift.getByRole('textbox', { name: 'Why', exact: true }).fill('The curtains are 4 cm short')
    await gift.getByRole('button', { name: 'Add another' }).click()
    await choose(page, 'Apology', 1)
    await expectAccessible(page, 'what is offered, above the limit')
    await gift.getByRole('button', { name: 'Ask for it' }).click()
    await gift.waitFor({ state: 'detached' })
    await panel.getByText(/^Elif decides until/).waitFor()
    await panel.getByText('We are sincerely sorry').waitFor({ state: 'detached' })
    await panel.getByText('Yaşananlar için içtenlikle özür dileriz.').waitFor()

    const lead = await desk.enter(elif, '/today')
    await lead.getByRole('link', { name: /^Decide: / }).click()
    const question = lead.getByRole('region', { name: 'What we offer' })
    await question.getByText('Waiting for you').waitFor()
    await question.getByText('you, up to 1,500 TL', { exact: true }).waitFor()
    await expectAccessible(lead, 'a question to decide')
    await question.getByRole('button', { name: 'Offer something else' }).click()
    await question.getByLabel('Why not').fill('The law asks us to mend it first')
    await question.getByLabel('What to offer instead').fill('New panels, and a coupon for the wait')
    // Half written, it stands open again after a reload.
    await lead.reload()
    await expect.poll(() => question.getByLabel('Why not').inputValue()).toBe('The law asks us to mend it first')
    await question.getByRole('button', { name: 'Refuse and offer this' }).click()
    await question.getByText('New panels, and a coupon for the wait').waitFor()

    // Live: who asked reads it without a reload, and offers what was said.
    await panel.getByText('New panels, and a coupon for the wait').waitFor()
    await panel.getByRole('button', { name: 'Offer something' }).click()
    await choose(page, 'Coupon')
    await gift.getByLabel('Worth').fill('800')
    await gift.getByRole('textbox', { name: 'Why', exact: true }).fill('The room had no curtains')
    await gift.getByRole('button', { name: 'Ask for it' }).click()
    await question.getByRole('button', { name: 'Approve 800 TL' }).click()
    await question.getByText('A sentence for the customer').waitFor()
    await expectAccessible(lead, 'a sentence for the customer')
    await question.getByRole('button', { name: 'Put it into the answer' }).click()
    const code = ((await question.locator('code').textContent()) ?? '').trim()
    expect(code).toMatch(/^[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}$/)
    await lead
      .locator('[contenteditable=true]')
      .filter({ hasText: `Size 800 TL değerinde bir kupon veriyoruz. Kodu: ${code}.` })
      .waitFor()

    const till = await desk.enter(mert, '/coupons')
    await till.setViewportSize({ width: 390, height: 844 })
    await till.getByLabel('Code').fill('AAAA BBBB CCCC')
    await till.keyboard.press('Enter')
    await till.getByText('No coupon has this code').waitFor()
    await till.getByLabel('Code').fill(code.toLowerCase())
    await till.keyboard.press('Enter')
    await till.getByLabel('Receipt number').fill('A-17')
    await expectAccessible(till, 'a code that holds')
    await till.getByRole('button', { name: 'Redeem 800 TL' }).click()
    await till.getByRole('heading', { name: 'Redeemed' }).waitFor()
    await till.getByRole('button', { name: 'Next code' }).click()
    await till.getByLabel('Code').fill(code)
    await till.keyboard.press('Enter')
    await till.getByRole('heading', { name: 'Used already' }).waitFor()
    await till.getByText('Receipt A-17').waitFor()
    await expectAccessible(till, 'a code that was used')
    await question.getByText('With the customer').waitFor()

    await lead.goto(`${stage.url}/remedies`)
    await lead.getByRole('button', { name: /^Granted 800 TL Remedies: 2/ }).click()
    await lead.waitForURL('**/remedies?**state=**')
    const rows = lead.getByRole('list', { name: 'Remedies' }).getByRole('listitem')
    await expect.poll(() => rows.count()).toBe(2)
    await expectAccessible(lead, 'the ledger')
    const [file] = await Promise.all([
      lead.waitForEvent('download'),
      lead.getByRole('link', { name: 'Export' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/^heed-remedies-.*\.csv$/)
    await lead.getByRole('link', { name: /Coupon/ }).click()
    await lead.waitForURL(`**/cases/${id}**`)
    expect(stage.faults).toEqual([])
  })

  test('the rules are a proposal until somebody who may makes them theirs', async () => {
    const page = await desk.enter(desk.email, '/remedy-policy')
    await page.getByText('This is a proposal.', { exact: false }).waitFor()
    await page.getByRole('switch', { name: 'We give: Refund' }).press('Space')
    await page.getByLabel('Every kind, Employee, TRY', { exact: true }).fill('600')
    await page.getByRole('button', { name: 'Other limits for one kind' }).click()
    await page.getByRole('menuitem', { name: 'Repair' }).click()
    await page.getByRole('button', { name: 'No limit: Repair, Shift leader, TRY' }).click()
    await expectAccessible(page, 'the rules, changed')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The rules are kept.').waitFor()
    expect(await page.getByText('not yet yours').count()).toBe(0)

    const reader = await desk.enter(await desk.hire('Orhan'), '/remedy-policy')
    await reader.getByText('600 TL').first().waitFor()
    expect(await reader.getByRole('switch').count()).toBe(0)
    await expectAccessible(reader, 'the rules, to be read')
    const id = await complain()
    await reader.goto(`${stage.url}/cases/${id}`)
    await reader.getByRole('button', { name: 'Offer something' }).click()
    await reader.getByRole('combobox', { name: 'Remedy' }).click()
    await reader.getByRole('option', { name: 'Coupon' }).waitFor()
    expect(await reader.getByRole('option', { name: 'Refund' }).count()).toBe(0)
    expect(stage.faults).toEqual([])
  })
})
