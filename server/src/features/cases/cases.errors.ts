import { problem } from '../../platform/problem.ts'

export const answeredMeanwhile = problem(
  409,
  'case.answered_meanwhile',
  'Someone wrote in this case after you opened it; read it before sending',
)
export const changedMeanwhile = problem(409, 'case.changed_meanwhile', 'This case was changed after you opened it')
export const ownerUnknown = problem(
  400,
  'case.owner_unknown',
  'The new owner is not an active colleague who sees this branch',
)
export const handoverToSelf = problem(400, 'case.handover_to_owner', 'The case is theirs already')
export const snoozeInPast = problem(400, 'case.snooze_in_past', 'A case can only sleep until a time to come')
export const nobodyToAnswer = problem(409, 'case.no_address', 'The customer has no mail address to answer to')
export const attachmentUnknown = problem(
  400,
  'attachment.unknown',
  'An attachment named here was not uploaded by you or was sent already',
)
export const attachmentsTooLarge = problem(413, 'attachment.too_large', 'All attachments together may have 25 MB')
export const tooManyTags = problem(409, 'case.too_many_tags', 'A case has 20 tags at most')
export const channelUnknown = problem(400, 'channel.unknown', 'The channel does not exist or is out of your sight')
export const notSpoken = problem(
  400,
  'case.not_spoken',
  'Only someone who called or came in was answered on the spot; others are answered in their case',
)
export const reasonForOtherWay = problem(
  409,
  'case.reason_for_other_way',
  'The customer wished to be reached another way; say why not this time',
)
export const fileGone = problem(410, 'attachment.gone', 'The file is no longer in the store')
