import { createCase } from '@heed/contract/cases.ts'
import { languages } from '@heed/contract/primitives.ts'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, keyOf } from '../../server/test/api.ts'
import { buildBranch, buildBusiness, testPassword } from '../../server/test/build.ts'
import { outboxOf } from '../../server/test/mails.ts'
import { openDesk } from './desk.ts'
import { expectAccessible, hasBrowser, openStage, type Stage, signIn } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  if (hasBrowser) stage = await openStage()
}, 120_000)
afterAll(() => stage?.close())

const zone = 'Europe/Istanbul'
const dayIn = (days: number) => Temporal.Now.plainDateISO(zone).add({ days }).toString()

/** Open on every day of the week but today, so that the next working morning is tomorrow's at ten. */
const closedToday = {
  weekly: Object.fromEntries(['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [['09:00', '18:00']]])),
  overrides: [{ date: dayIn(0), spans: [] }],
} as unknown as NonNullable<Parameters<typeof buildBusiness>[1]>['hours']

const enter = async (options: Parameters<Stage['newPage']>[0] = {}, language = 'tr') => {
  const business = await buildBusiness(stage.house, { hours: closedToday })
  const page = await stage.newPage({ timezoneId: zone, reducedMotion: 'reduce', ...options })
  await signIn(stage, page, business.email, testPassword)
  await page.request.patch(`${stage.url}/api/v1/me`, { data: { language }, headers: { origin: stage.url } })
  return { page, business }
}

const open = async (page: Page, kind: string): Promise<string> => {
  const made = await page.request.post(`${stage.url}/api/v1/cases`, {
    headers: { origin: stage.url },
    data: {
      customer: { name: 'Orhan', email: 'orhan@customers.test', language: 'tr' },
      subject: 'Gömlek yırtıldı',
      text: 'İlk yıkamada yırtıldı.',
      kind,
    },
  })
  return (await made.json()).id
}

describe.skipIf(!hasBrowser)('a complaint (needs chromium)', () => {
  test('a shirt torn in the wash goes from the counter through every stage, and the customer has the last word', async () => {
    const { page, business } = await enter()
    for (const name of ['İzmir', 'Bakı']) await buildBranch(business.scope, name)
    await page.goto(`${stage.url}/cases`)
    await page.getByRole('button', { name: 'Görüşme kaydet' }).last().click()
    await page.getByRole('combobox', { name: 'Nasıl geldi' }).click()
    await page.getByRole('option', { name: 'In person' }).click()
    await page.getByRole('combobox', { name: 'Tür' }).click()
    await page.getByRole('option', { name: 'Şikâyet' }).click()
    await page.getByRole('textbox', { name: 'Kimdi?' }).fill('ayse@customers.test')
    await page.getByRole('option', { name: /Yeni biri/ }).click()
    await page.getByLabel('Müşterinin adı').fill('Ayşe Demir')
    await page.getByLabel('Birkaç kelimeyle').fill('Gömlek ilk yıkamada yırtıldı')
    await page
      .getByLabel('Müşterinin kendi sözleriyle anlattığı')
      .fill('İki gün önce aldım, fişi yanımda. Paramı istiyorum.')
    await page.getByRole('button', { name: 'Kaydı aç' }).click()
    await page.waitForURL(/\/cases\/[\w-]+$/)
    const caseId = new URL(page.url()).pathname.split('/').pop() ?? ''
    const stages = page.getByRole('list', { name: 'Şikâyetin aşamaları' })
    const current = stages.locator('[aria-current=step]')
    await current.getByText('Dinlendi').waitFor()

    // The way out is offered only after listening and the apology; what is passed over asks for its reason.
    expect(await page.getByRole('button', { name: 'Plan yap' }).count()).toBe(0)
    await page.getByText('Söz kesmeden, savunmaya geçmeden').waitFor()
    await page.getByRole('button', { name: 'Atla' }).click()
    await page.getByRole('button', { name: 'Bu nedenle atla' }).click()
    await page.getByText('Bu gerekli.').waitFor()
    await page.getByRole('button', { name: 'Vazgeç' }).click()
    await page.getByLabel('Ne duydunuz?').fill('Omuz dikişi ilk yıkamada sökülmüş; iki gün önce alınmış')
    await page.getByRole('button', { name: 'Dinledim, kaydet' }).click()
    await current.getByText('Özür dilendi').waitFor()
    expect(await page.getByRole('button', { name: 'Plan yap' }).count()).toBe(0)
    // The keyboard goes on in the step that comes next.
    await page.keyboard.type('Yaşattığımız bu sıkıntı için özür dilerim')
    await page.getByRole('button', { name: 'Özrü kaydet' }).click()
    await current.getByText('Plan verildi').waitFor()
    await stages.getByRole('button', { name: /Özür dilendi/ }).click()
    // Escape closes what is open; with nothing open it would leave the case.
    const noted = page.getByRole('dialog').getByText('Yaşattığımız bu sıkıntı için özür dilerim')
    await noted.waitFor()
    await page.keyboard.press('Escape')
    await noted.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Yaz', exact: true }).click()
    await page.getByLabel('İstediği').fill('Paramın iadesi')
    await page.getByLabel('Aldığı').fill('Keten gömlek, 42 beden')
    await page.getByLabel('Alış günü').fill(dayIn(-2))
    await page.getByLabel('Fiyatı (TRY)').fill('1.249,90')
    await page.getByRole('combobox', { name: 'Satın alma belgesi' }).click()
    await page.getByRole('option', { name: 'yok; yardım yine de sürer' }).click()
    await page.getByRole('button', { name: 'Kaydet', exact: true }).click()
    await page.getByText('alıştan şikâyete gün sayısı: 2').waitFor()
    await page.getByText('1.249,90').waitFor()
    await expectAccessible(page, 'a complaint before its plan')

    await page.getByRole('button', { name: 'Plan yap' }).click()
    await page.getByText('ilk öneri sonraki iş gününün sabahı').waitFor()
    await page.getByRole('button', { name: 'Planı anlatıldı olarak kaydet' }).click()
    expect(await page.getByText('Bu gerekli.').count()).toBe(2)
    await page.getByLabel('Tek satırda sorun').fill('Yırtılan gömlek')
    await page.getByLabel('Ne yapılacak').fill('Yeni gömlek evinize getirilir')
    await page.getByLabel('Başkası gelecekse adı').fill('Elçin Usta')
    await expectAccessible(page, 'writing a plan')
    await page.getByText('E-postayla', { exact: true }).click()
    await page.getByRole('button', { name: 'Planı gönder' }).click()
    await current.getByText('Çözüldü').waitFor()
    const plan = page.getByRole('listitem').filter({ hasText: 'Yeni gömlek evinize getirilir' }).first()
    await plan.getByText('Elçin Usta · Selin Aksoy').waitFor()
    const promised = await (await page.request.get(`${stage.url}/api/v1/cases/${caseId}/promises`)).json()
    expect(promised.plans[0].steps[0].dueAt).toBe(
      Temporal.PlainDateTime.from(`${dayIn(1)}T10:00`)
        .toZonedDateTime(zone)
        .toInstant()
        .toString({ smallestUnit: 'millisecond' }),
    )
    // What is still owed is named before it ends, and going back changes nothing.
    await page.getByRole('button', { name: 'Çözüldü', exact: true }).click()
    const owed = page.getByRole('dialog')
    await owed.getByRole('button', { name: 'Yeni gömlek evinize getirilir' }).waitFor()
    await owed.getByRole('button', { name: 'Yine de çözüldü say' }).click()
    await owed.getByText('Bu gerekli.').waitFor()
    await expectAccessible(page, 'what a complaint still owes')
    await owed.getByRole('button', { name: 'Vazgeç' }).click()
    await page.getByRole('button', { name: /^Yapıldı: Yeni gömlek/ }).click()
    await page.getByText('tutuldu').first().waitFor()

    await page.getByRole('button', { name: 'Çözüldü', exact: true }).click()
    await current.getByText('Memnun').waitFor()
    await expectAccessible(page, 'a complaint after its solution')
    await stage.settle()
    const link = async () => {
      const letters = (await outboxOf(business.scope, caseId)).filter(({ purpose }) => purpose === 'complaint')
      return /https?:\/\/\S+\/c\/[\w-]+/.exec(letters.at(-1)?.text ?? '')?.[0] ?? 'none'
    }
    const phone = await stage.newPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false })
    const say = async (solved: 'yes' | 'no', words: string) => {
      await phone.goto(await link())
      await phone.locator('textarea').fill(words)
      await phone.locator(`button[name=solved][value=${solved}]`).click()
      await phone.getByRole('heading', { level: 1 }).waitFor()
    }
    await say('no', 'Düğmesi de koptu')

    // It shows without a reload, as the customer said it, and can be changed by nobody.
    await page.getByText('Müşteri memnun değil.').waitFor()
    const word = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: 'Müşteri memnun değil.' }) })
      .last()
    await word.getByText('Düğmesi de koptu').waitFor()
    await word.getByText('Kendi sözü; söylediği gibi kalır.').waitFor()
    expect(await word.getByRole('button').count()).toBe(0)
    await current.getByText('Plan verildi').waitFor()
    await page.getByRole('button', { name: 'Plana gerek yok' }).click()
    await page.getByLabel('Bu aşama neden atlanıyor?').fill('Düğmesi hemen dikildi')
    await page.getByRole('button', { name: 'Bu nedenle atla' }).click()
    await stages.getByText('atlandı').waitFor()
    await page.getByRole('button', { name: 'Çözüldü', exact: true }).click()
    await current.getByText('Memnun').waitFor()
    await stage.settle()
    await say('yes', 'Elinize sağlık')
    await page.getByRole('heading', { name: 'Müşteri memnun ayrıldı.' }).waitFor()
    await current.getByText('Önlendi').waitFor()

    await page.getByLabel('Buna ne yol açtı?').fill('Bu partide dikiş zayıf')
    await page.getByRole('combobox', { name: 'Ortak neden' }).fill('Zayıf dikiş')
    await page.getByLabel('Bir daha olmaması için ne yapabiliriz?').fill('Her parti bir kez yıkanıp denenir')
    await page.getByRole('radio', { name: 'Sistem' }).check()
    await page.getByRole('switch', { name: 'Bunu birinin yapması gerekiyor' }).press('Space')
    await page.getByLabel('En geç').fill(dayIn(14))
    await page.getByRole('button', { name: 'İki yanıtı da kaydet' }).click()
    await page.getByText('Bu şikâyetin yedi aşaması da tamamlandı.').waitFor()
    expect(await current.count()).toBe(0)
    await page.getByText('Her parti bir kez yıkanıp denenir').first().waitFor()
    await page.getByText('Zayıf dikiş', { exact: true }).waitFor()
    await expectAccessible(page, 'a complaint at its end')

    // The goods leave every shelf, and the customer hears what was found.
    await page.getByRole('button', { name: 'Ürün uyarısı aç' }).click()
    await page.getByLabel('Ürün', { exact: true }).fill('Keten gömlek')
    await page.getByLabel('Bilinenler').fill('Omuz dikişi ilk yıkamada açılıyor')
    await page.getByRole('button', { name: 'Bütün şubelere bildir' }).click()
    await page.waitForURL(/\/product-alerts\//)
    await page.getByText('Onaylayan: 0/3.').waitFor()
    await expectAccessible(page, 'an open product alert')
    for (const [branch, pieces] of Object.entries({ Kadıköy: '7', İzmir: '3', Bakı: '0' })) {
      await page.getByRole('textbox', { name: `${branch} şubesinde kaldırılan adet` }).fill(pieces)
      await page.getByRole('button', { name: `${branch}: raftan kaldırıldı` }).click()
      await page.getByText(`Kaldırılan: ${pieces}`, { exact: true }).waitFor()
    }
    await page.getByText('Onaylayan: 3/3. Kaldırılan: 10.').waitFor()
    await page.getByLabel('Ne bulundu').fill('İplik çürük')
    await page.getByRole('button', { name: 'Bulguyu kaydet' }).click()
    await page.getByLabel('Tedarikçiye geri').check()
    await expectAccessible(page, 'a product alert before its decision')
    await page.getByRole('button', { name: 'Kapat ve müşterilere bildir' }).click()
    await page.getByText('Kapatan: Selin Aksoy').waitFor()
    await stage.settle()
    await page.getByText('e-postayla bildirildi').waitFor()
    const told = (await outboxOf(business.scope, caseId)).filter(({ purpose }) => purpose === 'told')
    expect(told.map(({ text }) => text.includes('tedarikçiye geri gönderiyoruz'))).toEqual([true])
    expect(stage.faults).toEqual([])
  })
  test('advice on wording stands in nobody’s way, and closing asks whether the customer left satisfied', async () => {
    const { page } = await enter()
    const caseId = await open(page, 'complaint')
    const avoided = { kind: 'avoided', language: 'tr', word: 'ucuz', instead: 'uygun fiyatlı' }
    await page.request.post(`${stage.url}/api/v1/brand-words`, { data: avoided, headers: { origin: stage.url } })
    await page.goto(`${stage.url}/cases/${caseId}`)
    await page.getByRole('button', { name: 'Çok mu öfkeli?' }).click()
    await page.getByText('Öfke size değil, olana.').waitFor()
    await page.getByRole('button', { name: 'Çok öfkeli olarak işaretle' }).click()
    await page.getByText('İlgilenen: Selin Aksoy').waitFor()
    await page.getByRole('button', { name: 'Arama nasıl geçti' }).click()
    await page.getByLabel('Arama nasıl geçti').fill('Sakin, teşekkür etti')
    await page.getByRole('button', { name: 'Sonucu kaydet' }).click()
    await page.getByText('yeniden arandı:').waitFor()

    await page.getByRole('button', { name: 'Yanıtı yazın' }).click()
    await page.locator('[contenteditable=true]').click()
    await page.keyboard.type('Bu model ucuzdur. Yıkama etiketini okumalıydınız.')
    const advice = page.getByRole('region', { name: 'Bu daha iyi söylenebilir' })
    await advice.getByText('okumalıydınız').waitFor()
    await advice.getByText('Bunun yerine:').first().waitFor()
    // A word that the business avoids, in one of its forms.
    await advice.locator('mark', { hasText: 'ucuzdur' }).waitFor()
    await advice.getByText('uygun fiyatlı').waitFor()
    await expectAccessible(page, 'advice on an answer')
    await page
      .getByRole('button', { name: /^Gönder/ })
      .first()
      .click()
    await page.getByText('Yanıt gidiyor').waitFor()
    await advice.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Bu kayıt için daha fazlası' }).click()
    await page.getByRole('menuitem', { name: 'Tamamen kapat' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Kapatmadan önce: müşteri memnun ayrıldı mı?').waitFor()
    await expectAccessible(page, 'closing a complaint')
    await dialog.getByRole('button', { name: 'Kaydet ve talebi kapat' }).click()
    await dialog.getByText('Evet ya da hayırı seçin.').waitFor()
    await dialog.getByText('Evet, memnun').click()
    await dialog.getByRole('button', { name: 'Kaydet ve talebi kapat' }).click()
    await page.getByRole('heading', { name: 'Müşteri memnun ayrıldı.' }).waitFor()
    const read = async () => (await page.request.get(`${stage.url}/api/v1/cases/${caseId}`)).json()
    await expect.poll(async () => (await read()).state).toBe('closed')

    const other = await open(page, 'enquiry')
    await page.goto(`${stage.url}/cases/${other}`)
    await page.getByText('Henüz söz verilmedi.').waitFor()
    await page.keyboard.press('p')
    await page.getByRole('dialog').locator('input:focus').waitFor()
    await page.keyboard.type('Cuma günü arayıp haber ver')
    await page.getByRole('button', { name: 'Sözü kaydet' }).click()
    const mine = page.locator('aside').getByRole('listitem').filter({ hasText: 'Cuma günü arayıp haber ver' }).first()
    await mine.getByRole('button', { name: /^Geri al/ }).click()
    await page.getByLabel('Müşteriyle konuşulan nedeni').fill('Kendisi uğrayacak')
    await mine.getByRole('button', { name: 'Geri al', exact: true }).click()
    await mine.getByText('geri alındı').waitFor()
    await expectAccessible(page, 'a promise of an enquiry')

    expect(stage.faults).toEqual([])
  })

  test('who may only look sees how far it is, and nothing to press', async () => {
    const desk = await openDesk(stage)
    const { body: item } = await call(stage.app, await keyOf(stage.house, desk.owner), createCase, {
      body: { customer: { name: 'Orhan' }, subject: 'Gömlek', text: 'Yırtıldı.', kind: 'complaint' },
    })
    const page = await desk.enter(await desk.hire('Onlooker', 'observer'), `/cases/${item.id}`)
    const panel = page.getByRole('region', { name: 'Complaint' })
    await panel.getByText('Nothing is promised yet.').waitFor()
    await page.getByRole('list', { name: 'Stages of the complaint' }).getByText('Listened').waitFor()
    expect(await panel.getByRole('button').count()).toBe(0)
    expect(await panel.getByRole('textbox').count()).toBe(0)
    await expectAccessible(page, 'a complaint for an observer')
  })

  test.each(languages)('a complaint fits a phone in %s', async (language) => {
    const { page } = await enter({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' }, language)
    await page.goto(`${stage.url}/cases/${await open(page, 'complaint')}`)
    await page.locator('ol [aria-current=step]').waitFor()
    await page.locator('details li').first().waitFor()
    await expectAccessible(page, `a complaint on a phone in ${language}`)
  })
})
