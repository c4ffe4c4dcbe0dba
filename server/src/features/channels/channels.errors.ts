import { problem } from '../../platform/problem.ts'

export const addressTaken = problem(409, 'channel.address_taken', 'Another channel has this address')
export const notPhone = problem(400, 'channel.not_phone', 'Only a phone channel has a number')
export const passwordNeeded = problem(
  400,
  'channel.password_needed',
  'Another server or user needs its password; the kept one is not sent to a new place',
)
export const notMail = problem(400, 'channel.not_mail', 'Only a mail channel has a mailbox and a mail server')
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
