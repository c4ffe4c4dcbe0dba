import { recordOccasion } from '@heed/contract/asking.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sendDueInvitations } from '../../server/src/features/voice/asking/send-invitations.ts'
import { walkRuns } from '../../server/src/features/voice/asking/walk-runs.ts'
import { call, keyOf } from '../../server/test/api.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('asking customers (needs chromium)', () => {
  test('asked after a visit, a customer taps an answer in the mail, sends it from a phone without scripts, and asks for no more; a run tells how far it is', async () => {
    const desk = await openDesk(stage)
    const key = await keyOf(stage.house, desk.owner)
    const page = await desk.enter(desk.email)
    await page.goto(`${stage.url}/surveys`)
    await page.getByRole('link', { name: 'When it asks' }).click()
    await page.getByRole('checkbox', { name: 'A visit' }).check()
    await page.getByLabel('Hours afterwards').fill('0')
    await page.getByLabel('Reminder after days').fill('31')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('A whole number from 1 to 30.').waitFor()
    await page.getByLabel('Reminder after days').fill('3')
    await page.getByRole('button', { name: 'Save' }).first().click()
    await page.getByText('The survey is saved.').waitFor()
    await expectAccessible(page, 'whom a survey asks')

    const customer = { email: 'gelen@posta.test', name: 'Gelen', language: 'tr' }
    await call(stage.app, key, recordOccasion, { body: { kind: 'visit', branchId: desk.branchId, customer } })
    await stage.settle()
    const system = stage.house.scopeOf(desk.workspaceId)
    expect(await sendDueInvitations(system)).toBe(1)
    const mail = await system.transaction((tx) =>
      tx.db
        .selectFrom('outbox_message')
        .select('html')
        .where('recipient', '=', 'gelen@posta.test')
        .executeTakeFirstOrThrow(),
    )
    const link = /href="([^"]*\?a=2)"/.exec(mail.html ?? '')?.[1] ?? ''

    const phone = await stage.newPage({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
      locale: 'tr-TR',
    })
    await phone.goto(link)
    expect(await phone.locator('input[name=satisfaction][value="2"]').isChecked()).toBe(true)
    await phone.getByRole('button', { name: 'Gönder' }).click()
    await phone.getByText('teşekkür').first().waitFor()
    await phone.goto(`${link.replace(/\?.*/, '')}/stop`)
    await phone.getByRole('button', { name: 'Bir daha sormayın' }).click()
    await phone.getByRole('heading', { name: 'Anlaşıldı' }).waitFor()

    await page.getByRole('button', { name: 'Ask on a day' }).click()
    await page.getByText(/Fits to \d+ customers?\./).waitFor()
    await page.getByRole('button', { name: 'Ask them' }).click()
    await page.getByText('Under way').waitFor()
    await walkRuns(system)
    const runs = page.getByRole('list', { name: 'On a day' })
    await runs.getByText('Planned').waitFor({ timeout: 30_000 })
    await runs.getByText(/want no more \(1\)/).waitFor()
    expect(stage.faults).toEqual([])
  })
})
