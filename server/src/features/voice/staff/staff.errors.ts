import { problem } from '../../../platform/problem.ts'

export const surveyUnfit = problem(
  409,
  'staff_round.unfit',
  'A survey among employees asks on one page: no question may hang on another, and only scales, choices and texts are asked',
)
export const tooFewPeople = problem(409, 'staff_round.too_few', 'Fewer people work there than the least group')
export const deadlineUnfit = problem(
  400,
  'staff_round.deadline',
  'The deadline is between an hour and ninety days from now',
)
export const stillRunning = problem(
  409,
  'staff_round.running',
  'The urn is opened after the deadline, or once everybody has handed in',
)
export const roundOver = problem(409, 'staff_round.over', 'This survey is over')
export const alreadyHandedIn = problem(409, 'staff_round.handed_in', 'This paper is handed in')
export const urnUnreadable = problem(409, 'staff_round.unreadable', 'The key of the urn is lost: no paper can be taken')
export const oneMeasure = problem(400, 'staff_round.one_measure', 'Either an action or a reason, and not both')
export const notLow = problem(409, 'staff_round.not_low', 'This item did not come out low, or is answered already')
