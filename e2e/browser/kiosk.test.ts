import { connect, createServer, type Socket } from 'node:net'
import { createSurvey, createSurveyLink, listSurveyResponses, publishSurvey } from '@heed/contract/surveys.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, keyOf } from '../../server/test/api.ts'
import { openDesk } from './desk.ts'
import { hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

/** A wire between the tablet and the house that can be cut, for pages and service workers alike. */
async function layWire(port: number) {
  const sockets = new Set<Socket>()
  let isCut = false
  const wire = createServer((socket) => {
    if (isCut) return socket.destroy()
    const house = connect(port, '127.0.0.1')
    for (const one of [socket, house]) {
      sockets.add(one)
      one.on('close', () => sockets.delete(one)).on('error', () => one.destroy())
    }
    socket.pipe(house).pipe(socket)
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve))
  const address = wire.address() as { port: number }
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true
      for (const socket of sockets) socket.destroy()
    },
    mend: () => {
      isCut = false
    },
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => wire.close(resolve))
    },
  }
}

/** One customer at the tablet, in Chinese: satisfied or not, and why where they are asked. */
async function answer(tablet: Page, satisfaction: string, missing?: string) {
  await tablet.getByRole('link', { name: '中文' }).click()
  await tablet.locator(`input[name=satisfaction][value="${satisfaction}"]`).check()
  if (missing) await tablet.getByRole('radio', { name: '不会', exact: true }).check()
  await tablet.getByRole('button', { name: '下一页' }).click()
  if (missing) {
    await tablet.locator('textarea[name=why_not]').fill(missing)
    await tablet.getByRole('button', { name: '提交' }).click()
  }
  await tablet.getByRole('heading', { name: /谢谢|感谢/ }).waitFor()
}

describe.skipIf(!hasBrowser)('a tablet on the counter (needs chromium)', () => {
  test('it goes on without a network, also when switched off and on, and sends each answer once', async () => {
    const desk = await openDesk(stage)
    const key = await keyOf(stage.house, desk.owner)
    const body = { name: 'Tablet', template: 'after-visit' }
    const { id, revision } = (await call(stage.app, key, createSurvey, { body })).body
    await call(stage.app, key, publishSurvey, { params: { id }, body: { revision } })
    const link = { branchId: desk.branchId, name: 'Counter', way: 'kiosk' as const }
    const { url } = (await call(stage.app, key, createSurveyLink, { params: { id }, body: link })).body
    const kept = async () =>
      (await call(stage.app, key, listSurveyResponses, { params: { id } })).body.items.map(
        ({ values, language, way }) => ({
          language,
          way,
          satisfaction: values.find(({ question }) => question === 'satisfaction')?.number,
          why: values.find(({ question }) => question === 'why_not')?.text,
        }),
      )

    const tablet = await stage.newPage({ viewport: { width: 820, height: 1180 }, locale: 'tr' })
    const wire = await layWire(Number(new URL(stage.url).port))
    await tablet.goto(wire.url + new URL(url).pathname)
    await tablet.evaluate(() => navigator.serviceWorker.ready)
    // The worker has seen the page and what it needs once it has been loaded with it.
    await tablet.reload()
    await answer(tablet, '4')
    await expect.poll(async () => (await kept()).length).toBe(1)

    wire.cut()
    await tablet.reload()
    await answer(tablet, '1', '等太久了')
    await tablet.getByText('1 份回答保存在此平板上').waitFor()
    await tablet.reload()
    await answer(tablet, '5')
    await tablet.getByText('2 份回答保存在此平板上').waitFor()
    expect(await kept()).toHaveLength(1)

    wire.mend()
    await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBe(3)
    await tablet.waitForTimeout(1500)
    const answers = await kept()
    expect(answers).toHaveLength(3)
    expect(answers.every(({ language, way }) => language === 'zh' && way === 'kiosk')).toBe(true)
    expect(answers.find(({ satisfaction }) => satisfaction === 1)?.why).toBe('等太久了')
    // It goes back to its first page, in its own language, by itself.
    await tablet.getByRole('heading', { name: /Hizmetimiz|Bugün|nasıl/i }).waitFor({ timeout: 15_000 })
    await wire.close()
  }, 120_000)
})
