import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { letIn, mailAddressOf, writeMail } from '../../server/test/mails.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

describe.skipIf(!hasBrowser)('a mail with a forged sender (needs chromium)', () => {
  test('its message bears a warning that says on request what to do', async () => {
    const desk = await openDesk(stage)
    const forged = writeMail({
      subject: 'New address',
      text: 'Send it to my new address.',
      headers: ['Authentication-Results: mx.narin.test; dmarc=fail header.from=example.test'],
    })
    await letIn(desk.scope, await mailAddressOf(desk.scope), forged, '', 'pipe')
    await stage.settle()
    const page = await desk.enter(desk.email)
    await page.getByText('New address').first().click()
    const warning = page.getByRole('button', { name: 'Sender not proven' })
    await warning.waitFor()
    const advice = page.getByText('ask the customer in another way')
    expect(await advice.isVisible()).toBe(false)
    await warning.click()
    await advice.waitFor()
    await expectAccessible(page, 'a warned message')
    expect(stage.faults).toEqual([])
  })
})
