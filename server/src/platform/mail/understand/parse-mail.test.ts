import { expect, test } from 'vitest'
import { parseMail } from './parse-mail.ts'

const lines = (...parts: string[]) => Buffer.from(parts.join('\r\n'))
const parse = (...parts: string[]) => parseMail(lines('From: Ayşe <ayse@mail.example>', ...parts))

test('an ordinary mail is read in full', async () => {
  const mail = await parseMail(
    lines(
      'Return-Path: <ayse@mail.example>',
      'Delivered-To: support@shop.example',
      'X-Original-To: info@shop.example',
      'From: =?UTF-8?Q?Ay=C5=9Fe_Y=C4=B1lmaz?= <Ayse@Mail.Example>',
      'Sender: "Office, The" <office@mail.example>',
      'Reply-To: home@mail.example',
      'To: Support <support@shop.example>, team: a@shop.example, b@shop.example;',
      'Cc: support@shop.example',
      'Subject: =?UTF-8?B?U2lwYXJpxZ9pbQ==?=',
      'Date: Mon, 9 Mar 2026 10:00:00 +0300 (TRT)',
      'Message-ID: <1@mail.example>',
      'In-Reply-To: <0@shop.example>',
      'References: <a@shop.example>',
      ' <> <0@shop.example> <a@shop.example> broken',
      '',
      'Hello,',
      'where is it?',
      '',
    ),
  )
  const { headers, ...rest } = mail
  expect(rest).toEqual({
    messageId: '<1@mail.example>',
    inReplyTo: '<0@shop.example>',
    references: ['<a@shop.example>', '<0@shop.example>'],
    from: { address: 'ayse@mail.example', name: 'Ayşe Yılmaz' },
    sender: { address: 'office@mail.example', name: 'Office, The' },
    replyTo: [{ address: 'home@mail.example', name: '' }],
    to: [
      { address: 'support@shop.example', name: 'Support' },
      { address: 'a@shop.example', name: '' },
      { address: 'b@shop.example', name: '' },
    ],
    cc: [{ address: 'support@shop.example', name: '' }],
    deliveredTo: ['support@shop.example', 'info@shop.example'],
    subject: 'Siparişim',
    date: new Date('2026-03-09T07:00:00Z'),
    text: 'Hello,\nwhere is it?',
    html: undefined,
    attachments: [],
  })
  expect(headers.get('return-path')).toEqual(['<ayse@mail.example>'])
})

test.each(['', '<>', '< >', '<@>', '<no-at-sign>', 'not in brackets@x', '<ş@b>'])(
  'the message id "%s" identifies nothing',
  async (id) => {
    const mail = await parse(`Message-ID: ${id}`, `In-Reply-To: ${id}`, `References: ${id}`, '', 'x')
    expect(mail).toMatchObject({ messageId: undefined, inReplyTo: undefined, references: [] })
  },
)

test('an id that was folded in the middle is put together again, and very many references are shortened', async () => {
  expect((await parse('Message-ID:', ' <long-left-', ' part@mail.example>', '', 'x')).messageId).toBe(
    '<long-left-part@mail.example>',
  )
  const ids = Array.from({ length: 500 }, (_, index) => `<${index}@x.example>`)
  const { references } = await parse(`References: ${ids.join('\r\n ')}`, '', 'x')
  expect([references.length, references[0], references.at(-1)]).toEqual([100, '<0@x.example>', '<499@x.example>'])
})

test.each([
  ['missing', ''],
  ['a name only', 'From: Ayşe'],
  ['no domain', 'From: ayse@'],
  ['a line break smuggled in', 'From: <a@b.example=0d=0aBcc:x@y.example>'],
  ['two at signs', 'From: <a@b@c.example>'],
  ['undisclosed', 'From: undisclosed-recipients:;'],
])('a sender that is %s is undefined', async (_, from) => {
  const mail = await parseMail(lines('Subject: x', ...(from ? [from] : []), '', 'x'))
  expect(mail.from).toBeUndefined()
})

test.each([
  ['From: <@old.example,@older.example:a@mail.example>', 'a@mail.example'],
  ['From: Pete(A nice \\) chap) <pete(his account)@silly . example(his host)>', 'pete@silly.example'],
  ['From: a@bücher.example', 'a@xn--bcher-kva.example'],
  ['From: "a@trusted.example" <b@mail.example>', 'b@mail.example'],
])('%s is from %s', async (from, address) => {
  expect((await parseMail(lines(from, '', 'x'))).from?.address).toBe(address)
})

test.each([
  ['Thu, 32 Foo 2026', undefined],
  ['Mon, 30 Jun 3609 15:33:50 +0600', undefined],
  ['yesterday', undefined],
  ['', undefined],
  ['9 Mar 2026 10:00:00 GMT', '2026-03-09T10:00:00.000Z'],
])('the date "%s" is %s', async (date, expected) => {
  expect((await parse(`Date: ${date}`, '', 'x')).date?.toISOString()).toBe(expected)
})

test('control and direction characters leave subjects, names and texts, and a subject ends somewhere', async () => {
  const subject = Buffer.from('a\u0000b\u202egpj.exe\r\nBcc: x@y.example').toString('base64')
  const mail = await parse(`Subject: =?UTF-8?B?${subject}?=`, '', 'te\u0000xt\u0007')
  expect(mail).toMatchObject({ subject: 'a bgpj.exe Bcc: x@y.example', text: 'text' })
  expect([...(await parse(`Subject: ${'😀'.repeat(600)}`, '', 'x')).subject]).toHaveLength(500)
})

const word = { tr: 'Siparişim gelmedi, çok üzgünüm. Iğdır, ŞİŞLİ', zh: '你好，我的订单还没有到，请帮我查一下。' }
const turkishBytes = Buffer.from('Sipari\xfeim gelmedi', 'latin1')
const chineseBytes = Buffer.from('c4e3bac3a3acced2b5c4b6a9b5a5bbb9c3bbd3d0b5bd', 'hex')

test.each<[string, string, Buffer, string]>([
  ['UTF-8 without a declaration', '', Buffer.from(word.tr), word.tr],
  ['UTF-8 declared as Latin-1', 'iso-8859-1', Buffer.from(word.tr), word.tr],
  ['UTF-8 declared as ASCII', 'us-ascii', Buffer.from(word.zh), word.zh],
  ['UTF-8 with an unknown name', 'x-nonsense', Buffer.from(word.zh), word.zh],
  ['Turkish bytes without a declaration', '', turkishBytes, 'Siparişim gelmedi'],
  ['Turkish bytes declared as UTF-8', 'utf-8', turkishBytes, 'Siparişim gelmedi'],
  ['Turkish bytes, declared', 'iso-8859-9', turkishBytes, 'Siparişim gelmedi'],
  ['Chinese bytes without a declaration', '', chineseBytes, '你好，我的订单还没有到'],
  ['Chinese bytes declared as UTF-8', 'utf-8', chineseBytes, '你好，我的订单还没有到'],
  ['Chinese bytes, declared', 'gb2312', chineseBytes, '你好，我的订单还没有到'],
])('%s is readable, in every transfer encoding', async (_, charset, bytes, expected) => {
  const type = charset && `; charset=${charset}`
  const quotedPrintable = [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
  for (const [encoding, body] of [
    ['8bit', bytes],
    ['base64', Buffer.from(bytes.toString('base64'))],
    ['quoted-printable', Buffer.from(quotedPrintable)],
  ] as const) {
    const head = lines(
      'From: a@b.example',
      `Content-Type: text/plain${type}`,
      `Content-Transfer-Encoding: ${encoding}`,
      '',
      '',
    )
    expect((await parseMail(Buffer.concat([head, body]))).text).toBe(expected)
  }
})

test('headers in an old charset are readable', async () => {
  const head = Buffer.concat([Buffer.from('From: a@b.example\r\nSubject: '), turkishBytes, Buffer.from('\r\n\r\nText')])
  expect((await parseMail(head)).subject).toBe('Siparişim gelmedi')
})

test('a mail cut in the middle of a character keeps what came before', async () => {
  const body = Buffer.from(word.zh)
  const cut = Buffer.concat([lines('From: a@b.example', '', ''), body.subarray(0, body.length - 1)])
  expect((await parseMail(cut)).text).toMatch(/^你好，我的订单还没有到，请帮我查一下/)
})

test('a mail of HTML alone has text, with quotations marked', async () => {
  const mail = await parse(
    'Content-Type: text/html; charset=utf-8',
    '',
    '<style>p{}</style><p>Hello &amp; good&nbsp;day</p><ul><li>one<li>two</ul>line<br>break<script>x()</script>',
    '<div>On 9 Mar wrote:</div><blockquote><p>quoted</p><blockquote>older</blockquote></blockquote>',
  )
  expect(mail.text.replace(/\n+/g, '\n')).toBe(
    'Hello & good day\n- one\n- two\nline\nbreak\nOn 9 Mar wrote:\n>\n> quoted\n>\n>>\n>> older\n>',
  )
  expect(mail.html).toContain('<script>')
})
