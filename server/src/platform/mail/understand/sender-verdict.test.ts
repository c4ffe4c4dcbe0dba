import { expect, test } from 'vitest'
import { parseMail } from './parse-mail.ts'
import { isSenderRefuted } from './sender-verdict.ts'

const refuted = async (...headers: string[]) => {
  const mail = [...headers, 'From: Ayşe <ayse@mail.example>', 'To: support@shop.example', '', 'Text']
  return isSenderRefuted(await parseMail(Buffer.from(mail.join('\r\n'))))
}
const header = (value: string) => `Authentication-Results: ${value}`

test.each([
  ['DMARC failed', 'mx.shop.example; dkim=none; dmarc=fail (p=REJECT) header.from=mail.example'],
  [
    'DMARC failed, over several lines and without the name of a server',
    'spf=softfail (sender IP is 192.0.2.1) smtp.mailfrom=mail.example;\r\n dkim=none (message not signed);\r\n DMARC=Fail action=quarantine header.from=mail.example',
  ],
  ['SPF failed and nothing was signed', 'mx.shop.example; spf=fail smtp.mailfrom=mail.example; dkim=none'],
  [
    'SPF failed and only another domain signed',
    'mx; spf=fail smtp.mailfrom=mail.example; dkim=pass header.d=evil.example',
  ],
  ['SPF failed and the signature was broken', 'mx 1; dkim=fail header.d=mail.example; spf/1 = fail'],
  ['the comment claims otherwise', 'mx; dmarc=fail (a \\) b; dmarc=pass) header.from=mail.example'],
  ['a quoted reason claims otherwise', 'mx; spf=fail reason="x; dkim=pass header.d=mail.example; y"'],
])('refuted: %s', async (_name, value) => {
  expect(await refuted(header(value))).toBe(true)
})

test.each([
  ['nothing was said', undefined],
  ['nothing was checked', 'mx.shop.example; none'],
  ['DMARC passed', 'mx; spf=fail smtp.mailfrom=list.example; dkim=none; dmarc=pass header.from=mail.example'],
  [
    'forwarded, and the signature of the domain holds',
    'mx; spf=fail; dkim=pass header.i=@news.mail.example header.s=k',
  ],
  ['SPF is only unsure', 'mx; spf=softfail smtp.mailfrom=mail.example; dkim=none'],
  ['the domain has no rule', 'mx; dmarc=none header.from=mail.example; spf=none'],
  ['a comment only mentions it', 'mx; spf=none (dmarc=fail; spf=fail); dkim=none'],
  ['the header is no such header', ';;; === (((('],
])('not refuted: %s', async (_name, value) => {
  expect(await refuted(...(value === undefined ? [] : [header(value)]))).toBe(false)
})

test('only the topmost header counts: what travelled with the mail does not accuse or excuse', async () => {
  const failed = header('mx.shop.example; dmarc=fail header.from=mail.example')
  const passed = header('mx.shop.example; dmarc=pass header.from=mail.example')
  expect(await refuted(failed, passed)).toBe(true)
  expect(await refuted(passed, failed)).toBe(false)
})
