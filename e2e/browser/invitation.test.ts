import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testPassword } from '../../server/test/build.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
let desk: Awaited<ReturnType<typeof openDesk>>
let owner: Page
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  desk = await openDesk(stage)
  owner = await desk.enter(desk.email, '/members')
}, 120_000)
afterAll(() => stage?.close())

/** As the owner does it; returns the link that the page shows once. */
const invite = async (email: string) => {
  await owner.goto(`${stage.url}/members`)
  await owner.getByRole('button', { name: 'Invite a colleague' }).click()
  await owner.getByLabel('E-mail').fill(email)
  await owner.getByRole('radio', { name: /^Shift leader/ }).check()
  await owner.getByRole('checkbox', { name: 'Kadıköy' }).check()
  await owner.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = owner.getByLabel('Link of the invitation')
  await link.waitFor()
  return link.inputValue()
}

describe.skipIf(!hasBrowser)('an invitation (needs chromium)', () => {
  test('its link, opened elsewhere, leads with a name and a password into the app, in the role it names', async () => {
    const link = await invite('nigar@narin.test')
    await owner.getByText('The mail to nigar@narin.test waits until a mail server is set.').waitFor()
    await expectAccessible(owner, 'invited')
    const page = await stage.newPage()
    await page.goto(link)
    await page.getByRole('heading', { name: 'Join Narin' }).waitFor()
    await expectAccessible(page, 'invitation')
    await page.getByLabel(/Your name/).fill('Nigar Səfərova')
    await page
      .getByLabel(/password/i)
      .first()
      .fill(testPassword)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/today')
    await page.getByRole('heading', { level: 1 }).waitFor()
    const me = await (await page.request.get(`${stage.url}/api/v1/me`)).json()
    expect(me).toMatchObject({
      member: { name: 'Nigar Səfərova', email: 'nigar@narin.test', role: 'lead', branchIds: [desk.branchId] },
    })

    const again = await stage.newPage()
    await again.goto(link)
    await again.getByText('This invitation was used, withdrawn or is too old.').waitFor()
    await expectAccessible(again, 'used invitation')
    expect(stage.faults).toEqual([])
  })

  test('one that has run out says so, and one that is withdrawn too', async () => {
    const old = await invite('late@narin.test')
    await desk.scope.transaction((tx) =>
      tx.db
        .updateTable('invitation')
        .set({ expires_at: new Date(Date.now() - 1000) })
        .where('email', '=', 'late@narin.test')
        .execute(),
    )
    const withdrawn = await invite('gone@narin.test')
    await owner.getByRole('button', { name: 'Done' }).click()
    await owner.getByRole('button', { name: 'Withdraw the invitation of gone@narin.test' }).click()
    await owner.getByText('the link of gone@narin.test no longer works').waitFor()
    const page = await stage.newPage()
    for (const link of [old, withdrawn]) {
      await page.goto(link)
      await page.getByText('This invitation was used, withdrawn or is too old.').waitFor()
      expect(await page.locator('input[type=password]').count()).toBe(0)
    }
  })
})
