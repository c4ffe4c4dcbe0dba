import { problem } from '../../platform/problem.ts'

export const otherCurrency = problem(400, 'remedy.other_currency', 'Remedies are given in the currency of the branch')
export const worthless = problem(400, 'remedy.worthless', 'Say what it is worth; only an apology is worth nothing')
export const apologyIsFree = problem(400, 'remedy.apology_is_free', 'An apology has no amount')
export const percentOfWhat = problem(400, 'remedy.percent_of_what', 'Only a coupon or a discount can be a percentage')
export const notAllowedHere = problem(
  409,
  'remedy.not_allowed',
  'The rules of this business do not give this; somebody who leads may, as an exception with its reason',
)
export const remedyDecidedAlready = problem(409, 'remedy.decided', 'This is decided already')
export const aboutDecider = problem(403, 'remedy.about_decider', 'The complaint is about you: somebody else decides')
export const ownRemedy = problem(403, 'remedy.own', 'Somebody else decides what you have asked for')
export const beyondLimit = problem(403, 'remedy.beyond_limit', 'This is beyond what you may decide')
export const exceptionDecidedAlready = problem(409, 'exception.decided', 'This is decided already, or taken back')
export const exceptionNotGranted = problem(409, 'exception.not_granted', 'Only a granted exception has a result')
export const notGranted = problem(409, 'remedy.not_granted', 'Only what is granted and not given yet can be given')
export const notWithdrawable = problem(409, 'remedy.not_withdrawable', 'This was given, refused or taken back already')
export const couponUnknown = problem(404, 'coupon.unknown', 'No coupon has this code')
export const couponUsed = problem(409, 'coupon.used', 'This coupon was used already')
export const couponExpired = problem(409, 'coupon.expired', 'This coupon holds no longer')
export const couponVoid = problem(409, 'coupon.void', 'This coupon was taken back')
export const tooManyGuesses = problem(
  429,
  'coupon.too_many_guesses',
  'Too many codes that were none; try again in ten minutes',
)
