import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dot, letIn, mailAddressOf, writePictureMail } from '../../server/test/mails.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

const html =
  '<p>Leke burada:</p><img src="cid:leke@x" alt="Leke"><img src="https://pictures.example/logo.png" alt="Logo">'

describe.skipIf(!hasBrowser)('pictures in a mail (needs chromium)', () => {
  test('those that came with it show at once, those kept elsewhere only when asked for, and they can be hidden again', async () => {
    const desk = await openDesk(stage)
    const to = await mailAddressOf(desk.scope)
    const pictures = [{ type: 'image/png', id: 'leke@x', name: 'leke.png' }]
    await letIn(desk.scope, to, writePictureMail(to, html, pictures))
    await stage.settle()
    const page = await desk.enter(desk.email)
    const asked: string[] = []
    await page.context().route('https://pictures.example/**', (route) => {
      asked.push(route.request().headers().referer ?? 'no referrer')
      return route.fulfill({ contentType: 'image/png', body: Buffer.from(dot, 'base64') })
    })
    await page.getByText('Leke burada:').first().click()
    const own = page.getByRole('img', { name: 'Leke' })
    await expect.poll(() => own.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1)
    expect(asked).toEqual([])
    await page.getByText('Loading them lets the sender see that, when and from where this is read.').waitFor()
    await expectAccessible(page, 'a mail with pictures')
    await page.getByRole('button', { name: 'Show pictures' }).click()
    // Nothing may run in the frame, so it is looked into from outside.
    const frame = page.locator('iframe[title="The message with its pictures"]')
    const widths = () =>
      frame.evaluate((element: HTMLIFrameElement) =>
        [...(element.contentDocument?.images ?? [])].map(({ naturalWidth }) => naturalWidth),
      )
    await expect.poll(widths).toEqual([1, 1])
    expect(asked).toEqual(['no referrer'])
    await page.getByRole('button', { name: 'Hide pictures' }).click()
    await own.waitFor()
    expect(await frame.count()).toBe(0)
    expect(stage.faults).toEqual([])
  }, 60_000)
})
