import { expect, test } from 'vitest'
import { MailError } from './mail-error.ts'
import { parseMail } from './parse-mail.ts'

const multipart = (...parts: string[]) =>
  Buffer.from(
    [
      'From: a@b.example',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      ...parts.flatMap((part) => ['--b', part]),
      '--b--',
    ].join('\r\n'),
  )
const file = (name: string, content = 'x') =>
  `Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}`

test.each<[string, string, Buffer]>([
  ['nothing', 'mail.no_headers', Buffer.alloc(0)],
  ['empty lines', 'mail.no_headers', Buffer.from('\r\n\r\n\r\n')],
  ['no header at all', 'mail.no_headers', Buffer.from('just some words\r\n\r\nand more')],
  ['random bytes', 'mail.no_headers', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251))],
  ['headers without end', 'mail.headers_too_large', Buffer.from(`Subject: ${'a'.repeat(600_000)}\r\n\r\nx`)],
  ['very many headers', 'mail.headers_too_large', Buffer.from(`${'X-A: b\r\n'.repeat(2000)}\r\nx`)],
  ['very many parts', 'mail.too_many_parts', multipart(...Array.from({ length: 11_000 }, () => '\r\nx'))],
  [
    'very many files',
    'mail.too_many_parts',
    multipart(...Array.from({ length: 300 }, (_, index) => file(`${index}.pdf`))),
  ],
  [
    'parts nested without end',
    'mail.too_deep',
    Buffer.from(
      Array.from({ length: 100 }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join(
        '',
      ),
    ),
  ],
])('%s is refused as %s', async (_, code, raw) => {
  await expect(parseMail(raw)).rejects.toEqual(expect.objectContaining({ name: 'MailError', code }))
})

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\\\Users\\\\me\\\\invoice.pdf', 'invoice.pdf'],
  ['..', 'attachment-1'],
  ['.htaccess', 'htaccess'],
  ['a\u0000b\u0007.pdf', 'a b .pdf'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a<b>:c|d?e*.pdf', 'a_b__c_d_e_.pdf'],
  ['', 'attachment-1'],
  ['fatura şubat 二月.pdf', 'fatura şubat 二月.pdf'],
])('the file name "%s" becomes "%s"', async (name, expected) => {
  expect((await parseMail(multipart(file(name)))).attachments[0]?.filename).toBe(expected)
})

test('a long file name keeps its ending', async () => {
  const filename = (await parseMail(multipart(file(`${'ş'.repeat(500)}.pdf`)))).attachments[0]?.filename ?? ''
  expect([...filename]).toHaveLength(200)
  expect(filename).toMatch(/ş\.pdf$/)
})

test('a picture in the text is told from a file, and a mail inside a mail stays a file', async () => {
  const { attachments, text } = await parseMail(
    multipart(
      'Content-Type: text/plain\r\n\r\nsee below',
      'Content-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\nAAEC',
      'Content-Type: message/rfc822\r\n\r\nFrom: other@b.example\r\nMessage-ID: <inner@b.example>\r\n\r\ninner words',
      'Content-Type: ../../x; name=a\r\n\r\nodd',
    ),
  )
  expect(text).toBe('see below')
  expect(attachments.map(({ content, ...rest }) => ({ ...rest, first: content[1] }))).toEqual([
    { filename: 'attachment-1', mimeType: 'image/png', contentId: 'logo@x', inline: true, size: 3, first: 1 },
    {
      filename: 'message-2.eml',
      mimeType: 'message/rfc822',
      contentId: undefined,
      inline: false,
      size: 65,
      first: 114,
    },
    { filename: 'a', mimeType: 'application/octet-stream', contentId: undefined, inline: false, size: 4, first: 100 },
  ])
})

test('headers named like parts of an object are only headers', async () => {
  const mail = await parseMail(Buffer.from('__proto__: x\r\nconstructor: y\r\nSubject: z\r\n\r\nText'))
  expect(mail.headers.get('__proto__')).toEqual(['x'])
  expect(({} as { x?: unknown }).x).toBeUndefined()
})

test('mails broken at random are understood or refused, never worse', async () => {
  const sample = multipart(
    'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>G=C3=BCn</p>',
    file('a.pdf'),
  )
  let seed = 1
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647
    return seed % below
  }
  for (let round = 0; round < 300; round++) {
    const broken = Buffer.from(sample)
    for (let change = 0; change < 12; change++) broken[random(broken.length)] = random(256)
    const result = await parseMail(broken.subarray(0, random(broken.length) + 1)).catch((error: unknown) => error)
    if (result instanceof Error) expect(result).toBeInstanceOf(MailError)
  }
})

test.each([
  ['addresses', `To: ${'<'.repeat(200_000)}@`],
  ['comments', `To: ${'('.repeat(200_000)}a@b.example`],
  ['blanks in an address', `To: ${' '.repeat(200_000)}.${' '.repeat(200_000)}@`],
  ['references', `References: ${'<a'.repeat(100_000)}`],
  ['encoded words', `Subject: ${'=?UTF-8?Q?a?= '.repeat(15_000)}`],
  ['a file name', `Content-Disposition: attachment; filename="${'. '.repeat(100_000)}a"`],
])('hostile %s cost little time', async (_, header) => {
  const start = performance.now()
  await parseMail(Buffer.from(`From: a@b.example\r\n${header}\r\n\r\nx`))
  expect(performance.now() - start).toBeLessThan(2000)
})

test('hostile HTML costs little time', async () => {
  for (const html of [
    '<blockquote>'.repeat(20_000),
    '<'.repeat(200_000),
    '<br>'.repeat(50_000),
    '<p>&nbsp;'.repeat(30_000),
    '<div>x'.repeat(40_000),
  ]) {
    const start = performance.now()
    await parseMail(Buffer.from(`From: a@b.example\r\nContent-Type: text/html\r\n\r\n${html}`))
    expect(performance.now() - start).toBeLessThan(4000)
  }
})
