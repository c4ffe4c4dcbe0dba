import { defineFeature } from '../../platform/feature.ts'
import { watchRemedies } from './decide-remedy.ts'
import { watchExceptions } from './exceptions/decide-exception.ts'
import { remediesFollowCase } from './follow-case.ts'
import { remedyRoutes } from './remedies.routes.ts'
import { installPolicy } from './remedy-policy.ts'

export { aboutWhom } from './about-whom.ts'
export { decideUntil, listDeciders } from './choose-approver.ts'
export { ask as askForException } from './exceptions/ask-exception.ts'
export { writeResult as writeExceptionResult } from './exceptions/decide-exception.ts'
export { give } from './give-remedies.ts'
export { proposeLimits } from './remedy-policy.ts'

/** What puts things right for a customer: within limits at once, above them decided, each in the ledger with its cost. */
export const remedies = defineFeature({
  name: 'remedies',
  routes: remedyRoutes,
  reactions: [...installPolicy, remediesFollowCase],
  tickers: [
    { name: 'remedies.watch', everySeconds: 5, run: watchRemedies },
    { name: 'remedies.watch-exceptions', everySeconds: 5, run: watchExceptions },
  ],
})
