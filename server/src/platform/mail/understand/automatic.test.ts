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
  ['person', ['X-Failed-Recipients: nobody@mail.example']],
  ['person', ['Subject: Undelivered', 'Content-Type: multipart/mixed; report-type=delivery-status; boundary=b']],
])('%s: %s', async (kind, headers) => {
  expect(await classify(...headers)).toBe(kind)
})

test.each([
  ['bounce', 'Undelivered', ['Return-Path: <>']],
  ['bounce', 'failure notice', ['Return-Path: <>']],
  ['bounce', 'Question', ['Return-Path: <>', 'X-Failed-Recipients: a@mail.example']],
  ['bounce', '来自mail.example的退信', ['Return-Path: <>']],
  ['auto_reply', 'Question', ['Return-Path: <>']],
  ['person', 'Undelivered', ['Return-Path: <postmaster@mx.example>']],
  ['person', 'Question', []],
])('%s: a mail of the mail system itself, "%s", %s', async (kind, subject, headers) => {
  const mail = [
    'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>',
    `Subject: ${subject}`,
    ...headers,
    '',
    'Sorry',
  ]
  expect(classifyAutomatic(await parseMail(Buffer.from(mail.join('\r\n'))))).toBe(kind)
})

test('a server that names no sender in the envelope makes a returned mail of the mail system a bounce, and of a person none', async () => {
  const parse = (from: string) => parseMail(Buffer.from(`From: ${from}\r\nSubject: Undelivered\r\n\r\nSorry`))
  expect(classifyAutomatic(await parse('mailer-daemon@mx.example'), true)).toBe('bounce')
  expect(classifyAutomatic(await parse('mailer-daemon@mx.example'), false)).toBe('person')
  expect(classifyAutomatic(await parse('ayse@mail.example'), true)).toBe('person')
})
