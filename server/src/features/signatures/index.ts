import * as contract from '@heed/contract/signatures.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { readFigures } from './figures.ts'
import { change, listAll, listReady, make } from './signatures.ts'
import { list, start, tick } from './visits.ts'

export { make as makeSignature } from './signatures.ts'

/** What every visit of a kind of service contains, ticked by whoever serves, and how often a visit was complete. */
export const signatures = defineFeature({
  name: 'signatures',
  routes: [
    route(contract.listSignatures, ({ scope }) => listAll(scope)),
    route(contract.listReadySignatures, ({ scope, query }) => listReady(scope, query.language)),
    route(contract.makeSignature, ({ scope, body }) => make(scope, body)),
    route(contract.changeSignature, ({ scope, params, body }) => change(scope, params.id, body)),
    route(contract.getSignatureFigures, ({ scope, params, query }) => readFigures(scope, params.id, query)),
    route(contract.listVisits, ({ scope, query }) => list(scope, query)),
    route(contract.startVisit, ({ scope, body }) => start(scope, body)),
    route(contract.markVisitStep, ({ scope, params, body }) => tick(scope, params.id, body)),
  ],
})
