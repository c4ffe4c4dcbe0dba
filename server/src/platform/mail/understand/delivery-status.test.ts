import { expect, test } from 'vitest'
import { parseDeliveryReport } from './delivery-status.ts'
import { parseMail } from './parse-mail.ts'

const original = 'Message-ID: <heed.m.1@shop.example>\nFrom: support@shop.example\nSubject: Your order\n\nHello'

const report = (
  status: string,
  returned = `Content-Type: message/rfc822\n\n${original}`,
  more = 'X-Mailer: mx',
  type = 'multipart/report; report-type=delivery-status',
) =>
  parseMail(
    Buffer.from(
      `From: MAILER-DAEMON@mx.example
To: support@shop.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
${more}
Content-Type: ${type}; boundary="b"

--b
Content-Type: text/plain

I could not deliver your mail.
--b
Content-Type: message/delivery-status

${status}
--b
${returned}
--b--
`.replaceAll('\n', '\r\n'),
    ),
  )

test('a failed delivery names the mail, the recipient and the reason', async () => {
  const mail = await report(`Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; Nobody@Mail.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 <nobody@mail.example>:
    user unknown`)
  expect(parseDeliveryReport(mail)).toEqual({
    originalMessageId: '<heed.m.1@shop.example>',
    recipients: [
      {
        addresses: ['nobody@mail.example'],
        action: 'failed',
        status: '5.1.1',
        diagnostic: '550 5.1.1 <nobody@mail.example>: user unknown',
      },
    ],
  })
  expect(mail.text).toBe('I could not deliver your mail.')
})

test('each recipient stands by itself, with the address that the mail was sent to', async () => {
  const mail = await report(`Reporting-MTA: dns; mx.example

Final-Recipient: rfc822;a@mail.example
Action: delivered
Status: 2.0.0

Original-Recipient: rfc822; <Shop@mail.example>
Final-Recipient: rfc822;b@mail.example
Action: failed
Status: 5.2.2 (mailbox full)`)
  expect(parseDeliveryReport(mail)?.recipients).toMatchObject([
    { addresses: ['a@mail.example'], action: 'delivered' },
    {
      addresses: ['b@mail.example', 'shop@mail.example'],
      action: 'failed',
      status: '5.2.2',
      diagnostic: undefined,
    },
  ])
})

test('only the word says that delivery failed', async () => {
  const recipient = 'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;a@mail.example\nStatus: 5.1.1'
  const actionOf = async (status: string) => parseDeliveryReport(await report(status))?.recipients[0]?.action
  expect(await actionOf(`${recipient}\nAction: Failed (for good)`)).toBe('failed')
  expect(await actionOf(`${recipient}\nAction: delayed`)).toBe('delayed')
  expect(await actionOf(recipient)).toBeUndefined()
})

test('the mail is named by its returned header alone or by the report, never by the report’s own thread', async () => {
  const failed = 'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;a@mail.example\nAction: failed'
  const headerOnly = await report(
    failed,
    'Content-Type: text/rfc822-headers\n\nMessage-ID: <1@shop.example>\nSubject: x',
  )
  expect(parseDeliveryReport(headerOnly)?.originalMessageId).toBe('<1@shop.example>')
  const named = await report(`Original-Message-ID: <2@shop.example>\n\n${failed}`, 'Content-Type: text/plain\n\nend')
  expect(parseDeliveryReport(named)?.originalMessageId).toBe('<2@shop.example>')
  const thread = 'In-Reply-To: <3@shop.example>\nReferences: <3@shop.example>'
  const unnamed = await report(failed, 'Content-Type: text/plain\n\nend', thread)
  expect(parseDeliveryReport(unnamed)?.originalMessageId).toBeUndefined()
})

test('an ordinary mail, an empty report and a report inside a mail have no status', async () => {
  expect(parseDeliveryReport(await parseMail(Buffer.from('From: a@b.example\r\n\r\nText')))).toBeUndefined()
  expect(parseDeliveryReport(await report('Reporting-MTA: dns; mx.example'))).toBeUndefined()
  const failed = 'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;a@mail.example\nAction: failed'
  expect(parseDeliveryReport(await report(failed, undefined, undefined, 'multipart/mixed'))).toBeUndefined()
})
