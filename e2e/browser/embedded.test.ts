import { createServer } from 'node:http'
import { setSurveyEmbedding } from '@heed/contract/survey-embedding.ts'
import { createSurvey, createSurveyLink, listSurveyResponses, publishSurvey } from '@heed/contract/surveys.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, keyOf } from '../../server/test/api.ts'
import { openDesk } from './desk.ts'
import { hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

/** A page of somebody else, at an origin of its own, with a style that would spoil a survey standing in it. */
async function openSite(line: string) {
  const html = `<!doctype html><title>Shop</title><style>label,button,h1{display:none!important}</style><h2>Our shop</h2>${line}<p>Below</p>`
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { url: `http://127.0.0.1:${port}`, close: () => new Promise((resolve) => server.close(resolve)) }
}

describe.skipIf(!hasBrowser)('a survey in somebody else’s page (needs chromium)', () => {
  test('it is answered inside its frame, which is as high as the survey, and a site that is not named sees a link', async () => {
    const desk = await openDesk(stage)
    const key = await keyOf(stage.house, desk.owner)
    const body = { name: 'Site', template: 'after-visit' }
    const { id, revision } = (await call(stage.app, key, createSurvey, { body })).body
    const params = { id }
    await call(stage.app, key, publishSurvey, { params, body: { revision } })
    const link = { branchId: desk.branchId, name: 'Shop', way: 'embedded' as const }
    const { url } = (await call(stage.app, key, createSurveyLink, { params, body: link })).body
    const token = url.slice(url.lastIndexOf('/') + 1)
    const line = `<script async src="${stage.url}/q/embed.js" data-survey="${token}" data-language="en" data-title="How was it?"></script>`
    const site = await openSite(line)
    const other = await openSite(line)
    await call(stage.app, key, setSurveyEmbedding, { params, body: { origins: [site.url] } })

    const page = await stage.newPage({ viewport: { width: 900, height: 900 } })
    await page.goto(site.url)
    const frame = page.frameLocator('iframe[title="How was it?"]')
    await frame.locator('input[name=satisfaction][value="1"]').check()
    await frame.locator('input[name=comeback][value=no]').check()
    const heights = async () => ({
      frame: (await page.locator('iframe').boundingBox())?.height ?? 0,
      survey: await frame.locator('body').evaluate((node) => Math.ceil(node.getBoundingClientRect().height)),
    })
    const follows = () =>
      expect
        .poll(async () => {
          const now = await heights()
          return now.frame > 100 && now.frame === now.survey
        })
        .toBe(true)
    await follows()
    const first = (await heights()).frame
    // A narrower window makes the survey higher, and the frame with it.
    await page.setViewportSize({ width: 320, height: 900 })
    await follows()
    expect((await heights()).frame).toBeGreaterThan(first)
    // What the page around says to itself comes from no survey.
    await page.evaluate(() => postMessage({ heedHeight: 9 }, '*'))
    await follows()
    // Nobody reads a page in less.
    const read = () => page.waitForTimeout(1600)
    await read()
    await frame.getByRole('button', { name: 'Next' }).click()
    await frame.locator('textarea[name=why_not]').fill('Cold soup')
    await read()
    await frame.getByRole('button', { name: 'Send' }).click()
    await frame.getByRole('heading', { name: /Thank/ }).waitFor()
    await expect
      .poll(async () => {
        const now = await heights()
        return Math.abs(now.frame - now.survey) <= 1
      })
      .toBe(true)
    const kept = (await call(stage.app, key, listSurveyResponses, { params })).body.items
    expect(kept.map(({ way }) => way)).toEqual(['embedded'])
    expect(kept[0]?.values.some(({ text }) => text === 'Cold soup')).toBe(true)
    expect(await page.context().cookies()).toEqual([])

    await page.goto(other.url)
    await page.getByRole('link', { name: 'How was it?' }).click()
    await page.waitForURL(`${url}?lang=en`)
    await page.locator('input[name=satisfaction]').first().waitFor({ state: 'attached' })
    expect(stage.faults).toEqual([])
    await site.close()
    await other.close()
  })
})
