import { randomUUID } from 'node:crypto'
import { findMailChannel } from '../src/features/channels/channel.queries.ts'
import { receiveMail } from '../src/features/channels/intake/receive-mail.ts'
import type { Scope } from '../src/platform/scope.ts'

type Written = {
  from?: string
  to?: string
  subject?: string
  text?: string
  id?: string
  date?: string
  headers?: string[]
}

/** A plain mail as a customer's program writes it. */
export function writeMail(mail: Written): Buffer {
  const head = [
    `From: ${mail.from ?? 'Leyla Əliyeva <leyla@example.test>'}`,
    `To: ${mail.to ?? 'help@narin.test'}`,
    `Subject: ${mail.subject ?? 'My order'}`,
    `Date: ${mail.date ?? 'Mon, 02 Nov 2026 09:30:00 +0000'}`,
    ...(mail.id === '' ? [] : [`Message-ID: ${mail.id ?? `<${randomUUID()}@example.test>`}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    ...(mail.headers ?? []),
  ]
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${(mail.text ?? 'Where is my order?').replaceAll('\n', '\r\n')}\r\n`)
}

/** A picture of one pixel. */
export const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

type Picture = { type: string; id: string; name: string }

/** A mail in HTML that brings its pictures along, each a dot. */
export function writePictureMail(to: string, html: string, pictures: Picture[]): Buffer {
  const parts = pictures.flatMap(({ type, id, name }) => [
    '--b',
    `Content-Type: ${type}; name="${name}"`,
    'Content-Transfer-Encoding: base64',
    `Content-ID: <${id}>`,
    `Content-Disposition: inline; filename="${name}"`,
    '',
    dot,
  ])
  const lines = [
    'From: Ayşe Demir <ayse@example.test>',
    `To: ${to}`,
    'Subject: Leke',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    html,
    ...parts,
    '--b--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

type Reported = {
  to: string
  /** Message-ID, without brackets, and recipient of the mail that the report is about. */
  about: string | undefined
  recipient: string
  action?: string
  status?: string
  /** Further fields of the recipient. */
  fields?: string[]
  head?: string[]
}

/** A report of a mail server about a mail of ours, as RFC 3464 has it; anybody can write one. */
export function writeReport(report: Reported): Buffer {
  const head = report.head ?? ['Content-Type: multipart/report; report-type=delivery-status; boundary=r']
  const lines = [
    'From: MAILER-DAEMON@mx.example.test',
    `To: ${report.to}`,
    'Subject: Undelivered',
    'Return-Path: <>',
    'MIME-Version: 1.0',
    ...head,
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'It failed.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.test',
    '',
    `Final-Recipient: rfc822; ${report.recipient}`,
    ...(report.action === '' ? [] : [`Action: ${report.action ?? 'failed'}`]),
    `Status: ${report.status ?? '5.1.1'}`,
    ...(report.fields ?? ['Diagnostic-Code: smtp; 550 5.1.1 mailbox unavailable']),
    '',
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${report.about ?? ''}>`,
    '',
    '--r--',
    '',
  ]
  return Buffer.from(lines.join('\r\n'))
}

/** Lets a mail in as the SMTP listener does, or as a mail server's pipe. */
export async function letIn(scope: Scope, address: string, raw: Buffer, from = '', via: 'smtp' | 'pipe' = 'smtp') {
  const channel = await findMailChannel(scope.house, address)
  if (!channel) throw new Error(`No channel has ${address}`)
  return receiveMail(scope.house, channel, { via, raw, source: { from, to: address, ip: '127.0.0.1' } })
}

export const itemOf = (scope: Scope, intakeId: string) =>
  scope.transaction((tx) =>
    tx.db.selectFrom('intake_item').selectAll().where('id', '=', intakeId).executeTakeFirstOrThrow(),
  )

export const messagesOf = (scope: Scope, caseId: string) =>
  scope.transaction((tx) =>
    tx.db.selectFrom('message').selectAll().where('case_id', '=', caseId).orderBy('id').execute(),
  )

export const outboxOf = (scope: Scope, caseId: string) =>
  scope.transaction((tx) =>
    tx.db.selectFrom('outbox_message').selectAll().where('case_id', '=', caseId).orderBy('id').execute(),
  )

export const mailAddressOf = async (scope: Scope): Promise<string> =>
  (
    await scope.transaction((tx) =>
      tx.db
        .selectFrom('channel')
        .select('address')
        .where('workspace_id', '=', scope.workspaceId)
        .where('kind', '=', 'mail')
        .orderBy('id')
        .executeTakeFirstOrThrow(),
    )
  ).address as string
