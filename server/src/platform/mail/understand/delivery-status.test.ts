import { expect, test } from 'vitest'
import { parseDeliveryStatus } from './delivery-status.ts'
import { parseMail } from './parse-mail.ts'

const original = 'Message-ID: <heed.m.1@shop.example>\nFrom: support@shop.example\nSubject: Your order\n\nHello'

const report = (status: string, returned = `Content-Type: message/rfc822\n\n${original}`) =>
  parseMail(
    Buffer.from(
      `From: MAILER-DAEMON@mx.example
To: support@shop.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

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
  expect(parseDeliveryStatus(mail)).toEqual({
    originalMessageId: '<heed.m.1@shop.example>',
    finalRecipient: 'nobody@mail.example',
    action: 'failed',
    status: '5.1.1',
    diagnostic: '550 5.1.1 <nobody@mail.example>: user unknown',
  })
  expect(mail.text).toBe('I could not deliver your mail.')
})

test('of several recipients the one that failed counts', async () => {
  const mail = await report(`Reporting-MTA: dns; mx.example

Final-Recipient: rfc822;a@mail.example
Action: delivered
Status: 2.0.0

Final-Recipient: rfc822;b@mail.example
Action: failed
Status: 5.2.2 (mailbox full)`)
  expect(parseDeliveryStatus(mail)).toMatchObject({
    finalRecipient: 'b@mail.example',
    status: '5.2.2',
    diagnostic: undefined,
  })
})

test('a delay is not a failure, with or without the word', async () => {
  const delayed = 'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;a@mail.example\nStatus: 4.4.1'
  expect(parseDeliveryStatus(await report(`${delayed}\nAction: delayed`))?.action).toBe('delayed')
  expect(parseDeliveryStatus(await report(delayed))?.action).toBe('delayed')
})

test('the mail is found by its returned header alone, by the report, or by the references', async () => {
  const failed = 'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822;a@mail.example\nAction: failed'
  const headerOnly = await report(
    failed,
    'Content-Type: text/rfc822-headers\n\nMessage-ID: <1@shop.example>\nSubject: x',
  )
  expect(parseDeliveryStatus(headerOnly)?.originalMessageId).toBe('<1@shop.example>')
  const named = await report(`Original-Message-ID: <2@shop.example>\n\n${failed}`, 'Content-Type: text/plain\n\nend')
  expect(parseDeliveryStatus(named)?.originalMessageId).toBe('<2@shop.example>')
  expect(
    parseDeliveryStatus(await report(failed, 'Content-Type: text/plain\n\nend'))?.originalMessageId,
  ).toBeUndefined()
})

test('an ordinary mail and an empty report have no status', async () => {
  expect(parseDeliveryStatus(await parseMail(Buffer.from('From: a@b.example\r\n\r\nText')))).toBeUndefined()
  expect(parseDeliveryStatus(await report('Reporting-MTA: dns; mx.example'))).toBeUndefined()
})
