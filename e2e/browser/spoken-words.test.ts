import * as surveys from '@heed/contract/surveys.ts'
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
}, 60_000)
afterAll(() => stage?.close())

/** The ear of the browser is beyond this machine: one that hears two sentences stands in for it. */
const hears = (page: Page) =>
  page.addInitScript(() => {
    class Ear {
      lang = ''
      onresult: ((event: unknown) => void) | undefined
      onend: (() => void) | undefined
      start() {
        const said = ['Çok güzeldi.', 'Yine geleceğim.'].map((transcript) =>
          Object.assign([{ transcript: ` ${transcript}` }], { isFinal: true }),
        )
        setTimeout(() => this.onresult?.({ resultIndex: 0, results: said }), 50)
      }
      stop() {
        this.onend?.()
      }
    }
    Object.assign(window, { SpeechRecognition: Ear, webkitSpeechRecognition: Ear })
  })
const spoken = 'Çok güzeldi. Yine geleceğim.'

describe.skipIf(!hasBrowser)('words that are spoken (needs chromium)', () => {
  test('what a customer speaks stands in the field of the survey, behind what was typed', async () => {
    const { body: made } = await call(stage.app, desk.key, surveys.createSurvey, {
      body: { name: 'Ziyaret', template: 'after-visit' },
    })
    const params = { id: made.id }
    await call(stage.app, desk.key, surveys.publishSurvey, { params, body: { revision: made.revision } })
    const { body: link } = await call(stage.app, desk.key, surveys.createSurveyLink, {
      params,
      body: { branchId: desk.branchId, name: 'Kapı', way: 'qr' },
    })
    const page = await stage.newPage({ viewport: { width: 390, height: 844 } })
    await hears(page)
    await page.goto(`${stage.url}${new URL(link.url).pathname}?lang=tr`)
    const field = page.getByLabel('Bu yanıtın asıl nedeni nedir?')
    await field.fill('Merhaba.')
    await page.getByRole('button', { name: 'Konuşarak yaz' }).first().click()
    await expect.poll(() => field.inputValue()).toBe(`Merhaba. ${spoken}`)
    await expectAccessible(page, 'a survey that listens')
    await page.getByRole('button', { name: 'Dinlemeyi bitir', pressed: true }).click()
    await page.getByRole('button', { name: 'Konuşarak yaz', pressed: false }).first().waitFor()
    expect(stage.faults).toEqual([])
  }, 60_000)

  test('a colleague speaks what a customer said, and where no browser listens there is no button', async () => {
    const page = await desk.enter(await desk.hire('Elif'), '/feedback/new?kind=wish')
    await hears(page)
    await page.reload()
    await page.getByRole('button', { name: 'Speak' }).click()
    await expect.poll(() => page.getByLabel('What they said').inputValue()).toBe(spoken)
    await expectAccessible(page, 'a remark that is spoken')
    await page.getByRole('button', { name: 'Write it down', exact: true }).click()
    await page.getByText('It stands in the record.').waitFor()
    const deaf = await desk.enter(await desk.hire('Can'), '/feedback/new')
    await deaf.addInitScript(() => {
      Object.assign(window, { SpeechRecognition: undefined, webkitSpeechRecognition: undefined })
    })
    await deaf.reload()
    await deaf.getByLabel('What they said').waitFor()
    expect(await deaf.getByRole('button', { name: 'Speak' }).count()).toBe(0)
    expect(stage.faults).toEqual([])
  }, 60_000)
})
