import { expect, test } from 'vitest'
import { classifyAutomatic } from './automatic.ts'
import { parseMail } from './parse-mail.ts'

const classify = async (...headers: string[]) => {
  const mail = ['From: Ayşe <ayse@mail.example>', 'To: support@shop.example', ...headers, '', 'Text']
  return classifyAutomatic(await parseMail(Buffer.from(mail.join('\r\n'))))
}

test.each([
  ['person', []],
  ['person', ['Subject: Re: Order', 'Auto-Submitted: no']],
  ['person', ['Subject: Your automatic reply was rude', 'Return-Path: <ayse@mail.example>']],
  ['person', ['Precedence: first-class', 'X-Auto-Response-Suppress: None']],
  ['auto_reply', ['Auto-Submitted: auto-replied']],
  ['auto_reply', ['Auto-Submitted: Auto-Replied (vacation)']],
  ['auto_reply', ['Auto-Submitted: auto-generated; owner-email="a@b.example"']],
  ['auto_reply', ['X-Autoreply: yes']],
  ['auto_reply', ['Precedence: auto_reply']],
  ['auto_reply', ['Return-Path: <>']],
  ['auto_reply', ['Subject: Automatic reply: Order']],
  ['auto_reply', ['Subject: =?UTF-8?B?T3RvbWF0aWsgeWFuxLF0OiBTaXBhcmnFnw==?=']],
  ['auto_reply', ['Subject: 自动回复: 订单']],
  ['auto_reply', ['Content-Type: multipart/report; report-type=disposition-notification; boundary=b']],
  ['bulk', ['List-Id: <news.shop.example>']],
  ['bulk', ['List-Unsubscribe: <https://news.example/u>', 'Auto-Submitted: auto-generated']],
  ['bulk', ['Precedence: bulk']],
  ['bulk', ['Precedence: List']],
  ['bulk', ['X-Auto-Response-Suppress: DR, OOF, AutoReply']],
  ['bounce', ['Content-Type: multipart/report; report-type="delivery-status"; boundary=b']],
  ['bounce', ['X-Failed-Recipients: nobody@mail.example']],
])('%s: %s', async (kind, headers) => {
  expect(await classify(...headers)).toBe(kind)
})

test('a mail of the mail system itself is a bounce, even without a report', async () => {
  const mail =
    'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\r\nReturn-Path: <>\r\nSubject: Undelivered\r\n\r\nSorry'
  expect(classifyAutomatic(await parseMail(Buffer.from(mail)))).toBe('bounce')
})
