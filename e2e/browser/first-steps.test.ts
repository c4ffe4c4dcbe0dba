import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMailSink } from '../../server/src/features/channels/testing/mail-sink.ts'
import { oneTimeCode, wrongCode } from '../../server/src/platform/access/testing/one-time-code.ts'
import { buildBusiness, testPassword } from '../../server/test/build.ts'
import { Visitor } from '../../server/test/visitor.ts'
import { expectAccessible, hasBrowser, openStage, type Stage, signIn } from './stage.ts'

let stage: Stage
let sink: Awaited<ReturnType<typeof openMailSink>>
let email = ''
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  sink = await openMailSink(() => undefined)
  email = (await buildBusiness(stage.house)).email
}, 120_000)
afterAll(async () => {
  await stage?.close()
  await sink?.close()
})

describe.skipIf(!hasBrowser)('what a new user meets (needs chromium)', () => {
  test('a mail server is tried as it is typed, and only then saved', async () => {
    const page = await stage.newPage()
    await signIn(stage, page, email, testPassword)
    await page.goto(`${stage.url}/channels`)
    await page.locator('li', { hasText: '@narin.test' }).getByRole('button', { name: 'Change' }).click()
    const form = page.getByRole('dialog')
    await form.getByRole('switch', { name: 'Send through a mail server (SMTP)' }).click()
    await form.getByRole('textbox', { name: 'Server' }).fill('127.0.0.1')
    await form.getByRole('switch', { name: 'TLS from the start' }).click()
    await form.getByRole('textbox', { name: 'Port' }).fill('1')
    await form.getByRole('button', { name: 'Try now' }).click()
    await form.getByText('cannot be reached at this port').waitFor()
    await form.getByRole('textbox', { name: 'Port' }).fill(String(sink.port))
    expect(await form.getByRole('status').textContent()).toBe('')
    await form.getByRole('button', { name: 'Try now' }).click()
    await form.getByText('Sending: works').waitFor()
    await expectAccessible(page, 'the form of a channel')
    // Nothing is set until it is saved; then the links in mails are looked at.
    await form.getByRole('button', { name: 'Save' }).click()
    await page.reload()
    await page.getByText('Customers cannot open the links in your mails').waitFor()
  })

  test('a time that is none stays in its field, and nothing is saved with it', async () => {
    const page = await stage.newPage()
    await signIn(stage, page, email, testPassword)
    await page.goto(`${stage.url}/branches`)
    await page.locator('li', { hasText: 'Kadıköy' }).getByRole('button').click()
    const end = page.getByLabel('Monday, to')
    expect(await end.inputValue()).toBe('24:00')
    await page.getByText('around the clock').first().waitFor()
    await end.fill('25:00')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Write a time, like 09:30').waitFor()
    expect(await end.inputValue()).toBe('25:00')
    await expectAccessible(page, 'hours with a wrong time')
    await end.fill('8')
    await page.getByLabel('Monday, from').fill('22')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('22:00–08:00 (next day)').waitFor()
  })

  test('after a wrong code the boxes are empty and the first waits', async () => {
    const visitor = new Visitor(stage.app, { origin: stage.url, address: '192.0.2.9' })
    const other = (await buildBusiness(stage.house)).email
    await visitor.signIn(other, testPassword)
    const { totpURI } = (await visitor.post('/api/auth/two-factor/enable', { password: testPassword })).body as {
      totpURI: string
    }
    await visitor.post('/api/auth/two-factor/verify-totp', { code: oneTimeCode(totpURI) })
    const page = await stage.newPage()
    await page.goto(`${stage.url}/sign-in`)
    await page.getByLabel('E-mail').fill(other)
    await page.getByLabel('Password', { exact: true }).fill(testPassword)
    await page.keyboard.press('Enter')
    const boxes = page.getByLabel(/^Digit \d of 6$/)
    await boxes.first().waitFor()
    await page.keyboard.type(wrongCode(totpURI))
    await page.getByText('This code does not fit').waitFor()
    await expect
      .poll(() => boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).value)))
      .toEqual(Array(6).fill(''))
    expect(await boxes.first().evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.type(oneTimeCode(totpURI))
    await page.waitForURL('**/today')
    expect(stage.faults).toEqual([])
  })
})
