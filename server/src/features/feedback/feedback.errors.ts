import { problem } from '../../platform/problem.ts'

export const textTooLong = problem(400, 'feedback.text_too_long', 'The words have more than 100 kB')
export const scoreOutside = problem(400, 'feedback.score_outside', 'The score lies outside its scale')
export const saidInFuture = problem(400, 'feedback.said_in_future', 'Nothing is said in a time to come')
export const customerUnknown = problem(400, 'feedback.customer_unknown', 'The customer named here does not exist')
export const caseUnknown = problem(400, 'feedback.case_unknown', 'The case named here does not exist')
export const nothingDecided = problem(400, 'feedback.nothing_decided', 'Say what was decided')
export const nothingDone = problem(400, 'feedback.nothing_done', 'Say what was done')
export const notDecided = problem(409, 'feedback.not_decided', 'Nothing is decided yet that a customer could be told')
export const reasonMissing = problem(400, 'feedback.reason_missing', 'A step back needs a reason')
export const doneInFuture = problem(400, 'feedback.done_in_future', 'Nothing is done in a time to come')
export const doneBeforeDecided = problem(400, 'decision.done_before', 'It was done before it was decided')
export const nothingOwed = problem(409, 'feedback.no_answer_owed', 'Nobody can be answered for this')
export const answeredAlready = problem(409, 'feedback.answered', 'This was answered already')
export const placeUnreachable = problem(409, 'feedback.place_unreachable', 'They cannot be reached that way')
export const privateInPublic = problem(
  400,
  'feedback.private_in_public',
  'Everybody reads this: leave out addresses, phone numbers and case numbers',
)
export const noDoorForCase = problem(
  409,
  'feedback.no_door_for_case',
  'A case needs a branch with a channel that takes messages',
)
export const slugTaken = problem(409, 'said_page.slug_taken', 'Another page has this place')
export const branchesBeyond = problem(
  403,
  'decision.beyond_branches',
  'A decision for the whole business is made by someone who sees every branch',
)
export const importBusy = problem(409, 'feedback_import.busy', 'The file is being read or was taken in')
export const mappingOdd = problem(400, 'feedback_import.mapping_odd', 'Two columns cannot be the same thing')
export const periodReversed = problem(400, 'insight.period_reversed', 'The period ends before it begins')
export const phraseTooShort = problem(
  400,
  'topic.phrase_short',
  'A phrase needs three letters, or two Chinese characters',
)
export const phraseTooSmall = problem(400, 'topic.phrase_everywhere', 'These words stand in nearly every text')
export const tooManyPhrases = problem(409, 'topic.phrases_full', 'This topic has as many phrases as it can hold')
export const topicsTooMany = problem(409, 'topic.too_many', 'There are as many topics as there can be')
export const topicTooDeep = problem(400, 'topic.too_deep', 'A topic stands at the top or below one that does')
export const topicHasOthers = problem(409, 'topic.has_others', 'Other topics stand below this one')
export const themeInPast = problem(400, 'theme.in_past', 'The day of a theme is still to come')
export const themeDecided = problem(409, 'theme.decided', 'This theme has its decision already')
export const themeNotDecided = problem(409, 'theme.not_decided', 'Say first what is done about this theme')
export const themeIsDone = problem(409, 'theme.done', 'This theme is done already')
export const memberUnknown = problem(400, 'feedback.member_unknown', 'There is no such colleague')
export const momentNotTold = problem(
  409,
  'feedback.moment_not_told',
  'A moment that may not be told cannot become a case, which more people read',
)
export const notInPublic = problem(409, 'feedback.not_in_public', 'These words were never posted in public')
