import { defineFeature } from '../../platform/feature.ts'
import { caseRoutes } from './cases.routes.ts'
import { wakeSnoozed } from './change-state.ts'
import { firstAnswerFollowsDelivery } from './first-answer.ts'
import { indexWords } from './search/index-words.ts'
import { sweepLooseFiles } from './uploads.ts'

export { answerCaseWith, writeNote } from './answer-case.ts'
export { assignIfFree, assignTo, handOver } from './assign-case.ts'
export { ownerUnknown } from './cases.errors.ts'
export { findCaseByMailIds, getCaseForThread, requireCase, requireOwner } from './cases.queries.ts'
export type { CameBy, CustomerMessage, Received, StoredFile } from './cases.types.ts'
export { changeState } from './change-state.ts'
export { unsayFirstAnswer } from './first-answer.ts'
export { conditionsOf as caseConditions } from './list-cases.ts'
export { receiveCustomerMessage } from './receive-message.ts'
export { cutQuery, cutWords, foldLetters } from './search/words.ts'
export { findKnownCases, type NewImportedCase, takeInCases } from './take-in-cases.ts'
export { updateCaseWith } from './update-case.ts'
export { keepFiles, listKeptFiles } from './uploads.ts'
export { restoreWords, withdrawWords } from './withdraw-words.ts'

/** One work item for everything a customer asks, from the first word to solved. */
export const cases = defineFeature({
  name: 'cases',
  routes: caseRoutes,
  reactions: [...indexWords, ...firstAnswerFollowsDelivery],
  tickers: [
    { name: 'cases.wake-snoozed', everySeconds: 15, run: wakeSnoozed },
    { name: 'cases.sweep-files', everySeconds: 3600, run: sweepLooseFiles },
  ],
})
