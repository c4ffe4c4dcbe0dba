import { expect, test } from 'vitest'
import { detectLanguage } from './detect-language.ts'

test.each([
  ['Merhaba, siparişim hâlâ gelmedi. Ne zaman teslim edilecek?', 'tr'],
  ['Ürün kırık geldi, iade etmek istiyorum.', 'tr'],
  ['Salam, sifarişim hələ çatmayıb. Nə vaxt gələcək?', 'az'],
  ['Salam, sifarişim hara çatdı? Kuryer zəng etmədi.', 'az'],
  ['Halo, pesanan saya belum sampai. Kapan akan dikirim?', 'id'],
  ['Barang yang saya terima rusak, mohon bantuannya.', 'id'],
  ['你好，我的订单还没到，什么时候发货？', 'zh'],
  ['订单 ORDER-1234 iPhone 还没到', 'zh'],
  ['Hello, my order has not arrived yet. When will it be delivered?', 'en'],
  ['The parcel was broken, I would like my money back.', 'en'],
])('"%s" is %s', async (text, language) => {
  expect(await detectLanguage(text)).toBe(language)
})

test('what the customer wrote before decides where the text does not', async () => {
  expect(await detectLanguage('12345')).toBeUndefined()
  expect(await detectLanguage('12345 https://shop.example/the-order', 'tr')).toBe('tr')
  expect(await detectLanguage('', 'az')).toBe('az')
  expect(await detectLanguage('Sifarisim gelmedi, ne vaxt catacaq', 'az')).toBe('az')
})

test('an earlier language does not outweigh a clear text', async () => {
  expect(await detectLanguage('Hello, my order has not arrived yet. When will it be delivered?', 'tr')).toBe('en')
  expect(await detectLanguage('你好，我的订单还没到', 'en')).toBe('zh')
})

test.each([
  ['Fatura lazım', 'tr'],
  ['Merhaba fatura lazım', 'tr'],
  ['Merhaba, fatura lazım. Teşekkürler', 'tr'],
  ['Kargo nerede', 'tr'],
  ['iptal', 'tr'],
  ['Salam', 'az'],
  ['Sifaris gelmeyib', 'az'],
  ['Kuryer hardadir', 'az'],
  ['Minta faktur', 'id'],
  ['Kapan dikirim', 'id'],
  ['Mau retur', 'id'],
  ['Invoice please', 'en'],
  ['Refund', 'en'],
  ['发票', 'zh'],
] as const)('a few words, "%s", stay in the language of their %s channel', async (text, channel) => {
  expect(await detectLanguage(text, channel)).toBe(channel)
})

test.each([
  ['Where is my order', 'en'],
  ['I need an invoice', 'en'],
  ['Qaimə lazımdır', 'az'],
  ['Sifariş gəlmədi', 'az'],
  ['Ne zaman gelir, hâlâ bekliyorum', 'tr'],
  ['Siparişim hâlâ gelmedi', 'tr'],
  ['Pesanan belum sampai', 'id'],
  ['我的订单', 'zh'],
] as const)('a few clear words, "%s", are %s in a channel of any other language', async (text, language) => {
  // Turkish and Azerbaijani share their letters: of such a short text the channel says which.
  const sibling = { tr: 'az', az: '', en: '', id: '', zh: '' }[language]
  for (const channel of (['en', 'tr', 'id', 'az', 'zh'] as const).filter((other) => other !== sibling))
    expect(await detectLanguage(text, channel), channel).toBe(language)
})
