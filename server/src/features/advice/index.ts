import * as contract from '@heed/contract/advice.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { listOfCase, readOne } from './advice-rows.ts'
import { adviceFollowsCase, answer, watchAdvice, withdraw } from './answer-advice.ts'
import { ask } from './ask-advice.ts'

export { answer as answerAdvice } from './answer-advice.ts'
export { ask as askAdvice } from './ask-advice.ts'

/** Somebody who decides is asked what serves a customer best, while both clocks run: theirs and the customer's. */
export const advice = defineFeature({
  name: 'advice',
  routes: [
    route(contract.listAdviceOfCase, ({ scope, params }) => listOfCase(scope, params.id)),
    route(contract.askAdvice, ({ scope, params, body }) => ask(scope, params.id, body)),
    route(contract.getAdvice, ({ scope, params }) => readOne(scope, params.id)),
    route(contract.answerAdvice, ({ scope, params, body }) => answer(scope, params.id, body)),
    route(contract.withdrawAdvice, ({ scope, params }) => withdraw(scope, params.id)),
  ],
  reactions: [adviceFollowsCase],
  tickers: [{ name: 'advice.watch', everySeconds: 5, run: watchAdvice }],
})
