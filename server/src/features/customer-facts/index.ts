import * as consents from '@heed/contract/consents.ts'
import * as contract from '@heed/contract/customer-facts.ts'
import * as needs from '@heed/contract/customer-needs.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import type { Scope } from '../../platform/scope.ts'
import { changeCustomerWith } from '../customers/index.ts'
import { giveOrWithdraw, readConsents } from './consents/consents.ts'
import { factsFollowCustomers } from './facts/facts-follow-customers.ts'
import { findPolicy, setPolicy } from './facts/policy.ts'
import { listQuestions, pass } from './facts/questions.ts'
import { read, readFacts } from './facts/read-facts.ts'
import { end, guess, record } from './facts/write-facts.ts'
import { readKnowledge } from './needs/knowledge.ts'
import { add, change, list } from './needs/needs.ts'

export { giveOrWithdraw as recordConsent } from './consents/consents.ts'
export { record as recordFact } from './facts/write-facts.ts'
export { add as addNeed } from './needs/needs.ts'
export { setPostalAddress }

/** Where letters go. */
const setPostalAddress = (scope: Scope, customerId: string, postalAddress: string | null) =>
  scope.transaction(async (tx) => {
    await changeCustomerWith(tx, customerId, { postalAddress })
    return readFacts(tx, customerId)
  })

/** What is known of a customer and how: asked, seen or assumed; what they need; and what to ask them next. */
export const customerFacts = defineFeature({
  name: 'customer-facts',
  routes: [
    route(contract.getCustomerFacts, ({ scope, params }) => read(scope, params.id)),
    route(contract.recordFact, ({ scope, params, body }) => record(scope, params.id, body)),
    route(contract.endFact, ({ scope, params, body }) => end(scope, params.id, body)),
    route(contract.guessBySegment, ({ scope, params, body }) => guess(scope, params.id, body.segment)),
    route(contract.setPostalAddress, ({ scope, params, body }) =>
      setPostalAddress(scope, params.id, body.postalAddress),
    ),
    route(contract.getFactPolicy, ({ scope }) => scope.transaction(findPolicy)),
    route(contract.setFactPolicy, ({ scope, body }) => setPolicy(scope, body)),
    route(contract.listFactQuestions, ({ scope, params }) => listQuestions(scope, params.id)),
    route(contract.passFactQuestion, ({ scope, params, body }) => pass(scope, params.id, body)),
    route(consents.getCustomerConsents, ({ scope, params }) => readConsents(scope, params.id)),
    route(consents.recordConsent, ({ scope, params, body }) => giveOrWithdraw(scope, params.id, body)),
    route(needs.listNeeds, ({ scope, params }) => list(scope, params.id)),
    route(needs.addNeed, ({ scope, params, body }) => add(scope, params.id, body)),
    route(needs.changeNeed, ({ scope, params, body }) => change(scope, params.id, body)),
    route(needs.getKnowledge, ({ scope }) => readKnowledge(scope)),
  ],
  reactions: [factsFollowCustomers],
})
