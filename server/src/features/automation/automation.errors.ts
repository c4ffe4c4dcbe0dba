import { ProblemError, problem } from '../../platform/problem.ts'

export const needsBranch = problem(
  403,
  'automation.needs_branch',
  'A rule for every branch is made by somebody who sees every branch',
)
export const automationChangedMeanwhile = problem(
  409,
  'automation.changed_meanwhile',
  'Somebody else changed this rule; look at it again',
)
export const tooMany = problem(409, 'automation.too_many', 'There are as many rules as there can be')
export const ruleIsOff = problem(409, 'automation.is_off', 'The rule is off; switch it on, or drop what it held back')
/** Why an action of a rule could not be done; kept with its run. */
export const nobodyThere = problem(409, 'automation.nobody_there', 'Nobody who is meant can be reached in this branch')
export const tagsFull = problem(409, 'automation.tags_full', 'The case has as many tags as it can')

/** Names the rules of the ring in their order, the first one again at its end. */
export const wouldLoop = (names: string[]) =>
  new ProblemError(409, 'automation.loop', `These rules would set each other off: ${names.join(' → ')}`, {
    fields: names.map((name, index) => ({ path: `rules.${index}`, rule: name })),
  })
