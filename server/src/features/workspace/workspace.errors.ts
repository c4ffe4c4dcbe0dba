import { problem } from '../../platform/problem.ts'

export const setupDone = problem(409, 'setup.done', 'This installation is set up already')
export const setupLinkInvalid = problem(
  403,
  'setup.link_invalid',
  'The set-up link is wrong or was used; start Heed again to see the current one',
)
export const emailTaken = problem(409, 'member.email_taken', 'An account with this mail address exists')
export const invitationInvalid = problem(
  404,
  'invitation.invalid',
  'The invitation was used, withdrawn or has expired; ask for a new one',
)
export const lastOwner = problem(409, 'member.last_owner', 'A business keeps at least one owner')
export const roleTooHigh = problem(403, 'member.role_too_high', 'Nobody gives a role above their own')
export const hoursInvalid = (rule: string) => problem(400, `hours.${rule}`, 'The opening hours cannot be used')()
export const keyIsNotThePerson = problem(
  403,
  'api_key.not_the_person',
  'An API key acts for a program; only the person who made it changes their own name, language or look',
)
