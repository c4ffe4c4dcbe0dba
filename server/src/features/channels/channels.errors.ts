import { problem } from '../../platform/problem.ts'

export const addressTaken = problem(409, 'channel.address_taken', 'Another channel has this address')
export const notPhone = problem(400, 'channel.not_phone', 'Only a phone channel has a number')
export const passwordNeeded = problem(
  400,
  'channel.password_needed',
  'Another server or user needs its password; the kept one is not sent to a new place',
)
export const notMail = problem(400, 'channel.not_mail', 'Only a mail channel has a mailbox and a mail server')
export const notMessaging = problem(
  400,
  'channel.not_messaging',
  'Only a channel of a messaging provider has an account and a secret of this kind',
)
export const fieldUnknown = problem(400, 'channel.field_unknown', 'The provider of this channel has no such field')
export const sendToInvalid = problem(400, 'channel.send_to_invalid', 'Answers are sent to an address of the web')
export const windowClosed = problem(
  409,
  'messaging.window_closed',
  'The hours in which the provider lets us answer freely are over',
)
export const textTooLong = problem(400, 'messaging.text_too_long', 'This is longer than the provider takes')
export const filesNotTaken = problem(400, 'messaging.no_files', 'No files can be sent by this channel')
export const filesTooMany = problem(400, 'messaging.too_many_files', 'More files than this channel takes at once')
export const filesTooLarge = problem(400, 'messaging.file_too_large', 'A file is larger than this channel takes')
export const nothingToReplay = problem(
  409,
  'intake.understood',
  'This item was understood; there is nothing to do again',
)
export const alreadyOnItsWay = problem(409, 'outbox.on_its_way', 'This mail is waiting, being sent or sent already')
export const notDemo = problem(409, 'mailbox.demo_only', 'Only the demo business has a built-in mailbox')
export const noWayBack = problem(
  409,
  'mailbox.no_way_back',
  'No mail channel of this business has the address that sent this',
)
