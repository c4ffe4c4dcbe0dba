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

describe.skipIf(!hasBrowser)('rules and holidays (needs chromium)', () => {
  test('a rule is written, tried on what was, switched on, acts, and shows what it did; a ring is refused by name', async () => {
    await desk.open('The first parcel')
    const page = await desk.enter(desk.email, '/automations')
    await page.getByRole('heading', { name: 'Automations', level: 1 }).waitFor()
    const write = async (name: string, event: string, what: string) => {
      await page.getByRole('button', { name: 'New rule' }).click()
      const form = page.getByRole('dialog')
      await form.getByRole('textbox', { name: 'Name' }).fill(name)
      await form.getByRole('combobox', { name: 'When this happens' }).click()
      await page.getByRole('option', { name: event }).click()
      await form.getByRole('combobox', { name: 'What to do' }).click()
      await page.getByRole('option', { name: what }).click()
      return form
    }
    const form = await write('New cases', 'a case is opened', 'Add a tag')
    await form.getByRole('button', { name: 'Try on the last 30 days' }).click()
    await form.getByText('This is needed.').waitFor()
    await form.getByRole('textbox', { name: 'Tag' }).fill('fresh')
    await form.getByRole('button', { name: 'Try on the last 30 days' }).click()
    await form.getByText('Would have acted: 1').waitFor()
    await expectAccessible(page, 'a rule that was tried')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.waitFor({ state: 'hidden' })
    const onOff = page.getByRole('switch', { name: 'Rule on: New cases' })
    await onOff.press('Space')
    await expect.poll(() => onOff.isChecked(), { timeout: 10_000 }).toBe(true)

    await desk.open('The second parcel')
    await expect
      .poll(
        async () => {
          await page.reload()
          await page.getByRole('heading', { name: 'New cases' }).waitFor()
          return page.getByRole('button', { name: /What it did: New cases/ }).count()
        },
        { timeout: 20_000, interval: 500 },
      )
      .toBe(1)
    await page.getByRole('button', { name: /What it did: New cases/ }).click()
    await page.getByRole('dialog').getByText('tag added').waitFor()
    await expectAccessible(page, 'what a rule did')
    await page.keyboard.press('Escape')

    const ring = await write('Round and round', 'a case is given to somebody', 'Give the case to somebody')
    await ring.getByRole('button', { name: 'Save' }).click()
    await ring.getByText('Round and round → Round and round').waitFor()
    expect(stage.faults.filter((fault) => !fault.includes('409'))).toEqual([])
  }, 90_000)

  test('holidays of a file are looked at, taken and saved with the hours', async () => {
    const page = await desk.enter(desk.email, '/branches')
    await page.getByRole('button', { name: 'Change: Kadıköy' }).click()
    await page.getByRole('button', { name: 'Add holidays' }).click()
    const adding = page.getByRole('region', { name: 'Add holidays' })
    await adding.getByText('Calendar file').click()
    const year = new Date().getFullYear() + 1
    const text = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Yılbaşı\r\nDTSTART;VALUE=DATE:${year}0101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`
    await adding
      .locator('xpath=.//input[@type="file"] | ./following::input[@type="file"]')
      .first()
      .setInputFiles({ name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) })
    await adding.getByRole('button', { name: 'Show the days' }).click()
    await adding.getByText('Days found: 1').waitFor()
    await expectAccessible(page, 'holidays before they are taken')
    await adding.getByRole('button', { name: 'Take 1 into the hours' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
    await page.getByText(`1 Jan ${year}`).waitFor()
    await page.getByText('closed · Yılbaşı').waitFor()
  }, 60_000)
})
