import { createServer } from 'node:http'
import { setSurveyEmbedding } from '@heed/contract/survey-embedding.ts'
import { createSurvey, createSurveyLink, publishSurvey } from '@heed/contract/surveys.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, keyOf } from '../../server/test/api.ts'
import { openDesk } from './desk.ts'
import { hasBrowser, openStage, type Stage } from './stage.ts'

type Shown = { html: string; headers?: Record<string, string> }

let stage: Stage
let named: Awaited<ReturnType<typeof openSite>>
let foreign: Awaited<ReturnType<typeof openSite>>
let token: string
let line: string

beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  const desk = await openDesk(stage)
  const key = await keyOf(stage.house, desk.owner)
  const body = { name: 'Site', template: 'after-visit' }
  const { id, revision } = (await call(stage.app, key, createSurvey, { body })).body
  const params = { id }
  await call(stage.app, key, publishSurvey, { params, body: { revision } })
  const link = { branchId: desk.branchId, name: 'Shop', way: 'embedded' as const }
  const { url } = (await call(stage.app, key, createSurveyLink, { params, body: link })).body
  token = url.slice(url.lastIndexOf('/') + 1)
  named = await openSite()
  foreign = await openSite()
  await call(stage.app, key, setSurveyEmbedding, { params, body: { origins: [named.url] } })
  line = lineWith('')
}, 120_000)
afterAll(async () => {
  await named?.close()
  await foreign?.close()
  await stage?.close()
})

const lineWith = (more: string, survey = token) =>
  `<script ${more} src="${stage.url}/q/embed.js" data-survey="${survey}" data-language="en" data-title="How was it?"></script>`

/** Pages of somebody else at an origin of their own; each test puts there what it needs. */
async function openSite() {
  const pages = new Map<string, Shown>()
  const server = createServer((request, response) => {
    const { html, headers = {} } = pages.get(request.url ?? '') ?? { html: '' }
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Shop</title>${html}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  const url = `http://127.0.0.1:${port}`
  return {
    url,
    put: (path: string, shown: Shown) => {
      pages.set(path, shown)
      return `${url}${path}`
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

const open = async (address: string): Promise<Page> => {
  const page = await stage.newPage({ viewport: { width: 900, height: 900 } })
  await page.goto(address)
  return page
}
const question = (page: Page, at = 0) =>
  page.frameLocator(`iframe[title="How was it?"] >> nth=${at}`).locator('input[name=satisfaction]').first()
const isShown = async (page: Page, count = 1) => {
  for (let at = 0; at < count; at += 1) await question(page, at).waitFor({ state: 'attached' })
  await expect.poll(() => page.locator('iframe[title="How was it?"]').count()).toBe(count)
  for (const frame of await page.locator('iframe[title="How was it?"]').all()) {
    await expect.poll(async () => (await frame.boundingBox())?.height ?? 0).toBeGreaterThan(100)
    expect((await frame.boundingBox())?.height).not.toBe(480)
  }
}
const isLink = async (page: Page) => {
  await page.getByRole('link', { name: 'How was it?' }).waitFor()
  expect(await page.locator('iframe[title="How was it?"]').count()).toBe(0)
}

describe.skipIf(!hasBrowser)('a survey in an odd or hostile page (needs chromium)', () => {
  test('wherever the line stands and however it is loaded, the survey is seen', async () => {
    const later = `<button onclick="const s=document.createElement('script');s.src='${stage.url}/q/embed.js';s.dataset.survey='${token}';s.dataset.language='en';s.dataset.title='How was it?';document.body.append(s)">Open</button>`
    const ways: Record<string, string> = {
      head: `<head>${line}</head><body><p>Shop</p></body>`,
      headAsync: `<head>${lineWith('async')}</head><body><p>Shop</p></body>`,
      headDeferred: `<head>${lineWith('defer')}</head><body><p>Shop</p></body>`,
      module: `<body><p>Shop</p>${lineWith('type="module"')}</body>`,
      headModule: `<head>${lineWith('type="module"')}</head><body><p>Shop</p></body>`,
      rightToLeft: `<html dir="rtl" style="font-size:40px"><body style="zoom:1.5">${line}</body></html>`,
      strict: `<body>${line}</body>`,
    }
    const policy = `default-src 'none'; script-src ${stage.url}; frame-src ${stage.url}`
    for (const [name, html] of Object.entries(ways)) {
      const headers: Record<string, string> = name === 'strict' ? { 'content-security-policy': policy } : {}
      const page = await open(named.put(`/${name}`, { html, headers }))
      await isShown(page)
      await page.close()
    }
    const page = await open(named.put('/later', { html: later }))
    await page.getByRole('button', { name: 'Open' }).click()
    await isShown(page)
    const two = await open(named.put('/two', { html: `${line}<p>and</p>${lineWith('type="module"')}` }))
    await isShown(two, 2)
    expect(stage.faults).toEqual([])
  })

  test('a site that is not named wins nothing: not in a frame of one that is, not sandboxed, not by sending on', async () => {
    const inner = named.put('/inner', { html: line })
    const sandboxed = `<iframe sandbox="allow-scripts" srcdoc='${line.replaceAll("'", '&#39;')}'></iframe>`
    const around = await open(foreign.put('/around', { html: `<iframe src="${inner}"></iframe>` }))
    await around.frameLocator('iframe').getByRole('link', { name: 'How was it?' }).waitFor()
    const box = await open(named.put('/box', { html: sandboxed }))
    await box.frameLocator('iframe').getByRole('link', { name: 'How was it?' }).waitFor()
    const bare = `<iframe title="How was it?" src="${stage.url}/q/${token}?lang=en"></iframe>`
    const overlay = await open(
      foreign.put('/overlay', { html: `${bare}<button style="position:absolute">Win</button>` }),
    )
    await overlay.waitForTimeout(1000)
    expect(await question(overlay).count()).toBe(0)
    const sentOn = `<iframe title="How was it?" src="${named.put('/on', { html: `<script>location='${stage.url}/q/${token}'</script>` })}"></iframe>`
    const sender = await open(foreign.put('/sender', { html: sentOn }))
    await sender.waitForTimeout(1000)
    expect(await question(sender).count()).toBe(0)
    expect(stage.faults).toEqual([])
  })

  test('no other window makes the frame higher, and odd heights of its own neither', async () => {
    const shout = `for (const h of [1e9, -1, 0, '500px', NaN, Infinity, null, {}]) { parent.postMessage({ heedHeight: h }, '*') } parent.postMessage(null, '*'); parent.postMessage('heed:height', '*')`
    const loud = foreign.put('/loud', { html: `<script>setInterval(() => { ${shout} }, 50)</script>` })
    const page = await open(named.put('/quiet', { html: `${line}<iframe src="${loud}"></iframe>` }))
    await isShown(page)
    await page.waitForTimeout(500)
    const height = async () => (await page.locator('iframe[title="How was it?"]').boundingBox())?.height ?? 0
    const survey = page.frameLocator('iframe[title="How was it?"]').locator('body')
    expect(await height()).toBe(await survey.evaluate((node) => Math.ceil(node.getBoundingClientRect().height)))
    const say = (odd: string) =>
      survey.evaluate((_node, words) => parent.postMessage({ heedHeight: Number(words) }, '*'), odd)
    for (const odd of ['-1', '0', 'x']) await say(odd)
    await page.waitForTimeout(200)
    expect(await height()).toBeGreaterThan(100)
    await say('1e9')
    await expect.poll(height).toBe(20_000)
    expect(stage.faults).toEqual([])
  })

  test('a line whose key is none shows nothing, and leads nowhere else', async () => {
    const hostile = [
      'javascript:alert(1)',
      '//evil.example/x',
      '../',
      '..',
      '.',
      '../api/v1/me',
      'https://evil.example',
      '%2e%2e',
      '',
    ]
    const page = await stage.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(named.put('/keys', { html: hostile.map((survey) => lineWith('', survey)).join('') }))
    await page.waitForTimeout(500)
    expect(await page.locator('iframe, a').count()).toBe(0)
    expect(asked.filter((path) => path !== '/q/embed.js')).toEqual(['/keys'])
    expect(stage.faults).toEqual([])
  })

  test('where the frame may not be or the network is lost, a link stands in its place', async () => {
    const blocked = { 'content-security-policy': `default-src 'none'; script-src ${stage.url}` }
    await isLink(await open(named.put('/blocked', { html: line, headers: blocked })))
    const page = await stage.newPage()
    await page.route(`${stage.url}/q/${token}*`, (route) => route.abort('internetdisconnected'))
    await page.goto(named.put('/lost', { html: line }))
    await isLink(page)
    expect(stage.faults).toEqual([])
  })
})
