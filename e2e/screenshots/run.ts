import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContextOptions, chromium } from 'playwright-core'
import { freePort } from '../../server/src/platform/database/embedded.ts'
import { executablePath, quiet } from '../browser/chromium.ts'

/** The pictures of the README, taken from the demo business: `npm run screenshots`. */
const pictures: {
  name: string
  path: string
  options?: BrowserContextOptions
  language?: string
  openFirst?: boolean
  who?: string
}[] = [
  { name: 'today', path: '/today', who: 'elif@narin.example' },
  { name: 'complaint', path: '/cases?kind=complaint', openFirst: true },
  { name: 'cases', path: '/cases' },
  { name: 'case', path: '/cases?view=due', openFirst: true },
  { name: 'insight', path: '/insight' },
  { name: 'standards-dark', path: '/standards', options: { colorScheme: 'dark' } },
  {
    name: 'cases-phone-tr',
    path: '/cases',
    language: 'tr',
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  },
]

const folder = mkdtempSync(join(tmpdir(), 'heed-pictures-'))
const out = join(import.meta.dirname, '../../docs/pictures')
mkdirSync(out, { recursive: true })
const port = await freePort()
const url = `http://localhost:${port}`
const heed = spawn(process.execPath, [join(import.meta.dirname, '../../server/src/main.ts'), 'start', '--demo'], {
  env: { ...process.env, HEED_DATA: folder, HEED_PORT: String(port), HEED_URL: url, HEED_LOG: 'error' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const password = await new Promise<string>((done, fail) => {
  let said = ''
  heed.stdout.on('data', (part: Buffer) => {
    said += part
    const found = /Password of all: (\S+)/.exec(said)?.[1]
    if (found && said.includes('is open at')) done(found)
  })
  heed.once('exit', () => fail(new Error('Heed ended')))
})

const browser = await chromium.launch({ executablePath, args: quiet })
try {
  for (const { name, path, options, language = 'en', openFirst, who } of pictures) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: 'light',
      ...options,
    })
    const page = await context.newPage()
    await page.goto(`${url}/sign-in`)
    await page
      .locator('input[type=email], input[name=email]')
      .first()
      .fill(who ?? 'selin@narin.example')
    await page.locator('input[type=password]').first().fill(password)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/today')
    await page.request.patch(`${url}/api/v1/me`, { data: { language, theme: 'auto' }, headers: { origin: url } })
    await page.goto(`${url}${path}`)
    await page.waitForLoadState('networkidle')
    if (openFirst) {
      await page.locator('a[href*="/cases/"]').first().click()
      await page.waitForLoadState('networkidle')
    }
    // A page that is still loading is no picture.
    await page.locator('main h1, main h2').first().waitFor()
    await page.waitForTimeout(600)
    await page.screenshot({ path: join(out, `${name}.png`) })
    console.log(`docs/pictures/${name}.png`)
    await context.close()
  }
} finally {
  await browser.close()
  const gone = new Promise((done) => heed.once('exit', done))
  heed.kill('SIGTERM')
  await gone
  rmSync(folder, { recursive: true, force: true })
}
