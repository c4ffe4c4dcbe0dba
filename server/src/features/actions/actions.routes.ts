import * as contract from '@heed/contract/actions.ts'
import { getTodayBoard } from '@heed/contract/today-board.ts'
import { route } from '../../platform/http/route.ts'
import { change, makeByHand, settle } from './do-action.ts'
import { listActionsPage } from './list-actions.ts'
import { readBoard } from './read-board.ts'
import { readToday } from './read-today.ts'

export const actionRoutes = [
  route(contract.getToday, ({ scope, query }) => readToday(scope, query)),
  route(getTodayBoard, ({ scope, query }) => readBoard(scope, query)),
  route(contract.listActions, ({ scope, query }) => listActionsPage(scope, query)),
  route(contract.makeAction, ({ scope, body }) => makeByHand(scope, body)),
  route(contract.settleAction, ({ scope, params, body }) => settle(scope, params.id, body)),
  route(contract.changeAction, ({ scope, params, body }) => change(scope, params.id, body)),
]
