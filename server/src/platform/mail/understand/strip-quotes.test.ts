import { expect, test } from 'vitest'
import { replyAboveLine, splitQuoted as split } from './strip-quotes.ts'

const separator = replyAboveLine('Please write above')
const separators = [separator, replyAboveLine('Lütfen üstüne yazın'), replyAboveLine('请在此行上方回复')]
const splitQuoted = (text: string) => split(text, separators)

const answer = 'Thank you, it works now.\n\nAyşe'
const quotation = '> Dear Ayşe,\n> please try again.\n>\n> Support'

test.each([
  'On Mon, 9 Mar 2026 at 10:00, Heed Support <support@shop.example> wrote:',
  'On Mon, 9 Mar 2026 at 10:00, Heed Support\n<support@shop.example> wrote:',
  'On 9 Mar 2026, at 10:00, Support <support@shop.example>\nwrote:',
  'Destek <support@shop.example>, 9 Mar 2026 Pzt, 10:00 tarihinde şunu yazdı:',
  'Destek <support@shop.example> şunları yazdı (9 Mar 2026 10:00):',
  '9 Mart 2026 Pazartesi 10:00:00 GMT+3 tarihinde, Destek <support@shop.example> şunu yazdı:',
  'Pada tanggal Sen, 9 Mar 2026 pukul 10.00 Bantuan <support@shop.example> menulis:',
  'Pada Sen, 9 Mar 2026 10.00, Bantuan <support@shop.example>\nmenulis:',
  'Bantuan <support@shop.example> menulis pada 9 Mar 2026 10.00:',
  'Dəstək <support@shop.example> 9 mar 2026, 10:00 tarixində yazdı:',
  'Dəstək <support@shop.example>, 9 mart 2026, B.e. 10:00 tarixində bunu yazıb:',
  '在 2026年3月9日 星期一 10:00,客服 <support@shop.example> 写道：',
  '客服 <support@shop.example> 于2026年3月9日周一 10:00写道：',
  '客服 <support@shop.example> 於 2026年3月9日 週一 上午10:00寫道：',
])('the quotation below "%s" is set apart', (introduction) => {
  expect(splitQuoted(`${answer}\n\n${introduction}\n\n${quotation}`)).toEqual({
    visible: answer,
    quoted: `${introduction}\n\n${quotation}`,
  })
})

test.each([
  '-----Original Message-----',
  '----- Orijinal İleti -----',
  '-----Özgün İleti-----',
  '-----Pesan Asli-----',
  '------------------ 原始邮件 ------------------',
  '________________________________\nFrom: Support <support@shop.example>\nSent: Monday, 9 March 2026 10:00\nTo: Ayşe\nSubject: Re: Order',
  '*From:* Support\n*Date:* Monday\n*Subject:* Order',
  'Kimden: Destek\nGönderildi: 9 Mart 2026 Pazartesi 10:00\nKime: Ayşe\nKonu: Sipariş',
  'Gönderen: Destek\nTarih: 9 Mart 2026\nKonu: Sipariş',
  'Dari: Bantuan\nDikirim: Senin, 9 Maret 2026\nKepada: Ayu\nPerihal: Pesanan',
  'Kimdən: Dəstək\nGöndərilib: 9 mart 2026\nKimə: Aysel\nMövzu: Sifariş',
  '发件人: 客服\n发送时间: 2026年3月9日 10:00\n收件人: 王芳\n主题: 订单',
  '发件人：客服\n日期：2026年3月9日\n收件人：王芳',
])('unmarked quotation below\n%s\nis set apart', (introduction) => {
  const { visible, quoted } = splitQuoted(`${answer}\n\n${introduction}\n\nDear Ayşe, please try again.`)
  expect(visible).toBe(answer)
  expect(quoted).toMatch(/please try again\.$/)
})

test('our own separator ends what is visible, in any language and however it is quoted', () => {
  const introduction = 'Le lun. 9 mars 2026 à 10:00, Support <support@shop.example> a écrit :'
  for (const mark of ['', '> ', '>> ', '| ']) {
    expect(splitQuoted(`Merci\n${mark}${separator}\n${mark}Bonjour`).visible).toBe('Merci')
  }
  expect(splitQuoted('Teşekkürler\n##- Lütfen üstüne yazın -##\nMerhaba').visible).toBe('Teşekkürler')
  expect(splitQuoted('谢谢\n> ##-请在此行上方回复 -##\n> 你好').visible).toBe('谢谢')
  expect(splitQuoted(`Merci\n\n${introduction}\n\n${separator}\n> Bonjour`).visible).toContain('Merci')
  const english = 'On Monday 9 March 2026 Support <support@shop.example> wrote:'
  expect(splitQuoted(`Thanks\n\n${english}\n\n${separator}\nHello`).visible).toBe('Thanks')
})

test('a line of other words that looks like our separator is a line of words', () => {
  for (const line of ['##- - - - -##', '##- lamps -##', '##- Please write above, or below -##']) {
    const text = `My list:\n${line}\ntwo`
    expect(splitQuoted(text)).toEqual({ visible: text, quoted: '' })
  }
})

test('an answer below the quotation is what is visible', () => {
  const introduction = 'On Mon, 9 Mar 2026 at 10:00, Support <support@shop.example> wrote:'
  expect(splitQuoted(`${introduction}\n${quotation}\n\n${answer}`)).toMatchObject({ visible: answer })
  expect(splitQuoted(`${introduction}\n> ${separator}\n${quotation}\n\n${answer}`).visible).toBe(answer)
  expect(splitQuoted(`${quotation}\n${answer}`).visible).toBe(answer)
})

test('answers between quoted lines stay with the lines that they answer', () => {
  const text = 'On 9 Mar 2026, Support <s@shop.example> wrote:\n> Which size?\nMedium.\n> Which colour?\nBlue.'
  expect(splitQuoted(text)).toEqual({ visible: text, quoted: '' })
})

test('quoted lines at the end are set apart without any introduction', () => {
  expect(splitQuoted(`${answer}\n\n${quotation}\n`)).toEqual({ visible: answer, quoted: quotation })
})

test('a mail that is nothing but quotation stays visible', () => {
  for (const text of [
    quotation,
    `${separator}\nHello`,
    '-----Original Message-----\nHello',
    'On 9 March 2026 Ali wrote:\n> Hello',
  ]) {
    expect(splitQuoted(text)).toEqual({ visible: text, quoted: '' })
  }
  expect(splitQuoted(' \n')).toEqual({ visible: '', quoted: '' })
})

test.each([
  'On Monday I wrote: your parcel never came.\nPlease help.',
  'On Monday your seller wrote:\nno. I disagree.',
  'From: Ankara\nI want to change the address.',
  'Satıcı bana şöyle yazdı:\nbekleyin. Bekliyorum.',
  'My list:\n- one\n- two\n---\nRegards',
  '---------- Forwarded message ---------\nThe shop told me this.',
  'a > b and b > c',
])('"%s" is all visible', (text) => {
  expect(splitQuoted(text)).toEqual({ visible: text, quoted: '' })
})

test('hostile text is split in little time', () => {
  const start = performance.now()
  for (const line of [
    'On x\n',
    'On 1, a <b> wrote:\n> c\nd\n',
    '> \n',
    '在写道\n',
    'From: x\n',
    '________\n',
    '>'.repeat(100),
  ]) {
    splitQuoted(line.repeat(Math.ceil(400_000 / line.length)))
  }
  expect(performance.now() - start).toBeLessThan(3000)
})
