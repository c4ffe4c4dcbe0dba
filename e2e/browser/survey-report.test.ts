import type { Question } from '@heed/contract/survey-content.ts'
import { compareSurveyBranches, compareSurveyPeriods, readSurveyDrivers } from '@heed/contract/survey-figures.ts'
import { createSurvey, publishSurvey, readSurveyResults, saveSurvey } from '@heed/contract/surveys.ts'
import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepAnswers } from '../../server/src/features/voice/figures/test-answers.ts'
import { call } from '../../server/test/api.ts'
import { buildBranch } from '../../server/test/build.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

const rated = (id: string, en: string): Question => ({ id, kind: 'satisfaction', ask: { en } })
const questions: Question[] = [
  { ...rated('overall', 'How was it?'), countsAs: 'satisfaction' },
  rated('wait', 'The wait'),
  rated('room', 'The room'),
  rated('staff', 'The people'),
  { id: 'why', kind: 'text', ask: { en: 'Anything else?' } },
  {
    id: 'care',
    kind: 'pair',
    ask: { en: 'Care' },
    rows: ['Prompt', 'Kind'].map((en) => ({ id: en.toLowerCase(), words: { en } })),
  },
]
const days = Array.from({ length: 10 }, (_, week) =>
  new Date(Date.UTC(2026, 7, 3 + 7 * week)).toISOString().slice(0, 10),
)
const period = { from: '2026-08-01', to: '2026-10-31' }
const percent = (value: number) => `${Math.round(value)}%`

/** Words as they stand on the page: what is not laid out is not read. */
const read = async (part: Locator) => (await part.allInnerTexts()).join(' ').replaceAll(/\s+/g, ' ')

async function publish(key: string) {
  const content = { languages: ['en' as const], title: { en: 'Visit' }, lead: {}, thanks: {}, questions }
  const made = (await call(stage.app, key, createSurvey, { body: { name: 'After a visit', template: null } })).body
  const params = { id: made.id }
  const body = { revision: made.revision, name: 'After a visit', content }
  const { revision } = (await call(stage.app, key, saveSurvey, { params, body })).body
  expect((await call(stage.app, key, publishSurvey, { params, body: { revision } })).problem).toBeUndefined()
  return made.id
}

/** The overall answer follows the wait closely, the people a little and the room not. */
const peopleOf = (week: number) =>
  Array.from({ length: 30 }, (_, person) => {
    const at = week * 30 + person
    const [wait, room, staff] = [1 + (at % 5), 1 + ((at * 7 + week) % 5), 1 + ((at * 3 + Math.floor(at / 5)) % 5)]
    return {
      overall: String(Math.min(5, Math.max(1, wait + (staff > 3 ? 1 : 0) - (at % 4 === 0 ? 1 : 0)))),
      wait: String(wait),
      room: String(room),
      staff: String(staff),
      care: { 'prompt.e': '7', 'prompt.p': String(3 + (at % 4)), 'kind.e': '6', 'kind.p': '6' },
      ...(person === 0 ? { why: `Soğuktu, week ${week}` } : {}),
    }
  })

describe.skipIf(!hasBrowser)('the report of a survey (needs chromium)', () => {
  test('it is one sheet for paper, light in the dark, without navigation, and every figure is that of the API and the file', async () => {
    const desk = await openDesk(stage)
    const id = await publish(desk.key)
    const other = await buildBranch(desk.scope, 'Beşiktaş')
    for (const [week, day] of days.entries())
      await keepAnswers(
        desk.scope,
        id,
        { branchId: week % 3 === 0 ? other : desk.branchId, day, language: 'en' },
        peopleOf(week),
      )
    const page = await desk.enter(desk.email, `/surveys/${id}?tab=figures&from=${period.from}&to=${period.to}`)
    await page.getByRole('link', { name: 'Report' }).click()
    const sheet = page.getByRole('article', { name: 'Report' })
    await sheet.getByText('What customers wrote').waitFor()
    await page.locator('article[aria-busy=false]').waitFor()
    await page.locator('article svg').nth(1).waitFor()
    await expectAccessible(page, 'the report')

    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    expect(await sheet.evaluate((element) => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)')
    expect(await sheet.evaluate((element) => getComputedStyle(element).color)).toBe('rgb(32, 26, 25)')
    for (const width of [680, 1440]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
      expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
    }
    const words = await read(sheet)
    expect(words).toMatch(/Narin.*After a visit.*1 Aug 2026 to 31 Oct 2026/)
    expect(words).toContain('Soğuktu, week 9')

    const params = { id }
    const before = { againstFrom: '2026-05-01', againstTo: '2026-07-31' }
    const { measures } = (
      await call(stage.app, desk.key, compareSurveyPeriods, { params, query: { ...period, ...before } })
    ).body
    const shares = measures.filter(({ kind }) => kind === 'top')
    expect(shares).toHaveLength(4)
    const rows = sheet.locator('table[data-of=measures] tbody tr')
    for (const [at, { now }] of shares.entries()) {
      const row = await read(rows.nth(at))
      expect(row).toContain(percent(now.value ?? Number.NaN))
      expect(row).toContain(
        `${percent(now.low ?? Number.NaN)} to ${percent(now.high ?? Number.NaN)} · ${now.n} answers`,
      )
    }
    const file = await stage.app.inject({
      url: `/api/v1/surveys/${id}/responses.csv?from=${period.from}&to=${period.to}`,
      headers: { authorization: `Bearer ${desk.key}` },
    })
    // No cell up to this one holds a comma.
    const [header = [], ...lines] = file.body
      .trim()
      .split(/\r?\n/)
      .map((line) => line.replaceAll('"', '').split(','))
    const given = lines.map((cells) => Number(cells[header.indexOf('overall')]))
    expect(given).toHaveLength(300)
    expect(await read(rows.first())).toContain(
      percent((100 * given.filter((value) => value >= 4).length) / given.length),
    )
    const { branches } = (await call(stage.app, desk.key, compareSurveyBranches, { params, query: period })).body
    const ofBranches = await read(sheet.locator('table[data-of=branches] tbody'))
    for (const { branch, estimate } of branches) {
      expect(ofBranches).toContain(branch.name)
      expect(ofBranches).toContain(percent(estimate.value ?? Number.NaN))
    }
    const drivers = (await call(stage.app, desk.key, readSurveyDrivers, { params, query: period })).body
    expect(drivers.refused).toBeNull()
    for (const { importance, performance } of drivers.aspects) {
      expect(words).toContain(`${percent(importance)} importance`)
      expect(words).toContain(percent(performance))
    }
    const quality = (await call(stage.app, desk.key, readSurveyResults, { params, query: period })).body.serviceQuality
    expect(words).toContain(`−${Math.abs(quality?.unweighted ?? Number.NaN).toFixed(2)} gap in points`)

    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    const pages = pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
    expect(pages).toBeGreaterThanOrEqual(2)
    expect(pages).toBeLessThanOrEqual(5)
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' })
    await page.setViewportSize({ width: 390, height: 844 })
    await expectAccessible(page, 'the report on a phone')
    expect(stage.faults).toEqual([])
  })
})
