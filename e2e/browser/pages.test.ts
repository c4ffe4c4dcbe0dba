import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadDemoBusiness } from '../../server/src/features/demo/index.ts'
import { findViolations, hasBrowser, openStage, type Stage, signIn } from './stage.ts'

let stage: Stage
let pages: string[]
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>
beforeAll(async () => {
  if (!hasBrowser) return
  stage = await openStage()
  let password = ''
  await loadDemoBusiness(stage.house, (line) => {
    password = /all: (\S+)/.exec(line)?.[1] ?? password
  })
  const page = await stage.newPage()
  await signIn(stage, page, 'selin@narin.example', password)
  pages = await pagesOf(page)
  signedIn = await page.context().storageState()
}, 180_000)
afterAll(() => stage?.close())

/** Addresses that the navigation leads to, read from the page itself: a new page is looked at without a line here. */
const pagesOf = async (page: Page): Promise<string[]> => {
  const found = new Set<string>(['/today', '/cases'])
  for (const section of ['/cases', '/standards', '/members', '/channels', '/insight']) {
    await page.goto(`${stage.url}${section}`)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    for (const href of await page
      .locator('nav a[href^="/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? '')))
      found.add(href.split('?')[0] as string)
  }
  return [...found].filter((href) => !href.includes('/cases/'))
}

describe.skipIf(!hasBrowser)('every page of the navigation (needs chromium)', () => {
  test.each([
    ['desktop, light, English', { width: 1440, height: 900 }, 'light', 'en'],
    ['phone, dark, Turkish', { width: 390, height: 844 }, 'dark', 'tr'],
    ['phone, light, Chinese', { width: 390, height: 844 }, 'light', 'zh'],
  ] as const)(
    '%s: accessible, inside the window and without a fault',
    async (_name, viewport, colorScheme, language) => {
      expect(pages.length).toBeGreaterThan(5)
      const first = await stage.newPage({ viewport, colorScheme, storageState: signedIn })
      await first.request.patch(`${stage.url}/api/v1/me`, { data: { language }, headers: { origin: stage.url } })
      // All pages are looked at, so that one that is wrong hides no other; two at a time, as one waits while the other works.
      const wrong: Record<string, string[]> = {}
      const left = [...pages]
      const lookRound = async (page: Page) => {
        for (let path = left.shift(); path; path = left.shift()) {
          await page.goto(`${stage.url}${path}`)
          await page.getByRole('heading', { level: 1 }).first().waitFor()
          await page.waitForLoadState('networkidle')
          expect(await page.locator('html').getAttribute('lang')).toMatch(new RegExp(`^${language}`))
          const violations = await findViolations(page)
          if (violations.length > 0) wrong[path] = violations
        }
      }
      await Promise.all([first, await stage.newPage({ viewport, colorScheme, storageState: signedIn })].map(lookRound))
      expect(wrong).toEqual({})
      expect(stage.faults).toEqual([])
    },
    300_000,
  )
})
