import * as contract from '@heed/contract/automations.ts'
import { defineFeature } from '../../platform/feature.ts'
import { route } from '../../platform/http/route.ts'
import { runsFollowCase } from './follow-case.ts'
import { installAutomations } from './install-first.ts'
import { listRules, listRuns } from './list-automations.ts'
import { automationsFollowEvents } from './run-automations.ts'
import { changeRule, deleteRule, makeRule, orderRules, switchRule } from './save-automation.ts'
import { doHeld, dropHeld } from './settle-held.ts'
import { tryRule } from './try-automation.ts'

/** Rules without code: when something happens, and conditions hold, do something; tried on what happened before they are switched on. */
export const automation = defineFeature({
  name: 'automation',
  routes: [
    route(contract.listAutomations, ({ scope }) => listRules(scope)),
    route(contract.makeAutomation, ({ scope, body }) => makeRule(scope, body)),
    route(contract.orderAutomations, ({ scope, body }) => orderRules(scope, body.ids)),
    route(contract.changeAutomation, ({ scope, params, body }) => changeRule(scope, params.id, body)),
    route(contract.switchAutomation, ({ scope, params, body }) => switchRule(scope, params.id, body.on)),
    route(contract.deleteAutomation, ({ scope, params }) => deleteRule(scope, params.id)),
    route(contract.listAutomationRuns, ({ scope, params, query }) => listRuns(scope, params.id, query)),
    route(contract.doHeldBack, ({ scope, params }) => doHeld(scope, params.id)),
    route(contract.dropHeldBack, ({ scope, params, body }) => dropHeld(scope, params.id, body)),
    route(contract.tryAutomation, ({ scope, body }) => tryRule(scope, body)),
  ],
  reactions: [...automationsFollowEvents, runsFollowCase, installAutomations],
})
