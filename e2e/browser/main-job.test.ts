import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receiveMail } from '../../server/src/features/channels/index.ts'
import { sendDueInvitations } from '../../server/src/features/voice/index.ts'
import { keepSecret } from '../../server/src/platform/open-house.ts'
import { expectAccessible, hasBrowser, openStage, type Stage, signIn } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  // Nobody listens there: answers are on their way for as long as the test runs.
  if (hasBrowser) stage = await openStage({ HEED_SMTP_URL: 'smtp://127.0.0.1:9' })
}, 120_000)
afterAll(() => stage?.close())

const password = 'a long enough password'

describe.skipIf(!hasBrowser)('in a real browser (needs chromium)', () => {
  test('the one-time link sets a business up and leads to its cases', async () => {
    const token = await keepSecret(stage.house.pool, 'setup-token', () => 'x'.repeat(32))
    const page = await stage.newPage()
    await page.goto(`${stage.url}/setup#${token}`)
    await page.getByText('Clinic', { exact: true }).click()
    await page.getByLabel('Name of the business').fill('Narin Dental')
    await expectAccessible(page, 'set-up, business')
    await page.locator('form button[type=submit], button[data-variant=filled]').last().click()
    await page.getByLabel('Name of the branch').fill('Kadıköy')
    await expectAccessible(page, 'set-up, branch')
    await page.locator('form button[type=submit], button[data-variant=filled]').last().click()
    await page.getByLabel('Your name').fill('Selin Aksoy')
    await page.getByLabel('Your e-mail').fill('selin@narin.test')
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByLabel(/Address that customers write to/).fill('help@narin.test')
    await page.locator('form button[type=submit], button[data-variant=filled]').last().click()
    await page.getByText('This is what you start with').waitFor()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL('**/today')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await expectAccessible(page, 'empty day')
    const again = await stage.newPage()
    await again.goto(`${stage.url}/setup#${token}`)
    await again.getByText('The set-up is done').waitFor()
  })

  test('a mail appears without reload, is answered, and the judgement comes back as a figure', async () => {
    const [workspaceId] = await stage.house.workspaceIds()
    const scope = stage.house.scopeOf(workspaceId ?? '')
    const page = await stage.newPage()
    await signIn(stage, page, 'selin@narin.test', password)

    const channel = await scope.transaction((tx) =>
      tx.db.selectFrom('channel').selectAll().where('kind', '=', 'mail').executeTakeFirstOrThrow(),
    )
    const raw =
      'From: "Ayşe Demir" <ayse@customers.test>\r\nTo: help@narin.test\r\nSubject: Randevum\r\nMessage-ID: <first@customers.test>\r\nDate: Fri, 20 Nov 2026 10:00:00 +0000\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMerhaba, yarınki randevumun saatini öğrenebilir miyim? Teşekkür ederim.\r\n'
    await receiveMail(
      stage.house,
      { id: channel.id, workspaceId: scope.workspaceId, branchId: channel.branch_id, language: 'tr' },
      { via: 'pipe', source: {}, raw: Buffer.from(raw) },
    )
    await page.getByText('Randevum').first().waitFor()
    await page.getByText('Randevum').first().click()
    await page.getByText('yarınki randevumun saatini').first().waitFor()
    await expectAccessible(page, 'case page')

    await page.locator('[contenteditable=true]').click()
    await page.keyboard.type('Yarın saat 10.30. Görüşmek üzere.')
    await page.keyboard.press('Control+Enter')
    // Left within the moment for Undo: it goes out all the same, once, and is not called unsent.
    await page.locator('[contenteditable=true]').filter({ hasText: 'Yarın' }).waitFor({ state: 'detached' })
    await page.reload()
    const caseId = new URL(page.url()).pathname.split('/').pop() ?? ''
    const kinds = () =>
      scope.transaction(async (tx) =>
        (await tx.db.selectFrom('message').select('kind').where('case_id', '=', caseId).orderBy('id').execute()).map(
          ({ kind }) => kind,
        ),
      )
    // Held for some seconds, so that it can be taken back.
    await expect.poll(kinds, { timeout: 20_000 }).toEqual(['customer', 'acknowledgement', 'answer'])
    await page.getByText('Yarın saat 10.30').first().waitFor()
    expect(await page.getByText('Not sent').count()).toBe(0)

    // At once, and at night, too.
    await scope.transaction(async (tx) => {
      await tx.db.updateTable('survey').set({ delay_hours: 0 }).execute()
      await tx.db.updateTable('workspace').set({ survey_quiet_from: '00:00', survey_quiet_to: '00:00' }).execute()
    })
    await page.request.post(`${stage.url}/api/v1/cases/${caseId}/state`, {
      data: { state: 'solved' },
      headers: { origin: stage.url },
    })
    await stage.settle()
    await sendDueInvitations(scope)
    const mail = await scope.transaction((tx) =>
      tx.db
        .selectFrom('outbox_message')
        .select(['text', 'recipient'])
        .where('purpose', '=', 'survey')
        .executeTakeFirstOrThrow(),
    )
    const link = /https?:\/\/\S+\/s\/[\w-]+/.exec(mail.text)?.[0] ?? ''
    expect(mail.recipient).toBe('ayse@customers.test')

    const owner = await page.context().newPage()
    await owner.goto(`${stage.url}/surveys`)
    await owner.getByRole('button', { name: /^The questions/ }).click()
    await owner.getByRole('switch', { name: 'Based on today, would you come back to us?' }).press('Space')
    await owner.getByText('Wish to return is missing. The figures cannot say how many would come back.').waitFor()
    await owner.getByText('Asked: 6 of 7').waitFor()
    await expectAccessible(owner, 'surveys, an aspect left out')

    const phone = await stage.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    await phone.goto(link)
    expect(await phone.locator('html').getAttribute('lang')).toBe('tr')
    await phone.locator('input[name=satisfaction][value="5"]').check({ force: true })
    await phone.locator('input[name=welcome][value="4"]').check({ force: true })
    expect(await phone.locator('input[name=comeback]').count()).toBe(0)
    await phone.locator('input[name=recommendation][value="9"]').check({ force: true })
    await phone.locator('textarea').first().fill('Çok hızlı, teşekkürler!')
    await phone.locator('button[type=submit]').click()
    await phone.getByRole('heading', { level: 1 }).waitFor()

    await page.getByText('Çok hızlı, teşekkürler!').first().waitFor()
    await stage.settle()
    const today = new Date().toISOString().slice(0, 10)
    const insight = await (await page.request.get(`${stage.url}/api/v1/insight?from=${today}&to=${today}`)).json()
    expect(insight.all.csat).toMatchObject({ n: 1, tooFew: true, value: null, counts: [1, 0, 0, 0, 0] })
    expect(insight.all.nps).toMatchObject({ promoters: 1, passives: 0, detractors: 0 })
    expect(insight.all.firstAnswerMet.n).toBe(1)
    expect(insight.all.emotional).toMatchObject({ n: 1, asked: 1, tooFew: true, value: null })

    await owner.goto(`${stage.url}/insight`)
    await owner
      .getByRole('button', { name: /^Wish to return.*Not asked: the survey has no question on coming back/ })
      .waitFor()
    await owner.getByText('The survey does not ask about: Wish to return.').waitFor()
    await owner.getByRole('button', { name: /^Emotional satisfaction.*Too few to say, n 1/ }).click()
    await owner.getByText('Counted rows: 1').waitFor()
    await owner.getByText('4 of 5').waitFor()
    await owner.getByRole('link', { name: 'Download as CSV' }).waitFor()
    await expectAccessible(owner, 'figures, an aspect left out')
    await owner.getByText('Aspects', { exact: true }).click()
    const columns = owner.getByRole('table').getByRole('columnheader')
    await columns.filter({ hasText: 'Emotional satisfaction' }).waitFor()
    expect(await columns.count()).toBe(5)
    await expectAccessible(owner, 'the branches compared in aspects')
    expect(stage.faults).toEqual([])
  })
})
