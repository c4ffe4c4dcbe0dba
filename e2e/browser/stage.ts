import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'
import { freePort } from '../../server/src/platform/database/embedded.ts'
import { openTestHouse, type TestHouse } from '../../server/test/house.ts'
import { executablePath, quiet } from './chromium.ts'

/** Without a browser these tests are named and skipped; `npm test` installs one where it may. */
export const hasBrowser = executablePath !== undefined

export type Stage = TestHouse & {
  url: string
  browser: Browser
  newPage: (options?: Parameters<Browser['newContext']>[0]) => Promise<Page>
  faults: string[]
}

/** A whole Heed on its own database and port with a real browser before it. What the browser complains about is kept in `faults`. */
export async function openStage(environment: Record<string, string> = {}): Promise<Stage> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const t = await openTestHouse({ environment: { HEED_URL: url, HEED_PORT: String(port), ...environment } })
  await t.app.listen({ port, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath, args: quiet })
  const faults: string[] = []
  const contexts: BrowserContext[] = []
  return {
    ...t,
    url,
    browser,
    faults,
    newPage: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', ...options })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      page.on('pageerror', (error) => faults.push(error.message))
      return page
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await browser.close()
      await t.close()
    },
  }
}

/** Signs in and goes on from the day's list to the cases. */
export async function signIn(stage: Stage, page: Page, email: string, password: string): Promise<void> {
  await page.goto(`${stage.url}/sign-in`)
  await page.locator('input[type=email], input[name=email]').first().fill(email)
  await page.locator('input[type=password]').first().fill(password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/today')
  await page.goto(`${stage.url}/cases`)
}

/** No violation of WCAG 2.2 A and AA, and nothing wider than the window. */
export const expectAccessible = async (page: Page, what: string): Promise<void> =>
  expect(await findViolations(page), what).toEqual([])

/** Each rule of WCAG 2.2 A and AA that the page breaks, with one element that breaks it, and whether it is wider than the window. */
export async function findViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      // What passes is looked at all the same; only its list, which nobody reads, is not written.
      resultTypes: ['violations'],
    })
    // Without frames there is nothing to put together, so no second page is opened for it.
    .setLegacyMode(page.frames().length === 1)
    .analyze()
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  return [
    ...violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 300)} ${nodes[0]?.failureSummary?.slice(0, 200)}`,
    ),
    ...(overflow > 0 ? [`${overflow} px wider than the window`] : []),
  ]
}
